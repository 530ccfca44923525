"""What the audit trail writes of acknowledgements, in the user’s words; apart from the labels, for a start needs none of it."""

from __future__ import annotations

from medias_desktop.acknowledgements.labels import EVENT_NAMES, METHOD_NAMES
from medias_desktop.core.i18n import N_
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.people.rules import Group

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
                "kind": {kind.value: name for kind, name in EVENT_NAMES.items()},
                "method": {method.value: name for method, name in METHOD_NAMES.items()},
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
