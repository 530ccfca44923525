"""The SQL of lists: persons beside what is recorded of them, plain text because it answers each keystroke.

``state`` says in SQL what rules.scope.stands says of one person; a test compares them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from medias_desktop.acknowledgements.rules import AcknowledgementState, OverviewFilter
from medias_desktop.acknowledgements.rules.scope import Scope, first_valid_day, renewal_overdue_before
from medias_desktop.core.store.search import names
from medias_desktop.core.text import fold, storable
from medias_desktop.people.rules import Group

PERSON = (
    "p.id, p.uid, p.number, p.last_name, p.first_name, p.email, p.department, p.group_code, p.language,"
    " p.start_date, p.end_date"
)
PERSON_COLUMNS = 11
STATUS_COLUMNS = 6
ORDER = "ORDER BY p.sort_key, p.id"
_RECORDED = (AcknowledgementState.REFUSED, AcknowledgementState.EXEMPTED, AcknowledgementState.HANDED_OUT)
"""States that only those have who have them on record: not who is awaited, or whose signature ran out."""
_WITH_STATE = "SELECT person_id FROM acknowledgement_status WHERE version_id"
EVERY_GROUP = frozenset(Group)


def words_of(wanted: OverviewFilter) -> list[str]:
    """Return the words to find in a person’s folded search key."""
    return fold(storable(wanted.text)).split()


@dataclass(slots=True)
class Statement:
    """The parts of a statement about a list, and its values."""

    scope: Scope
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def texts(self) -> list[tuple[int, int]]:
        """Return number and rank (0 for the list's own) of the texts whose acknowledgement counts."""
        return [(self.scope.version.id, 0), *((one.id, one.ordinal) for one in self.scope.read_with)]

    @property
    def concerns_everyone(self) -> bool:
        """Tell whether only days decide whom the list concerns."""
        audience = self.scope.audience
        return audience.groups >= EVERY_GROUP and not audience.departments

    def columns(self) -> str:
        """Return the columns of a person and of each text's status."""
        own = "s{0}.state, s{0}.event_id, s{0}.day, s{0}.method, s{0}.witness, s{0}.note"
        return ", ".join([PERSON, *(own.format(n) for n in range(len(self.texts)))])

    def tables(self) -> str:
        """Return persons ``p`` beside their statuses ``s0``, ``s1``…"""
        joined = "person p"
        for n, (number, _rank) in enumerate(self.texts):
            self.values[f"text_{n}"] = number
            joined += f" LEFT JOIN acknowledgement_status s{n} ON s{n}.version_id = :text_{n} AND s{n}.person_id = p.id"
        return joined

    def counted(self) -> str:
        """Return the condition of those whom the list concerns on its day."""
        self.values["day"] = self.scope.day.isoformat()
        in_service = (
            "(p.start_date IS NULL OR p.start_date <= :day) AND (p.end_date IS NULL OR p.end_date >= :day)"
        )
        return f"({in_service} AND ({self._audience()}))"

    def _audience(self, *, by_index: bool = False) -> str:
        """Return the condition of the audience; unless ``by_index`` several values are compared in the order of names."""
        audience = self.scope.audience
        either = []
        if audience.groups:
            asked = []
            if not audience.groups >= EVERY_GROUP:
                asked.append(self._in("group", "p.group_code", audience.groups, by_index))
            if audience.departments:
                asked.append(self._in("department", "p.department", audience.departments, by_index))
            either.append("(" + (" AND ".join(asked) or "1 = 1") + ")")
        if audience.persons and self.scope.campaign is not None:
            self.values["campaign"] = self.scope.campaign.id
            either.append(
                "p.id IN (SELECT person_id FROM acknowledgement_campaign_person WHERE campaign_id = :campaign)"
            )
        return " OR ".join(either) or "1 = 0"

    def _in(self, name: str, column: str, given: Collection[str], by_index: bool) -> str:
        if len(given) > 1 and not by_index:
            # An expression has no index: one of several values would cost the order of names and sort everybody.
            column = f"coalesce({column}, '')"
        return f"{column} IN ({self._named(name, sorted(given))})"

    def _named(self, name: str, given: list[str]) -> str:
        names = {f"{name}_{n}": str(one) for n, one in enumerate(given)}
        self.values |= names
        return ", ".join(f":{one}" for one in names)

    def state(self) -> str:
        """Return an expression for the state that a person is shown with."""
        signed = " OR ".join(self._valid(n) for n in range(len(self.texts)))
        shown = AcknowledgementState.SUPERSEDED if self.scope.superseded else AcknowledgementState.SIGNED
        cases = [f"WHEN {signed} THEN '{shown}'", "WHEN s0.state IN ('refused', 'exempted') THEN s0.state"]
        if late := self._late():
            cases.append(f"WHEN {late} THEN 'overdue'")
        cases.append("WHEN s0.state = 'handed_out' THEN 'handed_out'")
        return f"CASE {' '.join(cases)} ELSE 'to_read' END"

    def decided_on(self) -> str:
        """Return an expression for the day of the signature or exemption that settles it for a person, else NULL."""
        cases = [f"WHEN {self._valid(n)} THEN s{n}.day" for n in range(len(self.texts))]
        return f"CASE {' '.join(cases)} WHEN s0.state = 'exempted' THEN s0.day END"

    def _valid(self, n: int) -> str:
        if self.scope.renewal_months is None:
            return f"s{n}.state = 'signed'"
        self.values["valid_from"] = first_valid_day(self.scope.day, self.scope.renewal_months).isoformat()
        return f"(s{n}.state = 'signed' AND s{n}.day >= :valid_from)"

    def _late(self) -> str:
        scope = self.scope
        if scope.superseded:
            return ""
        first_time = ""
        if scope.due is not None and scope.due < scope.day:
            first_time = "1 = 1"
            if scope.arrival_days is not None:
                self.values["settled"] = (scope.day - dt.timedelta(days=scope.arrival_days)).isoformat()
                first_time = "(p.start_date IS NULL OR p.start_date < :settled)"
        if scope.renewal_months is None:
            return first_time
        lapsed = [f"s{n}.state = 'signed'" for n in range(len(self.texts))]
        self.values["renewal"] = renewal_overdue_before(scope.day, scope.renewal_months).isoformat()
        again = " AND ".join(
            f"(s{n}.state IS NULL OR s{n}.state <> 'signed' OR s{n}.day < :renewal)"
            for n in range(len(self.texts))
        )
        late = f"(({' OR '.join(lapsed)}) AND {again})"
        if first_time:
            never = " AND ".join(
                f"(s{n}.state IS NULL OR s{n}.state <> 'signed')" for n in range(len(self.texts))
            )
            late = f"({late} OR ({never} AND {first_time}))"
        return late

    def narrowings(self, wanted: OverviewFilter) -> list[str]:
        """Return SELECTs of persons among whom is everyone whom a filter shows: each by an index, so a few are found at once."""
        found = []
        if wanted.state in _RECORDED:
            self.values["narrow_state"] = wanted.state.value
            found.append(f"{_WITH_STATE} = :text_0 AND state = :narrow_state")
        elif wanted.state in (AcknowledgementState.SIGNED, AcknowledgementState.SUPERSEDED):
            texts = ", ".join(f":text_{n}" for n in range(len(self.texts)))
            found.append(f"{_WITH_STATE} IN ({texts}) AND state = 'signed'")
        if wanted.uncounted:
            found.append(f"{_WITH_STATE} = :text_0")
        elif not self.concerns_everyone:
            found.append(f"SELECT id FROM person p WHERE {self._audience(by_index=True)}")
        return found

    def where(self, wanted: OverviewFilter) -> str:
        """Return the condition of those whom a filter shows."""
        if wanted.uncounted:
            parts = [f"NOT {self.counted()}", "s0.event_id IS NOT NULL"]
        else:
            parts = [self.counted()]
        if wanted.state is not None:
            parts.append(f"{self.state()} = :wanted_state")
            self.values["wanted_state"] = wanted.state.value
        if wanted.group is not None:
            parts.append("p.group_code = :wanted_group")
            self.values["wanted_group"] = wanted.group.value
        if wanted.department:
            parts.append("p.department = :wanted_department")
            self.values["wanted_department"] = wanted.department
        parts += names.holding(words_of(wanted), self.values)
        return " AND ".join(parts)
