"""Reads the trail of one register for a view, page by page, and writes it to a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import translate
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.audit import exporting, history
from medias_desktop.core.store.audit.history import EntryFilter
from medias_desktop.core.store.schema import audit_seal
from medias_desktop.core.text import fold
from medias_desktop.core.trail_words import TrailWords
from medias_desktop.safekeeping.errors import ActionGone
from medias_desktop.safekeeping.service.trail.lines import (
    ActionDetail,
    ActionLine,
    Exported,
    RecordHistory,
    TrailFilter,
)
from medias_desktop.safekeeping.service.trail.listing import lines, seals
from medias_desktop.safekeeping.service.trail.records import changes
from medias_desktop.safekeeping.service.trail.wording import Key, Wording, named_records, wording_over

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

PAGE = 100
"""Actions of one page of the list."""

RECORDS = 50
"""Records of an action shown at once."""


class TrailService:
    """The trail of one register in the words of its slices."""

    def __init__(self, register: Register, words: TrailWords) -> None:
        self._register, self._words = register, words

    def page(
        self,
        wanted: TrailFilter,
        before: int | None = None,
        progress: Progress | None = None,
        limit: int = PAGE,
    ) -> tuple[ActionLine, ...]:
        """Return the newest actions, newest first; the next page begins ``before`` the last one's ``seq``.

        Looking for a text reads contents backwards until enough are found. Raises Cancelled.
        """
        with self._register.read() as connection:
            found = history.entries(
                connection, _entry_filter(wanted), before_seq=before, limit=limit, progress=progress
            )
            return lines(connection, self._words, found)

    def detail(self, seq: int, after: int = 0) -> ActionDetail:
        """Return an action with some of its records, from the one ``after`` an operation on. Raises ActionGone."""
        with self._register.read() as connection:
            found = history.entries(connection, before_seq=seq + 1, limit=1)
            if not found or found[0].seq != seq:
                raise ActionGone
            events = history.entry(connection, seq, after_seq=after, limit=RECORDS + 1)
            (line,) = lines(connection, self._words, found)
            covers = audit_seal.c.seq >= seq + line.rows - 1
            return ActionDetail(
                line,
                changes(connection, self._words, events[:RECORDS]),
                events[RECORDS - 1].seq if len(events) > RECORDS else None,
                next(iter(seals(connection, covers, limit=1)), None),
            )

    def record_history(self, records: Collection[Key]) -> RecordHistory:
        """Return what happened to some records that belong together, titled by the first of them."""
        with self._register.read() as connection:
            events = [
                event
                for table, record in records
                for event in history.record_history(connection, table, record)
            ]
            events.sort(key=lambda event: -event.seq)
            table, record = next(iter(records))
            known = {*named_records(self._words, events), (table, record)}
            wording = wording_over(connection, self._words, known)
            title = f"{wording.table(table)} — {wording.title(table, record)}"
            return RecordHistory(title, changes(connection, self._words, events))

    def users(self) -> tuple[tuple[str, str], ...]:
        """Return uid and name of every user, the former ones too, by name."""
        rows = self._register.rows("SELECT uid, name FROM register_user")
        return tuple(sorted(((row["uid"], row["name"]) for row in rows), key=lambda one: fold(one[1])))

    def actions(self) -> tuple[tuple[str, str], ...]:
        """Return the actions that the trail holds, each with its words, by these."""
        with self._register.read() as connection:
            names = history.actions(connection)
        wording = Wording(self._words, {})
        return tuple(sorted(((name, wording.action(name)) for name in names), key=lambda one: fold(one[1])))

    def tables(self) -> tuple[tuple[str, str], ...]:
        """Return the kinds of records that have words, by these."""
        named = ((name, translate(words.one)) for name, words in self._words.tables.items())
        return tuple(sorted(named, key=lambda one: fold(one[1])))

    def is_empty(self) -> bool:
        """Return whether nothing was recorded yet."""
        return not self._register.rows("SELECT 1 FROM audit_event LIMIT 1")

    def export(self, path: Path, progress: Progress | None = None) -> Exported:
        """Write the whole trail as text, and beside it the program that checks it. Raises Cancelled or a file error."""
        with self._register.read() as connection:
            events = exporting.export(connection, path, self._register.id, progress or Silent())
        return Exported(events, path, exporting.export_verifier(path.parent))


def _entry_filter(wanted: TrailFilter) -> EntryFilter:
    return EntryFilter(
        since=_midnight(wanted.first_day),
        until=_midnight(wanted.last_day, 1),
        actor=wanted.actor,
        action=wanted.action,
        entity=wanted.table,
        text=wanted.text,
    )


def _midnight(day: dt.date | None, later: int = 0) -> dt.datetime | None:
    """Return when a local day begins."""
    if day is None:
        return None
    return dt.datetime.combine(day + dt.timedelta(days=later), dt.time()).astimezone()
