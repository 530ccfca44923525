"""The one way in: what is no picture and what would fill the memory are told apart, before anything is decoded."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from medias_desktop.core.pictures import NotAPicture, PictureTooLarge, eight_bits, flat, opened, opening


def encoded(image, kind="JPEG", **more):
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


RED = Image.new("RGB", (640, 480), "red")


def test_a_jpeg_is_decoded_at_a_part_of_its_size_and_its_own_is_told():
    with opened(io.BytesIO(encoded(RED)), side=100) as (image, full):
        assert full == (640, 480)
        assert image.size == (160, 120)
        image.load()


def test_what_goes_wrong_while_it_is_decoded_is_explained_too():
    half = encoded(Image.effect_noise((640, 480), 50))[:8000]
    with pytest.raises(NotAPicture), opened(io.BytesIO(half)) as (image, _full):
        image.load()


@pytest.mark.parametrize("content", [b"", b"x", b"%!PS-Adobe", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_says_so(content):
    with pytest.raises(NotAPicture), opened(io.BytesIO(content)) as (image, _full):
        image.load()


@given(st.integers(2, 4000), st.integers(0, 255))
def test_a_byte_changed_anywhere_is_no_crash(place, value):
    content = bytearray(encoded(RED))
    content[place % len(content)] = value
    try:
        with opened(io.BytesIO(bytes(content)), side=100) as (image, _full):
            image.load()
            flat(image, "RGB")
    except (NotAPicture, PictureTooLarge):
        pass


def test_a_format_not_asked_for_is_not_tried():
    with pytest.raises(NotAPicture), opened(io.BytesIO(encoded(RED, "GIF")), formats=("PNG",)):
        pass


def test_what_would_fill_the_memory_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr(opening, "MOST_BYTES", 3 * 640 * 480 - 1)
    with pytest.raises(PictureTooLarge), opened(io.BytesIO(encoded(RED, "PNG"))):
        pass
    with opened(io.BytesIO(encoded(RED)), side=100):  # an eighth of a JPEG fits
        pass


def test_a_progressive_jpeg_lies_in_memory_as_a_whole_at_whatever_size_it_is_read(monkeypatch):
    monkeypatch.setattr(opening, "MOST_BYTES", 6 * 640 * 480 - 1)
    with pytest.raises(PictureTooLarge), opened(io.BytesIO(encoded(RED, progressive=True)), side=100):
        pass


def test_sixteen_bits_become_eight():
    grey = Image.frombytes("I;16", (2, 1), struct.pack("<HH", 0xFFFF, 0x8000))
    assert list(eight_bits(grey).get_flattened_data()) == [255, 128]


def test_what_shines_through_is_white_paper():
    glass = Image.new("RGBA", (1, 1), (0, 0, 0, 0))
    assert flat(glass, "RGB").getpixel((0, 0)) == (255, 255, 255)
    assert flat(Image.new("LA", (1, 1), (0, 255)), "L").getpixel((0, 0)) == 0
