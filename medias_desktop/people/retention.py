"""Persons who left: how long they are kept, and how they are destroyed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.core.retention import DueRecord, RecordKind
from medias_desktop.core.store.retained import RetainedPart, in_parts

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

FORMER_PERSON = RecordKind(
    code="former_person",
    title=N_("Persons"),
    default_months=84,
    clock_starts=N_("End date"),
    goes=N_("The person’s record, everything they acknowledged, and what the audit trail says of them."),
    stays=N_(
        "The council’s own records stay: who moved, seconded or signed an adoption. So does the name of a witness in "
        "another person’s record, until that one is destroyed."
    ),
)


class FormerPersons:
    """Persons, whose clock starts on their end date; ``parts`` are what other slices keep of them."""

    kind = FORMER_PERSON

    def __init__(self, parts: Sequence[RetainedPart] = ()) -> None:
        self._parts = parts

    def count(self, register: Register, limit: dt.date) -> int:
        """Return how many left on a day or before."""
        statement = "SELECT count(*) FROM person WHERE end_date <= :limit"
        return int(register.rows(statement, limit=limit.isoformat())[0][0])

    def records(
        self, connection: sa.Connection, *, limit: dt.date | None = None, keys: Collection[str] | None = None
    ) -> tuple[DueRecord, ...]:
        """Return who left on a day or before, or those with these uids, or everyone; the first to leave first."""
        import sqlalchemy as sa

        from medias_desktop.people.models import person

        columns = person.c
        statement = sa.select(
            columns.uid, columns.id, columns.last_name, columns.first_name, columns.end_date, columns.version
        ).order_by(columns.end_date.is_(None), columns.end_date, columns.sort_key, columns.id)
        if limit is not None:
            statement = statement.where(columns.end_date <= limit)
        if keys is None:
            rows = list(connection.execute(statement))
        else:
            rows = [
                row
                for part in in_parts(sorted(keys))
                for row in connection.execute(statement.where(columns.uid.in_(part)))
            ]
        stamps = [part.stamps(connection, [row.id for row in rows]) for part in self._parts]
        return tuple(
            DueRecord(
                key=row.uid,
                number=row.id,
                label=f"{row.last_name}, {row.first_name}" if row.first_name else row.last_name,
                since=row.end_date,
                subject=f"person/{row.id}",
                stamp="/".join([str(row.version), *(stamp.get(row.id, "") for stamp in stamps)]),
            )
            for row in rows
        )

    def destroy(self, tx: Transaction, records: Sequence[DueRecord]) -> int:
        """Delete the persons after what other slices keep of them; return how many rows went."""
        from medias_desktop.people.models import person

        numbers = [record.number for record in records]
        gone = sum(part.destroy(tx, numbers) for part in self._parts)
        return gone + sum(tx.delete_where(person, person.c.id.in_(some)) for some in in_parts(numbers))

    def mentions(self, connection: sa.Connection, records: Sequence[DueRecord]) -> int:
        """Return how many rows of other persons name these ones and stay."""
        numbers = [record.number for record in records]
        return sum(part.mentions(connection, numbers) for part in self._parts)
