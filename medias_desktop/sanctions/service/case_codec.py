"""How cases become what lies in their sealed boxes, and back.

A record leaves out what was not recorded (the fields’ own defaults). A brief is a row of values without their names: a
list opens thousands of them.
"""

from __future__ import annotations

import collections
import datetime as dt
import itertools
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from medias_desktop.sanctions.rules.cases import (
    Attendance,
    Case,
    CaseBrief,
    GrievanceOutcome,
    Letter,
    Meeting,
    Outcome,
    PostDemand,
)

if TYPE_CHECKING:
    from medias_desktop.core.store.sealed import SealedBrief

Read = Callable[[Any], Any]


def encode(case: Case) -> dict[str, Any]:
    """Return a case as JSON keeps it."""
    written = _written(case)
    assert isinstance(written, dict)
    return written


def decode(content: Mapping[str, Any]) -> Case:
    """Return the case that ``encode`` was given."""
    found = _reader(Case)(content)
    assert isinstance(found, Case)
    return found


def brief_of(case: Case) -> CaseBrief:
    """Return what lists, clocks and the suggestion need of a case."""
    decision = case.decision
    measure = decision is not None and decision.outcome is Outcome.MEASURE
    grievance = None if case.grievance is None else case.grievance.outcome
    clauses = tuple((one.version_id, one.section_uid, one.cite) for one in case.clauses)
    chosen: dict[str, Any] = {}
    if decision is not None and measure:
        names = ("step_uid", "step_position", "step_name_fr", "step_name_en", "kind")
        chosen = {name: getattr(decision, name) for name in (*names, "suspension_to", "amnesty_on")}
        chosen["counts"] = grievance is not GrievanceOutcome.ANNULLED and case.removed_on is None
    return CaseBrief(
        number=case.number,
        person_uid=case.person.uid,
        listed_name=case.person.listed_name,
        group=case.person.group,
        department=case.person.department,
        state=case.state,
        fault_day=case.fault.day,
        known_on=case.fault.known_on,
        clauses=clauses,
        rule_codes=tuple(dict.fromkeys(one.rule_code for one in case.clauses if one.rule_code)),
        platform=case.fault.platform,
        gravity=case.gravity,
        decided_on=None if decision is None else decision.day,
        notified_on=None if case.notice is None else case.notice.day,
        next_meeting_on=_next_meeting(case.meetings),
        demand_due_on=_next_demand(case.demands),
        grievance=grievance,
        closed_on=None if case.closing is None else case.closing.day,
        removed_on=case.removed_on,
        letters_waiting=_waiting(case.letters),
        **chosen,
    )


def _next_meeting(meetings: Sequence[Meeting]) -> dt.date | None:
    return min((one.day for one in meetings if one.attendance is Attendance.AWAITED), default=None)


def _next_demand(demands: Sequence[PostDemand]) -> dt.date | None:
    return min((one.due_on for one in demands if one.due_on and one.done_on is None), default=None)


def _waiting(letters: Sequence[Letter]) -> int:
    return sum(one.issued_on is None for one in letters)


# Briefs

_OF_ROW = ("id", "version")
"""Fields of a brief that its row says."""


def encode_brief(brief: CaseBrief) -> list[Any]:
    """Return a brief as its box keeps it: values in the order of their fields, days as their ordinals."""
    return [_short(getattr(brief, one.name)) for one in fields(CaseBrief) if one.name not in _OF_ROW]


def read_briefs(opened: Sequence[SealedBrief]) -> list[CaseBrief]:
    """Return the briefs of many opened boxes.

    Field by field over all of them, without Python’s interpreter between one value and the next: case by case it takes
    several times as long as decrypting them.
    """
    if not opened:
        return []
    numbers, _uids, versions, _persons, contents = zip(*opened, strict=True)
    made = list(map(CaseBrief.__new__, itertools.repeat(CaseBrief, len(opened))))
    columns = [numbers, versions, *zip(*contents, strict=True)]
    for (put, reading), column in zip(_brief_fields(), columns, strict=True):
        # What was read is remembered for this list only: nothing of it stays once the lock is closed.
        values = column if reading is None else map(_Remembered(reading).__getitem__, column)
        collections.deque(map(put, made, values), maxlen=0)
    return made


@cache
def _brief_fields() -> tuple[tuple[Callable[[CaseBrief, Any], None], Read | None], ...]:
    """Return for each field of a brief what sets it, and what reads its value if it is not kept as it is."""
    kinds = typing.get_type_hints(CaseBrief)
    names = [*_OF_ROW, *(one.name for one in fields(CaseBrief) if one.name not in _OF_ROW)]
    return tuple((getattr(CaseBrief, name).__set__, _brief_value(kinds[name])) for name in names)


def _short(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.toordinal()
    if isinstance(value, tuple):  # read once for all the cases that say the same
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value.value if isinstance(value, StrEnum) else value


def _brief_value(kind: Any) -> Read | None:
    """Return what reads a brief’s field, None for what is kept as it is."""
    inner, _optional = _without_none(kind)
    if inner in (str, int, bool):
        return None
    if inner is dt.date:
        return dt.date.fromordinal
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return inner
    return _tuples


def _tuples(text: str) -> tuple[Any, ...]:
    return tuple(tuple(one) if isinstance(one, list) else one for one in json.loads(text))


class _Remembered(dict[Any, Any]):
    """What a function gave, by what it was given; None for None."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        super().__init__({None: None})
        self._function = function

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self._function(key)
        return value


# Records


def _written(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            one.name: _written(found)
            for one in fields(value)
            if (found := getattr(value, one.name)) != _default(one)
        }
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def _default(field: Field[Any]) -> Any:
    return MISSING if field.default is MISSING else field.default


@cache
def _reader(kind: Any) -> Read:
    """Return what reads a value of a type: a record, a row of them, a day, an instant, a code, or what JSON knows."""
    inner, optional = _without_none(kind)
    if optional:
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if typing.get_origin(inner) is tuple:
        read_one = _reader(typing.get_args(inner)[0])
        return lambda value: tuple(map(read_one, value))
    if is_dataclass(inner):
        return _record_reader(inner)
    if inner is dt.datetime:
        return dt.datetime.fromisoformat
    if inner is dt.date:
        return dt.date.fromisoformat
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return inner
    return _as_it_is


def _record_reader(kind: Any) -> Read:
    hints = typing.get_type_hints(kind)
    readers = {one.name: _reader(hints[one.name]) for one in fields(kind)}

    def read(content: Mapping[str, Any]) -> Any:
        return kind(**{name: readers[name](value) for name, value in content.items()})

    return read


def _without_none(kind: Any) -> tuple[Any, bool]:
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        (inner,) = (one for one in typing.get_args(kind) if one is not types.NoneType)
        return inner, True
    return kind, False


def _as_it_is(value: Any) -> Any:
    return value
