"""The report of a verification: PDF/A and PDF/UA, one page, in both languages and on both papers."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.pdf.integrity import IntegrityStatement, grouped, typeset_integrity
from medias_desktop.core.pdf.pages import open_pdf
from tests.core.pdf.tools import defects

HASH = "ab12cd34ef56ab78" * 4


def statement(language="fr", paper="letter", findings=(), **more):
    told = {
        "municipality": "Ville de L’Anse-Saint-Jean",
        "language": language,
        "register_name": "Anse.medias",
        "register_id": "0f" * 12,
        "checked_by": "Huguette Rioux",
        "role": "Direction générale",
        "at": dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC),
        "read": True,
        "events": 12345,
        "erased": 1,
        "seals": 37,
        "head_seq": 12345,
        "head_hash": HASH,
        "findings": findings,
        "program": "Médias 1.0",
        "paper": paper,
    }
    return IntegrityStatement(**{**told, **more})


def texts(pdf):
    with open_pdf(pdf) as pages:
        return [" ".join(pages.text(number).split()) for number in range(len(pages))]


@pytest.mark.parametrize(("language", "paper", "height"), [("fr", "letter", 792), ("en", "a4", 842)])
@pytest.mark.parametrize("findings", [(), ("Something was changed.",) * 80])
def test_it_is_pdf_a_and_accessible(language, paper, height, findings):
    pdf = typeset_integrity(statement(language, paper, findings))
    assert defects(pdf, "2a") == []
    assert defects(pdf, "ua1") == []
    with open_pdf(pdf) as pages:
        assert round(pages.size(0)[1]) == height


def test_a_sound_register_is_one_page():
    (text,) = texts(typeset_integrity(statement()))
    for told in (
        "Ville de L’Anse-Saint-Jean",
        "Rapport de vérification du registre",
        "0F0F 0F0F 0F0F 0F0F 0F0F 0F0F",
        "21 novembre 2026, 15 h 30",
        "Huguette Rioux, Direction générale",
        "Rien à signaler",
        "12 345 opérations de la piste de vérification",
        "dont 1 au contenu détruit",
        "37 sceaux valides d’utilisateurs",
        "Empreinte ab12 cd34 ef56 ab78",
        "Signature de la personne responsable",
    ):
        assert told in text
    assert "Constats" not in text


def test_findings_are_listed_with_what_is_not_known():
    pages = texts(typeset_integrity(statement("en", findings=("The file is damaged.",), read=False)))
    text = " ".join(pages)
    for told in ("1 finding", "1. The file is damaged.", "its audit trail could not be read"):
        assert told in text
    assert "Fingerprint" not in text
    many = texts(typeset_integrity(statement("en", findings=tuple(f"Finding {n}." for n in range(100)))))
    assert "Finding 99." in many[-1]


def test_the_fingerprint_is_grouped():
    assert grouped(HASH) == "ab12 cd34 ef56 ab78"
