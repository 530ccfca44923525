"""Frames over a picture: drawn, moved, resized, and always within it."""

from __future__ import annotations

from enum import Enum

from medias_desktop.photo_consents.rules.items import FRAME_UNIT, Frame

SMALLEST = 60
"""Units of the smallest side that a hand makes: a face of 24 pixels in a picture of 4000."""
NEW_WIDTH, NEW_HEIGHT = 1200, 1600
"""Units of a frame added from the keyboard: about a face, looked at from some way."""


class Handle(Enum):
    """What of a frame is pulled: its (left, top, right, bottom) sides."""

    TOP_LEFT = (1, 1, 0, 0)
    TOP = (0, 1, 0, 0)
    TOP_RIGHT = (0, 1, 1, 0)
    RIGHT = (0, 0, 1, 0)
    BOTTOM_RIGHT = (0, 0, 1, 1)
    BOTTOM = (0, 0, 0, 1)
    BOTTOM_LEFT = (1, 0, 0, 1)
    LEFT = (1, 0, 0, 0)


def is_within(frame: Frame) -> bool:
    """Tell whether a frame has a size and lies within the picture."""
    return (
        frame.width >= 1
        and frame.height >= 1
        and 0 <= frame.x <= FRAME_UNIT - frame.width
        and 0 <= frame.y <= FRAME_UNIT - frame.height
    )


def between(one: tuple[int, int], other: tuple[int, int]) -> Frame | None:
    """Return the frame between two corners, cut at the picture's edge; None when a hand only slipped."""
    left, right = sorted((_inside(one[0]), _inside(other[0])))
    top, bottom = sorted((_inside(one[1]), _inside(other[1])))
    if right - left < SMALLEST or bottom - top < SMALLEST:
        return None
    return Frame(left, top, right - left, bottom - top)


def middle(centre: tuple[int, int] = (FRAME_UNIT // 2, FRAME_UNIT // 2)) -> Frame:
    """Return a new frame of usual size about a point, within the picture."""
    return moved(Frame(0, 0, NEW_WIDTH, NEW_HEIGHT), centre[0] - NEW_WIDTH // 2, centre[1] - NEW_HEIGHT // 2)


def moved(frame: Frame, right: int, down: int) -> Frame:
    """Return a frame moved as far as the picture goes, its size unchanged."""
    x = min(max(frame.x + right, 0), FRAME_UNIT - frame.width)
    y = min(max(frame.y + down, 0), FRAME_UNIT - frame.height)
    return Frame(x, y, frame.width, frame.height)


def resized(frame: Frame, handle: Handle, right: int, down: int) -> Frame:
    """Return a frame whose sides at a handle are pulled: never beyond the picture, never past the side across."""
    pull_left, pull_top, pull_right, pull_bottom = handle.value
    x, width = _pulled(frame.x, frame.width, pull_left * right, pull_right * right)
    y, height = _pulled(frame.y, frame.height, pull_top * down, pull_bottom * down)
    return Frame(x, y, width, height)


def _pulled(start: int, length: int, first: int, last: int) -> tuple[int, int]:
    """Return where a side begins and how long it is once its ends are pulled by so much."""
    end = start + length
    least = min(SMALLEST, length)  # what is smaller already, by another program's hand, may stay so
    begins = min(max(start + first, 0), end - least) if first else start
    ends = max(min(end + last, FRAME_UNIT), begins + least) if last else end
    return begins, ends - begins


def _inside(place: int) -> int:
    return min(max(place, 0), FRAME_UNIT)


def in_reading_order(frames: list[Frame]) -> list[int]:
    """Return the places of frames as one reads them: rows from the top, each from the left."""
    by_top = sorted(range(len(frames)), key=lambda n: (frames[n].y, frames[n].x))
    rows: list[list[int]] = []
    for n in by_top:
        centre = frames[n].y + frames[n].height / 2
        if rows and centre <= frames[rows[-1][0]].y + frames[rows[-1][0]].height:
            rows[-1].append(n)
        else:
            rows.append([n])
    return [n for row in rows for n in sorted(row, key=lambda one: (frames[one].x, one))]
