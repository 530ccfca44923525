"""Persons shown: those of the list go with their record, those from outside by a delay of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.core.retention import DueRecord, RecordKind, words_of
from medias_desktop.core.store.retained import in_parts

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

OUTSIDE_PERSON = RecordKind(
    code="portrayed_person",
    title=N_("Persons from outside shown in photos"),
    default_months=60,
    clock_starts=N_("Last day on which a consent counted or something was recorded of it"),
    goes=N_(
        "The person’s record and guardians, their consents with every proof, their frames in photos, and what the audit "
        "trail says of them. The photos go back to “People still to name”."
    ),
    stays=N_(
        "The photos themselves, and what was published. So does a name written in the title of a photo."
    ),
)

_STANDING = """
SELECT portrayed_id, MAX(day) AS since FROM (
    SELECT id AS portrayed_id, substr(created_at, 1, 10) AS day FROM portrayed_person WHERE person_id IS NULL
    UNION ALL SELECT portrayed_id, CAST(day AS TEXT) FROM photo_consent_act
    UNION ALL SELECT portrayed_id, CAST(ends_on AS TEXT) FROM photo_consent WHERE ends_on IS NOT NULL
) AS days
WHERE portrayed_id IN (SELECT id FROM portrayed_person WHERE person_id IS NULL)
AND NOT EXISTS (
    SELECT 1 FROM photo_consent c WHERE c.portrayed_id = days.portrayed_id AND c.ends_on IS NULL
    AND EXISTS (SELECT 1 FROM photo_consent_act g WHERE g.consent_id = c.id AND g.kind = 'given')
    AND NOT EXISTS (
        SELECT 1 FROM photo_consent_act w WHERE w.consent_id = c.id AND w.kind = 'withdrawn' AND w.purposes = ''
        AND NOT EXISTS (SELECT 1 FROM photo_consent_act x WHERE x.replaces_id = w.id AND x.kind = 'cancelled')
        AND NOT EXISTS (
            SELECT 1 FROM photo_consent_act y WHERE y.consent_id = c.id AND y.kind = 'given' AND y.day > w.day
        )
    )
)
AND NOT EXISTS (
    SELECT 1 FROM photo_subject s JOIN photo_use u ON u.item_id = s.item_id
    WHERE s.portrayed_id = days.portrayed_id AND u.published_on IS NOT NULL AND u.removed_on IS NULL
)
GROUP BY portrayed_id
"""
"""Since when nothing counts any more for persons from outside: not while a consent without end stands, nor while a
publication that shows them is still to be seen."""


class OutsidePersons:
    """Persons from outside, whose clock starts when the last of their consents no longer counts."""

    kind = OUTSIDE_PERSON

    def count(self, register: Register, limit: dt.date) -> int:
        """Return for how many nothing counts since a day or before."""
        statement = f"SELECT count(*) FROM ({_STANDING} HAVING MAX(day) <= :limit) AS due"
        return int(register.rows(statement, limit=limit.isoformat())[0][0])

    def records(
        self, connection: sa.Connection, *, limit: dt.date | None = None, keys: Collection[str] | None = None
    ) -> tuple[DueRecord, ...]:
        """Return those whose clock started on a day or before, or those with these uids, or all; the oldest first."""
        import sqlalchemy as sa

        from medias_desktop.photo_consents.models import portrayed

        since = {number: dt.date.fromisoformat(day) for number, day in connection.execute(sa.text(_STANDING))}
        stamps = _stamps(connection)
        columns = portrayed.c
        statement = (
            sa.select(portrayed).where(columns.person_id.is_(None)).order_by(columns.sort_key, columns.id)
        )
        wanted = None if keys is None else frozenset(keys)
        found = [
            DueRecord(
                key=row.uid,
                number=row.id,
                label=f"{row.last_name}, {row.first_name}" if row.first_name else row.last_name,
                since=since.get(row.id),
                subject=f"portrayed/{row.id}",
                stamp=f"{row.version}/{stamps.get(row.id, '')}",
            )
            for row in connection.execute(statement)
            if wanted is None or row.uid in wanted
        ]
        if limit is not None:
            found = [one for one in found if one.since is not None and one.since <= limit]
        return tuple(sorted(found, key=lambda one: (one.since is None, one.since or dt.date.max)))

    def destroy(self, tx: Transaction, records: Sequence[DueRecord]) -> int:
        """Delete all that is kept of these persons and return how many rows went."""
        from medias_desktop.photo_consents.retention.destroying import destroy_portrayed

        return destroy_portrayed(tx, [record.number for record in records])

    def mentions(self, connection: sa.Connection, records: Sequence[DueRecord]) -> int:
        """Return how many photos and acts of others name these persons in words, and stay."""
        return naming(connection, [record.label for record in records], {record.number for record in records})


class PhotoConsentsOfPersons:
    """What photo consents keep of a person of the list: goes with the person."""

    def stamps(self, connection: sa.Connection, numbers: Sequence[int]) -> dict[int, str]:
        """Return a text that differs once a consent, an act, a proof or a frame of the person was added."""
        stamps = _stamps(connection)
        return {
            person: f"{portrayed}:{stamps.get(portrayed, '')}"
            for portrayed, person, _name in _of_list(connection, numbers)
        }

    def destroy(self, tx: Transaction, numbers: Sequence[int]) -> int:
        """Delete all that is kept of these persons as persons shown and return how many rows went."""
        from medias_desktop.photo_consents.retention.destroying import destroy_portrayed

        return destroy_portrayed(tx, [portrayed for portrayed, _p, _n in _of_list(tx.connection, numbers)])

    def mentions(self, connection: sa.Connection, numbers: Sequence[int]) -> int:
        """Return how many photos and acts of others name these persons in words, and stay."""
        going = _of_list(connection, numbers)
        return naming(
            connection, [name for _s, _p, name in going], {portrayed for portrayed, _p, _n in going}
        )


def _of_list(connection: sa.Connection, numbers: Sequence[int]) -> list[tuple[int, int, str]]:
    """Return, of persons of the list who are shown, the number here, the number there and the name."""
    import sqlalchemy as sa

    from medias_desktop.photo_consents.models import person, portrayed

    found = []
    for part in in_parts(sorted(numbers)):
        statement = (
            sa.select(portrayed.c.id, person.c.id.label("person"), person.c.last_name, person.c.first_name)
            .join(person, person.c.id == portrayed.c.person_id)
            .where(person.c.id.in_(part))
        )
        found += [
            (row.id, row.person, f"{row.first_name} {row.last_name}") for row in connection.execute(statement)
        ]
    return found


def _stamps(connection: sa.Connection) -> dict[int, str]:
    """Return the last numbers of what is kept of each person shown."""
    import sqlalchemy as sa

    from medias_desktop.photo_consents import models

    found: dict[int, str] = {}
    for table in (models.consent, models.act, models.evidence, models.subject, models.guardian):
        last = sa.select(table.c.portrayed_id, sa.func.max(table.c.id), sa.func.count()).group_by(
            table.c.portrayed_id
        )
        for number, highest, count in connection.execute(last):
            found[number] = f"{found.get(number, '')}{table.name[-3:]}{highest}x{count};"
    return found


def naming(connection: sa.Connection, labels: Sequence[str], going: Collection[int]) -> int:
    """Return how many items, and acts of others than those ``going``, hold every word of one of these names."""
    import sqlalchemy as sa

    from medias_desktop.photo_consents.models import act, item

    names = [words for label in labels if (words := words_of(label))]

    def named(*texts: str) -> bool:
        words = words_of(" ".join(texts))
        return any(name <= words for name in names)

    columns = item.c
    shown = connection.execute(
        sa.select(columns.title, columns.alt_fr, columns.alt_en, columns.source, columns.credit_line)
    )
    acts = connection.execute(
        sa.select(act.c.portrayed_id, act.c.witness, act.c.note).where(
            sa.or_(act.c.witness != "", act.c.note != "")
        )
    )
    return sum(named(*row) for row in shown) + sum(
        row.portrayed_id not in going and named(row.witness, row.note) for row in acts
    )
