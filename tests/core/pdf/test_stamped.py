"""A stamped copy: every page says what became of the text, nothing is hidden, no signature is pretended."""

from __future__ import annotations

import hashlib
import io
import subprocess

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from medias_desktop.core.pdf.errors import NotAPdf
from medias_desktop.core.pdf.logos import prepared
from medias_desktop.core.pdf.record import typeset_adoption
from medias_desktop.core.pdf.stamped import BAND_HEIGHT, BAND_TOP, stamped_copy
from medias_desktop.core.pdf.verifying import Problem, verify
from medias_desktop.core.store.letterhead import Letterhead
from tests.core.pdf.conftest import signed_by
from tests.core.pdf.samples import adoption
from tests.core.pdf.servers import office
from tests.core.pdf.test_logos import picture
from tests.core.pdf.test_timestamps import signed as signed_there
from tests.core.pdf.tools import defects, needs_poppler, needs_qpdf, run, text_of

STATE = "Remplacée le 1er décembre 2026 par la version 3"
COPY = "Copie pour consultation – l’original signé est conservé au registre"
COLOUR = "#8a5a00"


@pytest.fixture(scope="module")
def copy(twice):
    return stamped_copy(twice, STATE, "fr", COLOUR)


def pictures(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        return [page.render(scale=2, may_draw_forms=True).to_pil().convert("RGB") for page in document]


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_copy_of_a_signed_document_stays_accessible_and_archivable(copy, profile):
    assert defects(copy, profile) == []


@pytest.mark.parametrize("profile", ["2a", "ua1"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_copy_of_a_document_that_nobody_signed_digitally_too(paper, language, profile):
    pdf = typeset_adoption(adoption(language, paper=paper)).pdf
    assert defects(stamped_copy(pdf, STATE, language, COLOUR), profile) == []


@needs_poppler
def test_every_page_says_what_became_of_the_text(tmp_path, copy):
    pages = text_of(tmp_path, copy).split("\f")[:-1]
    assert len(pages) >= 7
    assert all(STATE in page and COPY in page for page in pages)


@needs_poppler
def test_all_the_text_is_still_there_and_the_signatures_are_read(tmp_path, twice, copy):
    before = text_of(tmp_path, twice)
    after = text_of(tmp_path, copy)
    assert sorted(after.replace(STATE, "").replace(COPY, "").split()) == sorted(before.split())
    assert "Signé numériquement par" in after


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"resolution_text": "Il est résolu d’adopter le texte.\n\n" * 30},
        {"letterhead": Letterhead(prepared(picture(900, 900), "armoiries.png")[0], "image/png", "#7a1f2b")},
        {"policy_title": "Politique sur l’utilisation des médias sociaux et des pages publiques " * 4},
    ],
)
def test_band_stands_where_nothing_is_printed(mayor, paper, changes):
    signed = signed_by(
        typeset_adoption(adoption(paper=paper, **changes)).pdf, "signature_1", mayor, certify=True
    )
    stamped = pictures(stamped_copy(signed, STATE, "fr", COLOUR))
    for before, after in zip(pictures(signed), stamped, strict=True):
        place = (0, int(2 * BAND_TOP), before.width, round(2 * (BAND_TOP + BAND_HEIGHT)))
        assert before.crop(place).getextrema() == ((255, 255),) * 3
        assert ImageChops.difference(before.crop(place), after.crop(place)).getbbox() is not None
        for part in ((0, 0, before.width, place[1]), (0, place[3], before.width, before.height)):
            # A signature's picture may move by less than a dot: its dots are compared eight by eight.
            difference = ImageChops.difference(before.crop(part).reduce(8), after.crop(part).reduce(8))
            assert max(high for _low, high in difference.getextrema()) < 64


def test_links_outlines_and_tags_stay(twice, copy):
    def told(pdf):
        with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
            links = [
                one
                for page in document.pages
                for one in page.get("/Annots", [])
                if one.Subtype == pikepdf.Name.Link
            ]
            kinds = [
                str(one.S)
                for one in document.objects
                if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == pikepdf.Name.StructElem
            ]
            return len(links), len(outline.root), kinds

    (links, outline, before), (links_after, outline_after, after) = told(twice), told(copy)
    assert links > 0
    assert outline > 0
    assert (links_after, outline_after) == (links, outline)
    assert before.count("/Form") == 3
    assert (after.count("/Form"), after.count("/Figure")) == (0, before.count("/Figure") + 2)


@needs_poppler
def test_nothing_pretends_to_be_a_signature(tmp_path, copy):
    found = verify(copy)
    assert (found.accepted, found.signatures) == (False, ())
    assert Problem.NOT_SIGNED in found.problems
    assert b"/ByteRange" not in copy
    assert b"/AcroForm" not in copy
    assert "does not contain any signatures" in run(tmp_path, copy, "pdfsig").stdout


def test_metadata_say_that_it_is_a_copy_and_of_what(twice, copy):
    digest = hashlib.sha256(twice).hexdigest()
    with pikepdf.open(io.BytesIO(copy)) as document:
        with document.open_metadata() as metadata:
            assert metadata["dc:source"] == f"sha256:{digest}"
            title, told = metadata["dc:title"], metadata["dc:description"]
        assert title == f"Politique sur l’utilisation des médias sociaux – {STATE} (copie)"
        assert digest in told
        assert (str(document.docinfo.Title), str(document.docinfo.Subject)) == (title, told)


@needs_qpdf
def test_structure_is_sound(tmp_path, copy):
    assert run(tmp_path, copy, "qpdf", "--check").returncode == 0


@needs_poppler
def test_every_font_is_embedded(tmp_path, copy):
    file = tmp_path / "copy.pdf"
    file.write_bytes(copy)
    listed = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    embedded = [line.split()[-5] for line in listed.splitlines()[2:]]
    assert embedded
    assert set(embedded) == {"yes"}


def test_same_original_and_words_give_the_same_copy(twice, copy):
    assert stamped_copy(twice, STATE, "fr", COLOUR) == copy


def test_a_state_of_any_length_stays_inside_the_band(twice, tmp_path):
    long = "Abrogée le 1er décembre 2026 par la résolution 2026-12-" + "0123456789" * 30
    for page in pictures(stamped_copy(twice, long, "fr", "#a3262a")):
        edge = page.crop((0, 0, 150, 90)).point(lambda value: 255 if value > 250 else 0)
        assert edge.getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF\n", b"hello", b"%PDF-1.7" + bytes(500)])
def test_what_is_no_document_is_refused(content):
    with pytest.raises(NotAPdf):
        stamped_copy(content, STATE, "fr", COLOUR)


def test_copy_of_a_document_proved_for_long_pretends_nothing_either(record, tmp_path):
    (tmp_path / "office").mkdir()
    with office(tmp_path / "office") as running:
        first = signed_there(record.pdf, "signature_1", running).pdf
        whole = signed_there(first, "signature_2", running).pdf
    assert b"/DocTimeStamp" in whole
    copy = stamped_copy(whole, STATE, "fr", COLOUR)
    assert (defects(copy, "2a"), defects(copy, "ua1")) == ([], [])
    for claim in (b"/DocTimeStamp", b"/DSS", b"/ByteRange", b"/AcroForm"):
        assert claim not in copy
