"""A disciplinary case, as it lies in its sealed box: every field the municipality may have to show an arbitrator.

A case is never changed in place: each act makes a new one with its line of history. Empty texts and None mean that
nothing was recorded.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.sanctions.rules.case_codes import (
    Attendance,
    CaseState,
    DemandKind,
    Gravity,
    GrievanceOutcome,
    LetterKind,
    MeetingKind,
    NoticeMeans,
    Outcome,
    UnionPresence,
)
from medias_desktop.sanctions.rules.ladder import StepKind

__all__ = [
    "LINE_LENGTH",
    "TEXT_LENGTH",
    "Attendance",
    "AuthorityReport",
    "BreachClause",
    "Capture",
    "Case",
    "CaseBrief",
    "CasePerson",
    "CaseState",
    "CaseVerification",
    "Changed",
    "Closing",
    "Decision",
    "DemandKind",
    "Fault",
    "Gravity",
    "Grievance",
    "GrievanceOutcome",
    "Grounds",
    "HistoryLine",
    "Letter",
    "LetterKind",
    "MeasureNotice",
    "Meeting",
    "MeetingKind",
    "NoticeMeans",
    "OpenCase",
    "Outcome",
    "PersonVersion",
    "PostDemand",
    "SealedPiece",
    "UnionPresence",
]

TEXT_LENGTH = 20_000
LINE_LENGTH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePerson:
    """Whom a case is about, as they were when it was opened; ``group`` is a code of people.rules.Group."""

    uid: str
    last_name: str
    first_name: str = ""
    number: str = ""
    group: str
    department: str = ""
    language: str = "fr"

    @property
    def full_name(self) -> str:
        """Return the name as it is spoken."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def listed_name(self) -> str:
        """Return the name as lists are sorted."""
        return f"{self.last_name}, {self.first_name}" if self.first_name else self.last_name


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachClause:
    """A clause of the text that was in force on the day of the fault, copied so that the case stands alone.

    ``rule_code`` is "" when a section was chosen that no rule names; ``cite`` and ``text`` are in ``language``.
    """

    version_id: int
    policy_title: str
    ordinal: int
    in_force_date: dt.date
    rule_code: str = ""
    section_uid: str
    cite: str
    text: str
    language: str = "fr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What happened; ``known_on`` is the day on which the employer learned of it."""

    day: dt.date
    known_on: dt.date
    facts: str
    platform: str = ""
    link: str = ""
    at_work: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPiece:
    """A file of the case: encrypted with a key of its own (base64) that lies nowhere but here.

    ``sha256`` is of the file itself, ``uid`` names the encrypted one (core.store.sealed).
    """

    uid: str
    key: str
    sha256: str
    size: int
    name: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """What was seen on the network: a picture or a text, with the instant at which it was kept."""

    uid: str
    piece: SealedPiece
    taken_at: dt.datetime
    added_by: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Why there is reason to suspect a breach: before anything is verified."""

    day: dt.date
    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseVerification:
    """Something that was looked into."""

    uid: str
    day: dt.date
    by: str
    what: str
    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonVersion:
    """What the person said of it; ``declined`` when they would not."""

    day: dt.date
    text: str = ""
    declined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting with the person; ``time`` as "13:30" or ""."""

    uid: str
    kind: MeetingKind
    day: dt.date
    time: str = ""
    place: str = ""
    attendance: Attendance = Attendance.AWAITED
    others: str = ""
    union: UnionPresence = UnionPresence.NOT_OFFERED
    union_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided; the step is copied, so that a later change of the ladder does not touch it.

    ``suggested_uid`` is the step that the program suggested ("" none), ``suggestion`` its words at that time;
    ``departure`` is why another one was chosen. ``amnesty_on`` is the first day on which the measure no longer counts.
    """

    day: dt.date
    by: str
    outcome: Outcome
    reasons: str = ""
    step_uid: str = ""
    step_position: int = 0
    step_name_fr: str = ""
    step_name_en: str = ""
    kind: StepKind | None = None
    suspension_from: dt.date | None = None
    suspension_to: dt.date | None = None
    validity_months: int | None = None
    repeated: bool = False
    amnesty_on: dt.date | None = None
    suggested_uid: str = ""
    suggestion: str = ""
    departure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureNotice:
    """How the measure reached the person; who refused to sign has a witness, a suspension begun untold its reason."""

    day: dt.date
    means: NoticeMeans
    refused_to_sign: bool = False
    witness: str = ""
    begun_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDemand:
    """A demand to change or remove a post, and what became of it."""

    uid: str
    demand: DemandKind
    asked_on: dt.date
    due_on: dt.date | None = None
    done_on: dt.date | None = None
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityReport:
    """A report to the authorities, or a claim for damages (``claim``)."""

    uid: str
    day: dt.date
    to: str
    reference: str = ""
    note: str = ""
    claim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grievance:
    """A grievance against the measure."""

    filed_on: dt.date
    number: str = ""
    outcome: GrievanceOutcome = GrievanceOutcome.PENDING
    outcome_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter: its text may be changed until it is issued; then its PDF is frozen."""

    uid: str
    kind: LetterKind
    language: str
    subject: str
    body: str
    written_on: dt.date
    issued_on: dt.date | None = None
    piece: SealedPiece | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The end of a case."""

    day: dt.date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One field that an act changed: its name and what stood there, as texts."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One act on the case: ``action`` is the name that the audit trail has too."""

    at: dt.datetime
    by: str
    action: str
    changes: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything about one case; ``number`` is as it is called (“2026-0007”)."""

    number: str
    person: CasePerson
    reported_on: dt.date
    reported_by: str
    fault: Fault
    clauses: tuple[BreachClause, ...]
    captures: tuple[Capture, ...] = ()
    grounds: Grounds | None = None
    verifications: tuple[CaseVerification, ...] = ()
    person_version: PersonVersion | None = None
    meetings: tuple[Meeting, ...] = ()
    gravity: Gravity | None = None
    aggravating: tuple[str, ...] = ()
    mitigating: tuple[str, ...] = ()
    decision: Decision | None = None
    notice: MeasureNotice | None = None
    demands: tuple[PostDemand, ...] = ()
    reports: tuple[AuthorityReport, ...] = ()
    grievance: Grievance | None = None
    letters: tuple[Letter, ...] = ()
    closing: Closing | None = None
    removed_on: dt.date | None = None
    """When the measure was taken out of the case for amnesty; what it was is gone."""
    history: tuple[HistoryLine, ...] = ()

    @property
    def state(self) -> CaseState:
        """Return where the case stands."""
        if self.closing is not None:
            return CaseState.CLOSED
        if self.grievance is not None and self.grievance.outcome is GrievanceOutcome.PENDING:
            return CaseState.GRIEVED
        if self.notice is not None:
            return CaseState.NOTIFIED
        if self.decision is not None:
            return CaseState.DECIDED
        if self.meetings or self.person_version is not None:
            return CaseState.HEARING
        if self.grounds is not None:
            return CaseState.VERIFYING
        return CaseState.OPENED


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that was opened from its box, with its row and the revision that a change must name."""

    id: int
    version: int
    case: Case


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseBrief:
    """What lists, clocks and the suggestion need of a case without opening it; sealed as well.

    ``id`` and ``version`` come from the row. ``counts`` is False for a measure that was annulled or removed.
    """

    id: int = 0
    version: int = 0
    number: str
    person_uid: str
    listed_name: str
    group: str
    department: str = ""
    state: CaseState
    fault_day: dt.date
    known_on: dt.date
    clauses: tuple[tuple[int, str, str], ...] = ()
    """Version, section’s uid, and how it is cited."""
    rule_codes: tuple[str, ...] = ()
    platform: str = ""
    gravity: Gravity | None = None
    step_uid: str = ""
    step_position: int = 0
    step_name_fr: str = ""
    step_name_en: str = ""
    kind: StepKind | None = None
    counts: bool = False
    decided_on: dt.date | None = None
    notified_on: dt.date | None = None
    suspension_to: dt.date | None = None
    amnesty_on: dt.date | None = None
    next_meeting_on: dt.date | None = None
    demand_due_on: dt.date | None = None
    grievance: GrievanceOutcome | None = None
    closed_on: dt.date | None = None
    removed_on: dt.date | None = None
    letters_waiting: int = 0
