"""What a consent form that came back says: which form it is, who stands on it, what its reader saw."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.photo_consents.rules.consents import Act, ActKind, Reach
from medias_desktop.photo_consents.rules.forms import FormKind
from medias_desktop.photo_consents.rules.persons import Guardian, GuardianDraft, Portrayed
from medias_desktop.photo_consents.rules.purposes import Purpose

ANSWERS = frozenset({ActKind.GIVEN, ActKind.REFUSED, ActKind.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class SignedLine:
    """Who signs a line: the person (``own``), a guardian, or one still to be named; ``answer`` is what they said already."""

    page: int
    line: int
    portrayed: Portrayed
    guardian: Guardian | None
    own: bool
    consent_id: int | None
    answer: Act | None = None

    @property
    def unnamed(self) -> bool:
        """Tell whether a guardian signs whose name is written by hand."""
        return not self.own and self.guardian is None


@dataclass(frozen=True, slots=True)
class FoundForm:
    """A printed form, and those who stand on one of its pages; ``asked`` says in words what it asks consent for."""

    id: int
    code: str
    kind: FormKind
    for_minor: bool
    reach: Reach
    purposes: frozenset[Purpose]
    starts_on: dt.date
    ends_on: dt.date | None
    language: str
    terms: str
    pages: int
    page: int
    asked: str
    lines: tuple[SignedLine, ...] = ()

    @property
    def left(self) -> tuple[SignedLine, ...]:
        """Return the lines without an answer."""
        return tuple(line for line in self.lines if line.answer is None)


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """What a line of a form says: the places ticked (none: refused) by a guardian or the person.

    ``guardian`` is one whom the register does not know yet. ``consent_id`` is what was asked, None on a blank form;
    ``place`` page and line of a printed form.
    """

    portrayed_id: int
    purposes: frozenset[Purpose]
    guardian_id: int | None = None
    guardian: GuardianDraft | None = None
    consent_id: int | None = None
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FormDecision:
    """What the user saw on a page: who answered what, on which day."""

    day: dt.date
    answers: tuple[LineAnswer, ...]
