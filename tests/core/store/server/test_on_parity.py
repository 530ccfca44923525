"""Whatever the engines do differently, services say the same on both; the server here sorts as French does."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from medias_desktop.acknowledgements.errors import PersonGone, SignatureGone
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.register import Municipality
from medias_desktop.core.store.schema import metadata, search_entry
from medias_desktop.people.errors import InvalidPerson, PersonUnknown
from medias_desktop.people.models import person
from medias_desktop.people.rules import Group, PersonDraft, PersonFilter
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.service import PolicyService
from tests.core.store.test_register import add_person
from tests.policies.adopting import adopt, draft
from tests.registers import make_register

NAMES = (
    "Côté", "Cote", "Coté", "Côte", "cote", "COTE", "De La Durantaye", "de la Sablonnière", "Delisle", "D’Amours",
    "D'Amours", "Damours", "Île-Marie", "Ile", "Œuvré", "Oeuvre", "St-Onge", "Saint-Onge", "St Onge", "McKenzie",
    "Ó Brien", "Zoë", "Ætius", "ß", "Ñandú", "100 % pur", "a_b", "a%b", "a\\b", "a/b", "Łukasz", "Ωmega", "中村", "😀",
)  # fmt: skip
WORDS = (
    "",
    "cote",
    "CÔTE",
    "la",
    "%",
    "_",
    "\\",
    "/",
    "a_b",
    "a%b",
    "'",
    "œuvre",
    "oe",
    "st onge",
    "😀",
    "中",
    "ß",
)

HUGE = 2**63 - 1


@pytest.fixture
def both(shared, tmp_path, clock):
    """The same register twice: in a file, on a server."""
    file = make_register(tmp_path / "essai.medias", Municipality("Ville de Sainte-Élodie"), clock)
    yield file, shared
    file.close()


def test_order_and_search_are_the_same(both):
    found = []
    for register in both:
        people = PeopleService(register)
        for number, name in enumerate(NAMES):
            group = list(Group)[number % len(Group)]
            start = None if number % 3 else dt.date(2020 + number % 7, 1, 1 + number % 28)
            people.add(
                PersonDraft(
                    name, "Zoé", number=str(number), department=name[:3], group=group, start_date=start
                )
            )
        found.append(
            [[person.listed_name for person in people.list(PersonFilter(text=word))] for word in WORDS]
            + [[person.id for person in people.list(PersonFilter(active_on=dt.date(2024, 1, 15)))]]
            + [[person.id for person in people.list(PersonFilter(inactive_on=dt.date(2022, 1, 15)))]]
            + [list(people.departments()), people.figures(dt.date(2023, 1, 1))]
        )
    assert found[0] == found[1]
    assert len(found[0][0]) == len(NAMES)


def test_every_text_sorts_by_its_code_points(both):
    """Any ORDER BY that somebody writes one day comes out as in a file."""
    shared = both[1]
    with shared.read() as connection:
        others = connection.exec_driver_sql(
            "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0"
            " AND c.relname <> 'alembic_version'"
            " AND a.attcollation <> 0 AND (a.attcollation <> '\"C\"'::regcollation OR a.atttypid <> 'text'::regtype)"
        ).all()
        database = connection.exec_driver_sql("SELECT 'é' < 'z' COLLATE \"default\"").scalar()
    assert others == []
    assert database, "the server's own order would not show a difference"


@pytest.mark.parametrize(
    ("taken", "asked", "refused"), [("ab-1", "AB-1", True), ("É1", "é1", False), ("É1", "É1", True)]
)
def test_numbers_differ_by_case_in_the_same_way(both, taken, asked, refused):
    for register in both:
        people = PeopleService(register)
        people.add(PersonDraft("Roy", number=taken))
        if refused:
            with pytest.raises(InvalidPerson):
                people.add(PersonDraft("Dubé", number=asked))
        else:
            people.add(PersonDraft("Dubé", number=asked))


def test_numbers_that_no_row_bears(both):
    """A file knows no limits to a number; a server refuses what does not fit its column."""
    for register in both:
        people, policies = PeopleService(register), PolicyService(register)
        service = AcknowledgementService(register, people, policies)
        version = draft(policies)
        adopt(policies, version)
        with pytest.raises(PersonUnknown):
            people.person(HUGE)
        with pytest.raises(UnknownVersion):
            policies.version(HUGE)
        assert policies.adoption(HUGE) is None
        with pytest.raises(PersonGone):
            service.record(version, [HUGE], dt.date(2026, 11, 21), method=next(iter(service_methods())))
        with pytest.raises(SignatureGone):
            service.cancel(HUGE, "raison")
        assert service.history(HUGE, HUGE) == ()
        with pytest.raises(ChangedElsewhere), register.transaction("test") as tx:
            tx.update(person, HUGE, version=1, last_name="X")


def service_methods():
    from medias_desktop.acknowledgements.rules import Method

    return Method


def test_a_number_is_never_given_twice(both):
    """A server goes on counting where a transaction was undone; neither goes back."""
    for register in both:
        people = PeopleService(register)
        first = people.add(PersonDraft("Roy"))
        with pytest.raises(ZeroDivisionError), register.transaction("undone") as tx:
            tx.insert_rows(person, ("uid", "last_name", "group_code", "sort_key", "search_key", "created_at", "updated_at"),
                           [("u", "X", "student", "", "", tx.now, tx.now)])  # fmt: skip
            raise ZeroDivisionError
        with register.transaction("gone") as tx:
            tx.delete(person, first)
        assert people.add(PersonDraft("Dubé")) > first


def test_every_table_and_column_is_on_both(both):
    found = []
    for register in both:
        with register.read() as connection:
            inspector = sa.inspect(connection)
            found.append(
                {
                    table.name: (
                        sorted(
                            (c["name"], c["nullable"])
                            for c in inspector.get_columns(table.name)
                            if (table.name, c["name"]) != ("search_entry", "words")  # a server's search_index
                        ),
                        sorted(
                            tuple(k["constrained_columns"]) for k in inspector.get_foreign_keys(table.name)
                        ),
                        inspector.get_pk_constraint(table.name)["constrained_columns"],
                        sorted(
                            tuple(u["column_names"]) for u in inspector.get_unique_constraints(table.name)
                        ),
                    )
                    for table in metadata.sorted_tables
                }
            )
    assert found[0] == found[1]
    assert search_entry.name in found[0]


def test_values_come_back_as_they_went(both):
    """Dates, instants, flags, bytes and nothing: through SQLAlchemy, and as the trail tells them."""
    from medias_desktop.core.store.schema import audit_content, register_user

    told = []
    for register in both:
        add_person(register)
        with register.transaction("test") as tx:
            tx.update(person, 1, start_date=dt.date(1, 1, 1), end_date=dt.date(9999, 12, 31))
        with register.transaction("test") as tx:
            tx.insert(
                register_user,
                uid="u",
                name="",
                role="reading",
                public_key=b"\0\xff",
                created_at=tx.now,
                active=False,
            )
        with register.read() as connection:
            people = connection.execute(
                sa.select(person.c.start_date, person.c.end_date, person.c.created_at, person.c.version)
            ).all()
            users = connection.execute(
                sa.select(register_user.c.public_key, register_user.c.active).where(
                    register_user.c.uid == "u"
                )
            ).all()
            bodies = connection.execute(
                sa.select(audit_content.c.body).order_by(audit_content.c.seq.desc()).limit(1)
            ).scalar()
            total = connection.execute(sa.select(sa.func.sum(person.c.id))).scalar()
        plain = register.rows(
            "SELECT start_date, end_date, created_at, sum(id) AS total FROM person GROUP BY 1, 2, 3"
        )
        told.append(
            ([tuple(row) for row in people], [(bytes(k), a) for k, a in users], bodies.replace('"id":2', ""), type(total),
             [tuple(row) for row in plain])
        )  # fmt: skip
    assert told[0] == told[1]
    assert told[0][4] == [("0001-01-01", "9999-12-31", "2026-11-21T15:30:00.000000Z", 1)]
