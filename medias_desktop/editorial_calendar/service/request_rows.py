"""Requests as they are read: what their post or account became is looked up, never copied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.retained import in_parts
from medias_desktop.core.store.texts import as_date, as_instant
from medias_desktop.editorial_calendar.errors.requests import RequestGone
from medias_desktop.editorial_calendar.rules.findings import Clause
from medias_desktop.editorial_calendar.rules.requesting.details import as_said
from medias_desktop.editorial_calendar.rules.requesting.requests import (
    Request,
    RequestDraft,
    RequestRow,
    RequestStep,
)
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

_APPEARED = "p.request_id = r.id AND p.state IN ('published', 'archived', 'withdrawn')"
_OPENED = "a.request_id = r.id AND (a.closed_on IS NULL OR a.closed_on > :day)"

STANDS = f"""
CASE
WHEN r.state IN ('approved', 'relevant', 'scheduled')
    AND EXISTS (SELECT 1 FROM calendar_post p WHERE {_APPEARED})
    THEN CASE r.state WHEN 'relevant' THEN 'shared' WHEN 'scheduled' THEN 'open' ELSE 'published' END
WHEN r.state = 'approved'
    AND EXISTS (SELECT 1 FROM calendar_post p WHERE p.request_id = r.id AND p.state = 'scheduled') THEN 'scheduled'
WHEN r.state IN ('authorised', 'launched', 'active', 'paused')
    AND EXISTS (SELECT 1 FROM official_account a WHERE a.request_id = r.id)
    THEN CASE
        WHEN NOT EXISTS (SELECT 1 FROM official_account a WHERE {_OPENED}) THEN 'closed'
        WHEN r.state = 'paused' THEN 'paused'
        ELSE 'active' END
ELSE r.state END
"""
"""Where a request stands on ``:day``: what its post or its account did since its last step included."""

BECOMES = {
    RequestState.PUBLISHED: ("approved",),
    RequestState.SHARED: ("relevant",),
    RequestState.SCHEDULED: ("approved",),
    RequestState.OPEN: ("scheduled",),
    RequestState.ACTIVE: ("authorised", "launched"),
    RequestState.CLOSED: ("authorised", "launched", "active", "paused"),
}
"""The states kept from which a post or an account leads to each."""

ONE = f"""
SELECT r.*, {STANDS} AS stands, o.name AS organisation,
    (SELECT min(p.id) FROM calendar_post p WHERE p.request_id = r.id) AS post_id,
    (SELECT min(m.name) FROM official_account a JOIN moderated_account m ON m.id = a.account_id
        WHERE a.request_id = r.id) AS account
FROM calendar_request r LEFT JOIN accredited_organisation o ON o.id = r.organisation_id
"""
LINE = f"""
r.id, r.kind, {STANDS} AS stands, r.received_on, r.requester, o.name AS organisation, r.subject, r.decided_on, r.review_on,
r.until, r.cite, (SELECT min(p.id) FROM calendar_post p WHERE p.request_id = r.id) AS post_id
"""
TABLES = "calendar_request r LEFT JOIN accredited_organisation o ON o.id = r.organisation_id"
_KINDS = {one.value: one for one in RequestKind}
_STATES = {one.value: one for one in RequestState}


def quoted(states: Iterable[str]) -> str:
    """Return states as SQL lists them: they are the program's own words."""
    return ", ".join(f"'{RequestState(one).value}'" for one in sorted(states))


def request_of(register: Register, request_id: int, day: dt.date) -> Request:
    """Return one request as it stands on a day. Raises RequestGone."""
    rows = register.rows(f"{ONE} WHERE r.id = :id", id=request_id, day=day.isoformat())
    if not rows:
        raise RequestGone
    return _request(rows[0])


def requests_of(
    register: Register, numbers: Sequence[int], day: dt.date, progress: Progress
) -> Iterator[Request]:
    """Give the requests with these numbers in their order; one that is gone is left out. May raise Cancelled."""
    done = 0
    for part in in_parts(numbers):
        progress.report(done, len(numbers))
        places = ", ".join(str(int(one)) for one in part)
        rows = register.rows(f"{ONE} WHERE r.id IN ({places})", day=day.isoformat())
        found = {row["id"]: row for row in rows}
        yield from (_request(found[number]) for number in part if number in found)
        done += len(part)


def steps_of(register: Register, request_id: int) -> tuple[RequestStep, ...]:
    """Return the steps of a request, the first one first."""
    statement = "SELECT * FROM calendar_request_step WHERE request_id = :id ORDER BY id"
    return tuple(
        RequestStep(
            state=_STATES[row["state"]],
            taken_on=dt.date.fromisoformat(row["taken_on"]),
            taken_by=row["taken_by"],
            recorded_at=as_instant(row["recorded_at"]),
            sent_to=row["sent_to"],
            note=row["note"],
            warned=row["warned"],
        )
        for row in register.rows(statement, id=request_id)
    )


def line_of(row: Any) -> RequestRow:
    """Return a line of a list."""
    return RequestRow(
        row[0],
        _KINDS[row[1]],
        _STATES[row[2]],
        dt.date.fromisoformat(row[3]),
        row[4],
        row[5] or "",
        row[6],
        as_date(row[7]),
        as_date(row[8]),
        as_date(row[9]),
        row[10],
        row[11],
    )


def draft_of(row: Any) -> RequestDraft:
    """Return what a request says."""
    return RequestDraft(
        kind=_KINDS[row["kind"]],
        requester=row["requester"],
        received_on=dt.date.fromisoformat(row["received_on"]),
        requester_address=row["requester_address"],
        requester_language=row["requester_language"],
        organisation_id=row["organisation_id"],
        sender=row["sender"],
        channel=row["channel"],
        subject=row["subject"],
        description=row["description"],
        original_link=row["original_link"],
        sent_to=row["sent_to"],
        sent_office=row["sent_office"],
        details=as_said(row["details"]),
    )


def _request(row: Any) -> Request:
    return Request(
        id=row["id"],
        draft=draft_of(row),
        state=_STATES[row["stands"]],
        kept_state=_STATES[row["state"]],
        organisation=row["organisation"] or "",
        decided_on=as_date(row["decided_on"]),
        decided_by=row["decided_by"],
        decided_office=row["decided_office"],
        reasons=row["reasons"],
        conditions=row["conditions"],
        clause=Clause(
            version_id=row["version_id"],
            section_uid=row["section_uid"],
            rule_code=row["rule_code"],
            cite=row["cite"],
        ),
        acknowledged_on=as_date(row["acknowledged_on"]),
        answered_on=as_date(row["answered_on"]),
        review_on=as_date(row["review_on"]),
        until=as_date(row["until"]),
        closed_on=as_date(row["closed_on"]),
        post_id=row["post_id"],
        account=row["account"] or "",
        version=row["version"],
    )
