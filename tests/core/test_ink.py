"""Drawings made by hand: what is kept of them is what was drawn."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.ink import Drawing, InkPoint, NotADrawing, from_svg, runs, to_svg

POINTS = st.builds(
    InkPoint,
    st.integers(0, 3000),
    st.integers(0, 1000),
    st.integers(0, 600_000),
    st.integers(0, 255),
)
STROKES = st.lists(POINTS, min_size=1, max_size=40).map(tuple)
DRAWINGS = st.lists(STROKES, max_size=6).map(lambda strokes: Drawing(tuple(strokes)))


@given(DRAWINGS, st.booleans())
def test_what_is_kept_is_what_was_drawn(drawing, cut):
    assert from_svg(to_svg(drawing, cut=cut)) == drawing


@given(STROKES)
def test_the_pieces_of_a_line_join_and_end_where_it_ends(stroke):
    found = runs(stroke)
    assert (found[0].x, found[0].y) == stroke[0][:2]
    assert sum(len(run.curves) for run in found) == len(stroke) - 1
    for one, following in itertools.pairwise(found):
        assert (one.curves[-1].x, one.curves[-1].y) == (following.x, following.y)
    if len(stroke) > 1:
        assert (found[-1].curves[-1].x, found[-1].curves[-1].y) == stroke[-1][:2]


@given(DRAWINGS, st.booleans())
def test_it_is_a_picture_that_every_program_reads(drawing, cut):
    root = ET.fromstring(to_svg(drawing, cut=cut))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    paths = root.findall(".//{http://www.w3.org/2000/svg}path")
    assert len(paths) == sum(len(runs(stroke)) for stroke in drawing.strokes)
    assert all(6 <= int(path.get("stroke-width")) <= 26 for path in paths)
    left, top, width, height = map(int, root.get("viewBox").split())
    for stroke in drawing.strokes:
        assert all(left <= p.x <= left + width and top <= p.y <= top + height for p in stroke)


def line(length, pressure=0, ms=10):
    return tuple(InkPoint(100 + 20 * n, 500, ms * n, pressure) for n in range(length // 20 + 1))


@pytest.mark.parametrize(
    ("strokes", "trivial"),
    [
        ((), True),
        (((InkPoint(5, 5, 0),),), True),
        ((line(180),), True),
        ((line(200),), False),
        # Long, but on the spot.
        ((tuple(InkPoint(500 + n % 2 * 40, 500, n) for n in range(60)),), True),
        # A cross, as some sign.
        (((InkPoint(0, 0, 0), InkPoint(100, 100, 9)), (InkPoint(100, 0, 20), InkPoint(0, 100, 29))), False),
    ],
)
def test_a_dot_is_no_signature_and_a_cross_is_one(strokes, trivial):
    assert Drawing(strokes).is_trivial is trivial


def test_what_is_pressed_or_slow_is_thicker():
    def width(stroke):
        return max(run.width for run in runs(stroke))

    assert width(line(600, pressure=255)) > width(line(600, pressure=20))
    assert width(line(600, ms=40)) > width(line(600, ms=1))


def test_the_last_stroke_can_be_taken_away():
    drawing = Drawing((line(100), line(200)))
    assert drawing.without_last() == Drawing((line(100),))
    assert Drawing().without_last() == Drawing()


@pytest.mark.parametrize(
    "svg",
    [
        b"",
        b"<svg/>",
        b'<ink xmlns="urn:medias-desktop:ink:1">1,2</ink>',
        b'<ink xmlns="urn:medias-desktop:ink:1">-</ink>',
    ],
)
def test_what_is_no_drawing_is_refused(svg):
    with pytest.raises(NotADrawing):
        from_svg(svg)


def test_a_signature_of_five_seconds_takes_little_room():
    stroke = tuple(InkPoint(300 + 4 * n, 500 + (n * 37) % 90, 8 * n, 100 + n % 50) for n in range(600))
    assert len(to_svg(Drawing((stroke,)))) < 40_000
