"""What keeps changes inside the trail, and values out of messages."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from medias_desktop.core.store.engine import WriteOutsideTrail
from medias_desktop.core.store.errors import UserRemoved
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Role
from medias_desktop.core.store.schema import municipality
from medias_desktop.safekeeping.service.registers import Founder, create_register
from tests.registers import change_behind
from tests.safekeeping.keys import CHEAP, PASSPHRASE


def test_an_error_of_the_database_quotes_no_value(register):
    with pytest.raises(sa.exc.DatabaseError) as caught, register.read() as connection:
        connection.execute(sa.text("SELECT * FROM nowhere WHERE name = :name"), {"name": "Zyxwvutsky"})
    assert "Zyxwvutsky" not in str(caught.value)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM municipality",
        "WITH one AS (SELECT 1) DELETE\nFROM municipality",
        "WITH one AS (SELECT 1)\nUPDATE municipality\tSET name = 'x'",
        "WITH one AS (SELECT 'x')INSERT INTO retention_rule (kind, months) SELECT 'x', 1",
    ],
)
def test_no_change_beside_a_transaction(register, statement):
    with (
        pytest.raises(WriteOutsideTrail),
        register.transaction("change_municipality") as tx,
    ):
        tx.connection.execute(sa.text(statement))


def test_reading_words_that_only_look_like_a_change(register):
    statement = (
        "WITH one AS (SELECT 'delete from x' AS update_set) SELECT replace(update_set, 'x', 'y') FROM one"
    )
    with register.read() as connection:
        found = connection.execute(sa.text(statement.replace("delete from x", "update delete x"))).scalar()
    assert found == "update delete y"


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.file_only
def test_a_transaction_within_another_changes_nothing_of_it(tmp_path, clock, alone):
    path = tmp_path / "Ville.medias"
    made = create_register(
        path, Municipality("Sainte-Élodie"), Founder("Huguette Rioux", PASSPHRASE), clock, CHEAP
    )
    register = Register.open(path, clock, made.access, alone=alone)
    with register.transaction("change_municipality") as tx:
        tx.update(municipality, 1, name="Saint-Élie")
        with pytest.raises(RuntimeError), register.transaction("change_municipality") as inner:
            inner.update(municipality, 1, name="Saint-Hilaire")
        tx.update(municipality, 1, paper="a4")
    assert register.municipality() == Municipality("Saint-Élie", paper="a4")
    events = register.rows("SELECT seq FROM audit_event WHERE action = 'change_municipality'")
    assert len(events) == 2
    register.close()


@pytest.mark.file_only
def test_who_empties_the_list_of_users_lets_nobody_direct_the_register(tmp_path, clock):
    path = tmp_path / "Ville.medias"
    made = create_register(
        path, Municipality("Sainte-Élodie"), Founder("Huguette Rioux", PASSPHRASE), clock, CHEAP
    )
    register = Register.open(path, clock, made.access)
    assert register.actor.role is Role.DIRECTION
    change_behind(register, "DELETE FROM register_user")
    register.close()
    with pytest.raises(UserRemoved):
        Register.open(path, clock, made.access)
