"""What the audit trail writes of accounts, accesses, absences, tasks and periods, in the user’s words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from medias_desktop.core.i18n import N_
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.editorial_calendar.labels.accounts import (
    ABSENCE_NAMES,
    DECLARATIONS,
    FOLLOWED_NAMES,
    MULTIFACTOR_NAMES,
    PERIOD_NAMES,
)
from medias_desktop.policies.rules.checks.accounts import Duty, PageRole
from medias_desktop.policies.rules.checks.calendar_words import Level
from medias_desktop.policies.rules.checks.words import Office


def _codes(words: Iterable[Any]) -> dict[str, str]:
    return {one.value: one.label for one in words}


_OFFICES = _codes(Office)
_ON_ACCOUNT = {"account_id": "moderated_account", "person_id": "person"}

_TABLES = {
    "official_account": TableWords(
        N_("Official account"),
        columns={
            "account_id": N_("Account"),
            "holder": N_("Holder"),
            "holder_office": N_("Held for"),
            "opened_on": N_("Opened on"),
            "closed_on": N_("Closed on"),
            "closed_because": N_("Why it was closed"),
            "logo_shown_on": N_("Logo shown since"),
            "multifactor": N_("Multi-factor authentication"),
            "request_id": N_("Request"),
            "note": N_("Note"),
        },
        codes={
            "holder_office": _OFFICES,
            "multifactor": {state.value: name for state, name in MULTIFACTOR_NAMES.items()},
        },
        refers={"account_id": "moderated_account", "request_id": "calendar_request"},
    ),
    "account_access": TableWords(
        N_("Access to an account"),
        columns={
            "account_id": N_("Account"),
            "person_id": N_("Person"),
            "name": N_("Name"),
            "role": N_("Role on the account"),
            "office": N_("Office"),
            "role_title": N_("Function"),
            "authorised_on": N_("Authorized on"),
            "authorised_by": N_("Authorized by"),
            "authorised_office": N_("Authorized for"),
            "ended_on": N_("Ended on"),
            "renewed_on": N_("Last renewed on"),
            "declared_on": N_("Declared on"),
            **DECLARATIONS,
            "note": N_("Note"),
        },
        codes={"role": _codes(PageRole), "office": _OFFICES, "authorised_office": _OFFICES},
        refers=_ON_ACCOUNT,
        title="{name}",
    ),
    "account_access_incident": TableWords(
        N_("Suspicion about an access"),
        columns={
            "access_id": N_("Access"),
            "person_id": N_("Person"),
            "noticed_on": N_("Noticed on"),
            "what": N_("What was noticed"),
            "notified": N_("Who was told"),
            "notified_on": N_("Told on"),
            "changed_on": N_("Changed on"),
            "recorded_at": N_("Recorded at"),
        },
        refers={"access_id": "account_access", "person_id": "person"},
    ),
    "account_absence": TableWords(
        N_("Absence"),
        columns={
            "person_id": N_("Person"),
            "name": N_("Name"),
            "kind": N_("Nature"),
            "from_on": N_("First day"),
            "until_on": N_("Last day"),
            "replacement_id": N_("Replaced by"),
            "replacement": N_("Replacement’s name"),
            "named_by": N_("Named by"),
            "named_office": N_("Named for"),
            "named_on": N_("Named on"),
            "note": N_("Note"),
        },
        codes={
            "kind": {kind.value: name for kind, name in ABSENCE_NAMES.items()},
            "named_office": _OFFICES,
        },
        refers={"person_id": "person", "replacement_id": "person"},
    ),
    "account_duty": TableWords(
        N_("Task"),
        columns={
            "duty": N_("Task"),
            "office": N_("Office"),
            "person_id": N_("Person"),
            "name": N_("Name"),
            "since": N_("Since"),
            "until": N_("Until"),
        },
        codes={"duty": _codes(Duty), "office": _OFFICES},
        refers={"person_id": "person"},
    ),
    "followed_account": TableWords(
        N_("Account followed"),
        columns={
            "platform": N_("Platform"),
            "name": N_("Name"),
            "link": N_("Link"),
            "kind": N_("Nature"),
            "reason": N_("Why it is relevant"),
            "fairness": N_("Why it is fair"),
            "decided_by": N_("Decided by"),
            "decided_on": N_("Decided on"),
            "since": N_("Since"),
            "until": N_("Until"),
        },
        codes={"kind": dict(FOLLOWED_NAMES)},
        title="{name}",
    ),
    "calendar_period": TableWords(
        N_("Period"),
        columns={
            "kind": N_("Nature"),
            "level": N_("Election"),
            "begins_at": N_("Beginning"),
            "ends_at": N_("End"),
            "decided_by": N_("Decided by"),
            "ended_by": N_("Ended by"),
            "reason": N_("Reason"),
            "names": N_("Candidates and parties"),
        },
        codes={
            "kind": {kind.value: name for kind, name in PERIOD_NAMES.items()},
            "level": _codes(Level),
        },
    ),
}

TRAIL = TrailWords(
    actions={
        "add_official_account": N_("Official account recorded"),
        "change_official_account": N_("Official account changed"),
        "close_official_account": N_("Official account closed"),
        "reopen_official_account": N_("Official account opened again"),
        "give_access": N_("Access given"),
        "change_access": N_("Access changed"),
        "end_access": N_("Access ended"),
        "renew_access": N_("Access renewed"),
        "declare_access": N_("Declaration about an access recorded"),
        "record_access_incident": N_("Suspicion about an access recorded"),
        "change_access_incident": N_("Suspicion about an access changed"),
        "record_absence": N_("Absence recorded"),
        "change_absence": N_("Absence changed"),
        "remove_absence": N_("Absence taken back"),
        "give_duty": N_("Task given"),
        "change_duty": N_("Task changed"),
        "remove_duty": N_("Task taken back"),
        "follow_account": N_("Account followed"),
        "change_followed_account": N_("Account followed changed"),
        "stop_following": N_("Account no longer followed"),
        "declare_emergency": N_("Crisis mode turned on"),
        "lift_emergency": N_("Crisis mode turned off"),
        "record_election": N_("Election period recorded"),
        "change_period": N_("Period changed"),
        "remove_period": N_("Period taken back"),
    },
    tables=_TABLES,
)
