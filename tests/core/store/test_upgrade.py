"""Upgrades: one transaction, guarded; a migration that loses rows changes nothing."""

from __future__ import annotations

import pytest

from medias_desktop import __version__
from medias_desktop.core.store import upgrade as upgrading
from medias_desktop.core.store.audit.reconciling import reconcile
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.errors import UpgradeRefused
from medias_desktop.migrations.tables import metadata
from tests.core.store.test_register import add_person, names
from tests.registers import change_behind

ORPHAN = """
INSERT INTO section (version_id, position, level) VALUES (99, 1, 1)
"""


@pytest.mark.file_only(reason="SQLite’s triggers and foreign keys; the server’s are in server/test_upgrading")
@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        ("DELETE FROM person", "des fiches seraient perdues"),
        ("DROP TABLE person", "des fiches seraient perdues"),
        (ORPHAN, "des fiches ne seraient plus reliées entre elles"),
        ("DROP TRIGGER kept", "ses protections seraient perdues"),
    ],
)
def test_a_harmful_migration_is_undone(register, monkeypatch, harm, reason):
    add_person(register)
    change_behind(register, "CREATE TRIGGER kept AFTER DELETE ON person BEGIN SELECT 1; END")

    def migrate(config, _target):
        config.attributes["metadata"] = metadata
        config.attributes["connection"].exec_driver_sql(harm)

    monkeypatch.setattr("alembic.command.upgrade", migrate)
    with pytest.raises(UpgradeRefused) as caught:
        upgrading.upgrade(register._base.engine(guarded=False), register.path)
    assert reason in caught.value.sentence()
    assert names(register) == ["Tremblay"]
    with register.read() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'kept'").scalar()
        assert left == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM section").scalar() == 0


def test_a_migration_that_breaks_off_is_undone(register, monkeypatch):
    add_person(register)

    def half_way(config, _target):
        config.attributes["connection"].exec_driver_sql("DELETE FROM person")
        raise ZeroDivisionError

    monkeypatch.setattr("alembic.command.upgrade", half_way)
    engine = register._base.engine(guarded=False)
    with pytest.raises(ZeroDivisionError):
        upgrading.upgrade(engine, register.path)
    engine.dispose()
    assert names(register) == ["Tremblay"]


@pytest.mark.file_only(reason="SQLite’s triggers and foreign keys; the server’s are in server/test_upgrading")
def test_foreign_keys_are_on_again_afterwards(register):
    upgrading.upgrade(register._base.engine(guarded=False), register.path)
    with register.read() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.parametrize(("program", "told"), [("9.9.9", 1), (__version__, 0)])
def test_the_trail_tells_which_program_brought_the_register_up_to_date(register, monkeypatch, program, told):
    monkeypatch.setattr(upgrading, "__version__", program)
    engine = register._base.engine(guarded=False)
    upgrading.upgrade(engine, register.path)
    engine.dispose()
    rows = register.rows("SELECT change, entity FROM audit_event WHERE action = 'upgrade_register'")
    assert [tuple(row) for row in rows] == [("update", "municipality")] * told
    with register.read() as connection:
        assert connection.exec_driver_sql("SELECT program_version FROM municipality").scalar() == program
        assert verify(connection).problems == ()
        assert reconcile(connection, metadata) == ()
