"""Frames never leave the picture and never turn inside out, whatever a hand does."""

import hypothesis.strategies as st
from hypothesis import given

from medias_desktop.photo_consents.rules import frames
from medias_desktop.photo_consents.rules.frames import Handle
from medias_desktop.photo_consents.rules.items import FRAME_UNIT, Frame

anywhere = st.integers(-3 * FRAME_UNIT, 3 * FRAME_UNIT)


@st.composite
def within(draw):
    width, height = draw(st.integers(1, FRAME_UNIT)), draw(st.integers(1, FRAME_UNIT))
    return Frame(
        draw(st.integers(0, FRAME_UNIT - width)), draw(st.integers(0, FRAME_UNIT - height)), width, height
    )


@given(within(), anywhere, anywhere)
def test_moving_keeps_the_size_and_stays_in_the_picture(frame, right, down):
    moved = frames.moved(frame, right, down)
    assert frames.is_within(moved)
    assert (moved.width, moved.height) == (frame.width, frame.height)


@given(within(), st.sampled_from(Handle), anywhere, anywhere)
def test_resizing_stays_in_the_picture_and_leaves_the_other_sides(frame, handle, right, down):
    resized = frames.resized(frame, handle, right, down)
    assert frames.is_within(resized)
    left, top, far, bottom = handle.value
    if not left:
        assert resized.x == frame.x
    if not top:
        assert resized.y == frame.y
    if not far:
        assert resized.x + resized.width == frame.x + frame.width
    if not bottom:
        assert resized.y + resized.height == frame.y + frame.height


@given(within(), st.sampled_from(Handle), anywhere, anywhere)
def test_no_side_is_pulled_below_what_a_hand_can_take_hold_of(frame, handle, right, down):
    resized = frames.resized(frame, handle, right, down)
    assert resized.width >= min(frames.SMALLEST, frame.width)
    assert resized.height >= min(frames.SMALLEST, frame.height)


@given(st.tuples(anywhere, anywhere), st.tuples(anywhere, anywhere))
def test_drawing_from_any_corner_to_any_other_gives_the_same_frame(one, other):
    drawn = frames.between(one, other)
    assert drawn == frames.between(other, one)
    assert drawn is None or frames.is_within(drawn)


@given(st.tuples(anywhere, anywhere))
def test_a_new_frame_lies_in_the_picture(centre):
    assert frames.is_within(frames.middle(centre))


def test_a_frame_is_drawn_from_corner_to_corner_and_cut_at_the_edge():
    assert frames.between((9000, 500), (12000, 3000)) == Frame(9000, 500, 1000, 2500)


def test_a_hand_that_slipped_draws_nothing():
    assert frames.between((500, 500), (530, 4000)) is None


def test_pulling_a_corner_moves_two_sides():
    assert frames.resized(Frame(1000, 1000, 2000, 2000), Handle.TOP_LEFT, -300, 400) == Frame(
        700, 1400, 2300, 1600
    )


def test_a_side_pulled_past_the_one_across_stops_before_it():
    assert frames.resized(Frame(1000, 1000, 2000, 2000), Handle.RIGHT, -9000, 0) == Frame(
        1000, 1000, frames.SMALLEST, 2000
    )


def test_what_has_no_size_or_lies_outside_is_no_frame():
    assert not frames.is_within(Frame(0, 0, 0, 100))
    assert not frames.is_within(Frame(-1, 0, 100, 100))
    assert not frames.is_within(Frame(9950, 0, 100, 100))
    assert frames.is_within(Frame(0, 0, FRAME_UNIT, FRAME_UNIT))


def test_frames_are_read_in_rows_from_the_left():
    back_left, back_right = Frame(1000, 1000, 800, 1000), Frame(5000, 1200, 800, 1000)
    front_left, front_right = Frame(500, 5000, 800, 1000), Frame(6000, 4800, 800, 1000)
    assert frames.in_reading_order([front_right, back_right, front_left, back_left]) == [3, 1, 2, 0]


@given(st.lists(within(), max_size=8))
def test_every_frame_has_one_place_in_the_reading(those):
    assert sorted(frames.in_reading_order(those)) == list(range(len(those)))
