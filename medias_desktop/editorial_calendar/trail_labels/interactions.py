"""What the audit trail writes of interactions, answers kept ready and the settings of the calendar, in the user’s words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from medias_desktop.core.i18n import N_
from medias_desktop.core.provinces import PROVINCE_NAMES
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.editorial_calendar.labels.interactions import (
    BASIS_NAMES,
    KIND_NAMES,
    LANGUAGE_NAMES,
    STATE_NAMES,
    STEP_NAMES,
)
from medias_desktop.editorial_calendar.labels.settings import (
    DEADLINE_NAMES,
    END_NAMES,
    HOURS_NAMES,
    SETTING_NAMES,
)
from medias_desktop.policies.rules.checks.interactions import RefusedSubject
from medias_desktop.policies.rules.checks.words import Channel, Office


def _codes(names: Mapping[Any, str]) -> dict[str, str]:
    return {code.value: name for code, name in names.items()}


_CHANNELS = {one.value: one.label for one in Channel}

_TABLES = {
    "interaction": TableWords(
        N_("Interaction"),
        columns={
            "kind": N_("Kind"),
            "account_id": N_("Account"),
            "received_at": N_("Received on"),
            "sender": N_("From"),
            "text": N_("Text"),
            "link": N_("Link"),
            "language": N_("Language"),
            "private": N_("Private"),
            "urgent": N_("Urgent"),
            "refused_subject": N_("Subject not spoken about"),
            "reported_by": N_("Reported by"),
            "state": N_("State"),
            "department": N_("Passed on to"),
            "department_due_at": N_("Department due"),
            "due_at": N_("Answer due"),
            "due_by_hand": N_("Due moment set by hand"),
            "due_basis": N_("The due moment counts"),
            "version_id": N_("Policy"),
            "rule_code": N_("Rule"),
            "cite": N_("Clause"),
            "answered_at": N_("Answered on"),
            "answer_channel": N_("Answered by way of"),
            "incident_id": N_("Incident"),
            "recorded_at": N_("Recorded at"),
        },
        codes={
            "kind": _codes(KIND_NAMES),
            "language": LANGUAGE_NAMES,
            "refused_subject": {one.value: one.label for one in RefusedSubject},
            "state": _codes(STATE_NAMES),
            "due_basis": _codes(BASIS_NAMES),
            "answer_channel": _CHANNELS,
        },
        refers={
            "account_id": "moderated_account",
            "version_id": "policy_version",
            "incident_id": "moderation_incident",
        },
        hidden=frozenset({"section_uid", "search_key"}),
        title="{sender}",
    ),
    "interaction_step": TableWords(
        N_("What was done"),
        columns={
            "interaction_id": N_("Interaction"),
            "kind": N_("Nature"),
            "taken_at": N_("Done on"),
            "taken_by": N_("Done by"),
            "sent_to": N_("Passed on to"),
            "channel": N_("By way of"),
            "text": N_("Text"),
            "departure": N_("Why it was done nevertheless"),
            "cite": N_("Clause"),
            "recorded_at": N_("Recorded at"),
        },
        codes={"kind": _codes(STEP_NAMES), "channel": _CHANNELS},
        refers={"interaction_id": "interaction"},
    ),
    "answer_template": TableWords(
        N_("Answer kept ready"),
        columns={
            "name": N_("Name"),
            "kind": N_("Kind"),
            "language": N_("Language"),
            "text": N_("Text"),
            "retired": N_("No longer used"),
        },
        codes={"kind": _codes(KIND_NAMES), "language": LANGUAGE_NAMES},
        title="{name}",
    ),
    "calendar_setting": TableWords(
        N_("Settings of the calendar"),
        columns=dict(SETTING_NAMES),
        codes={
            "province": dict(PROVINCE_NAMES),
            "hours_of": _codes(HOURS_NAMES),
            "deadlines": _codes(DEADLINE_NAMES),
            "limit_end": _codes(END_NAMES),
            "approver": {one.value: one.label for one in Office},
        },
    ),
}

TRAIL = TrailWords(
    actions={
        "record_interaction": N_("Interaction recorded"),
        "change_interaction": N_("Interaction corrected"),
        "record_interaction_step": N_("Interaction followed up"),
        "link_interaction_incident": N_("Interaction given over to moderation"),
        "recount_interactions": N_("Due moments worked out anew"),
        "add_answer_template": N_("Answer kept ready"),
        "change_answer_template": N_("Answer kept ready changed"),
        "change_calendar_settings": N_("Settings of the calendar changed"),
    },
    tables=_TABLES,
)
