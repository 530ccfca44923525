"""What the history of a case says, in words: acts, fields, what stood there before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_, catalogue, current_language, format_date, format_time
from medias_desktop.sanctions.labels import (
    ATTENDANCE_NAMES,
    DEMAND_NAMES,
    GRAVITY_NAMES,
    GRIEVANCE_NAMES,
    LETTER_NAMES,
    MEANS_NAMES,
    MEETING_NAMES,
    OUTCOME_NAMES,
    STEP_KIND_NAMES,
    UNION_NAMES,
)

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import Changed

ACTION_WORDS = {
    "open_case": N_("The case was opened"),
    "correct_case": N_("Facts or clauses were corrected"),
    "add_capture": N_("A capture was added"),
    "withdraw_capture": N_("A capture was withdrawn"),
    "record_grounds": N_("Reasonable grounds were written down"),
    "record_verification": N_("A verification was recorded"),
    "record_version": N_("The person’s version was recorded"),
    "record_meeting": N_("A meeting was planned or recorded"),
    "change_meeting": N_("A meeting was changed"),
    "drop_meeting": N_("A meeting was dropped"),
    "weigh_fault": N_("The fault was weighed"),
    "decide_case": N_("The decision was recorded"),
    "notify_measure": N_("The notification was recorded"),
    "demand_removal": N_("A demand about a post was recorded"),
    "follow_demand": N_("What became of a demand was recorded"),
    "record_report": N_("A report to the authorities or a claim was recorded"),
    "file_grievance": N_("A grievance was recorded"),
    "answer_grievance": N_("The outcome of the grievance was recorded"),
    "close_case": N_("The case was closed"),
    "reopen_case": N_("The case was reopened"),
    "write_letter": N_("A letter was drafted"),
    "change_letter": N_("A draft letter was changed"),
    "discard_letter": N_("A draft letter was discarded"),
    "issue_letter": N_("A letter was issued"),
    "remove_measure": N_("The measure was taken out of the file"),
}
_OTHER = N_("The case was changed")

FIELD_WORDS = {
    "reported_on": N_("Reported on"),
    "reported_by": N_("Reported by"),
    "fault.day": N_("Date of the fault"),
    "fault.known_on": N_("Known to the employer on"),
    "fault.facts": N_("Facts"),
    "fault.platform": N_("Platform"),
    "fault.link": N_("Link"),
    "fault.at_work": N_("At work"),
    "clauses": N_("Clauses breached"),
    "grounds": N_("Reasonable grounds"),
    "verifications": N_("Verifications"),
    "person_version": N_("The person’s version"),
    "meetings": N_("Meetings"),
    "meetings.kind": N_("Meeting"),
    "meetings.day": N_("Date of the meeting"),
    "meetings.time": N_("Time of the meeting"),
    "meetings.place": N_("Place of the meeting"),
    "meetings.attendance": N_("Attendance"),
    "meetings.others": N_("Others present"),
    "meetings.union": N_("Union representative"),
    "meetings.union_name": N_("Name of the representative"),
    "meetings.note": N_("Note of the meeting"),
    "person_version.declined": N_("Version declined"),
    "gravity": N_("Gravity"),
    "aggravating": N_("Aggravating factors"),
    "mitigating": N_("Mitigating factors"),
    "decision": N_("Decision"),
    "decision.day": N_("Date of the decision"),
    "decision.by": N_("Decided by"),
    "decision.reasons": N_("Reasons"),
    "decision.amnesty_on": N_("No longer counts from"),
    "decision.outcome": N_("Outcome"),
    "decision.kind": N_("Kind of measure"),
    "decision.step_name_fr": N_("Measure"),
    "decision.validity_months": N_("Validity in months"),
    "decision.repeated": N_("Repeated fault"),
    "decision.suspension_from": N_("Suspension from"),
    "decision.suspension_to": N_("Last day of the suspension"),
    "decision.suggestion": N_("What was suggested"),
    "decision.departure": N_("Why not the step suggested"),
    "notice": N_("Notification"),
    "notice.day": N_("Notified on"),
    "notice.means": N_("Means of the notification"),
    "notice.refused_to_sign": N_("Refusal to sign"),
    "notice.witness": N_("Witness of the refusal"),
    "notice.begun_because": N_("Why the suspension began before the person was told"),
    "demands": N_("Demands about posts"),
    "demands.done_on": N_("Demand complied with"),
    "reports": N_("Reports to the authorities"),
    "grievance": N_("Grievance"),
    "grievance.outcome": N_("Outcome of the grievance"),
    "grievance.outcome_on": N_("Date of the outcome"),
    "letters": N_("Letters"),
    "letters.subject": N_("Subject of the letter"),
    "letters.body": N_("Text of the letter"),
    "letters.language": N_("Language of the letter"),
    "captures": N_("Captures"),
    "captures.taken_at": N_("Capture taken on"),
    "captures.added_by": N_("Capture added by"),
    "captures.note": N_("Note of the capture"),
    "captures.sha256": N_("Fingerprint of the capture (SHA-256)"),
    "withdrawn_because": N_("Why"),
    "reopened_because": N_("Why"),
    "closing": N_("Closing"),
    "closing.day": N_("Date of closing"),
    "closing.by": N_("Closed by"),
    "closing.reason": N_("Reason of the closing"),
}
_REPLACED = N_("{field}: before “{old}”, now “{new}”")
_REMOVED = N_("{field}: “{old}” was removed")
_ADDED = N_("{field}: “{new}”")

_TRUTHS = {"True": N_("yes"), "False": N_("no")}
_CODES: dict[str, Mapping[Any, str]] = {
    "meetings.kind": MEETING_NAMES,
    "meetings.attendance": ATTENDANCE_NAMES,
    "meetings.union": UNION_NAMES,
    "gravity": GRAVITY_NAMES,
    "decision.outcome": OUTCOME_NAMES,
    "decision.kind": STEP_KIND_NAMES,
    "notice.means": MEANS_NAMES,
    "demands.demand": DEMAND_NAMES,
    "grievance.outcome": GRIEVANCE_NAMES,
    "letters.kind": LETTER_NAMES,
}


def action_in_words(action: str, language: str | None = None) -> str:
    """Name an act of the history; a code that is not known is only said to be a change."""
    return catalogue(language or current_language()).gettext(ACTION_WORDS.get(action, _OTHER))


def change_in_words(change: Changed, language: str | None = None) -> str:
    """Return what an act replaced, as a line: the field, what stood there, what stands there now."""
    language = language or current_language()
    say = catalogue(language).gettext
    old, new = (_value(change.field, value, language) for value in (change.old, change.new))
    message = _ADDED if not old else _REPLACED if new else _REMOVED
    return say(message).format(field=_field(change.field, language), old=old, new=new)


def _field(name: str, language: str) -> str:
    """Name a field, or the part of the case in which it lies."""
    say = catalogue(language).gettext
    while name and name not in FIELD_WORDS:
        name = name.rpartition(".")[0]
    return say(FIELD_WORDS[name]) if name else say(_OTHER)


def _value(field: str, value: str, language: str) -> str:
    import datetime as dt

    if value in _TRUTHS:
        return catalogue(language).gettext(_TRUTHS[value])
    if value[10:11] == "T" and field == "captures.taken_at":
        at = dt.datetime.fromisoformat(value).astimezone()
        return f"{format_date(at.date(), language=language)}, {format_time(at, language=language)}"
    codes = {str(code.value): name for code, name in _CODES.get(field, {}).items()}
    if value in codes:
        return catalogue(language).gettext(codes[value])
    if len(value) == 10 and value[4:8:3] == "--":
        try:
            return format_date(dt.date.fromisoformat(value), language=language)
        except ValueError:
            return value
    return value
