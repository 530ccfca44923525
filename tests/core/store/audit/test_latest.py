"""Who changed a record last."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.store.audit.latest import LastChange, last_change
from medias_desktop.core.store.schema import register_user
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService


def test_the_last_change_of_a_record_and_whose(register, clock):
    people = PeopleService(register)
    first, second = people.add(PersonDraft("Roy", "Zoé")), people.add(PersonDraft("Dubé", "Luc"))
    made = people.last_change(first)
    assert made.at == clock.now()
    with register.read() as connection:
        names = connection.execute(register_user.select()).all()
    assert made.who == (names[0].name if names else "")
    clock.set_today(dt.date(2026, 11, 23))
    people.change(first, 1, PersonDraft("Roy-Caron", "Zoé"))
    assert people.last_change(first).at == dt.datetime(2026, 11, 23, 15, 30, tzinfo=dt.UTC)
    assert people.last_change(second).at == dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC)
    assert people.last_change(999) is None


def test_the_last_of_several_records(register, clock):
    people = PeopleService(register)
    number = people.add(PersonDraft("Roy", "Zoé"))
    with register.read() as connection:
        assert last_change(connection) is None
        found = last_change(connection, ("municipality", 99), ("person", number))
    assert isinstance(found, LastChange)
    assert found.at == clock.now()
