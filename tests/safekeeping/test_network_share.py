"""A register on a network share through the real window: refused, then opened by one computer alone if insisted."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QLabel

from medias_desktop import cli
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import holding, places
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.occupancy import note_path, occupant_of
from medias_desktop.core.store.places import (
    PlaceKind,
    PlaceTrouble,
    RegisterInSyncedFolder,
    RegisterOnNetwork,
)
from medias_desktop.core.store.register import Municipality
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.errors import OthersAtWork
from medias_desktop.safekeeping.service import rotating, unlocking
from medias_desktop.safekeeping.service.backups import BackupService, restoring
from medias_desktop.safekeeping.service.registers import Founder, create_register
from medias_desktop.safekeeping.views import network_page
from medias_desktop.safekeeping.views.network_page import NetworkPage
from medias_desktop.safekeeping.views.unlock_page import UnlockPage
from medias_desktop.window.welcome import WelcomePage
from tests.core.store import shares
from tests.fakes import FixedClock
from tests.safekeeping import way_in
from tests.safekeeping.keys import CHEAP, PASSPHRASE, sealed_of
from tests.safekeeping.way_in import unlock


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    way_in.make_cheap(monkeypatch)


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    yield from way_in.run_program(qtbot, qapp, dialogs, clock)


@pytest.fixture
def path(tmp_path, clock, monkeypatch):
    path = tmp_path / "partage" / "Ville.medias"
    path.parent.mkdir()
    create_register(
        path, Municipality("Ville de Port-Joli"), Founder("Huguette Rioux", PASSPHRASE), clock, CHEAP
    )
    shares.make_network(monkeypatch, path.parent)
    return path


def page_of(program):
    page = program.window.centralWidget()
    assert isinstance(page, NetworkPage)
    return page


def test_it_is_asked_about_then_opened_alone(qtbot, program, path, clock):
    program.open(path)
    assert program.register is None
    page_of(program).alone.click()
    assert isinstance(program.window.centralWidget(), UnlockPage)
    unlock(qtbot, program)
    assert program.register.alone
    qtbot.waitUntil(program.guard.alone.isVisible)
    assert program.guard.alone.text() == "Ouvert sur cet ordinateur seulement"
    assert occupant_of(path) is not None
    program.change_setting("language", "en")
    assert program.guard.alone.text() == "Open on this computer only"
    program.elsewhere.look()
    program.guard.lock()
    program.close_register()
    qtbot.waitUntil(lambda: not holding.is_held(path) and program.desk.jobs.idle())
    assert not note_path(path).exists()
    assert not program.guard.alone.isVisible()
    program.open(path)  # the choice was for that time
    assert isinstance(program.window.centralWidget(), NetworkPage)


def test_another_register_is_opened_instead(program, path):
    program.open(path)
    page_of(program).leave.click()
    assert isinstance(program.window.centralWidget(), WelcomePage)
    assert not holding.is_held(path)


def test_what_was_not_closed_properly_is_told(qtbot, program, path, dialogs):
    note = {"user": "aroy", "computer": "POSTE-3", "since": "2026-11-21T14:05:00+00:00", "pid": 4242}
    note_path(path).write_text(json.dumps(note), "utf-8")
    program.open(path)
    page_of(program).alone.click()
    unlock(qtbot, program)
    assert program.register is not None
    (told,) = dialogs.told
    for word in ("Ville.medias", "aroy", "POSTE-3", "21 novembre 2026"):
        assert word in told


def test_the_page_says_where_it_seems_to_be_open(path, qapp, monkeypatch):
    note = {"user": "aroy", "computer": "POSTE-3", "since": "2026-11-21T14:05:00+00:00", "pid": 4242}
    note_path(path).write_text(json.dumps(note), "utf-8")
    monkeypatch.setattr(network_page, "SystemClock", FixedClock)
    page = NetworkPage(path, RegisterOnNetwork(name=path.name, place="//serveur/greffe"))
    texts = " ".join(one.text() for one in page.findChildren(QLabel))
    for word in ("//serveur/greffe", "PostgreSQL", "Ville.medias.keys", "POSTE-3"):
        assert word in texts
    page.deleteLater()


def test_a_synchronised_folder_stays_refused(program, path, dialogs, monkeypatch):
    monkeypatch.setattr(places, "trouble_of", lambda *_a, **_k: PlaceTrouble(PlaceKind.SYNCED, "OneDrive"))
    program.open(path)
    assert isinstance(dialogs.errors[-1], RegisterInSyncedFolder)
    assert program.register is None


def test_an_unprotected_register_is_not_protected_there(program, path, dialogs):
    old = path.with_name("Ancien.medias")
    old.write_bytes((shares.ROOT / "tests" / "databases" / "schema-0001.medias").read_bytes())
    program.open(old)
    assert isinstance(dialogs.errors[-1], RegisterOnNetwork)
    assert program.ways.wizard is None


def test_a_new_register_there_stays_refused(path, clock):
    with pytest.raises(RegisterOnNetwork):
        create_register(
            path.with_name("Autre.medias"),
            Municipality("Autre"),
            Founder("Luc Roy", PASSPHRASE),
            clock,
            CHEAP,
        )
    assert [one.name for one in path.parent.iterdir() if one.name.startswith("Autre")] == []


@pytest.fixture
def opened(qtbot, program, path):
    program.open(path)
    page_of(program).alone.click()
    unlock(qtbot, program)
    return program.register


def test_keys_are_changed_and_the_register_opens_alone_again(qtbot, program, opened, path, clock):
    """What is done while it is closed holds it alone as well, without another question."""
    before = opened.access
    rotating.back_up(path, before, clock, Silent())
    prepared = rotating.prepare(path, before, sealed_of(opened), (), clock, CHEAP)
    outcome = []
    program.rekeying.start(
        lambda progress: rotating.change_keys(path, before, prepared, clock, progress),
        lambda register, problem: outcome.append((register, problem)),
    )
    qtbot.waitUntil(lambda: bool(outcome))
    ((register, problem),) = outcome
    assert problem is None
    assert register is program.register
    assert register.alone
    assert register.access.data_key == prepared.access.next_data_key != before.data_key
    assert register.left_behind is None


def test_keys_never_change_under_an_open_register(opened, path, clock):
    prepared = rotating.prepare(path, opened.access, sealed_of(opened), (), clock, CHEAP)
    stopped = rotating.change_keys(path, opened.access, prepared, clock, Silent())
    assert isinstance(stopped.problem, OthersAtWork)
    assert opened.municipality().name == "Ville de Port-Joli"


def test_a_backup_is_restored_and_the_register_opens_alone_again(qtbot, program, opened, path, clock):
    service = BackupService.over(opened, program._parts.slices())
    backup = service.make(BackupReason.BY_HAND, Silent()).backup
    PeopleService(opened).add(PersonDraft("Roy", "Luc"))
    assert service.changed_since_backup()
    found = service.compare(backup)
    assert (found.preview.lost > 0, found.authors) == (True, ("Huguette Rioux",))
    kept, slices, outcome = service.kept.closed(), service.slices, []

    def work(progress):
        restored = restoring.restore(kept, backup, slices, found=found.preview, progress=progress)
        return rotating.Changed(restored.access)

    program.rekeying.restore(work, lambda register, problem: outcome.append((register, problem)))
    qtbot.waitUntil(lambda: bool(outcome))
    ((register, problem),) = outcome
    assert problem is None
    assert register.alone
    assert PeopleService(register).list() == ()


def test_what_was_recorded_is_backed_up_after_closing(qtbot, program, opened, clock):
    PeopleService(opened).add(PersonDraft("Roy", "Luc"))
    service = BackupService.over(opened, program._parts.slices())
    program.close_register()
    qtbot.waitUntil(lambda: service.last_backup() is not None and program.desk.jobs.idle())
    assert not BackupService(service.kept.closed(), service.slices).changed_since_backup()


def test_a_forgotten_passphrase(qtbot, program, path, clock):
    from medias_desktop.safekeeping.service import recovering

    program.open(path)
    page_of(program).alone.click()
    key = next(iter(unlocking.door(path).users)).slot_id
    access = unlocking.unlock(path, key, PASSPHRASE)
    assert recovering.municipality(path, access, clock).name == "Ville de Port-Joli"


def test_a_command_says_it_in_a_sentence(path, capsys):
    assert cli.main(["check", str(path)]) != 0
    assert shares.SHARE in capsys.readouterr().err


def test_the_page_waits_for_whoever_holds_it(qtbot, program, path):
    """Occupied on another computer: the passphrase is answered with who and where."""
    other = shares.program(
        """
        from medias_desktop.core.store.holding import hold
        from medias_desktop.safekeeping.service import unlocking
        access = unlocking.unlock(path, unlocking.door(path).users[0].slot_id, sys.argv[2])
        holding = hold(path, access.data_key)
        holding.announce(None)
        print("held", flush=True)
        sys.stdin.readline()
        holding.release()
        """,
        path,
        PASSPHRASE,
    )
    with other as holder:
        assert holder.stdout.readline() == "held\n"
        note = occupant_of(path)
        program.open(path)
        page_of(program).alone.click()
        page = program.window.centralWidget()
        page.form.field.line.setText(PASSPHRASE)
        page.form.button.click()
        qtbot.waitUntil(lambda: note.computer in page.problem.text())
        assert program.register is None
        holder.communicate("\n")
