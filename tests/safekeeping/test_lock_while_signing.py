"""The lock falls while a person signs on the screen: everything is hidden, and comes back as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from medias_desktop.acknowledgements.rules import AcknowledgementState, ScopeKey
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.signing.acts import SigningActs
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.safekeeping.views.lock import LockDialog
from tests.acknowledgements.conftest import adopt, import_text
from tests.safekeeping import way_in
from tests.safekeeping.keys import PASSPHRASE
from tests.safekeeping.way_in import press, type_in, unlock


@pytest.fixture
def program(qtbot, qapp, dialogs, clock, made):
    for running in way_in.run_program(qtbot, qapp, dialogs, clock):
        running.open(made[0])
        unlock(qtbot, running)
        yield running


@pytest.fixture
def signing(qtbot, program):
    """Return the service, the list and the dialog of a person whose name and strokes are there already."""
    register = program.register
    people, policies = PeopleService(register), PolicyService(register)
    person = people.add(PersonDraft("Bérubé", "Noël"))
    version = import_text(policies, "Texte.")
    adopt(register, version)
    service = AcknowledgementService(register, people, policies)
    scope = service.scope(ScopeKey(0, version))
    (row,) = service.listing.rows(scope, [person])
    dialog = SigningActs(program.window, service, program.desk).sign(scope, row)
    qtbot.waitUntil(lambda: dialog.reading.read)
    dialog.frame.next.click()
    dialog.signing.typed.line.setText("Noël Bérubé")
    pad = dialog.signing.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    for step in range(20):
        QTest.mouseMove(pad, QPoint(60 + 9 * step, 40 + 40 * (step % 2)))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(240, 60))
    return service, scope, dialog


def unlock_again(qtbot, program):
    page = program.guard.lock_page.page
    type_in(page.form.field.line, PASSPHRASE)
    press(page.form.field.line)
    qtbot.waitUntil(lambda: not program.guard.locked)


def test_name_and_strokes_are_hidden_and_come_back(qtbot, program, signing):
    service, scope, dialog = signing
    drawn = dialog.signing.pad.drawing()
    program.guard.lock()
    assert not dialog.signing.pad.isVisible()
    assert not dialog.signing.typed.isVisible()
    assert (program.window.findChild(LockDialog) or dialog.findChild(LockDialog)).isVisible()
    unlock_again(qtbot, program)
    assert dialog.isVisible()
    assert dialog.page is dialog.signing
    assert dialog.signing.pad.drawing() == drawn
    dialog.frame.next.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    (row,) = service.listing.rows(scope, [dialog._row.person_id])
    assert row.status.state is AcknowledgementState.SIGNED


def test_what_is_being_recorded_is_recorded_under_the_lock(qtbot, program, signing):
    service, scope, dialog = signing
    dialog.frame.next.click()
    program.guard.lock()
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    assert not dialog.receipt.isVisible()
    unlock_again(qtbot, program)
    assert dialog.page is dialog.receipt
    assert dialog.receipt.isVisible()
    (row,) = service.listing.rows(scope, [dialog._row.person_id])
    assert row.status.state is AcknowledgementState.SIGNED
    dialog.frame.next.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_an_unread_text_is_not_read_by_being_hidden(qtbot, program, signing):
    _service, _scope, dialog = signing
    dialog.frame.back.click()
    dialog.reading.read = False
    program.guard.lock()
    dialog.reading.look()
    assert not dialog.reading.read
    unlock_again(qtbot, program)
