"""What a network, a server and its administrator do to a register: a plain sentence each, nothing recorded by half."""

from __future__ import annotations

import socket
import threading

import psycopg
import pytest

from medias_desktop.core.errors import UserError
from medias_desktop.core.store import errors, register_server
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.server import errors as refusals
from medias_desktop.core.store.server.address import parse
from medias_desktop.people.models import person
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from tests import servers
from tests.core.store.test_register import add_person, names
from tests.registers import change_behind, open_again


def refused(error, address):
    with pytest.raises(error) as caught:
        Register.open_server(address)
    sentence = caught.value.sentence()
    assert "secret" not in sentence
    return sentence


def test_nobody_answers():
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    address = f"postgresql://greffe:secret@127.0.0.1:{port}/registre"
    assert "127.0.0.1" in refused(refusals.ServerUnreachable, address)


def test_a_name_that_no_computer_bears():
    refused(refusals.ServerUnreachable, "postgresql://greffe:secret@serveur.invalid/registre")


def test_somebody_who_is_no_server_hangs_up():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        thread = threading.Thread(target=lambda: other.accept()[0].close())
        thread.start()
        address = f"postgresql://greffe:secret@127.0.0.1:{other.getsockname()[1]}/registre?sslmode=disable"
        refused(refusals.ServerUnreachable, address)
        thread.join()


def test_a_database_that_is_not_there():
    assert "nulle_part" in refused(refusals.DatabaseMissing, servers.written("nulle_part"))


def test_options_that_nobody_knows():
    refused(refusals.AddressMalformed, servers.written("postgres") + "?fantaisie=1")
    refused(refusals.AddressMalformed, servers.written("postgres") + "?sslmode=fantaisie")


def test_a_user_that_is_not_there():
    refused(refusals.PasswordRefused, servers.written("postgres", user="personne_du_tout", password="secret"))


@pytest.fixture
def guarded_server():
    if not parse(servers.URL).password:
        pytest.skip("the server of MEDIAS_TEST_POSTGRES trusts everybody and never asks for a password")


def test_a_wrong_password_and_none(shared, role, guarded_server, monkeypatch):
    name = shared.path.name
    assert name in refused(refusals.PasswordRefused, servers.written(name, user=role, password="secret"))
    assert "PGPASSWORD" in refused(refusals.PasswordNeeded, servers.written(name, user=role, password=""))
    monkeypatch.setenv("PGPASSWORD", "sésame: ouvre-toi/é@")
    refused(refusals.ServerForbids, servers.written(name, user=role, password=""))


def test_a_user_without_rights_reads_nothing_and_makes_nothing(shared, database, role):
    with pytest.raises(refusals.ServerForbids):
        open_as(shared.path.name, role)
    servers.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC", database=database)
    with pytest.raises((refusals.NoRegisterThere, refusals.ServerForbids)):
        open_as(database, role)


def test_a_user_who_may_only_read(shared, role):
    change_behind(
        shared,
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}",
    )
    reading = open_as(shared.path.name, role)
    assert names(reading) == []
    with pytest.raises(refusals.ServerForbids) as caught:
        add_person(reading)
    assert shared.path.name in caught.value.sentence()
    reading.close()
    change_behind(shared, f"DROP OWNED BY {role}")


def open_as(name, role):
    return Register.open_server(servers.written(name, user=role, password="sésame: ouvre-toi/é@"))


def test_too_old_a_server(shared, monkeypatch):
    monkeypatch.setattr(register_server, "OLDEST", 99)
    with pytest.raises(refusals.ServerTooOld) as caught:
        open_again(shared)
    assert "99" in caught.value.sentence()


def test_a_database_that_lacks_letters():
    with servers.empty_database("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'") as name:
        with pytest.raises(refusals.ServerEncoding) as caught:
            Register.open_server(servers.written(name))
        assert "LATIN1" in caught.value.sentence()


