"""What sanctions are called, as messages to be translated."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.rules.cases import (
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
from medias_desktop.sanctions.rules.incidents import AppealOutcome, CommentState, IncidentAction
from medias_desktop.sanctions.rules.ladder import DeadlineFrom, RepeatOf, StepKind

STATE_NAMES = {
    CaseState.OPENED: N_("Opened"),
    CaseState.VERIFYING: N_("Being verified"),
    CaseState.HEARING: N_("Person to be heard"),
    CaseState.DECIDED: N_("Decided"),
    CaseState.NOTIFIED: N_("Measure notified"),
    CaseState.GRIEVED: N_("Grievance pending"),
    CaseState.CLOSED: N_("Case closed"),
}
STATE_KINDS = {
    CaseState.OPENED: "accent",
    CaseState.VERIFYING: "accent",
    CaseState.HEARING: "warn",
    CaseState.DECIDED: "warn",
    CaseState.NOTIFIED: "ok",
    CaseState.GRIEVED: "bad",
    CaseState.CLOSED: "",
}
"""The colours of chips (core.widgets.parts)."""
GRAVITY_NAMES = {
    Gravity.MINOR: N_("Minor fault"),
    Gravity.SERIOUS: N_("Serious fault"),
    Gravity.GRAVE: N_("Grave fault"),
}
STEP_KIND_NAMES = {
    StepKind.VERBAL_WARNING: N_("Verbal warning"),
    StepKind.WRITTEN_REPRIMAND: N_("Written reprimand"),
    StepKind.SUSPENSION: N_("Suspension without pay"),
    StepKind.DEMOTION: N_("Demotion"),
    StepKind.DISMISSAL: N_("Dismissal"),
}
DEADLINE_NAMES = {
    DeadlineFrom.KNOWLEDGE: N_("The day the employer learned of the fault"),
    DeadlineFrom.FAULT: N_("The day of the fault"),
}
REPEAT_NAMES = {
    RepeatOf.ANY_FAULT: N_("Any measure still counts"),
    RepeatOf.SAME_CLAUSE: N_("A measure for the same clause still counts"),
}
MEETING_NAMES = {
    MeetingKind.HEARING: N_("Disciplinary meeting"),
    MeetingKind.FOLLOW_UP: N_("Follow-up meeting"),
}
ATTENDANCE_NAMES = {
    Attendance.AWAITED: N_("To come"),
    Attendance.PRESENT: N_("Came"),
    Attendance.ABSENT: N_("Did not come"),
    Attendance.DECLINED: N_("Declined to come"),
}
UNION_NAMES = {
    UnionPresence.NOT_UNIONISED: N_("Not unionized"),
    UnionPresence.NOT_OFFERED: N_("Not offered yet"),
    UnionPresence.OFFERED: N_("Offered"),
    UnionPresence.PRESENT: N_("Representative present"),
    UnionPresence.DECLINED: N_("Declined by the person"),
}
OUTCOME_NAMES = {
    Outcome.MEASURE: N_("Disciplinary measure"),
    Outcome.NO_FOLLOW_UP: N_("Closed without follow-up"),
}
MEANS_NAMES = {
    NoticeMeans.IN_PERSON: N_("Handed over in person"),
    NoticeMeans.REGISTERED_MAIL: N_("Registered mail"),
    NoticeMeans.BAILIFF: N_("Bailiff"),
    NoticeMeans.EMAIL: N_("E-mail with proof of receipt"),
}
GRIEVANCE_NAMES = {
    GrievanceOutcome.PENDING: N_("Grievance pending"),
    GrievanceOutcome.WITHDRAWN: N_("Grievance withdrawn"),
    GrievanceOutcome.SETTLED: N_("Grievance settled"),
    GrievanceOutcome.DISMISSED: N_("Grievance dismissed: the measure stands"),
    GrievanceOutcome.REDUCED: N_("Measure reduced"),
    GrievanceOutcome.ANNULLED: N_("Measure annulled"),
}
DEMAND_NAMES = {
    DemandKind.CHANGE: N_("Change the post"),
    DemandKind.REMOVE: N_("Remove the post"),
}
LETTER_NAMES = {
    LetterKind.MEETING_NOTICE: N_("Notice of meeting"),
    LetterKind.REMOVAL_DEMAND: N_("Demand to change or remove a post"),
    LetterKind.VERBAL_WARNING_NOTE: N_("Record of a verbal warning"),
    LetterKind.REPRIMAND: N_("Letter of reprimand"),
    LetterKind.SUSPENSION: N_("Letter of suspension"),
    LetterKind.DEMOTION: N_("Letter of demotion"),
    LetterKind.DISMISSAL: N_("Letter of dismissal"),
    LetterKind.NO_FOLLOW_UP: N_("Letter of closing without follow-up"),
}
ACTION_NAMES = {
    IncidentAction.NONE: N_("Nothing done"),
    IncidentAction.REMOVAL: N_("Removal"),
    IncidentAction.LINK_DISABLED: N_("Link disabled"),
    IncidentAction.WARNING: N_("Warning"),
    IncidentAction.TEMPORARY_BLOCK: N_("Temporary block"),
    IncidentAction.BAN: N_("Ban"),
    IncidentAction.REPORT: N_("Report"),
}
ACTION_KINDS = {
    IncidentAction.NONE: "",
    IncidentAction.REMOVAL: "accent",
    IncidentAction.LINK_DISABLED: "accent",
    IncidentAction.WARNING: "warn",
    IncidentAction.TEMPORARY_BLOCK: "bad",
    IncidentAction.BAN: "bad",
    IncidentAction.REPORT: "accent",
}
COMMENT_NAMES = {
    CommentState.WAITING: N_("To be looked at"),
    CommentState.ACCEPTED: N_("Comment accepted"),
    CommentState.REFUSED: N_("Comment refused"),
}
APPEAL_NAMES = {
    AppealOutcome.PENDING: N_("To be answered"),
    AppealOutcome.UPHELD: N_("Decision upheld"),
    AppealOutcome.SHORTENED: N_("Block shortened"),
    AppealOutcome.LIFTED: N_("Block lifted"),
}
OTHER_REASON_NAMES = {
    "identity_misuse": N_("use of the municipality’s image"),
    "organisation_publishing": N_("organization publishing by itself"),
}
"""Besides the words of policies.rules.checks.moderation.Reason."""
