"""What signatures keep of a person, destroyed with the person: that documents about them were sealed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.store.retained import in_parts

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.transaction import Transaction


class SealedDocumentsOfPersons:
    """The mentions of sealed documents about a person; the files themselves are not kept here."""

    def stamps(self, connection: sa.Connection, numbers: Sequence[int]) -> dict[int, str]:
        """Return the last one and how many there are, for each person who has any."""
        import sqlalchemy as sa

        from medias_desktop.signatures.models import sealed_document

        columns = sealed_document.c
        found: dict[int, str] = {}
        for part in in_parts(numbers):
            statement = (
                sa.select(columns.person_id, sa.func.max(columns.id), sa.func.count())
                .where(columns.person_id.in_(part))
                .group_by(columns.person_id)
            )
            found |= {number: f"{last}:{count}" for number, last, count in connection.execute(statement)}
        return found

    def destroy(self, tx: Transaction, numbers: Sequence[int]) -> int:
        """Delete the mentions of these persons' documents and return how many there were."""
        from medias_desktop.signatures.models import sealed_document

        about = sealed_document.c.person_id
        return sum(tx.delete_where(sealed_document, about.in_(part)) for part in in_parts(numbers))

    def mentions(self, connection: sa.Connection, numbers: Sequence[int]) -> int:  # noqa: ARG002 - nobody else's names them
        """Return nothing: a sealed document names one person at most."""
        return 0
