"""Codes of a disciplinary case: where it stands, how grave, what was decided, how the person was told."""

from __future__ import annotations

from enum import StrEnum


class CaseState(StrEnum):
    """Where a case stands."""

    OPENED = "opened"
    VERIFYING = "verifying"
    HEARING = "hearing"
    """The person is to be met, or was."""
    DECIDED = "decided"
    NOTIFIED = "notified"
    GRIEVED = "grieved"
    CLOSED = "closed"


class Gravity(StrEnum):
    """How grave a fault is."""

    MINOR = "minor"
    SERIOUS = "serious"
    GRAVE = "grave"


class MeetingKind(StrEnum):
    """Why the person is met."""

    HEARING = "hearing"
    FOLLOW_UP = "follow_up"


class Attendance(StrEnum):
    """Whether the person came."""

    AWAITED = "awaited"
    PRESENT = "present"
    ABSENT = "absent"
    DECLINED = "declined"


class UnionPresence(StrEnum):
    """What became of the union representative."""

    NOT_UNIONISED = "not_unionised"
    NOT_OFFERED = "not_offered"
    OFFERED = "offered"
    PRESENT = "present"
    DECLINED = "declined"


class Outcome(StrEnum):
    """What was decided."""

    MEASURE = "measure"
    NO_FOLLOW_UP = "no_follow_up"


class NoticeMeans(StrEnum):
    """How the measure reached the person."""

    IN_PERSON = "in_person"
    REGISTERED_MAIL = "registered_mail"
    BAILIFF = "bailiff"
    EMAIL = "email"


class GrievanceOutcome(StrEnum):
    """What became of a grievance."""

    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    SETTLED = "settled"
    DISMISSED = "dismissed"
    REDUCED = "reduced"
    """Another measure took the place of the one that was grieved."""
    ANNULLED = "annulled"


class DemandKind(StrEnum):
    """What the person was asked to do with a post."""

    CHANGE = "change"
    REMOVE = "remove"


class LetterKind(StrEnum):
    """Letters to the person."""

    MEETING_NOTICE = "meeting_notice"
    REMOVAL_DEMAND = "removal_demand"
    VERBAL_WARNING_NOTE = "verbal_warning_note"
    REPRIMAND = "reprimand"
    SUSPENSION = "suspension"
    DEMOTION = "demotion"
    DISMISSAL = "dismissal"
    NO_FOLLOW_UP = "no_follow_up"
