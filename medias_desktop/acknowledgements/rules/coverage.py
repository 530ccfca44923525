"""How far a department or a group is with a text, and what one person acknowledged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.acknowledgements.rules.campaigns import Campaign
from medias_desktop.acknowledgements.rules.evidence import Evidence
from medias_desktop.acknowledgements.rules.people import Counts
from medias_desktop.acknowledgements.rules.states import AcknowledgementState, PersonState, RecordedEvent
from medias_desktop.people.rules import Group, Person
from medias_desktop.policies.rules import VersionSummary


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A department ("" for persons without one) or a group by its code, and where its people stand.

    ``complete_on`` is the day of the last signature or exemption, once everyone who must sign has; None before, and
    where nobody must.
    """

    code: str
    counts: Counts
    complete_on: dt.date | None = None

    @property
    def group(self) -> Group:
        """The group that the code names. Raises ValueError for a department."""
        return Group(self.code)


@dataclass(frozen=True, slots=True)
class CardLine:
    """A person and a text: where they stand, by which event, what proves it, and all that was ever recorded.

    ``campaign`` is the one that asks for it today, if any; without it ``counted`` says whether the text itself concerns
    them. ``sha256`` (of the exact text), ``language`` and ``recorded_by`` are those of the deciding event, "" without.
    """

    version: VersionSummary
    state: PersonState
    counted: bool
    campaign: Campaign | None = None
    sha256: str = ""
    language: str = ""
    recorded_by: str = ""
    events: tuple[RecordedEvent, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def acknowledged(self) -> bool:
        """Tell whether they acknowledged this very text, whether or not another took its place since."""
        done = (AcknowledgementState.SIGNED, AcknowledgementState.SUPERSEDED)
        return self.state.state in done and not self.state.through


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Everything about one person: the texts that concern them now, then those of the past, the newest first."""

    person: Person
    lines: tuple[CardLine, ...]

    @property
    def never_acknowledged(self) -> bool:
        """Tell whether they never acknowledged anything."""
        return not any(line.acknowledged for line in self.lines)
