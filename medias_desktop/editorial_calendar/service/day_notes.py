"""Notes on days of the calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.text import storable
from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.post_filters import DayNote

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

TEXT_LENGTH = 500
FAR_YEARS = 20
_SHOWN = 40


class DayNotes:
    """The notes of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def between(self, first: dt.date, last: dt.date) -> tuple[DayNote, ...]:
        """Return the notes on the days from one to another, by day."""
        rows = self._register.rows(
            "SELECT id, day, text, version FROM calendar_day_note WHERE day >= :first AND day <= :last ORDER BY day, id",
            first=first.isoformat(),
            last=last.isoformat(),
        )
        return tuple(
            DayNote(
                id=row["id"], day=dt.date.fromisoformat(row["day"]), text=row["text"], version=row["version"]
            )
            for row in rows
        )

    def add(self, day: dt.date, text: str) -> int:
        """Write a note on a day and return its number. Raises NoteEmpty, PostTextTooLong or NoteDayAbsurd."""
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models.posts import day_note as table

        values = self._values(day, text)
        with self._register.transaction("add_day_note") as tx:
            return tx.insert(table, uid=new_uid(), **values)

    def change(self, note_id: int, version: int, day: dt.date, text: str) -> None:
        """Change a note, or move it to another day. Raises as ``add``, or ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.posts import day_note as table

        values = self._values(day, text)
        with self._register.transaction("change_day_note") as tx:
            tx.update(table, note_id, version=version, **values)

    def remove(self, note_id: int, version: int) -> None:
        """Remove a note. Raises ChangedElsewhere when it was changed or removed meanwhile."""
        from medias_desktop.editorial_calendar.models.posts import day_note as table

        with self._register.transaction("remove_day_note") as tx:
            tx.update(table, note_id, version=version)
            tx.delete(table, note_id)

    def _values(self, day: dt.date, text: str) -> dict[str, object]:
        from medias_desktop.core.i18n import format_number

        clean = storable(text).strip()
        if not clean:
            raise errors.NoteEmpty
        if len(clean) > TEXT_LENGTH:
            raise errors.PostTextTooLong(beginning=clean[:_SHOWN], most=format_number(TEXT_LENGTH))
        if abs(day.year - self._register.clock.today().year) > FAR_YEARS:
            raise errors.NoteDayAbsurd(day=day)
        return {"day": day, "text": clean}
