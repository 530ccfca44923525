"""A user whose rights were taken away while the register was open to them writes nothing more."""

from __future__ import annotations

import pytest

from medias_desktop.core.store.errors import NotEntitled, UserRemoved
from medias_desktop.core.store.roles import Permission, Role
from medias_desktop.core.store.schema import municipality, register_user
from tests.registers import open_again


def in_another_window(register, **values):
    """Change the user in a window of the same user that was opened before."""
    with register.transaction("change_user", Permission.ADMINISTER) as tx:
        tx.update(register_user, 1, **values)


def length(register):
    return register.rows("SELECT count(*) FROM audit_event")[0][0]


def test_a_user_who_may_no_longer(register):
    other = open_again(register)
    assert other.actor.role is Role.DIRECTION
    in_another_window(register, role=Role.CLERK.value)
    before = length(register)
    with pytest.raises(NotEntitled), other.transaction("change_municipality", Permission.ADMINISTER) as tx:
        tx.update(municipality, 1, name="Saint-Élie")
    assert length(register) == before
    with other.transaction("record", Permission.RECORD) as tx:  # what a clerk may do
        tx.update(municipality, 1, name="Saint-Élie")
    other.close()


@pytest.mark.parametrize("needs", [None, Permission.RECORD])
def test_a_user_who_was_removed(register, needs):
    other = open_again(register)
    in_another_window(register, active=False)
    with pytest.raises(UserRemoved), other.transaction("change_municipality", needs) as tx:
        tx.update(municipality, 1, name="Saint-Élie")
    assert register.municipality().name == "Ville de Sainte-Élodie"
    other.close()
