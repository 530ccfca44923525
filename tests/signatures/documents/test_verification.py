"""The report of a verification: PDF/A and PDF/UA whatever a stranger typed, in both languages and on both papers."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.verifying import Conformance, verify
from medias_desktop.signatures.checked import CheckedFile, conclude
from medias_desktop.signatures.documents.verification import ReportLook, typeset_verification
from tests.core.pdf.tools import defects

AT = dt.datetime(2026, 11, 22, 15, 30, tzinfo=dt.UTC)
HOSTILE = "\u202e<b>#let x = 1</b> $\\alpha$ \x1b[31m" + "ImpossibleÀCouper" * 40 + "\U0001f9ff\ud800"


@pytest.fixture(scope="module")
def verification(twice):
    return verify(twice)


@pytest.fixture(scope="module")
def trusted(twice, roots):
    return verify(twice, roots)


def checked(found, name="Politique.pdf", **more) -> CheckedFile:
    return CheckedFile(name, 218_194, AT, found, conclude(found, None, None), **more)


def texts(pdf):
    with open_pdf(pdf) as pages:
        return [" ".join(pages.text(number).split()) for number in range(len(pages))]


@pytest.mark.parametrize(("language", "paper", "height"), [("fr", "letter", 792), ("en", "a4", 842)])
def test_it_is_pdf_a_and_accessible(trusted, language, paper, height):
    look = ReportLook(language, paper, "Médias 5.0", "Ville de L’Anse-Saint-Jean", "Huguette Rioux")
    pdf = typeset_verification([checked(trusted, municipality="Ville de L’Anse-Saint-Jean")], look)
    assert defects(pdf, "2a") == []
    assert defects(pdf, "ua1") == []
    with open_pdf(pdf) as pages:
        assert round(pages.size(0)[1]) == height
    text = " ".join(texts(pdf))
    for told in ("Hélène Cœur-Bélanger", "Politique.pdf", "Huguette Rioux", "Médias 5.0", "ECDSA P-256"):
        assert told in text
    assert trusted.sha256[:8] in text


def test_the_verdict_comes_first(trusted):
    pages = texts(typeset_verification([checked(trusted)], ReportLook("fr", "letter", "Médias 5.0")))
    first = " ".join(pages)
    assert "Accepté" in pages[0]
    assert first.index("Accepté") < first.index("Signatures") < first.index("Empreinte (SHA-256)")


def test_what_a_stranger_typed_changes_nothing_but_words(verification):
    one = verification.signatures[0]
    details = dataclasses.replace(
        one.details,
        **dict.fromkeys(("reason", "location", "organisation", "role", "issuer", "algorithm"), HOSTILE),
        chain=(HOSTILE,) * 50,
    )
    found = dataclasses.replace(
        verification,
        signatures=(dataclasses.replace(one, signer=HOSTILE, field=HOSTILE, details=details),) * 12,
        conformance=Conformance("PDF/A-2b", False, ("rule",) * 900),
    )
    pdf = typeset_verification([checked(found, HOSTILE + ".pdf")], ReportLook("fr", "letter", "Médias 5.0"))
    assert defects(pdf, "2a") == []
    assert defects(pdf, "ua1") == []
    text = "".join(texts(pdf))
    assert "#let x = 1" in text
    assert "\u202e" not in text


def test_each_file_begins_a_page(trusted, verification):
    files = [checked(trusted, "un.pdf"), checked(verification, "deux.pdf")]
    pages = texts(typeset_verification(files, ReportLook("fr", "letter", "Médias 5.0")))
    (second,) = [text for text in pages if "Intact, mais" in text]
    assert "un.pdf" not in second
