"""Consents and their acts as the register holds them, many at a time, read plainly or within a transaction."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date, as_instant
from medias_desktop.photo_consents.rules.act_history import Entry, standing
from medias_desktop.photo_consents.rules.consents import Act, ActKind, Consent, Method, Reach
from medias_desktop.photo_consents.rules.purposes import Purpose, parted

if TYPE_CHECKING:
    from medias_desktop.core.store.search.engines import Readable
    from medias_desktop.core.store.transaction import Transaction

_AT_ONCE = 500
_KINDS = {kind.value: kind for kind in ActKind}
_METHODS: dict[str, Method | None] = {"": None} | {method.value: method for method in Method}
_CONSENTS = "SELECT id, uid, portrayed_id, item_id, event_id, purposes, starts_on, ends_on, language, terms FROM photo_consent"
_LEAN = "SELECT id, uid, portrayed_id, item_id, event_id, purposes, starts_on, ends_on, language, '' AS terms FROM photo_consent"
_ACTS = "SELECT * FROM photo_consent_act"


class WithinTransaction:
    """Reads what the action itself has written so far, as plain reading would find it afterwards."""

    def __init__(self, tx: Transaction, *, on_server: bool) -> None:
        self._tx = tx
        self.on_server = on_server

    def rows(self, statement: str, **values: object) -> Sequence[Any]:
        """Return all rows of a SELECT with ``:named`` values; dates and instants as their ISO text."""
        import sqlalchemy as sa

        found = self._tx.connection.execute(sa.text(statement), values).mappings()
        return [{name: _plain(value) for name, value in row.items()} for row in found]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def consents_about(
    source: Readable, portrayed_ids: Iterable[int], *, terms: bool = True
) -> dict[int, tuple[Consent, ...]]:
    """Return the consents about persons by their numbers, oldest first; without the words agreed to when not ``terms``."""
    wanted = sorted(set(portrayed_ids))
    found: defaultdict[int, list[Consent]] = defaultdict(list)
    columns = _CONSENTS if terms else _LEAN
    for places in _parts(wanted):
        rows = source.rows(f"{columns} WHERE portrayed_id IN ({places}) ORDER BY id")
        acts = _entries(source.rows(f"{_ACTS} WHERE portrayed_id IN ({places}) ORDER BY id")) if rows else {}
        for one in _consents(rows, acts):
            found[one.portrayed_id].append(one)
    return {number: tuple(some) for number, some in found.items()}


def consents_by_id(source: Readable, consent_ids: Iterable[int]) -> dict[int, Consent]:
    """Return consents by their numbers; those gone are left out."""
    found: dict[int, Consent] = {}
    for places in _parts(sorted(set(consent_ids))):
        rows = source.rows(f"{_CONSENTS} WHERE id IN ({places}) ORDER BY id")
        acts = _entries(source.rows(f"{_ACTS} WHERE consent_id IN ({places}) ORDER BY id"))
        found |= {one.id: one for one in _consents(rows, acts)}
    return found


def entries_of(source: Readable, consent_id: int) -> tuple[Entry, ...]:
    """Return all that was recorded of a consent, corrected and cancelled entries too, the oldest first."""
    found = _entries(source.rows(f"{_ACTS} WHERE consent_id = :consent ORDER BY id", consent=consent_id))
    return tuple(found.get(consent_id, ()))


def _consents(rows: Sequence[Any], acts: dict[int, list[Entry]]) -> Iterator[Consent]:
    known: dict[str, frozenset[Purpose]] = {}
    for row in rows:
        codes = row["purposes"]
        if codes not in known:
            known[codes] = parted(codes)
        starts_on = as_date(row["starts_on"])
        assert starts_on is not None
        yield Consent(
            row["id"],
            row["uid"],
            row["portrayed_id"],
            Reach(row["item_id"], row["event_id"]),
            known[codes],
            starts_on,
            as_date(row["ends_on"]),
            row["language"],
            row["terms"],
            standing(acts.get(row["id"], ())),
        )


def _entries(rows: Sequence[Any]) -> dict[int, list[Entry]]:
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for row in rows:
        day = as_date(row["day"])
        assert day is not None
        act = Act(
            row["id"],
            row["id"],
            _KINDS[row["kind"]],
            day,
            row["guardian_id"],
            _METHODS[row["method"]],
            parted(row["purposes"]) if row["purposes"] else frozenset(),
            row["witness"],
            row["note"],
            row["original_place"],
            row["language"],
            row["recorded_by"],
            as_instant(row["recorded_at"]),
        )
        found[row["consent_id"]].append(Entry(act, row["consent_id"], row["replaces_id"]))
    return found


def _parts(numbers: Sequence[int]) -> Iterator[str]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield ", ".join(str(int(one)) for one in numbers[start : start + _AT_ONCE])
