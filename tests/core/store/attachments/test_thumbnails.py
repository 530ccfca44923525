"""Small pictures: right way up, small, without the place of the photo, and never the end of the program."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from medias_desktop.core.pictures import opening
from medias_desktop.core.store import attachments
from medias_desktop.core.store.attachments import thumbnails
from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.core.store.roles import Role
from tests.registers import change_behind

RED, BLUE = (255, 0, 0), (0, 0, 255)


def kept(register, content, media_type):
    with register.transaction("test") as tx:
        return attachments.keep(tx, "piece", media_type, content)


def encoded(image, kind, **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def two_halves(width, height, mode="RGB"):
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return image.convert(mode)


def opened(content):
    image = Image.open(io.BytesIO(content))
    assert image.format == "PNG"
    return image


def colour_at(image, x, y):
    red, _green, blue = image.convert("RGB").getpixel((x, y))
    return "red" if red > 200 > 60 > blue else "blue" if blue > 200 > 60 > red else "other"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF"])
def test_photos_of_every_usual_kind_become_small(register, kind):
    digest = kept(register, encoded(two_halves(800, 400), kind), f"image/{kind.lower()}")
    image = opened(attachments.thumbnail(register, digest))
    assert image.size == (256, 128)
    assert (colour_at(image, 128, 20), colour_at(image, 128, 108)) == ("red", "blue")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "YCbCr"])
def test_pictures_of_every_mode_become_small(register, mode):
    kind = "TIFF" if mode in ("CMYK", "YCbCr") else "PNG"
    digest = kept(register, encoded(two_halves(600, 300, mode), kind), "image/png")
    assert opened(attachments.thumbnail(register, digest)).size == (256, 128)


def test_sixteen_bits_of_grey_stay_grey(register):
    image = Image.frombytes("I;16", (300, 300), struct.pack("<H", 0x8000) * 90_000)
    digest = kept(register, encoded(image, "TIFF"), "image/tiff")
    assert opened(attachments.thumbnail(register, digest)).convert("L").getpixel((9, 9)) == 0x80


def test_a_small_picture_is_not_blown_up(register):
    digest = kept(register, encoded(two_halves(20, 10), "PNG"), "image/png")
    assert opened(attachments.thumbnail(register, digest)).size == (20, 10)


# Where the camera's top (red) is to be seen, for each orientation (EXIF 2.32, tag 0x0112).
@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (256, 128), (128, 20)),
        (3, (256, 128), (128, 108)),
        (6, (128, 256), (108, 128)),
        (8, (128, 256), (20, 128)),
    ],
)
def test_the_orientation_of_a_telephone_is_honoured(register, orientation, size, red_at):
    exif = Image.Exif()
    exif[0x0112] = orientation
    digest = kept(register, encoded(two_halves(800, 400), "JPEG", exif=exif), "image/jpeg")
    image = opened(attachments.thumbnail(register, digest))
    assert image.size == size
    assert colour_at(image, *red_at) == "red"


def test_the_place_of_a_photo_does_not_go_with_it(register):
    exif = Image.Exif()
    exif[0x010E] = "Devant chez Zoé"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (46.0, 21.0, 7.0)
    photo = encoded(two_halves(400, 400), "JPEG", exif=exif, comment=b"Devant chez nous")
    assert b"Devant chez" in photo
    small = attachments.thumbnail(register, kept(register, photo, "image/jpeg"))
    assert b"Devant chez" not in small
    assert b"eXIf" not in small
    assert not opened(small).getexif()


def pdf(width=612, height=792):
    stream = io.BytesIO()
    page = canvas.Canvas(stream, (width, height))
    page.setFillColorRGB(1, 0, 0)
    page.rect(0, height / 2, width, height / 2, fill=1)
    page.showPage()
    page.showPage()
    page.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("page", "size"), [((612, 792), (198, 256)), ((1224, 100), (256, 21)), ((14400, 14400), (256, 256))]
)
def test_a_pdf_shows_its_first_page(register, page, size):
    image = opened(attachments.thumbnail(register, kept(register, pdf(*page), "application/pdf")))
    assert max(image.size) == 256
    assert abs(image.width - size[0]) <= 1
    assert abs(image.height - size[1]) <= 1
    assert colour_at(image, image.width // 2, image.height // 4) == "red"
    assert image.convert("RGB").getpixel((image.width // 2, image.height * 3 // 4)) == (255, 255, 255)


def png_of(width, height):
    """A PNG that says it is so large and holds next to nothing."""

    def part(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", header)
        + part(b"IDAT", zlib.compress(bytes(9)))
        + part(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "content",
    [
        png_of(60_000, 60_000),
        png_of(11_000, 11_000),
        png_of(100, 100),
        b"",
        b"rien d'une image",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        encoded(two_halves(400, 400), "JPEG")[:700],
        encoded(two_halves(400, 400), "TIFF")[:200],
        encoded(two_halves(400, 400), "GIF")[:40],
    ],
    ids=[
        "bomb",
        "half a bomb",
        "cut short",
        "empty",
        "text",
        "program",
        "half jpeg",
        "half tiff",
        "half gif",
    ],
)
def test_what_cannot_be_drawn_has_no_picture(register, content):
    assert attachments.thumbnail(register, kept(register, content, "image/png")) is None


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", pdf()[:300], b"rien"])
def test_a_pdf_that_cannot_be_read_has_no_picture(register, content):
    assert attachments.thumbnail(register, kept(register, content, "application/pdf")) is None


def test_a_large_pdf_that_is_cut_short_is_not_mended_in_memory(register, monkeypatch):
    monkeypatch.setattr(thumbnails, "MAX_MEGABYTES", 0)
    whole, half = kept(register, pdf(), "application/pdf"), kept(register, pdf()[:-30], "application/pdf")
    assert attachments.thumbnail(register, whole) is not None
    assert attachments.thumbnail(register, half) is None


def test_too_much_to_decode_is_left_alone(register, monkeypatch):
    digest = kept(register, encoded(two_halves(400, 400), "PNG"), "image/png")
    monkeypatch.setattr(opening, "MOST_BYTES", 3 * 400 * 400 - 1)
    assert attachments.thumbnail(register, digest) is None


def test_texts_have_no_picture(register):
    digest = kept(register, b"texte", "text/plain")
    assert attachments.thumbnail(register, digest) is None
    assert register.rows("SELECT count(*) FROM attachment_thumbnail")[0][0] == 0


def test_a_picture_is_made_once(register, monkeypatch):
    photo = kept(register, encoded(two_halves(40, 20), "PNG"), "image/png")
    broken = kept(register, b"rien", "image/png")
    first = attachments.thumbnail(register, photo)
    assert attachments.thumbnail(register, broken) is None
    monkeypatch.setattr(thumbnails, "draw", None)
    assert attachments.thumbnail(register, photo) == first
    assert attachments.thumbnail(register, broken) is None
    assert register.rows("SELECT count(*) FROM audit_event WHERE entity = 'attachment_thumbnail'")[0][0] == 0


def test_who_only_reads_sees_the_picture_without_storing_it(register):
    digest = kept(register, encoded(two_halves(40, 20), "PNG"), "image/png")
    register.actor = register.actor._replace(role=Role.READING)
    assert opened(attachments.thumbnail(register, digest)).size == (40, 20)
    assert register.rows("SELECT count(*) FROM attachment_thumbnail")[0][0] == 0


def test_an_altered_photo_gives_no_picture(register):
    digest = kept(register, encoded(two_halves(40, 20), "PNG"), "image/png")
    change_behind(register, "UPDATE attachment_chunk SET content = zeroblob(length(content))")
    with pytest.raises(RegisterDamaged):
        attachments.thumbnail(register, digest)
