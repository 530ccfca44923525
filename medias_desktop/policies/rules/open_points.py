"""The points that the towns’ documents leave open, as questions that a municipality answers for its own policy.

Each answer is typed like the settings of a check; by default there is none, and nothing is taken for granted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from medias_desktop.core.described import (
    Parameters,
    Unit,
    Worded,
    flag,
    number,
    one_of,
    read_parameters,
    some_of,
    texts,
)
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.calendar_words import Category, Level
from medias_desktop.policies.rules.checks.words import Office


class AnswerMissing(UserError):
    """A decision says something."""

    template = N_("Answer the question before recording the decision.")


class PointUnknown(UserError):
    """There is no such point."""

    template = N_("This version of the program does not know the point “{key}”.")


class Deadlines(Worded):
    """How the two time limits of an answer count."""

    ONE_AFTER_THE_OTHER = "one_after_the_other", N_("one after the other: two days, then two days")
    BOTH_AT_ONCE = "both_at_once", N_("both within the same two days")


class HoursCounted(Worded):
    """Which hours count."""

    WORKING = "working", N_("working hours")
    CONTINUOUS = "continuous", N_("every hour, day and night")


class Counter(Worded):
    """What the same user’s doings are counted on."""

    EACH_ACCOUNT = "each_account", N_("each account for itself")
    ALL_TOGETHER = "all_together", N_("all accounts together")


class ConsentOf(Worded):
    """Whose agreement is asked for."""

    EMPLOYEES_ONLY = "employees_only", N_("employees only")
    EVERYONE = "everyone", N_("everyone who can be recognized")
    EVERYONE_AND_GUARDIANS = "everyone_and_guardians", N_("everyone, and the legal guardian of a minor")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproverAnswer(Parameters):
    """Who approves."""

    approvers: tuple[Office, ...] = some_of(Office, N_("Approved by"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectedAnswer(Parameters):
    """Whether elected officials are bound."""

    bound: bool | None = flag(N_("Elected officials are bound"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinesAnswer(Parameters):
    """How two time limits count."""

    deadlines: Deadlines = one_of(Deadlines, N_("The two time limits run"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursAnswer(Parameters):
    """Which hours count."""

    hours: HoursCounted = one_of(HoursCounted, N_("Hours that count"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterAnswer(Parameters):
    """What is counted together."""

    counted: Counter = one_of(Counter, N_("Counted on"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatsAnswer(Parameters):
    """How many times."""

    times: int = number(N_("Number of times"), least=2, most=20, required=True)
    forgotten_months: int | None = number(
        N_("Forgotten after"), unit=Unit.MONTHS, least=1, most=120, hint=N_("Not said: never.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalAnswer(Parameters):
    """How often a policy is revised."""

    months: int = number(N_("Interval between revisions"), unit=Unit.MONTHS, least=1, most=240, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsAnswer(Parameters):
    """The measures between the mildest and the severest."""

    steps: tuple[str, ...] = texts(
        N_("Measures, the mildest first"), hint=N_("One measure on each line."), required=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAnswer(Parameters):
    """Whose agreement."""

    of: ConsentOf = one_of(ConsentOf, N_("Agreement asked of"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsAnswer(Parameters):
    """Which elections."""

    levels: tuple[Level, ...] = some_of(Level, N_("Elections"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersAnswer(Parameters):
    """Who authorizes access and speaking."""

    access: tuple[Office, ...] = some_of(Office, N_("Access is authorized by"), required=True)
    speaking: tuple[Office, ...] = some_of(Office, N_("Speaking officially is authorized by"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoriesAnswer(Parameters):
    """Which kinds of content are nevertheless allowed."""

    any_allowed: bool | None = flag(N_("Some by-laws are published"), default=None)
    kinds: tuple[Category, ...] = some_of(Category, N_("Kinds of content allowed all the same"))
    by_laws: tuple[str, ...] = texts(N_("By-laws that are published"), hint=N_("One by-law on each line."))


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A question, why it is one, the towns’ rules that raise it, the class of its answer."""

    key: str
    question: str
    reason: str
    raised_by: tuple[str, ...]
    answer: type[Parameters]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a municipality decided for a policy; ``answer`` is None when what is stored cannot be read any more."""

    key: str
    answer: Parameters | None
    reason: str
    decided_on: dt.date
    row_version: int


_ALL = (
    OpenPoint(
        "approver",
        N_(
            "Who approves where the text names communications or, as the case may be, the general management?"
        ),
        N_("The text names two offices and does not say when it is the one or the other."),
        ("BC-013", "BC-024", "BC-022", "BC-042", "BC-054"),
        ApproverAnswer,
    ),
    OpenPoint(
        "elected_bound",
        N_("Are elected officials bound by the policy?"),
        N_("The text speaks of those who work for the municipality and does not name elected officials."),
        ("BC-006", "SE-039"),
        ElectedAnswer,
    ),
    OpenPoint(
        "two_deadlines",
        N_("Do the two time limits of two business days follow each other, or run together?"),
        N_("The follow-up with the department and the one with the person who wrote have two days each."),
        ("MM-102", "MM-103"),
        DeadlinesAnswer,
    ),
    OpenPoint(
        "response_hours",
        N_("Do the hours of the time limit count day and night, or in working hours only?"),
        N_("The text gives hours and says that answers are given in working hours."),
        ("BL-047",),
        HoursAnswer,
    ),
    OpenPoint(
        "advertising_counter",
        N_("Are a user’s advertisements counted on each account, or on all accounts together?"),
        N_("The text bans a user at the third advertisement and does not say where they are counted."),
        ("BL-030",),
        CounterAnswer,
    ),
    OpenPoint(
        "repeats",
        N_("How often may a user break the rules before being shut out?"),
        N_("The text speaks of repetition and gives no number, or a number that can be read in two ways."),
        ("BL-126", "MM-022", "SE-022"),
        RepeatsAnswer,
    ),
    OpenPoint(
        "revision_interval",
        N_("How often is the policy revised?"),
        N_("The text wants a revision and gives no interval, or says nothing of one."),
        ("MM-144", "VR-029"),
        IntervalAnswer,
    ),
    OpenPoint(
        "ladder_steps",
        N_("Which measures lie between the reprimand and the dismissal?"),
        N_("The text names the two ends of the ladder only."),
        ("BC-039", "MM-127", "VR-028"),
        StepsAnswer,
    ),
    OpenPoint(
        "photo_agreement",
        N_("Whose agreement is needed for a photo: that of employees only, or of citizens and minors too?"),
        N_("The text speaks of employees and says nothing of the others on the photo."),
        ("VR-022", "VR-023"),
        ConsentAnswer,
    ),
    OpenPoint(
        "election_levels",
        N_("Which elections open an election period?"),
        N_("One text names all levels, another the mayor and the council only."),
        ("BL-021", "MM-081"),
        LevelsAnswer,
    ),
    OpenPoint(
        "authorities",
        N_(
            "Who authorizes access to social media at work, and who authorizes speaking for the municipality?"
        ),
        N_("The text asks for an authorization and does not say whose."),
        ("VR-008", "VR-009"),
        SpeakersAnswer,
    ),
    OpenPoint(
        "bylaws",
        N_("Which by-laws may be published although most are not?"),
        N_("The text says that some may be and does not say which."),
        ("BL-025",),
        CategoriesAnswer,
    ),
)

OPEN_POINTS: Mapping[str, OpenPoint] = MappingProxyType({one.key: one for one in _ALL})
"""The twelve points by their keys."""


def open_point(key: str) -> OpenPoint:
    """Return a point. Raises PointUnknown."""
    if key not in OPEN_POINTS:
        raise PointUnknown(key=key)
    return OPEN_POINTS[key]


def checked_answer(point: OpenPoint, raw: Mapping[str, Any]) -> Parameters:
    """Return the answer that a decision holds. Raises AnswerMissing or SettingProblem."""
    answer = read_parameters(point.answer, raw)
    if answer == _unsaid(point):
        raise AnswerMissing
    return answer


def _unsaid(point: OpenPoint) -> Parameters | None:
    try:
        return point.answer()
    except TypeError:  # an answer with required settings says something as soon as it is one
        return None
