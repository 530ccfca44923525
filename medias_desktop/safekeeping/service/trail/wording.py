"""Turns what the trail writes (names of tables and columns, ISO dates, codes) into the user's words."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Collection, Iterable, Mapping
from string import Formatter
from typing import TYPE_CHECKING, Any, Protocol

from medias_desktop.core.i18n import N_, _, format_date, format_time, translate
from medias_desktop.core.store.audit import states
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.safekeeping.service.trail.lines import FieldChange

if TYPE_CHECKING:
    import sqlalchemy as sa

Key = tuple[str, str]
"""A table and the key of a record in it."""

Told = Mapping[Key, Mapping[str, Any]]
"""The last values told of records."""

TECHNICAL = frozenset({"id", "uid", "version", "created_at", "updated_at", "recorded_at"})
"""Columns of every table that tell a user nothing."""

LONGEST = 600
"""Characters shown of a text."""

_TITLE = 120
_HASH = re.compile(r"(?:sha256:)?([0-9a-f]{64})")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
_NO_WORDS = TableWords(N_("Record"))
_DEPTH = 3
"""A title may name a record whose title names another one."""


class Written(Protocol):
    """What an event of the trail says of one record."""

    @property
    def entity(self) -> str:
        """Return its table."""

    @property
    def record(self) -> str:
        """Return its key there."""

    @property
    def body(self) -> dict[str, Any] | None:
        """Return what was written; None once destroyed."""


class Wording:
    """Words over what was last told of the records at hand."""

    def __init__(self, words: TrailWords, told: Told) -> None:
        self._words, self._told = words, told

    def action(self, name: str) -> str:
        """Name an action; one without words by its own name."""
        return translate(self._words.actions[name]) if name in self._words.actions else name

    def change(self, name: str) -> str:
        """Name a change."""
        return translate(self._words.changes[name]) if name in self._words.changes else name

    def table(self, name: str) -> str:
        """Name a kind of record."""
        return translate(self._words.tables[name].one) if name in self._words.tables else name

    def column(self, table: str, name: str) -> str:
        """Name a field of a kind of record."""
        columns = self._words.tables.get(table, _NO_WORDS).columns
        return translate(columns[name]) if name in columns else name

    def title(self, table: str, record: str, body: Mapping[str, Any] | None = None, depth: int = 0) -> str:
        """Return how a record is called: by its own fields, else by its number."""
        return self.own_title(table, record, body, depth) or _("No. {number}").format(number=record)

    def own_title(
        self, table: str, record: str, body: Mapping[str, Any] | None = None, depth: int = 0
    ) -> str:
        """Return how a record is called by its own fields; "" when they do not tell."""
        words = self._words.tables.get(table, _NO_WORDS)
        fields = {**self._told.get((table, record), {}), **(body or {})}
        pattern = translate(words.title) if words.title else ""
        wanted = [name for _text, name, _format, _conversion in Formatter().parse(pattern) if name]
        if not wanted or not all(name in fields for name in wanted) or depth >= _DEPTH:
            return ""
        shown = {name: self._in_title(words, name, fields[name], depth) for name in wanted}
        text = " ".join(part for part in pattern.format(**shown).split(" ") if part.strip())
        return text if len(text) <= _TITLE else text[:_TITLE].rstrip() + "…"

    def _in_title(self, words: TableWords, column: str, value: Any, depth: int) -> str:
        if value is None:
            return ""
        if column in words.refers:
            return self.title(words.refers[column], str(value), depth=depth + 1)
        return self._coded(words, column, value) or str(value)

    def fields(self, event: Written) -> tuple[FieldChange, ...]:
        """Return what an event changed, field by field in the order of its kind of record."""
        words = self._words.tables.get(event.entity, _NO_WORDS)
        body = event.body or {}
        old, new = _part(body, "old"), _part(body, "new")
        if not old and not new:
            new = body  # an act that changed no row tells it plainly
        order = {name: number for number, name in enumerate(words.columns)}
        names = [name for name in {**old, **new} if name not in TECHNICAL and name not in words.hidden]
        names.sort(key=lambda name: order.get(name, len(order)))
        found = (
            FieldChange(
                self.column(event.entity, name),
                self._value(words, name, old.get(name)),
                self._value(words, name, new.get(name)),
            )
            for name in names
        )
        return tuple(one for one in found if one.before or one.after)

    def _value(self, words: TableWords, column: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        if column in words.refers:
            return self.title(words.refers[column], str(value))
        if coded := self._coded(words, column, value):
            return coded
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, str):
            return _text(value)
        if isinstance(value, dict) and value.keys() == {"seq", "hash"}:
            return f"{value['seq']} · {_text(str(value['hash']))}"
        return _text(str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False))

    def _coded(self, words: TableWords, column: str, value: Any) -> str:
        codes = words.codes.get(column, {})
        return translate(codes[value]) if isinstance(value, str) and value in codes else ""


def named_records(words: TrailWords, events: Iterable[Written]) -> set[Key]:
    """Return the records that some events are about or name in their fields."""
    found: set[Key] = set()
    for event in events:
        if event.entity in words.tables and words.tables[event.entity].title:
            found.add((event.entity, event.record))
        for part in ("old", "new"):
            found |= named_in(words, event.entity, _part(event.body or {}, part))
    return found


def wording_over(connection: sa.Connection, words: TrailWords, records: Collection[Key]) -> Wording:
    """Return words that know these records and those that they name."""
    told = states.last_told(connection, records)
    for _step in range(_DEPTH - 1):
        further = {key for (table, _record), fields in told.items() for key in named_in(words, table, fields)}
        if not (missing := further - told.keys()):
            break
        told |= states.last_told(connection, missing)
    return Wording(words, told)


def fields_of(event: Written) -> Mapping[str, Any]:
    """Return what an event says of its record; after an update only what it changed."""
    body = event.body or {}
    return _part(body, "new") or _part(body, "old")


def is_touch(event: Written) -> bool:
    """Return whether an update only renewed a record's version: something that hangs on it was changed."""
    changed = _part(event.body or {}, "new").keys() & _part(event.body or {}, "old").keys()
    return bool(changed) and changed <= TECHNICAL


def is_minor(words: TrailWords, table: str) -> bool:
    """Return whether a record of a table does not tell what an action was about."""
    return table not in words.tables or words.tables[table].minor


def named_in(words: TrailWords, table: str, fields: Mapping[str, Any]) -> set[Key]:
    """Return the records that the fields of a record of a table name."""
    refers = words.tables[table].refers if table in words.tables else {}
    return {
        (target, str(fields[column])) for column, target in refers.items() if fields.get(column) is not None
    }


def _part(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = body.get(name)
    return part if isinstance(part, dict) else {}


def _text(value: str) -> str:
    if found := _HASH.fullmatch(value):
        return f"{found[1][:16]}…"
    if _DAY.fullmatch(value) or _INSTANT.fullmatch(value):
        return _moment(value)
    value = value.strip()
    return value if len(value) <= LONGEST else value[:LONGEST].rstrip() + "…"


def _moment(value: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:  # the thirtieth of February, in an altered trail
        return value
    if len(value) == len("2026-11-21"):
        return format_date(moment.date())
    local = moment.astimezone()
    return f"{format_date(local.date())}, {format_time(local)}"
