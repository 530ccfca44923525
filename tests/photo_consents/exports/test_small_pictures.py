"""Small pictures of documents: a damaged one is told in a sentence, whatever became of its bytes."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from medias_desktop.photo_consents.errors.exports import SmallPictureDamaged
from medias_desktop.photo_consents.rules.items import Frame
from medias_desktop.photo_consents.service.small_pictures import cropped, small


def jpeg():
    written = io.BytesIO()
    Image.new("RGB", (80, 60), (200, 40, 40)).save(written, "JPEG")
    return written.getvalue()


@given(st.binary(max_size=200) | st.integers(0, 200).map(lambda cut: jpeg()[:cut]))
def test_what_is_no_picture_any_more_is_told(content):
    for make in (lambda: small(content, 40), lambda: cropped(content, Frame(0, 0, 5000, 5000), 40)):
        with pytest.raises(SmallPictureDamaged):
            make()


def test_a_picture_fits_the_room_it_has():
    with Image.open(io.BytesIO(small(jpeg(), 40))) as found:
        assert found.size == (40, 30)
    with Image.open(io.BytesIO(cropped(jpeg(), Frame(0, 0, 5000, 5000), 40))) as found:
        assert found.size == (40, 30)
