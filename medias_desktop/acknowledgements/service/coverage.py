"""How far each department or group is with a list."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from medias_desktop.acknowledgements.rules import Counts
from medias_desktop.acknowledgements.rules.coverage import CoverageLine
from medias_desktop.acknowledgements.service.listing import counts_of
from medias_desktop.acknowledgements.service.statements import Statement
from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import fold
from medias_desktop.people.rules import Group

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import Scope
    from medias_desktop.core.store.register import Register

__all__ = ["CoverageLine", "coverage"]

By = Literal["department", "group"]
_COLUMNS = {"department": "p.department", "group": "p.group_code"}
_GROUPS = [group.value for group in Group]


def coverage(register: Register, scope: Scope, by: By) -> tuple[CoverageLine, ...]:
    """Return a line for each department (by name, those without one last) or group: slow among very many persons."""
    asked = Statement(scope)
    state, decided = asked.state(), asked.decided_on()
    statement = (
        f"SELECT {_COLUMNS[by]}, {state}, count(*), max({decided})"
        f" FROM {asked.tables()} WHERE {asked.counted()} GROUP BY 1, 2"
    )
    numbers: defaultdict[str, dict[str, int]] = defaultdict(dict)
    days: defaultdict[str, list[dt.date]] = defaultdict(list)
    for code, name, number, day in register.rows(statement, **asked.values):
        numbers[code][name] = number
        if (decided_on := as_date(day)) is not None:
            days[code].append(decided_on)
    lines = []
    for code, found in numbers.items():
        counts = counts_of(found)
        complete = _is_complete(counts)
        lines.append(CoverageLine(code, counts, max(days[code], default=None) if complete else None))
    return tuple(sorted(lines, key=_by_name if by == "department" else _by_group))


def _is_complete(counts: Counts) -> bool:
    return counts.must > 0 and counts.signed == counts.must


def _by_name(line: CoverageLine) -> tuple[bool, str, str]:
    return (not line.code, fold(line.code), line.code)


def _by_group(line: CoverageLine) -> int:
    return _GROUPS.index(line.code)
