"""What each role finds usable in the window: control by control."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from medias_desktop.acknowledgements.tab import AcknowledgementsTab
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.roles import Role
from medias_desktop.people.tab import PeopleTab
from medias_desktop.policies.tab import PoliciesTab
from tests.safekeeping import way_in

EVERYDAY = {Role.DIRECTION, Role.CLERK, Role.COMMUNICATIONS}
ADOPTING = {Role.DIRECTION, Role.CLERK}
DIRECTING = {Role.DIRECTION}

MENU = {
    "entry_signatures": set(Role),
    "entry_recovery": DIRECTING,
    "entry_users": set(Role),
    "entry_retention": set(Role),
}


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    yield from way_in.run_program(qtbot, qapp, dialogs, clock)


@pytest.fixture
def open_as(program, sample, clock):
    def open_as(role):
        register = Register.open(sample, clock)
        register.actor = register.actor._replace(name="Line Caron", role=role)
        program._take(register)

    return open_as


def tab_of(program, name, kind):
    program.window.go_to(name)
    QApplication.processEvents()
    tab = program.window.tab(name)
    assert isinstance(tab, kind)
    return tab


def check(control, allowed):
    assert control.isEnabled() is allowed
    assert ("Line Caron" in control.toolTip()) is not allowed


@pytest.mark.parametrize("role", list(Role))
def test_the_menu(program, open_as, role):
    open_as(role)
    for name, roles in MENU.items():
        check(program.window.findChild(QAction, name), role in roles)
    municipality = next(
        action
        for action in program.window.menuBar().actions()[0].menu().actions()
        if action.text() == "&Municipalité…"
    )
    check(municipality, role in DIRECTING)


@pytest.mark.parametrize("role", list(Role))
def test_policies(program, open_as, role):
    open_as(role)
    tab = tab_of(program, "policies", PoliciesTab)
    tab.header.delete.setVisible(True)  # as for a draft
    for control in (tab.library.import_button, tab.header.correct, tab.header.new_version, tab.header.delete):
        check(control, role in EVERYDAY)
    check(tab.first_page.import_button, role in EVERYDAY)
    check(tab.header.adopt, role in ADOPTING)
    assert tab.acceptDrops() is (role in EVERYDAY)
    assert tab.header.panel.isEnabled()


@pytest.mark.parametrize("role", list(Role))
def test_people(program, open_as, role):
    open_as(role)
    tab = tab_of(program, "people", PeopleTab)
    for name in ("add", "import", "first_add", "first_import"):
        check(tab.findChild(QPushButton, name), role in EVERYDAY)
    tab.edit(tab.table.rows()[0])  # a reader looks at it as well
    check(tab.dialog.findChild(QPushButton, "save"), role in EVERYDAY)
    tab.dialog.reject()


@pytest.mark.parametrize("role", list(Role))
def test_acknowledgements(program, open_as, role):
    open_as(role)
    tab = tab_of(program, "acknowledgements", AcknowledgementsTab)
    signed = next(row for row in tab.table.rows() if row.status.state.value == "signed")
    tab.table.select_numbers([signed.person_id])
    check(tab.buttons.record, role in EVERYDAY)
    check(tab.buttons.scan, role in EVERYDAY)
    for name in ("record", "refuse", "exempt", "correct", "cancel", "change_campaign", "past"):
        check(tab.actions_[name], role in EVERYDAY)
    for name in ("print", "export", "print_list", "card"):
        assert tab.actions_[name].isEnabled()


def test_keys_lead_to_the_plain_refusal(program, open_as, dialogs):
    open_as(Role.READING)
    keys, control = program.window.windowHandle(), Qt.KeyboardModifier.ControlModifier
    tab_of(program, "people", PeopleTab).setFocus()
    QTest.keyClick(keys, Qt.Key.Key_N, control | Qt.KeyboardModifier.ShiftModifier)
    tab_of(program, "acknowledgements", AcknowledgementsTab).table.setFocus()
    QTest.keyClick(keys, Qt.Key.Key_R, control)
    QTest.keyClick(keys, Qt.Key.Key_Delete)
    assert [type(error) for error in dialogs.errors] == [NotEntitled] * 3


def test_the_refusal_stays_in_another_language(program, open_as):
    open_as(Role.READING)
    program.change_setting("language", "en")
    tab = tab_of(program, "people", PeopleTab)
    check(tab.findChild(QPushButton, "add"), False)
    assert "Ask the director general" in tab.findChild(QPushButton, "add").toolTip()
    program.change_setting("language", "fr")
