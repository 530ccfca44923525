"""What a copy fit to be published is to be, and what it became."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from medias_desktop.photo_consents.rules.answers import ADVICE, Answer
from medias_desktop.photo_consents.rules.items import FRAME_UNIT, Frame, Subject, SubjectKind

SMALLEST_SIDE, LARGEST_SIDE = 200, 8000
"""Pixels."""
MARGIN = 0.2
"""How far what covers a face reaches past its frame on each side, as a part of the frame: frames are drawn by hand."""


@dataclass(frozen=True, slots=True)
class CopyWish:
    """What the user wants of a copy; ``longest_side`` in pixels, never enlarged; ``quality`` as JPEG counts it."""

    longest_side: int = 2048
    credit: bool = False
    blur: bool = True
    quality: int = 88


@dataclass(frozen=True, slots=True)
class Covering:
    """Whose faces a copy covers, where, and who would have to be covered but has no frame (numbers)."""

    persons: tuple[int, ...] = ()
    frames: tuple[Frame, ...] = ()
    unframed: tuple[int, ...] = ()


def covering(answer: Answer, subjects: Iterable[Subject]) -> Covering:
    """Return what is to be covered for those who did not agree: each of their frames, or nothing where one lacks."""
    against = {
        reason.portrayed_id
        for reason in answer.reasons
        if reason.why not in ADVICE and reason.portrayed_id is not None
    }
    frames: dict[int, list[Frame | None]] = {number: [] for number in against}
    for one in subjects:
        if one.kind is SubjectKind.PERSON and one.portrayed_id in against:
            frames[one.portrayed_id].append(one.frame)
    unframed = {number for number, places in frames.items() if not places or None in places}
    hidden = sorted(against - unframed)
    return Covering(
        tuple(hidden),
        tuple(frame for number in hidden for frame in frames[number] if frame is not None),
        tuple(sorted(unframed)),
    )


def box_of(frame: Frame, size: tuple[int, int], margin: float = MARGIN) -> tuple[int, int, int, int]:
    """Return a frame with its margin in pixels of a picture (left, top, right, bottom), outwards to whole pixels."""
    width, height = size
    left = (frame.x - frame.width * margin) * width / FRAME_UNIT
    top = (frame.y - frame.height * margin) * height / FRAME_UNIT
    right = (frame.x + frame.width * (1 + margin)) * width / FRAME_UNIT
    bottom = (frame.y + frame.height * (1 + margin)) * height / FRAME_UNIT
    return (
        max(int(left), 0),
        max(int(top), 0),
        min(-int(-right // 1), width),
        min(-int(-bottom // 1), height),
    )
