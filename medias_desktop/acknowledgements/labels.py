"""The words in which states, methods and events are shown."""

from __future__ import annotations

from medias_desktop.acknowledgements.rules import AcknowledgementState, EventKind, Method
from medias_desktop.core.i18n import N_, translate
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.people.rules import Group

_STATES = {
    AcknowledgementState.TO_READ: N_("To read"),
    AcknowledgementState.HANDED_OUT: N_("Sheet handed out"),
    AcknowledgementState.SIGNED: N_("Signed"),
}
_METHODS = {
    Method.INDIVIDUAL_SHEET: N_("Individual sheet"),
    Method.GROUP_SHEET: N_("Group sheet"),
    Method.ON_SCREEN: N_("On screen"),
    Method.EMAIL_OTHER: N_("E-mail or other"),
    Method.MANAGEMENT_STATEMENT: N_("Statement by management"),
}
_EVENTS = {
    EventKind.HANDED_OUT: N_("Handing-out"),
    EventKind.SIGNED: N_("Signature"),
    EventKind.CORRECTED: N_("Correction"),
    EventKind.CANCELLED: N_("Cancellation"),
}


def state_label(state: AcknowledgementState) -> str:
    """Name a state in the interface language."""
    return translate(_STATES[state])


def method_label(method: Method | None) -> str:
    """Name a method in the interface language; nothing for none."""
    return "" if method is None else translate(_METHODS[method])


def event_label(kind: EventKind) -> str:
    """Name what an event says in the interface language."""
    return translate(_EVENTS[kind])


_GROUPS: dict[str, str] = {
    Group.REGULAR: N_("Regular employee"),
    Group.CASUAL: N_("Casual employee"),
    Group.STUDENT: N_("Student"),
    Group.ELECTED: N_("Elected official"),
    Group.VOLUNTEER: N_("Volunteer"),
    Group.FIREFIGHTER: N_("Volunteer firefighter"),
    Group.CONTRACTOR: N_("Contractor"),
}
"""As the people slice calls them (a slice knows only another one’s rules)."""
_LANGUAGES = {"fr": N_("French"), "en": N_("English")}

TRAIL = TrailWords(
    actions={
        "set_audience": N_("Those who must sign chosen"),
        "record_acknowledgements": N_("Acknowledgements recorded"),
        "mark_handed_out": N_("Sheets noted as handed out"),
        "correct_acknowledgement": N_("Acknowledgement corrected"),
        "cancel_acknowledgement": N_("Acknowledgement cancelled"),
    },
    tables={
        "acknowledgement_event": TableWords(
            N_("Acknowledgement"),
            columns={
                "person_id": N_("Person"),
                "version_id": N_("Policy"),
                "kind": N_("Entry"),
                "day": N_("Date"),
                "method": N_("Method"),
                "witness": N_("Witness"),
                "note": N_("Note or reason"),
                "language": N_("Language"),
                "text_sha256": N_("Fingerprint of the text"),
            },
            codes={
                "kind": {kind.value: name for kind, name in _EVENTS.items()},
                "method": {method.value: name for method, name in _METHODS.items()},
                "language": _LANGUAGES,
            },
            refers={"person_id": "person", "version_id": "policy_version"},
            hidden=frozenset({"replaces_id"}),
            title="{person_id}",
        ),
        "acknowledgement_audience": TableWords(
            N_("Group that must sign"),
            columns={"version_id": N_("Policy"), "group_code": N_("Group")},
            codes={"group_code": _GROUPS},
            refers={"version_id": "policy_version"},
            title="{group_code}",
        ),
    },
)
"""What the audit trail writes of acknowledgements."""
