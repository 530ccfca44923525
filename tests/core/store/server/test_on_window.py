"""The window over a register on a server: opened by its address, remembered without a password, asked for one."""

from __future__ import annotations

import json

import pytest

from medias_desktop.core.settings import load
from medias_desktop.core.store.server import key_store
from medias_desktop.core.store.server.place import place_of
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.views.server_dialog import ServerDialog
from medias_desktop.safekeeping.views.unlock_page import UnlockPage
from medias_desktop.window.welcome import WelcomePage
from tests import servers
from tests.safekeeping import way_in
from tests.safekeeping.keys import CHEAP, PASSPHRASE

PASSWORD = "sésame: ouvre-toi/é@"


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    yield from way_in.run_program(qtbot, qapp, dialogs, clock)


@pytest.fixture
def place(shared):
    return place_of(servers.written(shared.path.name))


@pytest.fixture
def asked(shared, role):
    """A place whose server asks this user for a password."""
    if not servers.parse(servers.URL).password:
        pytest.skip("the server of MEDIAS_TEST_POSTGRES trusts everybody and never asks for a password")
    servers.execute(
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO {role}",
        database=shared.path.name,
    )
    yield place_of(servers.written(shared.path.name, user=role, password=""))
    servers.execute(f"DROP OWNED BY {role}", database=shared.path.name)


def test_it_opens_by_its_address_and_is_remembered_without_a_password(program, place, shared):
    PeopleService(shared).add(PersonDraft("Côté", "Zoé"))
    assert program.open(place)
    assert PeopleService(program.register).count() == 1
    (recent,) = load().recent
    assert place.address.password
    assert place.address.password not in recent
    assert place_of(recent) == place
    program.close_register()
    assert isinstance(program.window.centralWidget(), WelcomePage)


def test_another_computers_change_shows(qtbot, program, place, shared):
    program.open(place)
    PeopleService(shared).add(PersonDraft("Côté", "Zoé"))
    assert program.register.changed_elsewhere()


def dialog_of(program):
    return next(one for one in program.window.findChildren(ServerDialog) if one.isVisible())


def test_the_password_is_asked_for_until_it_is_right(qtbot, program, asked):
    assert not program.open(asked)
    first = dialog_of(program)
    first.form.field.line.setText("tout autre")
    first.form.submit()
    second = dialog_of(program)
    assert second is not first
    assert asked.name in second.form.field.problem.text()
    second.form.field.line.setText(PASSWORD)
    way_in.press(second.form.field.line)
    assert program.register is not None
    assert "ouvre" not in json.dumps(load().recent)
    assert program.register.path.address.password == PASSWORD


def test_leaving_the_question_leaves_what_was_open(qtbot, program, asked, place):
    program.open(place)
    before = program.register
    assert not program.open(asked)
    dialog_of(program).reject()
    assert program.register is before


def test_a_server_that_is_away_stays_among_the_recent_ones(program, dialogs, place, shared):
    program.open(place)
    program.close_register()
    servers.execute(f"ALTER DATABASE {shared.path.name} ALLOW_CONNECTIONS false")
    assert not program.open(place)
    assert len(dialogs.errors) == 1
    assert place_of(load().recent[0]) == place
    servers.execute(f"ALTER DATABASE {shared.path.name} ALLOW_CONNECTIONS true")


def test_a_protected_register_asks_for_its_users_passphrase(qtbot, program, place, shared):
    keys = shared.load_keys()
    sealed = keys.unlock_sealed(keys.slots[0].id, b"")
    locked = keys.with_passphrase(
        shared.access,
        shared.actor.uid,
        "Anne Roy",
        PASSPHRASE,
        at=shared.clock.now(),
        signing_key=shared.access.signing_key,
        sealed=sealed,
        cost=CHEAP,
    )
    key_store.save(shared._base, locked.without(keys.slots[0].id, shared.access, sealed=sealed))
    assert program.open(place)
    assert isinstance(program.window.centralWidget(), UnlockPage)
    way_in.unlock(qtbot, program)
    assert program.register.actor.name == "Anne Roy"
    assert program.register.municipality().name == "Ville de Sainte-Élodie"
