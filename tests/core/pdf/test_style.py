"""The colour of a municipality's arms, as its documents use it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.pdf import style

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0)],
)
def test_contrast_is_that_of_the_guidelines(colour, contrast):  # figures of WebAIM's contrast checker
    assert style.contrast_on_white(colour) == pytest.approx(contrast, abs=0.005)


@given(COLOURS)
def test_letters_can_always_be_read(colour):
    used = style.readable(colour)
    assert style.contrast_on_white(used) >= 4.5
    assert style.readable(used) == used
    if style.contrast_on_white(colour) >= 4.5:
        assert used == colour


@given(COLOURS)
def test_a_colour_is_darkened_evenly_and_no_more_than_it_takes(colour):
    was, used = style.rgb(colour), style.rgb(style.readable(colour))
    assert all(new <= old for new, old in zip(used, was, strict=True))
    if used != was:
        assert style.contrast_on_white(style.readable(colour)) < 4.65
        share = max(used) / max(was)
        assert used == pytest.approx(tuple(share * one for one in was), abs=1.01 / 255)


def test_without_a_colour_the_houses_own_is_used():
    data = style.for_typst("letter")
    assert (data["accent"], data["arms"]) == (style.ACCENT, style.ACCENT)


@pytest.mark.parametrize(
    ("colour", "band"), [("#f2c200", "#f2c200"), ("#ffffff", "#767676"), ("#7a1420", "#7a1420")]
)
def test_a_band_bears_the_colour_itself_if_it_can_be_seen(colour, band):
    assert style.for_typst("a4", colour)["arms"] == band
