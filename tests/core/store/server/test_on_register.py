"""A register on a server: as a file's, and what only a server does."""

from __future__ import annotations

import datetime as dt
import gc
import threading

import pytest
import sqlalchemy as sa

from medias_desktop.core.store import errors, version
from medias_desktop.core.store import upgrade as upgrading
from medias_desktop.core.store.audit.reconciling import reconcile
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.engine import WriteOutsideTrail
from medias_desktop.core.store.keys.errors import KeyFileMissing, KeysChangedElsewhere
from medias_desktop.core.store.register import Municipality, Register, server_at
from medias_desktop.core.store.schema import municipality
from medias_desktop.core.store.server import key_store
from medias_desktop.core.store.server.errors import DatabaseNotEmpty, NoRegisterThere
from medias_desktop.migrations.tables import metadata
from medias_desktop.people.models import person
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from tests import servers
from tests.core.store.test_register import add_person, names
from tests.registers import change_behind, open_again


def test_a_register_is_made_in_an_empty_database_only(database, clock):
    made = servers.make_server_register(database, Municipality("Ville de L’Épiphanie", "en", "a4"), clock)
    assert made.municipality() == Municipality("Ville de L’Épiphanie", "en", "a4")
    assert made.actor.name == "Anne Roy"
    made.close()
    with pytest.raises(DatabaseNotEmpty):
        servers.make_server_register(database, Municipality("Autre"), clock)
    opened = Register.open_server(servers.written(database), clock)
    assert opened.municipality().name == "Ville de L’Épiphanie"
    assert opened.id == made.id
    opened.close()


def test_a_register_that_could_not_be_made_leaves_the_database_empty(database, clock, monkeypatch):
    def refuse(*_given):
        raise ZeroDivisionError

    monkeypatch.setattr("medias_desktop.core.store.making.add_first_user", refuse)
    with pytest.raises(ZeroDivisionError):
        servers.make_server_register(database, Municipality("Ville"), clock)
    assert (
        servers.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=database)
        == []
    )


def test_another_programs_database_is_refused(database):
    with pytest.raises(NoRegisterThere):
        Register.open_server(servers.written(database))
    servers.execute("CREATE TABLE alembic_version (version_num varchar(32))", database=database)
    with pytest.raises(NoRegisterThere):
        server_at(servers.written(database)).bring_up_to_date()


def test_a_newer_register_names_both_versions(shared):
    change_behind(
        shared,
        f"UPDATE alembic_version SET version_num = '{version.SCHEMA_NUMBER + 1:04}'",
        "UPDATE municipality SET program_version = '9.8.7'",
    )
    with pytest.raises(errors.NewerRegister) as caught:
        open_again(shared)
    assert "9.8.7" in caught.value.sentence()
    change_behind(shared, "ALTER TABLE municipality DROP COLUMN program_version")
    with pytest.raises(errors.NewerRegister):
        open_again(shared)


def test_plain_rows_by_name_and_by_place(shared):
    PeopleService(shared).add(PersonDraft("Côté", "Zoé", number="7", start_date=dt.date(2026, 1, 2)))
    statement = """
        SELECT id, last_name AS "Nom", start_date, end_date, start_date IS NULL AS missing, '50 %' AS rate
        FROM person WHERE last_name LIKE :part || '%' AND (:id = 0 OR id = :id)
    """
    (row,) = shared.rows(statement, part="C", id=0)
    assert tuple(row) == (1, "Côté", "2026-01-02", None, False, "50 %")
    assert (row["id"], row["nom"], row[2], row["end_date"]) == (1, "Côté", "2026-01-02", None)
    assert row.keys() == ["id", "nom", "start_date", "end_date", "missing", "rate"]
    with pytest.raises(IndexError):
        row["nothing"]
    identifier, name, *_rest = row
    assert (identifier, name) == (1, "Côté")
    assert shared.rows("SELECT sum(length(last_name)), sum(id) * 10000000000 FROM person")[0][1] == 10**10
    assert shared.rows("SELECT id FROM person WHERE id = :id", id=2**62) == []
    assert shared.tuples("SELECT :a, :b", a=1, b="x") == [(1, "x")]
    assert type(shared.tuples("SELECT 1")[0]) is tuple


