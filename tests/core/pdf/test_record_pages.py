"""Every page of the record as a scanner or a screen reader meets it: codes, logos, colours, signatures."""

from __future__ import annotations

import io
import random

import pikepdf
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from medias_desktop.core.pdf import logos
from medias_desktop.core.pdf.page_codes import PageCode, parse_page_code
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.record import Signatory, typeset_adoption
from medias_desktop.core.store.letterhead import Letterhead
from tests.core.pdf.conftest import signed_by
from tests.core.pdf.samples import adoption
from tests.core.pdf.test_footnotes import BODY
from tests.core.pdf.test_logos import DRAWING, picture
from tests.core.pdf.tools import defects

SCANNED = 150 / 72


def scan(pdf: bytes, number: int, scale: float = SCANNED) -> Image.Image:
    with open_pdf(pdf) as pages:
        seen = pages.render(number, scale)
    shape = (seen.width, seen.height)
    return Image.frombuffer("RGBX", shape, seen.data, "raw", "RGBX", seen.stride, 1).convert("L")


def worn(image: Image.Image, seed: int) -> Image.Image:
    """Return a page as it comes back from an office: printed grey, laid askew on the glass, dusty."""
    dice = random.Random(seed)
    image = image.point(lambda value: 40 + value * 200 // 255).rotate(
        dice.uniform(-3, 3), resample=Image.Resampling.BILINEAR, fillcolor=235
    )
    noise = Image.effect_noise(image.size, 40)
    return Image.blend(image.filter(ImageFilter.GaussianBlur(0.5)), noise, 0.12)


@pytest.mark.parametrize(("language", "paper"), [("fr", "letter"), ("en", "a4")])
def test_the_code_of_every_page_is_read_at_150_dots_per_inch(language, paper):
    made = typeset_adoption(adoption(language, 3, paper, document_id="752C-C2F1-8DED"))
    digest = adoption().text_sha256[:16]
    for number in range(made.pages):
        for image in (scan(made.pdf, number), worn(scan(made.pdf, number), number)):
            (found,) = zxingcpp.read_barcodes(image)
            assert parse_page_code(found.text) == PageCode("752CC2F18DED", number + 1, made.pages, digest), (
                number
            )


def test_codes_are_no_part_of_what_is_read_aloud():
    made = typeset_adoption(adoption())
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        for page in document.pages:
            content = page.obj.Contents[0].read_bytes()
            assert content.startswith(b"/Artifact")
            assert content.split().count(b"BDC") == content.split().count(b"EMC") == 1
            assert b"MCID" not in content


LOGOS = {
    "none": b"",
    "see-through": picture(300, 200, mode="RGBA"),
    "grey": picture(300, 200, mode="L"),
    "huge": picture(8000, 6000),
    "wide": picture(4000, 300),
    "tall": picture(100, 3000),
    "a dot": picture(1, 1),
    "photograph": picture(900, 900, "JPEG", "CMYK"),
    "drawing": DRAWING,
}
COLOURS = ["", "#f2c200", "#ffffff", "#000000", "#7a1420"]


def dressed(logo: str, colour: str, language: str = "fr", paper: str = "letter", **changes: object):
    content = LOGOS[logo]
    bears = Letterhead(*(logos.prepared(content, logo) if content else (b"", "")), colour)
    sections = ((1, "1", "Délais", BODY), *adoption(language, 1).sections)
    given = {"sections": sections, "resolution_text": "Vu.[^1]\n\n[^1]: Note.", **changes}
    return typeset_adoption(adoption(language, 1, paper, letterhead=bears, **given))


@pytest.mark.parametrize(("logo", "colour"), [*zip(LOGOS, COLOURS * 2, strict=False)])
def test_any_logo_and_colour_make_a_valid_document(logo, colour):
    made = dressed(logo, colour, paper="a4" if len(logo) % 2 else "letter")
    assert defects(made.pdf, "2a") == defects(made.pdf, "ua1") == []


@pytest.mark.parametrize("logo", ["huge", "wide", "tall", "drawing"])
def test_a_logo_stays_in_its_place(logo):
    """Below the band and above the title nothing is wider or higher than the box of 76 by 27 millimetres."""
    bare, made = dressed("none", "#000000", municipality=""), dressed(logo, "#000000", municipality="")
    top = scan(made.pdf, 0, 1).crop((82, 95, 612, 195))
    box = top.point(lambda value: 255 * (value < 250)).getbbox()
    assert box is not None
    assert box[0] <= 2
    assert box[2] - box[0] <= 76 * 72 / 25.4 + 2
    assert box[3] - box[1] <= 27 * 72 / 25.4 + 2
    assert bare.pages == made.pages


def test_a_logo_has_a_text_in_its_place():
    with pikepdf.open(io.BytesIO(dressed("wide", "").pdf)) as document:
        said = [
            str(one.Alt)
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one and one.get("/S") == "/Figure"
        ]
    assert said == ["Logo\u00a0: Municipalité de Rivière-aux-Ormes"]


@pytest.mark.parametrize(("language", "paper", "logo"), [("fr", "a4", "drawing"), ("en", "letter", "none")])
def test_it_stays_valid_after_each_signature(mayor, clerk, language, paper, logo):
    made = dressed(logo, "#7a1420", language, paper)
    once = signed_by(made.pdf, "signature_1", mayor, certify=True, language=language)
    twice = signed_by(once, "signature_2", clerk, last=True, language=language)
    for pdf in (made.pdf, once, twice):
        assert defects(pdf, "ua1") == []
    assert defects(made.pdf, "2a") == defects(once, "2a") == []
    # The validator takes the first of two signatures for one that should cover the whole file.
    assert [one.split("-", 1)[1] for one in defects(twice, "2a")] == ["SIGNATURE-BYTERANGE-001"]


def test_long_names_and_nine_signatories_break_well():
    name = "Marie-Antoinette de la Bruère-Saint-Onge " * 5
    people = tuple(Signatory(name[:200].strip(), name[:200].strip()) for _each in range(9))
    made = dressed(
        "wide", "", municipality=name[:200].strip(), policy_title=name[:200].strip(), mover=name[:200].strip(),
        signatories=people,
    )  # fmt: skip
    assert defects(made.pdf, "2a") == defects(made.pdf, "ua1") == []
