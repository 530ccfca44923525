from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.progress import Silent
from medias_desktop.paper import errors, sources
from medias_desktop.paper.reading import read_scan
from tests.paper.scanner import as_pdf, as_picture, as_tiff, blank, printed, scanned


def read(data: bytes, name: str = "numérisation"):
    return read_scan(data, name, Silent())


@pytest.mark.parametrize(
    ("degrees", "turns", "dpi"),
    [
        *(
            (degrees, turns, 200)
            for degrees, turns in ((0, 0), (90, 3), (180, 2), (270, 1), (3, 0), (-4, 0), (93, 3))
        ),
        (-4, 0, 150),
        (183, 2, 300),
        (92, 3, 600),
    ],
)
def test_a_page_is_read_however_it_lies(document, degrees, turns, dpi):
    page = scanned(printed(document, 1, dpi), degrees, noise=25)
    (found,) = read(as_pdf([page], dpi)).pages
    assert found.code is not None
    assert (found.code.page, found.quarter_turns) == (2, turns)


@pytest.mark.parametrize("noise", [40, 60])
def test_a_very_noisy_page_is_read(document, noise):
    assert read(as_pdf([scanned(printed(document, 0), 2, noise)])).pages[0].code is not None


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP"])
@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_pictures_of_every_kind(document, kind, mode):
    if (kind, mode) in {("JPEG", "1"), ("JPEG", "P")}:
        mode = "RGB"
    page = printed(document, 2, grey=False).convert(mode)
    found = read(as_picture(page, kind))
    assert found.media_type == f"image/{kind.lower()}"
    assert found.pages[0].code is not None
    assert found.pages[0].dpi == 200
    assert round(found.pages[0].width) == 612


def test_transparent_and_deep_pictures(document):
    page = printed(document, 0)
    clear = Image.merge("RGBA", [page, page, page, page.point(lambda value: 255 - value)])
    assert read(as_picture(clear, "PNG")).pages[0].code is not None
    assert (
        read(as_picture(page.convert("I;16").point(lambda value: value * 256), "PNG")).pages[0].code
        is not None
    )


@pytest.mark.parametrize("compression", ["group4", "tiff_lzw", "jpeg"])
def test_a_fax_of_several_pages(document, compression):
    pages = [printed(document, number) for number in (2, 0)]
    found = read(as_tiff(pages, compression=compression))
    assert [page.code.page for page in found.pages] == [3, 1]


def test_a_telephone_says_how_it_was_held(document):
    # Held on its side: the picture lies turned to the left and says so (EXIF 6, to be turned clockwise).
    turned = printed(document, 0).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    found = read(as_picture(turned, "JPEG", dpi=None, exif=exif))
    assert found.pages[0].quarter_turns == 0
    assert (round(found.pages[0].width), round(found.pages[0].height)) == (612, 792)


def test_a_blank_reverse_side_is_told_from_a_page_without_a_code(document):
    covered = scanned(printed(document, 0), noise=10)
    covered.paste(230, (1300, 1800, 1700, 2200))
    first, second = read(as_pdf([blank(noise=12), covered])).pages
    assert (first.blank, first.codes) == (True, ())
    assert (second.blank, second.codes) == (False, ())


def test_two_codes_that_disagree_are_no_code(document):
    both = Image.new("L", (3400, 2200), 255)
    both.paste(printed(document, 0), (0, 0))
    both.paste(printed(document, 1), (1700, 0))
    (found,) = read(as_picture(both, "PNG")).pages
    assert len(found.codes) == 2
    assert found.code is None


# Bad input


def test_nothing():
    with pytest.raises(errors.ScanEmpty):
        read(b"")


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 a letter", b"%PDF-1.7 but no more", b"\xff\xd8\xff\xe0 cut", b"\0" * 99]
)
def test_no_scan_at_all(data):
    with pytest.raises((errors.NotAScan, errors.PageUnreadable)):
        read(data)


def test_a_locked_pdf(document):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="propriétaire", user="secret"))
    with pytest.raises(errors.ScanEncrypted):
        read(out.getvalue())


def test_more_than_is_ever_scanned(monkeypatch):
    monkeypatch.setattr(sources, "MAX_MEGABYTES", 0)
    with pytest.raises(errors.ScanTooLarge):
        read(b"%PDF-1.7")


def test_a_picture_that_would_fill_the_memory():
    # 30,000 × 30,000 white points take 100 kB in a file and 900 MB in memory.
    huge = as_picture(Image.new("1", (30_000, 30_000), 1), "PNG")
    with pytest.raises(errors.PictureTooLarge):
        read(huge)


def test_a_picture_that_would_fill_the_memory_inside_a_pdf(document):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        image = pdf.make_stream(b"\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=60_000)
        image.Height, image.BitsPerComponent, image.ColorSpace = 60_000, 8, pikepdf.Name.DeviceGray
        pdf.pages[1].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=image))
        pdf.pages[1].Contents = pdf.make_stream(b"q 612 0 0 792 0 0 cm /A Do Q")
        pdf.save(out)
    first, second, third = read(out.getvalue()).pages
    assert isinstance(second.problem, errors.PictureTooLarge)
    assert first.code is not None
    assert third.code is not None


def test_too_many_pages(document, monkeypatch):
    monkeypatch.setattr(sources, "MOST_PAGES", 2)
    with pytest.raises(errors.TooManyPages):
        read(document)


def test_reading_is_stopped(document):
    class Impatient:
        def report(self, done: int, total: int) -> None:
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        read_scan(document, "x", Impatient())


def test_a_damaged_half_of_a_fax_is_told(document):
    data = as_picture(printed(document, 0), "JPEG")
    with pytest.raises((errors.PageUnreadable, errors.NotAScan)):
        read(data[: len(data) // 3])