def test_reading_sees_one_state_and_writes_nothing(shared, clock):
    with shared.read() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(person)).scalar() == 0
        second = open_again(shared)
        add_person(second)
        second.close()
        assert connection.execute(sa.select(sa.func.count()).select_from(person)).scalar() == 0
        with pytest.raises(WriteOutsideTrail):
            connection.execute(municipality.update().values(name="X"))
    with shared.read() as connection, pytest.raises(sa.exc.InternalError, match="read-only"):
        connection.execute(sa.select(sa.func.nextval("person_id_seq")))
    assert names(shared) == ["Tremblay"]


def test_rows_that_nobody_reads_to_the_end_leave_nothing_open(shared):
    with shared.transaction("many") as tx:
        for number in range(50):
            tx.note("read", "person", str(number), {})
    for _time in range(2):
        with shared.read() as connection:
            streamed = connection.execute(
                sa.text("SELECT seq FROM audit_event"), execution_options={"yield_per": 5}
            )
            assert streamed.fetchone()
    gc.collect()
    with shared.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM pg_cursors").scalar() == 0


def test_whoever_waits_too_long_is_told(shared):
    other = open_again(shared)
    other.patience = 0.05
    with shared.transaction("slow") as tx:
        tx.note("read", "person", "1", {})
        with pytest.raises(errors.RegisterBusy):
            add_person(other)
    add_person(other)
    assert names(shared) == ["Tremblay"]
    other.close()


def test_four_computers_at_once(shared, clock):
    """Each writes and reads back many actions; nobody is refused and the chain is one."""
    failed = []

    def work(number):
        try:
            register = open_again(shared)
            people = PeopleService(register)
            for turn in range(25):
                identifier = people.add(PersonDraft(f"Nom{number}", f"P{turn}", number=f"{number}-{turn}"))
                people.change(
                    identifier, 1, PersonDraft(f"Nom{number}", f"Q{turn}", number=f"{number}-{turn}")
                )
            register.close()
        except BaseException as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert PeopleService(shared).count() == 100
    with shared.read() as connection:
        verdict = verify(connection)
        assert verdict.problems == ()
        assert reconcile(connection, metadata) == ()
    assert verdict.events == 2 + 4 * 25 * 2  # municipality and first user, then an addition and a change each
    assert 1 <= verdict.seals <= 4  # a head that is sealed already is not sealed once more


def test_threads_of_one_window_write_together(shared):
    failed = []

    def work(number):
        try:
            for turn in range(20):
                add_person(shared, f"{number}-{turn}")
                assert shared.rows("SELECT id FROM person WHERE uid = :uid", uid=f"{number}-{turn}")
        except BaseException as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with shared.read() as connection:
        assert verify(connection).sound


def test_keys_lie_in_the_database(shared):
    base = shared._base
    keys = key_store.load(base)
    assert keys.register_id == shared.id
    saved = key_store.save(base, keys)
    assert saved.generation == keys.generation + 1
    assert key_store.load(base) == saved
    with pytest.raises(KeysChangedElsewhere):
        key_store.save(base, keys)
    change_behind(shared, "DELETE FROM key_store")
    with pytest.raises(KeyFileMissing):
        open_again(shared)


def test_a_protected_register_asks(shared):
    base = shared._base
    keys = key_store.load(base)
    new = keys.__class__.create(keys.register_id)
    change_behind(shared, "DELETE FROM key_store")
    locked, _code = new.key_file.with_recovery(new.access, at=shared.clock.now(), sealed=new.sealed)
    key_store.save(base, locked)
    with pytest.raises(errors.RegisterLocked):
        open_again(shared)


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        ("DELETE FROM person", "des fiches seraient perdues"),
        ("DROP TABLE person CASCADE", "des fiches seraient perdues"),
        ("DROP TRIGGER audit_event_no_update ON audit_event", "ses protections seraient perdues"),
    ],
)
def test_a_harmful_migration_is_undone(shared, monkeypatch, harm, reason):
    add_person(shared)

    def migrate(config, _target):
        config.attributes["metadata"] = metadata
        config.attributes["connection"].exec_driver_sql(harm)

    monkeypatch.setattr("alembic.command.upgrade", migrate)
    engine = shared._base.engine(guarded=False)
    with pytest.raises(errors.UpgradeRefused) as caught:
        upgrading.upgrade(engine, shared.path)
    engine.dispose()
    assert reason in caught.value.sentence()
    assert names(shared) == ["Tremblay"]
    with shared.read() as connection:
        assert verify(connection).sound
