"""A seal goes on a document that was typeset without a place for it, and keeps it archivable and readable aloud."""

from __future__ import annotations

import io

import pikepdf
import pytest

from medias_desktop.core.pdf.credentials import FileCredential
from medias_desktop.core.pdf.destruction import typeset_destruction
from medias_desktop.core.pdf.errors import AlreadySigned, NotAPdf
from medias_desktop.core.pdf.sealing import SEAL_FIELD, add_seal_field
from medias_desktop.core.pdf.signing import Appearance, sign
from tests.core.pdf.conftest import NOW, PASSPHRASE, TOWN
from tests.core.pdf.test_destruction import certificate
from tests.core.pdf.tools import check_signatures, defects


def sealed(pdf: bytes, identity) -> bytes:
    credential = FileCredential(identity.pkcs12, PASSPHRASE)
    prepared, _pages = add_seal_field(pdf, TOWN, "fr")
    return sign(
        prepared,
        SEAL_FIELD,
        credential,
        Appearance(TOWN, "Sceau"),
        reason="",
        location="",
        now=NOW,
        certify=True,
        last=True,
        language="fr",
    ).pdf


@pytest.mark.parametrize(("language", "paper"), [("fr", "letter"), ("en", "a4")])
def test_a_sealed_document_stays_archivable_and_accessible(language, paper, mayor):
    made = sealed(typeset_destruction(certificate(language, paper)), mayor)
    assert defects(made, "2a") == []
    assert defects(made, "ua1") == []
    assert check_signatures(made) == [mayor.common_name]


def test_the_seal_is_in_the_margin_above_the_text_and_says_whose_it_is():
    made, pages = add_seal_field(typeset_destruction(certificate()), TOWN, "fr")
    with pikepdf.open(io.BytesIO(made)) as document:
        (field,) = document.Root.AcroForm.Fields
        assert pages == len(document.pages)
        left, bottom, right, top = (float(value) for value in field.Rect)
        assert str(field.TU) == f"Sceau de {TOWN}"
        # Letter is 612 by 792 points; the text begins 31 mm (88 pt) below the edge and ends 29 mm (82 pt) beside it.
        assert bottom > 792 - 88
        assert top < 792
        assert right == pytest.approx(612 - 82, abs=1)
        assert left > 612 / 2
        assert field.objgen in [annotation.objgen for annotation in document.pages[0].Annots]


def test_what_is_signed_already_is_left_alone(once):
    with pytest.raises(AlreadySigned):
        add_seal_field(once, TOWN, "fr")


def test_what_is_no_document_is_refused():
    with pytest.raises(NotAPdf):
        add_seal_field(b"%PDF-1.7 nothing else", TOWN, "fr")
