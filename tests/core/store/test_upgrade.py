"""Upgrades: one transaction, guarded; a migration that loses rows changes nothing."""

from __future__ import annotations

import pytest

from medias_desktop.core.store import upgrade as upgrading
from medias_desktop.core.store.errors import UpgradeRefused
from tests.core.store.test_register import add_person, names


@pytest.mark.parametrize(
    "harm", ["DELETE FROM person", "DROP TABLE person", "PRAGMA writable_schema=OFF; SELECT 1/0"]
)
def test_a_harmful_migration_is_undone(register, monkeypatch, harm):
    add_person(register)

    def harmful(config, target):
        connection = config.attributes["connection"]
        if harm.startswith("PRAGMA"):
            raise RuntimeError("half way")
        connection.exec_driver_sql(harm)

    monkeypatch.setattr("alembic.command.upgrade", harmful)
    with pytest.raises((UpgradeRefused, RuntimeError)):
        upgrading.upgrade(register._engine, register.path)
    assert names(register) == ["Tremblay"]


def test_foreign_keys_are_on_again_afterwards(register):
    upgrading.upgrade(register._engine, register.path)
    with register.read() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
