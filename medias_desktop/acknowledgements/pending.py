"""How many persons must still sign a version, read with a plain statement: it is asked for at every start."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Event,
    EventKind,
    must_acknowledge,
    state_of,
)
from medias_desktop.core.store.texts import as_date
from medias_desktop.people.rules import Group

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_AUDIENCE = "SELECT group_code FROM acknowledgement_audience WHERE version_id = :version_id"
_EVENTS = """
SELECT p.id AS person_id, p.group_code, p.start_date, p.end_date, e.id, e.kind, e.replaces_id
FROM person p
LEFT JOIN acknowledgement_event e ON e.person_id = p.id AND e.version_id = :version_id
ORDER BY p.id, e.id
"""


def pending(register: Register, version_id: int, day: dt.date) -> int:
    """Return how many of those who must acknowledge a version on ``day`` have not signed it."""
    chosen = {Group(row["group_code"]) for row in register.rows(_AUDIENCE, version_id=version_id)}
    groups = chosen or set(Group)
    count = 0
    for _person, lines in groupby(register.rows(_EVENTS, version_id=version_id), key=itemgetter("person_id")):
        rows = list(lines)
        first = rows[0]
        start, end = as_date(first["start_date"]), as_date(first["end_date"])
        if not must_acknowledge(Group(first["group_code"]), start, end, groups, day):
            continue
        # The day, method and words of an event change nothing of the state.
        events = [
            Event(row["id"], EventKind(row["kind"]), day, None, "", "", row["replaces_id"])
            for row in rows
            if row["id"] is not None
        ]
        count += not events or state_of(events).state is not AcknowledgementState.SIGNED
    return count
