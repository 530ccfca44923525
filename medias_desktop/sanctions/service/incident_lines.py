"""Incidents as lists that leave the register tell them, read many at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.retained import in_parts
from medias_desktop.core.store.texts import as_date
from medias_desktop.sanctions.rules.incident_lines import IncidentLine
from medias_desktop.sanctions.rules.incidents import AppealOutcome, IncidentAction

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

_LINES = """
SELECT i.id, a.name AS account, a.platform, u.id AS user_number, u.handle, i.seen_on, i.reason, i.more_reasons, i.cite,
    p.title AS policy, i.action, i.acted_on, i.until, i.all_accounts, i.warned, i.link, i.author, i.departure,
    i.lifted_on, i.lifted_because, i.annulled_on, i.annulled_because, i.text_sha256,
    CASE WHEN i.capture_sha256 IS NULL THEN 0 ELSE 1 END AS has_capture,
    (SELECT l.outcome FROM moderation_appeal l WHERE l.incident_id = i.id ORDER BY l.id DESC LIMIT 1) AS appeal
FROM moderation_incident i
JOIN moderated_account a ON a.id = i.account_id
JOIN online_user u ON u.id = i.user_id
LEFT JOIN policy_version v ON v.id = i.version_id
LEFT JOIN policy p ON p.id = v.policy_id
WHERE i.id IN ({numbers})
"""


def incident_lines(
    register: Register, numbers: Sequence[int], progress: Progress, *, with_names: bool = True
) -> Iterator[IncidentLine]:
    """Give the incidents with these numbers in their order; one that is gone is left out. May raise Cancelled."""
    done = 0
    for part in in_parts(numbers):
        progress.report(done, len(numbers))
        statement = _LINES.format(numbers=", ".join(str(int(one)) for one in part))
        found = {row["id"]: row for row in register.rows(statement)}
        for number in part:
            if number in found:
                yield _line(found[number], with_names=with_names)
        done += len(part)


def _line(row: Any, *, with_names: bool) -> IncidentLine:
    return IncidentLine(
        id=row["id"],
        account=row["account"],
        platform=row["platform"],
        user=row["user_number"],
        handle=row["handle"] if with_names else "",
        seen_on=dt.date.fromisoformat(row["seen_on"]),
        reasons=tuple(filter(None, (row["reason"], *row["more_reasons"].split(",")))),
        cite=row["cite"],
        policy=row["policy"] or "",
        action=IncidentAction(row["action"]),
        acted_on=dt.date.fromisoformat(row["acted_on"]),
        until=as_date(row["until"]),
        everywhere=bool(row["all_accounts"]),
        warned=bool(row["warned"]),
        link=row["link"] if with_names else "",
        author=row["author"],
        departure=row["departure"],
        lifted_on=as_date(row["lifted_on"]),
        lifted_because=row["lifted_because"],
        annulled_on=as_date(row["annulled_on"]),
        annulled_because=row["annulled_because"],
        has_capture=bool(row["has_capture"]),
        text_sha256=row["text_sha256"],
        appeal=AppealOutcome(row["appeal"]) if row["appeal"] else None,
    )
