"""Whatever byte of a signed adoption is altered, added or lost, wherever it stands, is noticed without the register."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medias_desktop.core.pdf.errors import NotAPdf
from medias_desktop.core.pdf.record import typeset_adoption
from medias_desktop.core.pdf.verifying import verify
from tests.core.pdf.conftest import NOW, signed_by
from tests.core.pdf.samples import adoption
from tests.core.pdf.tools import byte_ranges, revisions

# Positions as shares of the whole, so that they do not depend on the length of the signed file.
PLACES = st.floats(0, 1, exclude_max=True)
SEVERAL_HUNDRED = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def short(mayor, clerk) -> bytes:
    """An adoption as short as they come, with two signatures."""
    document = adoption(chapters=1, sections=(), introduction="")
    once = signed_by(typeset_adoption(document).pdf, "signature_1", mayor, certify=True)
    return signed_by(once, "signature_2", clerk, last=True)


def noticed(pdf: bytes, trust) -> bool:
    try:
        return not verify(pdf, trust, now=NOW, check_conformance=False).accepted
    except NotAPdf:
        return True


@SEVERAL_HUNDRED
@given(place=PLACES, mask=st.integers(1, 255))
def test_any_byte_altered_is_noticed(short, roots, place, mask):
    at = int(place * len(short))
    assert noticed(short[:at] + bytes([short[at] ^ mask]) + short[at + 1 :], roots)


@settings(
    SEVERAL_HUNDRED, max_examples=30
)  # the costliest: the first signature's history is looked at each time
@given(signature=st.integers(0, 1), place=PLACES, digit=st.sampled_from(b"0123456789abcdefABCDEF<> \n"))
def test_any_digit_of_a_signature_and_of_the_room_around_it_is_noticed(short, roots, signature, place, digit):
    _, start, end, _ = byte_ranges(short)[signature]
    at = start + int(place * (end - start))
    altered = short[:at] + bytes([digit]) + short[at + 1 :]
    assert altered == short or noticed(altered, roots)


@SEVERAL_HUNDRED
@given(place=PLACES, byte=st.integers(0, 255))
def test_any_byte_added_is_noticed(short, roots, place, byte):
    at = int(place * (len(short) + 1))
    assert noticed(short[:at] + bytes([byte]) + short[at:], roots)


@SEVERAL_HUNDRED
@given(place=PLACES, length=st.integers(1, 2000))
def test_any_bytes_lost_are_noticed(short, roots, place, length):
    at = int(place * len(short))
    assert noticed(short[:at] + short[at + length :], roots)


def test_the_last_bytes_of_the_file_and_of_each_revision_are_no_exception(short, roots):
    for end in (*revisions(short), len(short)):
        for at in range(end - 12, end):
            assert noticed(short[:at] + bytes([short[at] ^ 1]) + short[at + 1 :], roots), at
    assert not noticed(short, roots)
