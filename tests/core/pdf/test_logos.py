"""A logo is made fit for documents when it is chosen; what is none is refused in a sentence."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from medias_desktop.core.files import FileMissing
from medias_desktop.core.pdf import logos

DRAWING = (
    b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" '
    b'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'
    b'<defs><linearGradient id="g"><stop stop-color="#060"/></linearGradient></defs>'
    b'<rect width="40" height="20" fill="url(#g)"/><use xlink:href="#g"/></svg>'
)


def picture(width, height, kind="PNG", mode="RGB", **options):
    out = io.BytesIO()
    Image.new(mode, (width, height), 1).save(out, kind, **options)
    return out.getvalue()


def opened(content):
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_picture_of_any_colours_becomes_plain(mode):
    content, kind = logos.prepared(picture(300, 200, mode=mode), "logo.png")
    assert kind == "image/png"
    assert opened(content).mode == ("RGBA" if mode in ("LA", "RGBA") else "RGB")
    assert opened(content).size == (300, 200)


def test_sixteen_bits_of_grey_keep_their_lightness():
    out = io.BytesIO()
    Image.new("I;16", (10, 10), 0x8000).save(out, "PNG")
    assert opened(logos.prepared(out.getvalue(), "gris.png")[0]).getpixel((5, 5)) == (128, 128, 128)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_photograph_stays_one(mode):
    content, kind = logos.prepared(picture(300, 200, "JPEG", mode), "logo.jpg")
    assert (kind, opened(content).mode) == ("image/jpeg", "RGB")


@pytest.mark.parametrize(("size", "kept"), [((9000, 5000), (1152, 640)), ((8000, 200), (1800, 45))])
def test_a_huge_picture_is_made_as_small_as_a_cover_shows_it(size, kept):
    assert opened(logos.prepared(picture(*size), "grand.png")[0]).size == kept


def test_what_the_camera_noted_is_left_out_but_its_turn_kept():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010E] = "chez la mairesse"
    made = logos.prepared(picture(300, 200, "JPEG", exif=exif), "photo.jpg")[0]
    assert b"mairesse" not in made
    assert opened(made).size == (200, 300)


def test_a_drawing_is_kept_as_it_is():
    assert logos.prepared(DRAWING, "armoiries.svg") == (DRAWING, "image/svg+xml")


def bomb():
    """A PNG that says it is 30,000 dots wide and high."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunks = [b"IHDR" + head, b"IDAT" + zlib.compress(bytes(99))]
    written = (
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


NOT_LOGOS = {
    "text": b"Bonjour",
    "nothing": b"",
    "another picture": picture(20, 20, "GIF"),
    "half a picture": picture(300, 300, mode="RGBA")[:150],
    "half a photograph": picture(300, 300, "JPEG")[:400],
    "half a drawing": DRAWING[:150],
    "a drawing of no size": b"<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>",
    "a drawing in other letters": DRAWING.decode().encode("utf-16"),
    "laughs": b'<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
    "a page": b"<html><body><svg></body></html>",
}


@pytest.mark.parametrize("case", NOT_LOGOS)
def test_what_is_no_picture_is_refused(case):
    with pytest.raises(logos.NotALogo, match=r"logo\.png"):
        logos.prepared(NOT_LOGOS[case], "logo.png")


@pytest.mark.parametrize(
    "content",
    [bomb(), bytes(logos.LARGEST_FILE + 1), DRAWING + b" " * (2 * 1024 * 1024)],
    ids=["dots", "bytes", "drawing"],
)
def test_what_is_too_large_is_refused(content):
    with pytest.raises(logos.LogoTooLarge):
        logos.prepared(content, "logo.png")


@pytest.mark.parametrize(
    "part",
    [
        b'<image href="http://example.org/a.png" width="9" height="9"/>',
        b'<image xlink:href="/etc/passwd" width="9" height="9"/>',
        b"<rect style='fill:url(//example.org/x)'/>",
        b"<style>@import url('other.css');</style>",
    ],
)
def test_a_drawing_that_is_not_whole_is_refused(part):
    with pytest.raises(logos.LogoNotWhole):
        logos.prepared(DRAWING.replace(b"</svg>", part + b"</svg>"), "logo.svg")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileMissing):
        logos.read_logo(tmp_path / "logo.png")


def test_a_logo_is_read_from_its_file(tmp_path):
    file = tmp_path / "logo.svg"
    file.write_bytes(b"\xef\xbb\xbf" + DRAWING)
    assert logos.read_logo(file) == (DRAWING, "image/svg+xml")
