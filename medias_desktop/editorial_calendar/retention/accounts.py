"""What the calendar's accounts keep of a person of the list: accesses, suspicions, absences, tasks. Goes with the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.store.retained import in_parts

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.transaction import Transaction


class AccountsOfPersons:
    """Their accesses, absences and tasks; a place that they took for somebody else stays without their name."""

    def stamps(self, connection: sa.Connection, numbers: Sequence[int]) -> dict[int, str]:
        """Return a text that differs once anything of a person changed here."""
        import sqlalchemy as sa

        found: dict[int, str] = {}
        for part in in_parts(sorted(numbers)):
            for table in _tables():
                statement = (
                    sa.select(
                        table.c.person_id,
                        sa.func.max(table.c.id),
                        sa.func.count(),
                        sa.func.sum(table.c.version),
                    )
                    .where(table.c.person_id.in_(part))
                    .group_by(table.c.person_id)
                )
                for number, *counts in connection.execute(statement):
                    said = "x".join(map(str, counts))
                    found[number] = f"{found.get(number, '')}{table.name[8:11]}{said};"
        return found

    def destroy(self, tx: Transaction, numbers: Sequence[int]) -> int:
        """Delete all that is kept of these persons here and return how many rows went."""
        import sqlalchemy as sa

        from medias_desktop.editorial_calendar.models.accounts import absence, access, access_incident

        gone = 0
        for part in in_parts(sorted(numbers)):
            theirs = sa.select(access.c.id).where(access.c.person_id.in_(part))
            gone += tx.delete_where(
                access_incident,
                sa.or_(access_incident.c.person_id.in_(part), access_incident.c.access_id.in_(theirs)),
            )
            gone += sum(tx.delete_where(one, one.c.person_id.in_(part)) for one in _owned())
            replaced = sa.select(absence.c.id, absence.c.version).where(absence.c.replacement_id.in_(part))
            for row in tx.execute(replaced).all():
                tx.update(absence, row.id, version=row.version, replacement_id=None)
        return gone

    def mentions(self, connection: sa.Connection, numbers: Sequence[int]) -> int:
        """Return how many absences of others say that these persons took the place, and stay without them."""
        import sqlalchemy as sa

        from medias_desktop.editorial_calendar.models.accounts import absence

        going = set(numbers)
        counted = 0
        for part in in_parts(sorted(going)):
            statement = sa.select(absence.c.person_id).where(absence.c.replacement_id.in_(part))
            counted += sum(row.person_id not in going for row in connection.execute(statement))
        return counted


def _owned() -> tuple[sa.Table, ...]:
    from medias_desktop.editorial_calendar.models.accounts import absence, access, duty

    return access, absence, duty


def _tables() -> tuple[sa.Table, ...]:
    from medias_desktop.editorial_calendar.models.accounts import access_incident

    return (*_owned(), access_incident)
