"""What the audit trail writes of requests and organizations, in the user’s words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from medias_desktop.core.i18n import N_
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.editorial_calendar.labels.requests import KIND_NAMES, STATE_NAMES
from medias_desktop.policies.rules.checks.words import Channel, Office


def _codes(words: Iterable[Any]) -> dict[str, str]:
    return {one.value: one.label for one in words}


_KINDS = {kind.value: name for kind, name in KIND_NAMES.items()}
_STATES = {state.value: name for state, name in STATE_NAMES.items()}
_LANGUAGES = {"fr": N_("French"), "en": N_("English")}

TRAIL = TrailWords(
    actions={
        "record_request": N_("Request recorded"),
        "correct_request": N_("Request corrected"),
        "step_request": N_("Step of a request recorded"),
        "acknowledge_request": N_("Receipt of a request acknowledged"),
        "answer_request": N_("Answer to a request sent"),
        "add_organisation": N_("Organization recorded"),
        "change_organisation": N_("Organization changed"),
        "accredit_organisation": N_("Organization accredited"),
        "withdraw_accreditation": N_("Accreditation withdrawn"),
        "import_organisations": N_("Organizations imported"),
    },
    tables={
        "calendar_request": TableWords(
            N_("Request"),
            columns={
                "kind": N_("Kind of request"),
                "requester": N_("Requester"),
                "requester_address": N_("Address of the requester"),
                "requester_language": N_("Language"),
                "person_id": N_("Person"),
                "organisation_id": N_("For the organization"),
                "sender": N_("Sent by"),
                "channel": N_("Channel"),
                "received_on": N_("Received on"),
                "subject": N_("Subject"),
                "description": N_("Description"),
                "details": N_("Details"),
                "original_link": N_("Original post"),
                "state": N_("State"),
                "sent_to": N_("Directed to"),
                "sent_office": N_("Office it is directed to"),
                "acknowledged_on": N_("Receipt acknowledged on"),
                "decided_on": N_("Decided on"),
                "decided_by": N_("Decided by"),
                "decided_office": N_("For the office"),
                "reasons": N_("Reasons"),
                "conditions": N_("Conditions"),
                "version_id": N_("Text"),
                "cite": N_("Clause"),
                "rule_code": N_("Rule"),
                "answered_on": N_("Answered on"),
                "review_on": N_("Looked at again on"),
                "until": N_("Until"),
                "closed_on": N_("Closed on"),
                "recorded_at": N_("Recorded at"),
            },
            codes={
                "kind": _KINDS,
                "state": _STATES,
                "sender": _codes(Office),
                "sent_office": _codes(Office),
                "decided_office": _codes(Office),
                "channel": _codes(Channel),
                "requester_language": _LANGUAGES,
            },
            refers={
                "organisation_id": "accredited_organisation",
                "person_id": "person",
                "version_id": "policy_version",
            },
            hidden=frozenset({"section_uid", "search_key"}),
            title="{subject}",
        ),
        "calendar_request_step": TableWords(
            N_("Step of a request"),
            columns={
                "request_id": N_("Request"),
                "state": N_("State"),
                "taken_on": N_("Taken on"),
                "taken_by": N_("Taken by"),
                "sent_to": N_("Directed to"),
                "note": N_("Note"),
                "warned": N_("What the rules warned of"),
                "recorded_at": N_("Recorded at"),
            },
            codes={"state": _STATES},
            refers={"request_id": "calendar_request"},
            minor=True,
        ),
        "accredited_organisation": TableWords(
            N_("Organization of the register"),
            columns={
                "name": N_("Name"),
                "contact": N_("Contact"),
                "email": N_("E-mail"),
                "address": N_("Address"),
                "own_page": N_("Own page"),
                "partner": N_("Partner"),
                "language": N_("Language"),
                "accredited_on": N_("Accredited since"),
                "accredited_until": N_("Accredited until"),
                "resolution_number": N_("Resolution"),
                "withdrawn_on": N_("Withdrawn on"),
                "withdrawn_because": N_("Why it was withdrawn"),
                "note": N_("Note"),
            },
            codes={"language": _LANGUAGES},
            hidden=frozenset({"search_key"}),
            title="{name}",
        ),
    },
)