def cut_off(register):
    """End every connection to the register's database, as a restart of the server does."""
    servers.execute(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{register.path.name}'"
    )


def test_after_a_restart_of_the_server_everything_goes_on(shared):
    add_person(shared, "Avant")
    cut_off(shared)
    assert shared.rows("SELECT last_name FROM person")[0]["last_name"] == "Avant"
    cut_off(shared)
    add_person(shared, "Après")
    cut_off(shared)
    assert names(shared) == ["Avant", "Après"]


def test_a_connection_lost_in_the_middle_of_an_action_records_nothing(shared):
    with pytest.raises(refusals.ServerLost), shared.transaction("lost") as tx:
        tx.insert(
            person,
            uid="l",
            last_name="Lost",
            group_code="x",
            sort_key="x",
            search_key="x",
            created_at=tx.now,
            updated_at=tx.now,
        )
        cut_off(shared)
    assert names(shared) == []
    add_person(shared, "Après")
    with shared.read() as connection:
        assert verify(connection).sound


def test_a_connection_lost_while_closing_is_no_matter(shared):
    opened = open_again(shared)
    add_person(opened)
    servers.execute(f"ALTER DATABASE {shared.path.name} ALLOW_CONNECTIONS false")
    cut_off(shared)
    opened.close()
    with pytest.raises(UserError):
        shared.rows("SELECT 1")
    servers.execute(f"ALTER DATABASE {shared.path.name} ALLOW_CONNECTIONS true")
    assert names(shared) == ["Tremblay"]


@pytest.mark.parametrize(
    ("state", "error"),
    [
        ("53100", refusals.ServerFull),
        ("53200", refusals.ServerRefuses),
        ("58030", refusals.ServerRefuses),
        ("25006", refusals.ServerReadOnly),
        ("42501", refusals.ServerForbids),
        ("40P01", errors.RegisterBusy),
        ("57014", errors.RegisterBusy),
        ("57P01", refusals.ServerLost),
        ("XX001", errors.RegisterDamaged),
    ],
)
def test_the_servers_own_troubles(shared, state, error):
    """Raised by the server itself, through a trigger, as it raises them in earnest."""
    change_behind(
        shared,
        "CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION 'en panne.' USING ERRCODE = '{state}'; END $$",
        "CREATE TRIGGER trouble BEFORE INSERT ON audit_content EXECUTE FUNCTION trouble()",
    )
    with pytest.raises(error) as caught:
        add_person(shared)
    assert caught.value.sentence()
    change_behind(shared, "DROP TRIGGER trouble ON audit_content")
    assert names(shared) == []
    add_person(shared)
    with shared.read() as connection:
        assert verify(connection).events == 3


def test_a_server_that_is_only_a_copy(shared):
    servers.execute(f"ALTER DATABASE {shared.path.name} SET default_transaction_read_only = on")
    change_behind(shared, "SELECT 1")
    cut_off(shared)
    assert names(shared) == []
    servers.execute(f"ALTER DATABASE {shared.path.name} RESET default_transaction_read_only")


def test_a_character_that_no_server_keeps(shared):
    with pytest.raises(refusals.TextNotAccepted):
        add_person(shared, "Tremblay\0")
    assert names(shared) == []


def test_bugs_stay_bugs(shared):
    with pytest.raises(psycopg.errors.SyntaxError):
        shared.rows("SELEC 1")
    with pytest.raises(psycopg.errors.NotNullViolation), shared.transaction("bug") as tx:
        tx.insert(person, uid="x")


def test_a_person_as_long_as_a_file_may_hold(shared):
    """No column of a server is narrower than a file's."""
    add_person(shared, "x" * 5000)
    assert names(shared) == ["x" * 5000]
    assert PeopleService(shared).list()[0].last_name == "x" * 5000
    with pytest.raises(UserError):
        PeopleService(shared).add(PersonDraft("x" * 5000))
