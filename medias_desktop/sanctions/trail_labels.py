"""What the audit trail writes of sanctions, in the user’s words.

Of disciplinary cases it says nothing but that a sealed record was written or read (safekeeping.trail_labels).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from medias_desktop.core.i18n import N_
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.sanctions.labels import (
    ACTION_NAMES,
    APPEAL_NAMES,
    COMMENT_NAMES,
    DEADLINE_NAMES,
    REPEAT_NAMES,
    STEP_KIND_NAMES,
)


def _codes(names: Mapping[Any, str]) -> dict[str, str]:
    return {code.value: name for code, name in names.items()}


_ACCOUNT = {"account_id": "moderated_account", "user_id": "online_user"}
_CLAUSE = {
    "version_id": N_("Text"),
    "cite": N_("Clause"),
    "rule_code": N_("Rule"),
}

_LADDER = {
    "sanction_setting": TableWords(
        N_("Disciplinary ladder"),
        columns={
            "deadline_days": N_("Days to impose a measure"),
            "working_days": N_("Working days only"),
            "deadline_from": N_("Counted from"),
            "repeat_of": N_("A fault is repeated when"),
            "union_name": N_("Union"),
            "ethics_note": N_("What is told of elected officials"),
            "case_months": N_("Closed cases are kept (months)"),
            "province": N_("Province"),
        },
        codes={"deadline_from": _codes(DEADLINE_NAMES), "repeat_of": _codes(REPEAT_NAMES)},
    ),
    "sanction_step": TableWords(
        N_("Step of the disciplinary ladder"),
        columns={
            "position": N_("Rank"),
            "kind": N_("Nature"),
            "name_fr": N_("Name in French"),
            "name_en": N_("Name in English"),
            "days": N_("Days of suspension proposed"),
            "validity_months": N_("Counts for (months)"),
            "repeat_months": N_("Counts for, when repeated (months)"),
            "retired": N_("No longer used"),
        },
        codes={"kind": _codes(STEP_KIND_NAMES)},
        title="{name_fr}",
    ),
    "sanction_removal": TableWords(
        N_("Removal from disciplinary files"),
        columns={
            "reason": N_("Why"),
            "basis": N_("Rule"),
            "measures": N_("Measures removed"),
            "letters": N_("Letters removed"),
            "captures": N_("Captures removed"),
            "removed_by": N_("Removed by"),
            "removed_at": N_("Removed at"),
        },
        codes={"reason": {"amnesty": N_("Amnesty"), "retention": N_("End of its time")}},
    ),
}

_MODERATION = {
    "moderation_setting": TableWords(
        N_("Settings of moderation"),
        columns={
            "repeats_before_block": N_("Breaches before a block when the text says no number"),
            "count_everywhere": N_("Counted over every account of the platform"),
            "forgotten_months": N_("Forgotten after (months)"),
            "block_days": N_("Days of a temporary block proposed"),
            "appeal_days": N_("Days to answer an appeal"),
            "review_months": N_("Bans are reviewed every (months)"),
        },
    ),
    "moderated_account": TableWords(
        N_("Account on which the public writes"),
        columns={
            "platform": N_("Platform"),
            "name": N_("Name"),
            "link": N_("Link"),
            "netiquette_shown_on": N_("Netiquette shown since"),
            "active": N_("In use"),
            "created_at": N_("Recorded at"),
        },
        title="{name}",
    ),
    "online_user": TableWords(
        N_("Online user"),
        columns={"platform": N_("Platform"), "handle": N_("Name shown"), "created_at": N_("Recorded at")},
        hidden=frozenset({"handle_key"}),
        title="{handle}",
    ),
    "moderation_incident": TableWords(
        N_("Incident"),
        columns={
            "account_id": N_("Account"),
            "user_id": N_("Online user"),
            "seen_on": N_("Seen on"),
            "reason": N_("Reason"),
            "more_reasons": N_("Other reasons"),
            **_CLAUSE,
            "action": N_("Action"),
            "acted_on": N_("Done on"),
            "until": N_("Until"),
            "all_accounts": N_("On every account of the platform"),
            "warned": N_("The user was told"),
            "link": N_("Link"),
            "capture_text": N_("What was written"),
            "text_sha256": N_("Fingerprint of the text"),
            "capture_sha256": N_("Capture"),
            "captured_at": N_("Captured at"),
            "reported_to": N_("Reported to"),
            "author": N_("Done by"),
            "note": N_("Note"),
            "proposed": N_("Action proposed"),
            "proposal": N_("Proposal in words"),
            "departure": N_("Why something else was done"),
            "lifted_on": N_("Lifted on"),
            "lifted_because": N_("Why it was lifted"),
            "annulled_on": N_("Annulled on"),
            "annulled_because": N_("Why it was annulled"),
            "reviewed_on": N_("Reviewed on"),
            "recorded_at": N_("Recorded at"),
        },
        codes={"action": _codes(ACTION_NAMES), "proposed": _codes(ACTION_NAMES)},
        refers={**_ACCOUNT, "version_id": "policy_version"},
        hidden=frozenset({"section_uid", "search_key"}),
    ),
    "moderation_appeal": TableWords(
        N_("Appeal"),
        columns={
            "incident_id": N_("Incident"),
            "user_id": N_("Online user"),
            "received_on": N_("Received on"),
            "words": N_("What was said"),
            "answer_due_on": N_("Answer due on"),
            "outcome": N_("Outcome"),
            "answered_on": N_("Answered on"),
            "answer": N_("Answer"),
            "answered_by": N_("Answered by"),
        },
        codes={"outcome": _codes(APPEAL_NAMES)},
        refers={"incident_id": "moderation_incident", "user_id": "online_user"},
    ),
    "waiting_comment": TableWords(
        N_("Comment to be looked at"),
        columns={
            "account_id": N_("Account"),
            "user_id": N_("Online user"),
            "received_on": N_("Received on"),
            "place": N_("Under"),
            "text": N_("Text"),
            "state": N_("State"),
            "reason": N_("Reason"),
            **_CLAUSE,
            "decided_on": N_("Decided on"),
            "decided_by": N_("Decided by"),
            "note": N_("Note"),
        },
        codes={"state": _codes(COMMENT_NAMES)},
        refers={**_ACCOUNT, "version_id": "policy_version"},
        hidden=frozenset({"section_uid"}),
    ),
}

TRAIL = TrailWords(
    actions={
        "change_ladder": N_("Disciplinary ladder changed"),
        "change_moderation_settings": N_("Settings of moderation changed"),
        "add_moderated_account": N_("Account of the municipality recorded"),
        "change_moderated_account": N_("Account of the municipality changed"),
        "change_online_user": N_("Online user changed"),
        "record_incident": N_("Incident recorded"),
        "correct_incident": N_("Incident corrected"),
        "lift_block": N_("Block lifted"),
        "annul_incident": N_("Incident annulled"),
        "review_ban": N_("Ban reviewed"),
        "record_appeal": N_("Appeal recorded"),
        "answer_appeal": N_("Appeal answered"),
        "queue_comment": N_("Comment put in the queue"),
        "decide_comment": N_("Comment accepted or refused"),
    },
    tables={**_LADDER, **_MODERATION},
)
