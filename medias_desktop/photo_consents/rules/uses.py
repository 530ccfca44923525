"""Where an item is to be published or was, and what became of it when it had to be taken down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.photo_consents.rules.answers import BLOCKING, Answer, PublicationState, Why
from medias_desktop.photo_consents.rules.purposes import Purpose


class Removal(StrEnum):
    """What was done with a publication: taken down, another picture put, a face blurred, or nothing can be done (print)."""

    REMOVED = "removed"
    REPLACED = "replaced"
    BLURRED = "blurred"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class UseDraft:
    """What the user, or the editorial calendar, gives of a publication; planned or published, at least one day."""

    item_id: int
    purpose: Purpose
    account: str = ""
    planned_on: dt.date | None = None
    published_on: dt.date | None = None
    link: str = ""
    responsible: str = ""
    post_uid: str = ""
    note: str = ""
    covered: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PhotoUse:
    """A recorded publication."""

    id: int
    uid: str
    item_id: int
    item_title: str
    purpose: Purpose
    account: str
    planned_on: dt.date | None
    published_on: dt.date | None
    link: str
    responsible: str
    post_uid: str
    note: str
    dropped_on: dt.date | None
    removed_on: dt.date | None
    removed_by: str
    removal: Removal | None
    covered: frozenset[int]
    version: int

    @property
    def is_live(self) -> bool:
        """Tell whether it is published and still there."""
        return self.published_on is not None and self.removed_on is None

    @property
    def is_planned(self) -> bool:
        """Tell whether it is still to be published."""
        return self.published_on is None and self.dropped_on is None


@dataclass(frozen=True, slots=True)
class Consequence:
    """A planned publication that is blocked now, or one to take down, with the answer that says so."""

    use: PhotoUse
    answer: Answer


class Duty(StrEnum):
    """What a publication asks for: not to go out, to be completed before, to come down, to be put in order."""

    STOP = "stop"
    COMPLETE = "complete"
    TAKE_DOWN = "take_down"
    REGULARISE = "regularise"


LAPSED = BLOCKING | {Why.CAME_OF_AGE}
"""Reasons for which what is published must come down: somebody says no, or nobody says yes any more."""


def duty(use: PhotoUse, answer: Answer) -> Duty | None:
    """Return what a planned or published use asks for, None when it is publishable or no longer anywhere."""
    if answer.state is PublicationState.PUBLISHABLE or not (use.is_live or use.is_planned):
        return None
    must = answer.state is PublicationState.BLOCKED or any(reason.why in LAPSED for reason in answer.reasons)
    if use.is_planned:
        return Duty.STOP if must else Duty.COMPLETE
    return Duty.TAKE_DOWN if must else Duty.REGULARISE


def asked_on(use: PhotoUse, day: dt.date) -> dt.date:
    """Return the day for which a use is asked about: that it is planned for, or the day itself when that is past."""
    return max(use.planned_on, day) if use.is_planned and use.planned_on else day


@dataclass(frozen=True, slots=True)
class Standing:
    """What every publication asks for on a day, each list by day then number."""

    day: dt.date
    stop: tuple[Consequence, ...] = ()
    complete: tuple[Consequence, ...] = ()
    take_down: tuple[Consequence, ...] = ()
    regularise: tuple[Consequence, ...] = ()

    @property
    def everything(self) -> tuple[Consequence, ...]:
        """Return all of it, the most pressing first."""
        return (*self.take_down, *self.stop, *self.regularise, *self.complete)
