"""A campaign: who must acknowledge a policy until when, and what follows from it for a person."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field

from medias_desktop.people.rules import Group

LANGUAGES = ("fr", "en")
MOST_QUESTIONS = 20
MOST_CHOICES = 8
DEFAULT_DAYS = 30
"""Days given to sign when a campaign has a due date for an earlier text but not for the one that took its place."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who must acknowledge: the groups (of those departments; none: every one), and single persons besides.

    ``by_rules`` adds the groups that the rules of the text in force name.
    """

    by_rules: bool = True
    groups: frozenset[Group] = frozenset()
    departments: frozenset[str] = frozenset()
    persons: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of comprehension in one or both languages; ``right_choice`` counts from 0, ``clause`` is where it is answered."""

    prompts: tuple[str, str]
    """In French, in English; an empty one is asked in the other."""
    choices: tuple[tuple[str, ...], tuple[str, ...]]
    right_choice: int
    clause: str = ""
    id: int = 0

    def prompt(self, language: str) -> str:
        """Return the question in a language, or in the other when it has none there."""
        return self.prompts[LANGUAGES.index(language)] or self.prompts[0] or self.prompts[1]

    def offered(self, language: str) -> tuple[str, ...]:
        """Return the choices in a language, or in the other when there are none there."""
        return self.choices[LANGUAGES.index(language)] or self.choices[0] or self.choices[1]


@dataclass(frozen=True, slots=True)
class CampaignDraft:
    """What the user gives of a campaign; days are calendar days, ``reminder_offsets`` working days around the due date."""

    title: str
    audience: Audience = Audience()
    due_date: dt.date | None = None
    arrival_days: int | None = None
    renewal_months: int | None = None
    reminder_offsets: tuple[int, ...] = ()
    province: str = "QC"
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign as recorded; ``version_id`` is the text that it was opened for."""

    id: int
    uid: str
    title: str
    policy_id: int
    version_id: int
    audience: Audience
    opened_on: dt.date
    due_date: dt.date | None = None
    arrival_days: int | None = None
    renewal_months: int | None = None
    reminder_offsets: tuple[int, ...] = ()
    province: str = "QC"
    closed_on: dt.date | None = None
    closing_reason: str = ""
    questions: tuple[Question, ...] = field(default=())
    row_version: int = 1

    @property
    def open(self) -> bool:
        """Tell whether it still goes on."""
        return self.closed_on is None


def due_for_text(campaign: Campaign, text_id: int, in_force: dt.date | None) -> dt.date | None:
    """Return when the people there must have acknowledged a text: the due date of the campaign for its own text.

    For one that took its place (a substantive change), as many days after it came into force as the first one was
    given; DEFAULT_DAYS when the due date was not after the opening.
    """
    if campaign.due_date is None or text_id == campaign.version_id or in_force is None:
        return campaign.due_date
    given = (campaign.due_date - campaign.opened_on).days
    return in_force + dt.timedelta(days=given if given > 0 else DEFAULT_DAYS)


def due_for_person(due: dt.date | None, start: dt.date | None, arrival_days: int | None) -> dt.date | None:
    """Return when one person must have acknowledged: who arrives late has ``arrival_days`` from their start."""
    if due is None or start is None or arrival_days is None:
        return due
    return max(due, start + dt.timedelta(days=arrival_days))


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later (or earlier), the last of the month when that has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))
