"""Writing thousands of rows says the same as writing them one by one."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.transaction import new_uids
from medias_desktop.people.models import person

COLUMNS = (
    "uid",
    "last_name",
    "group_code",
    "start_date",
    "sort_key",
    "search_key",
    "created_at",
    "updated_at",
)


def rows(count, now):
    return [
        (uid, f"Roy{n}", "student", dt.date(2020, 1, 1 + n % 28), "", "", now, now)
        for n, uid in enumerate(new_uids(count))
    ]


def everyone(register):
    with register.read() as connection:
        return connection.execute(person.select().order_by(person.c.id)).all()


def test_rows_in_bulk_are_rows_one_by_one(register):
    with register.transaction("test") as tx:
        given = rows(3, tx.now)
        tx.insert_rows(person, COLUMNS, given[:2])
        tx.insert(person, **dict(zip(COLUMNS, given[2], strict=True)))
        tx.insert_rows(person, COLUMNS, [])
    found = everyone(register)
    assert [tuple(row._mapping[name] for name in COLUMNS) for row in found] == given
    assert {row.language for row in found} == {"fr"}


def test_changes_in_bulk_heed_versions(register):
    with register.transaction("test") as tx:
        tx.insert_rows(person, COLUMNS, rows(3, tx.now))
    with register.transaction("test") as tx:
        tx.update_many(
            person,
            [
                (1, 1, {"last_name": "Un", "start_date": None}),
                (2, 1, {"last_name": "Deux", "start_date": dt.date(2021, 2, 3)}),
            ],
        )
        tx.update_many(person, [])
    found = everyone(register)
    assert [(row.last_name, row.version) for row in found] == [("Un", 2), ("Deux", 2), ("Roy2", 1)]
    assert [row.start_date for row in found[:2]] == [None, dt.date(2021, 2, 3)]
    with pytest.raises(ChangedElsewhere), register.transaction("test") as tx:
        tx.update_many(person, [(3, 1, {"last_name": "Trois"}), (1, 1, {"last_name": "Non"})])
    assert [row.last_name for row in everyone(register)] == ["Un", "Deux", "Roy2"]


def test_uids_in_bulk_are_random_uuids():
    made = new_uids(500)
    assert len(set(made)) == 500
    for text in made:
        parsed = uuid.UUID(text)
        assert (str(parsed), parsed.version, parsed.variant) == (text, 4, uuid.RFC_4122)
