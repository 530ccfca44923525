"""What the program suggests as the next step, and why: facts to be put into words by labels.suggestions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.sanctions.rules.ladder import LadderStep


class Because(StrEnum):
    """Why a step is suggested, or not."""

    NOTHING_COUNTS = "nothing_counts"
    STILL_COUNTS = "still_counts"
    FORGOTTEN = "forgotten"
    ANNULLED = "annulled"
    AFTER_THE_FAULT = "after_the_fault"
    """A measure for a later fault, or one that the person did not know of yet: it does not weigh."""
    REPEATED = "repeated"
    GRAVE = "grave"
    """A grave fault may skip steps: for the decider to say."""
    TOP_OF_LADDER = "top_of_ladder"
    ELECTED = "elected"
    NO_LADDER = "no_ladder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One reason; those about an earlier measure name its case, its step and its dates."""

    because: Because
    case_number: str = ""
    step_name_fr: str = ""
    step_name_en: str = ""
    fault_day: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """The step that is suggested (None when there is none to suggest) and the reasons, the weightiest first.

    ``repeated`` tells whether the longer validity of a repeated fault applies.
    """

    step: LadderStep | None
    grounds: tuple[Ground, ...]
    repeated: bool = False
