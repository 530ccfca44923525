"""What calls for a revision, read with plain statements: the list of things to do asks for it at every start."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.store.texts import as_date
from medias_desktop.policies import rules
from medias_desktop.policies.rules import revising

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_TRIGGERS = """
SELECT id, policy_id, kind, detail, noted_on, closed_on, version FROM revision_trigger
WHERE :policy_id = 0 OR policy_id = :policy_id ORDER BY noted_on, id
"""
_ADOPTED = """
SELECT v.policy_id, a.meeting_date, a.in_force_date FROM adoption a JOIN policy_version v ON v.id = a.version_id
WHERE v.change = 'substantive' AND (v.repealed_on IS NULL OR v.repealed_on > a.in_force_date)
"""
_MEETINGS = """
SELECT v.id, a.meeting_date FROM adoption a JOIN policy_version v ON v.id = a.version_id
WHERE v.policy_id = :policy_id
"""
_BY_RULE = """
SELECT s.uid, s.number, s.heading, r.params FROM policy_rule r
JOIN section s ON s.version_id = r.version_id AND s.uid = r.section_uid
WHERE r.version_id = :version_id AND r.active AND r.check_name = 'revision_due' ORDER BY s.position
"""
_BY_THEME = (
    "SELECT uid, number, heading, themes FROM section WHERE version_id = :version_id ORDER BY position"
)
_THEME = "revision"


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause that asks for a revision; ``months`` is what its rule says, when it says it."""

    version_uid: str
    section_uid: str
    number: str
    heading: str
    months: int | None = None


def revisions(
    register: Register, policies: Sequence[rules.PolicySummary], today: dt.date, policy_id: int = 0
) -> tuple[revising.Revision, ...]:
    """Return where policies stand; ``policy_id`` reads no more than what belongs to that one."""
    triggers: dict[int, list[revising.RevisionTrigger]] = defaultdict(list)
    for row in register.rows(_TRIGGERS, policy_id=policy_id):
        noted_on = as_date(row["noted_on"])
        assert noted_on is not None
        triggers[row["policy_id"]].append(
            revising.RevisionTrigger(
                row["id"],
                row["policy_id"],
                revising.TriggerKind(row["kind"]),
                row["detail"],
                noted_on,
                as_date(row["closed_on"]),
                row["version"],
            )
        )
    substantive: dict[int, list[revising.Substantive]] = defaultdict(list)
    for row in register.rows(_ADOPTED):
        adopted_on, in_force_date = as_date(row["meeting_date"]), as_date(row["in_force_date"])
        assert adopted_on is not None
        assert in_force_date is not None
        substantive[row["policy_id"]].append(revising.Substantive(adopted_on, in_force_date))
    return tuple(revising.revision_on(one, triggers[one.id], substantive[one.id], today) for one in policies)


def adopted_on(register: Register, policy_id: int) -> dict[int, dt.date]:
    """Return the day of the meeting that adopted each version of a policy."""
    found = {row["id"]: as_date(row["meeting_date"]) for row in register.rows(_MEETINGS, policy_id=policy_id)}
    return {version_id: day for version_id, day in found.items() if day is not None}


def revision_clause(register: Register, version: rules.VersionSummary) -> Clause | None:
    """Return the clause that a rule of revision is bound to, else the first one about revision."""
    for row in register.rows(_BY_RULE, version_id=version.id):
        return Clause(version.uid, row["uid"], row["number"], row["heading"], _months(row["params"]))
    for row in register.rows(_BY_THEME, version_id=version.id):
        if _THEME in row["themes"].split():
            return Clause(version.uid, row["uid"], row["number"], row["heading"])
    return None


def _months(params: str) -> int | None:
    """Return the months that a rule's parameters name; what cannot be read names none."""
    try:
        found = json.loads(params)
    except ValueError:
        return None
    months = found.get("months") if isinstance(found, dict) else None
    return months if isinstance(months, int) and 1 <= months <= revising.LONGEST_INTERVAL else None
