"""What a copy fit to be published is to be, and what it became."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from medias_desktop.photo_consents.rules.answers import ADVICE, Answer, Why
from medias_desktop.photo_consents.rules.items import FRAME_UNIT, Frame, Subject, SubjectKind

SMALLEST_SIDE, LARGEST_SIDE = 200, 8000
"""Pixels."""
MARGIN = 0.2
"""How far what covers a face reaches past its frame on each side, as a part of the frame: frames are drawn by hand."""

_OF_A_PERSON = frozenset(
    {
        Why.REFUSED,
        Why.WITHDRAWN,
        Why.EXPIRED,
        Why.NOT_FOR_PURPOSE,
        Why.NO_CONSENT,
        Why.NO_ANSWER,
        Why.NOT_YET,
        Why.GUARDIAN_UNKNOWN,
        Why.GUARDIAN_MISSING,
        Why.SECOND_GUARDIAN_MISSING,
        Why.OWN_AGREEMENT_MISSING,
        Why.CAME_OF_AGE,
        Why.AGE_UNKNOWN,
        Why.NOT_WRITTEN,
        Why.NOT_NOTIFIED,
    }
)
"""What no longer stands in the way once the person's face is covered."""


@dataclass(frozen=True, slots=True)
class CopyWish:
    """What the user wants of a copy; ``longest_side`` in pixels, never enlarged; ``quality`` as JPEG counts it."""

    longest_side: int = 2048
    credit: bool = False
    blur: bool = True
    quality: int = 88


@dataclass(frozen=True, slots=True)
class Covering:
    """Whose faces a copy covers, and which reasons stand in the way all the same."""

    frames: tuple[Frame, ...]
    persons: tuple[int, ...]
    staying: tuple[Why, ...]
    """Reasons that no cover mends: a work without a right, somebody without a frame."""
    unframed: tuple[int, ...]
    """Who lacks a consent and has no frame that could be covered."""


def covering(answer: Answer, subjects: Iterable[Subject], *, blur: bool) -> Covering:
    """Return what is to be covered so that the rest may be published, as far as that is possible.

    A reason about somebody is mended when each of their frames is covered; one that names nobody never is.
    """
    against = [reason for reason in answer.reasons if reason.why not in ADVICE]
    named = {
        reason.portrayed_id
        for reason in against
        if reason.why in _OF_A_PERSON and reason.portrayed_id is not None
    }
    seen = [one for one in subjects if one.kind is SubjectKind.PERSON and one.portrayed_id in named]
    unframed = {one.portrayed_id for one in seen if one.frame is None} | (
        named - {one.portrayed_id for one in seen}
    )
    hidden = {one.portrayed_id for one in seen if one.frame is not None} if blur else set()
    staying = tuple(
        dict.fromkeys(
            reason.why
            for reason in against
            if reason.why not in _OF_A_PERSON
            or reason.portrayed_id not in hidden
            or reason.portrayed_id in unframed
        )
    )
    frames = tuple(one.frame for one in seen if one.frame is not None and blur)
    return Covering(
        frames,
        tuple(sorted(number for number in hidden if number is not None)),
        staying,
        tuple(sorted(number for number in unframed if number is not None)),
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
