"""How many persons must still sign a version, read with a plain statement: it is asked for at every start."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from medias_desktop.acknowledgements.bound_groups import groups_by_rules
from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Event,
    EventKind,
    must_acknowledge,
    state_of,
)
from medias_desktop.core.store.texts import as_date
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules.life import read_with

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionSummary

_AUDIENCE = "SELECT group_code FROM acknowledgement_audience WHERE version_id = :version_id"
_EVENTS = """
SELECT p.id AS person_id, p.group_code, p.start_date, p.end_date, e.id, e.kind, e.replaces_id
FROM person p
LEFT JOIN acknowledgement_event e ON e.person_id = p.id AND e.version_id = :version_id
ORDER BY p.id, e.id
"""
_OWN_EVENTS = """
SELECT person_id, id, kind, replaces_id FROM acknowledgement_event WHERE version_id = :version_id ORDER BY person_id, id
"""


def pending(
    register: Register, version: VersionSummary, adopted: Iterable[VersionSummary], day: dt.date
) -> int:
    """Return how many of those who must acknowledge a version on ``day`` have not signed it.

    ``adopted`` are the adopted versions, among them those that it may be a minor change of: who signed them counts.
    """
    version_id = version.id
    chosen = {Group(row["group_code"]) for row in register.rows(_AUDIENCE, version_id=version_id)}
    groups = chosen or groups_by_rules(register, version_id)
    signed = _signed(register, [one.id for one in read_with(version, adopted)], day)
    count = 0
    for _person, lines in groupby(register.rows(_EVENTS, version_id=version_id), key=itemgetter("person_id")):
        rows = list(lines)
        first = rows[0]
        start, end = as_date(first["start_date"]), as_date(first["end_date"])
        if first["person_id"] in signed:
            continue
        if must_acknowledge(Group(first["group_code"]), start, end, groups, day):
            count += not _has_signed(rows, day)
    return count


def _has_signed(rows: Sequence[Any], day: dt.date) -> bool:
    # The day, method and words of an event change nothing of the state.
    events = [
        Event(row["id"], EventKind(row["kind"]), day, None, "", "", row["replaces_id"])
        for row in rows
        if row["id"] is not None
    ]
    return bool(events) and state_of(events).state is AcknowledgementState.SIGNED


def _signed(register: Register, version_ids: Iterable[int], day: dt.date) -> set[int]:
    """Return the persons who signed one of these versions."""
    found: set[int] = set()
    for version_id in version_ids:
        lines = groupby(register.rows(_OWN_EVENTS, version_id=version_id), key=itemgetter("person_id"))
        found |= {person_id for person_id, rows in lines if _has_signed(list(rows), day)}
    return found
