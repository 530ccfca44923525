"""Persons of the register as accesses, absences and tasks name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction


def known_person(tx: Transaction, person_id: int | None) -> str:
    """Return a person's name as it stands inside a transaction, "" for nobody. Raises PersonUnknown."""
    import sqlalchemy as sa

    from medias_desktop.core.store.schema import metadata
    from medias_desktop.people.errors import PersonUnknown

    if person_id is None:
        return ""
    table = metadata.tables["person"]
    row = tx.execute(sa.select(table.c.first_name, table.c.last_name).where(table.c.id == person_id)).first()
    if row is None:
        raise PersonUnknown
    return f"{row.first_name} {row.last_name}".strip()
