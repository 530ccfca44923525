"""A register moves as a whole, or not at all."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
import sqlalchemy as sa

from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.store import sealed
from medias_desktop.core.store.attachments import fetch
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.errors import NotEntitled, RegisterBusy, RegisterExists
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.moving import move, move_to_file, move_to_server, sides
from medias_desktop.core.store.moving.errors import CopyDiffers, TextNotMovable, TrailUnsound
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.roles import Role
from medias_desktop.core.store.schema import attachment, metadata
from medias_desktop.core.store.server import key_store
from medias_desktop.core.store.server.errors import DatabaseNotEmpty, ServerFull
from medias_desktop.people.models import person
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from tests import servers
from tests.core.store.test_register import add_person
from tests.fakes import FixedClock
from tests.registers import change_behind, open_again


class Stopping:
    """Stops at a certain report."""

    def __init__(self, at):
        self.left, self.seen = at, []

    def report(self, done, total):
        self.seen.append((done, total))
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.fixture(scope="module")
def made_town(made_sample, tmp_path_factory):
    """A copy of the sample, with sealed records, a person deleted last and another corrected."""
    folder = tmp_path_factory.mktemp("town")
    for file in made_sample.parent.iterdir():
        shutil.copy(file, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(tmp_path_factory.mktemp("profile")))
        register = Register.open(folder / made_sample.name, FixedClock())
        gone = PeopleService(register).add(PersonDraft("Dernière", "Venue"))
        with register.transaction("gone") as tx:
            tx.delete(person, gone)
        with register.transaction("seal") as tx:
            vault(register).add(tx, "p1", {"facts": "Retard répété"})
        register.close()
    return folder / made_sample.name


@pytest.fixture
def town(made_town, tmp_path, clock):
    for file in made_town.parent.iterdir():
        shutil.copy(file, tmp_path)
    register = Register.open(tmp_path / made_town.name, clock)
    yield register
    register.close()


@pytest.fixture(scope="module")
def moved_once(made_town, tmp_path_factory):
    """The name of a database that the town was moved to."""
    with servers.empty_database() as name, pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(tmp_path_factory.mktemp("profile")))
        register = Register.open(made_town, FixedClock())
        move_to_server(register, servers.written(name))
        register.close()
        yield name


@pytest.fixture
def moved(moved_once):
    """The name of a database of this test's own, as the town's move left it."""
    with servers.empty_database(f"TEMPLATE {moved_once}") as name:
        yield name


def vault(register):
    keys = register.load_keys()
    slot = keys.slots[0]
    return sealed.Vault(keys.unlock_sealed(slot.id, b"").keys)


def everything(register):
    """Return what a user sees of a register, through its services."""
    people, policies = PeopleService(register), PolicyService(register)
    service = AcknowledgementService(register, people, policies)
    library = policies.library()
    versions = [version for family in library for version in family.versions]
    with register.read() as connection:
        files = (
            connection.execute(sa.select(attachment.c.sha256).order_by(attachment.c.sha256)).scalars().all()
        )
        head = verify(connection)
    return {
        "municipality": register.municipality(),
        "people": people.list(),
        "library": library,
        "texts": [policies.version(version.id) for version in versions],
        "adoptions": [policies.adoption(version.id) for version in versions],
        "overviews": [service.overview(version.id) for version in policies.adopted_versions()],
        "files": [(digest, len(fetch(register, digest))) for digest in files],
        "trail": (head.events, head.head_hash, head.problems, head.seals),
    }


def tables(name):
    return servers.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=name)


def test_everything_arrives_and_comes_back(town, database, tmp_path, clock):
    before = everything(town)
    moved = move_to_server(town, servers.written(database))
    assert moved.events == before["trail"][0]
    assert moved.rows > 2 * moved.events
    assert everything(town) == before  # the file stays as it was

    there = Register.open_server(servers.written(database), clock)
    assert everything(there) == before
    assert there.id == town.id
    assert vault(there).read(there)[-1].content == {"facts": "Retard répété"}  # after those of the sample
    last = max(person.id for person in before["people"])
    assert PeopleService(there).add(PersonDraft("Roy", "Neuf")) == last + 2  # not the deleted one's number

    back = tmp_path / "retour.medias"
    after = everything(there)
    move_to_file(there, back)
    there.close()
    kept = Register.open(back, clock)
    assert everything(kept) == after
    assert kept.id == town.id
    assert PeopleService(kept).add(PersonDraft("Dubé", "Neuve")) == last + 3
    kept.close()


def test_a_full_place_is_refused(town, database):
    servers.execute("CREATE TABLE something (x int)", database=database)
    with pytest.raises(DatabaseNotEmpty) as caught:
        move_to_server(town, servers.written(database))
    assert database in caught.value.sentence()
    assert tables(database) == [("something",)]


def test_a_second_move_is_refused(town, moved):
    before = tables(moved)
    with pytest.raises(DatabaseNotEmpty):
        move_to_server(town, servers.written(moved))
    assert tables(moved) == before


def test_a_cancelled_move_leaves_nothing(town, database, tmp_path):
    """Stopped at the first report, a quarter, half, three quarters of them, and at the last."""
    whole = Stopping(10**9)
    move_to_file(town, tmp_path / "entier.medias", whole)
    for part in range(5):
        report = (len(whole.seen) - 1) * part // 4
        with pytest.raises(Cancelled):
            move_to_server(town, servers.written(database), Stopping(report))
        assert tables(database) == []
        with pytest.raises(Cancelled):
            move_to_file(town, tmp_path / "ailleurs.medias", Stopping(report))
        assert not list(tmp_path.glob("ailleurs*"))
    move_to_server(town, servers.written(database))


def test_progress_only_goes_forward_and_ends(town, database):
    listener = Stopping(10**9)
    move_to_server(town, servers.written(database), listener)
    done = [one for one, _total in listener.seen]
    assert done == sorted(done)
    assert listener.seen[0][0] == 0
    assert listener.seen[-1][0] == listener.seen[-1][1]


def test_what_arrives_otherwise_is_noticed(town, database, monkeypatch):
    """A server that changed one letter of one row on the way."""
    real = sides.ServerSide.add

    def add(self, table, batches):
        def spoiled():
            for rows in batches:
                if table.name == "policy":
                    rows = [tuple("X" if value == row[3] else value for value in row) for row in rows]
                yield rows

        real(self, table, spoiled())

    monkeypatch.setattr(sides.ServerSide, "add", add)
    with pytest.raises(CopyDiffers) as caught:
        move_to_server(town, servers.written(database))
    assert "policy" in caught.value.sentence()
    assert tables(database) == []


def test_a_register_changed_behind_its_trail_is_not_moved(town, database):
    change_behind(town, "UPDATE person SET last_name = 'Autre' WHERE id = 3")
    with pytest.raises(TrailUnsound):
        move_to_server(town, servers.written(database))
    assert tables(database) == []


def test_a_letter_that_no_server_keeps_names_its_record(town, database):
    number = add_person(town, "Trem\0blay")
    with pytest.raises(TextNotMovable) as caught:
        move_to_server(town, servers.written(database))
    assert str(number) in caught.value.sentence()
    assert tables(database) == []


def test_a_server_that_fills_up_is_left_empty(town, database, monkeypatch):
    real = sides.ServerSide.set_last_number

    def full(self, table, number):
        if table.name == "policy":
            self._connection.execute("DO $$ BEGIN RAISE EXCEPTION 'plein' USING ERRCODE = '53100'; END $$")
        real(self, table, number)

    monkeypatch.setattr(sides.ServerSide, "set_last_number", full)
    with pytest.raises(ServerFull):
        move_to_server(town, servers.written(database))
    assert tables(database) == []


def test_nobody_writes_meanwhile(town, database, monkeypatch):
    other = open_again(town)
    other.patience = 0.05
    refused = []

    def verifying(*given):
        with pytest.raises(RegisterBusy):
            add_person(other)
        refused.append(True)
        return verify(*given)

    monkeypatch.setattr(move, "verify", verifying)
    move_to_server(town, servers.written(database))
    assert refused
    other.close()


def test_only_the_direction_moves(town, database):
    town.actor = town.actor._replace(role=Role.CLERK)
    with pytest.raises(NotEntitled):
        move_to_server(town, servers.written(database))


def test_keys_move_along(town, moved, tmp_path):
    there = Register.open_server(servers.written(moved))
    assert key_store.load(there._base).slots == storage.load(town.path).slots
    move_to_file(there, tmp_path / "retour.medias")
    assert storage.load(tmp_path / "retour.medias").slots == storage.load(town.path).slots
    with pytest.raises(RegisterExists):
        move_to_file(there, tmp_path / "retour.medias")
    there.close()


def test_every_table_that_is_numbered_goes_on_where_it_was(town, moved):
    there = Register.open_server(servers.written(moved))
    with town.read() as here, there.read() as elsewhere:
        ends = [
            sides.FileSide(here.connection.driver_connection),
            sides.ServerSide(elsewhere.connection.driver_connection),
        ]
        numbers = [
            {table.name: end.last_number(table) for table in metadata.sorted_tables if sides.numbered(table)}
            for end in ends
        ]
    there.close()
    assert numbers[0] == numbers[1]
    assert numbers[0]["person"] > 0


def test_extreme_values_arrive(town, database, clock):
    """The first and the last day there are, empty texts, tabs and backslashes, the bytes that COPY writes otherwise."""
    with town.transaction("odd") as tx:
        for number, text in enumerate(
            ["", "\\N", "a\tb\nc\rd\\e", "\\.", "é\u2028ñ", "'\"", "\x01\x7f", "😀"]
        ):
            tx.insert(
                person,
                uid=f"odd{number}",
                last_name=text,
                group_code="student",
                start_date=dt.date(1, 1, 1),
                end_date=dt.date(9999, 12, 31),
                sort_key=text,
                search_key=text,
                created_at=tx.now,
                updated_at=tx.now,
            )
    before = everything(town)
    move_to_server(town, servers.written(database))
    there = Register.open_server(servers.written(database), clock)
    assert everything(there) == before
    there.close()
