"""One register in two windows, and registers changed while something works: nobody waits long, nothing gets lost."""

from __future__ import annotations

import threading
import time

import pytest

from medias_desktop import app
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.errors import RegisterBusy
from medias_desktop.core.store.register import Municipality
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.service import PolicyService
from medias_desktop.window.program import PATIENCE, Program
from tests.policies.adopting import draft
from tests.registers import make_register


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    running = Program(qapp, app.PARTS, dialogs=dialogs, clock=clock)
    qtbot.addWidget(running.window)
    running.window.show()
    yield running
    running.shutdown()
    running._qt_language.forget()


@pytest.fixture
def reading(program, register):
    """A window that reads a draft, and the service of another one."""
    version_id = draft(PolicyService(register))
    program.open(register.path)
    tab = program.window.tab("policies")
    tab.refresh()
    assert tab.reader.text.version().summary.id == version_id
    return tab, version_id, PolicyService(register)


@pytest.mark.parametrize("act", ["open_text", "correct_outline", "adopt"])
def test_a_draft_deleted_in_another_window(reading, dialogs, act):
    tab, version_id, other = reading
    uid = tab.current().summary.uid
    other.delete_draft(version_id)
    if act == "open_text":
        tab.open_text(uid)
    else:
        getattr(tab.doing, act)()
    assert [type(error) for error in dialogs.errors] == [UnknownVersion]
    assert tab.stack.currentWidget() is tab.first_page  # nothing is left to read


def test_a_policy_from_another_window_can_be_read(reading):
    tab, version_id, other = reading
    other.delete_draft(version_id)
    newer = draft(other)
    tab.open_text(other.version(newer).summary.uid)
    assert tab.reader.text.version().summary.id == newer


def test_a_window_waits_shortly_for_another_program(reading, program, dialogs):
    tab, _version_id, _other = reading
    writing = connect(program.register.path, program.register.access.data_key)
    writing.execute("BEGIN IMMEDIATE")
    dialogs.answers.append(True)
    begun = time.monotonic()
    tab.doing.delete_draft()
    waited = time.monotonic() - begun
    writing.execute("ROLLBACK")
    writing.close()
    assert [type(error) for error in dialogs.errors] == [RegisterBusy]
    assert waited < 10 * PATIENCE  # a tenth of it would do on a machine of its own


@pytest.mark.parametrize("signal", ["close_register", "open_recent"])
def test_a_register_is_left_when_the_work_in_it_is_done(qtbot, program, register, tmp_path, clock, signal):
    other = tmp_path / "autre.medias"
    make_register(other, Municipality("Autre"), clock).close()
    program.open(register.path)
    begun, go_on, found = threading.Event(), threading.Event(), []

    def work(_progress):
        begun.set()
        go_on.wait(30)
        return program.register.municipality().name

    program.desk.jobs.run(program.window.tab("policies"), "Travail", work, found.append)
    qtbot.waitUntil(begun.is_set)
    getattr(program.window, signal).emit(*([other] if signal == "open_recent" else []))
    assert program.register is not None
    assert program.register.path == register.path
    go_on.set()
    qtbot.waitUntil(lambda: program.register is None or program.register.path == other)
    assert found == ["Ville de Sainte-Élodie"]
