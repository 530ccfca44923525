"""What acknowledgements keep of a person, destroyed with the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.retention import words_of
from medias_desktop.core.store.retained import in_parts

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.transaction import Transaction


class AcknowledgementsOfPersons:
    """The entries of a person: handed out, signed, corrected, cancelled."""

    def stamps(self, connection: sa.Connection, numbers: Sequence[int]) -> dict[int, str]:
        """Return the last entry, how many there are and the last proof, for each person who has any."""
        import sqlalchemy as sa

        from medias_desktop.acknowledgements.models import event, evidence

        found: dict[int, str] = {}
        for part in in_parts(numbers):
            statement = (
                sa.select(event.c.person_id, sa.func.max(event.c.id), sa.func.count())
                .where(event.c.person_id.in_(part))
                .group_by(event.c.person_id)
            )
            found |= {number: f"{last}:{count}" for number, last, count in connection.execute(statement)}
            proofs = (
                sa.select(evidence.c.person_id, sa.func.max(evidence.c.id))
                .where(evidence.c.person_id.in_(part))
                .group_by(evidence.c.person_id)
            )
            for number, last in connection.execute(proofs):
                found[number] = f"{found.get(number, '')}:{last}"
        return found

    def destroy(self, tx: Transaction, numbers: Sequence[int]) -> int:
        """Delete all that is kept of these persons, what it adds up to and what proves it, and return how many rows went.

        A scanned page goes when nobody else’s evidence names it, and so does a kept file.
        """
        from medias_desktop.acknowledgements import models
        from medias_desktop.acknowledgements.retention.paper import destroy_unnamed, paper_of

        kept = (
            models.answer,
            models.evidence,
            models.group_line,
            models.reminder,
            models.campaign_person,
            models.event,
        )
        paper = paper_of(tx, numbers)
        gone = 0
        for part in in_parts(numbers):
            tx.delete_where(models.status, models.status.c.person_id.in_(part))
            gone += sum(tx.delete_where(table, table.c.person_id.in_(part)) for table in kept)
        return gone + destroy_unnamed(tx, paper)

    def mentions(self, connection: sa.Connection, numbers: Sequence[int]) -> int:
        """Return how many entries of other persons name one of these, as witness, in a note, on a shared sheet or by the name of a scan."""
        import sqlalchemy as sa

        from medias_desktop.acknowledgements.models import event, person
        from medias_desktop.acknowledgements.retention.paper import pages_saying, staying_pages

        names = [
            words
            for part in in_parts(numbers)
            for row in connection.execute(sa.select(person).where(person.c.id.in_(part)))
            if (words := words_of(f"{row.first_name} {row.last_name}"))
        ]

        def naming_one(text: str) -> bool:
            words = words_of(text)
            return any(name <= words for name in names)

        going = frozenset(numbers)
        statement = sa.select(event.c.person_id, event.c.witness, event.c.note).where(
            sa.or_(event.c.witness != "", event.c.note != "")
        )
        naming: dict[str, bool] = {}
        count = staying_pages(connection, numbers) + pages_saying(connection, numbers, naming_one)
        for person_id, witness, note in connection.execute(statement):
            text = f"{witness} {note}"
            if text not in naming:  # the same few persons are witnesses to everybody
                naming[text] = naming_one(text)
            count += naming[text] and person_id not in going
        return count
