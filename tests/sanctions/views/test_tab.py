"""The tab on a real register behind a real passphrase: the list, a case, what is due, and nothing of it once locked."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget

from medias_desktop.core.store import sealed_reminders
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.roles import Role
from medias_desktop.core.store.sealed import Vault
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.safekeeping.service import unlocking
from medias_desktop.safekeeping.service.users import UserService
from medias_desktop.safekeeping.views.sealed_access import SealedAccess
from medias_desktop.sanctions.errors.listing import NoCaseOpen
from medias_desktop.sanctions.tab import CASES, ONLINE, SanctionsTab
from medias_desktop.sanctions.views.case_panel.captures import CaptureLine
from tests.safekeeping.conftest import made, made_protected, protected  # noqa: F401 - fixtures
from tests.safekeeping.keys import CHEAP, PASSPHRASE, sealed_of
from tests.safekeeping.way_in import press, type_in
from tests.sanctions.cases import begun, heard, measured, picture
from tests.sanctions.registers import Town

SECRET = "Lapierre-Roy"


@pytest.fixture
def town(protected):  # noqa: F811
    """A closed matter of last year that counts, one that is to be decided, one about an elected official."""
    town = Town(protected, Vault(sealed_of(protected).keys))
    measured(town, SECRET, dt.date(2026, 3, 2))
    town.open = heard(town, begun(town, SECRET, dt.date(2026, 11, 2)))
    town.open = town.acts.add_capture(town.open, picture(), "écran.png", note="Page d’accueil")
    town.open = town.acts.add_text_capture(town.open, "Propos relevés le soir même.")
    begun(town, "Ouellet", dt.date(2026, 11, 10))
    return town


@pytest.fixture
def door(qapp, desk, protected):  # noqa: F811
    access = SealedAccess(desk.dialogs, desk.jobs, lambda: 5)
    access.use(protected)
    yield access
    access.use(None)


@pytest.fixture
def tab(qtbot, town, desk, door):
    tab = SanctionsTab(town.sanctions, dataclasses.replace(desk, sealed=door))
    qtbot.addWidget(tab)
    tab.resize(1300, 800)
    tab.show()
    qtbot.waitExposed(tab)
    return tab


def opened(qtbot, tab, door):
    """Open the cases with the passphrase and wait until they are shown."""
    page = tab.view(CASES)
    page.open_button.click()
    type_in(door.dialog.form.field.line, PASSPHRASE)
    press(door.dialog.form.field.line)
    qtbot.waitUntil(lambda: page.cases is not None and page.cases.settled())
    tab.activateWindow()  # where no window manager gives it the keyboard that the dialog had
    qtbot.waitUntil(tab.isActiveWindow)
    return page.cases


def texts(widget: QWidget) -> str:
    return "\n".join(
        [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
        + [one.text() for one in widget.findChildren(QPushButton) if one.isVisible()]
    )


def listed(cases):
    return [(row.number, row.listed_name) for row in cases.table.rows()]


def reads(register):
    return [
        row[0]
        for row in register.rows("SELECT action FROM audit_event ORDER BY seq")
        if row[0].startswith("read_sealed")
    ]


def test_the_cases_open_with_the_passphrase_and_one_is_read_only_when_it_is_asked_for(qtbot, tab, door, town):
    assert tab.shown() == CASES
    assert SECRET not in texts(tab)
    cases = opened(qtbot, tab, door)
    names = [name for _number, name in listed(cases)]
    assert names == ["Ouellet, Noémie", f"{SECRET}, Zoé", f"{SECRET}, Zoé"]
    # Three cases: two open (no closing at all: the notified one as well), one measure of 2 March that counts 12 months.
    assert cases.figures.open.accessibleName().startswith("3 ")
    assert cases.figures.counting.accessibleName().startswith("1 ")
    before = reads(town.register)
    cases.table.select_numbers([town.open.id], town.open.id)
    assert "A publié" not in texts(cases.panel)
    assert reads(town.register) == before  # passing by opens nothing
    qtbot.keyClick(cases.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cases.panel.card is not None)
    assert len(reads(town.register)) == len(before) + 1
    shown = texts(cases.panel)
    assert "A publié des propos injurieux envers une collègue." in shown
    assert cases.panel.next_act is not None
    assert cases.panel.next_act.value == "decide"
    assert "Réprimande écrite" in shown  # the verbal warning of March still counts


def test_clauses_pieces_history_and_links_of_a_case(qtbot, tab, door, town):
    cases = opened(qtbot, tab, door)
    places = []
    tab.place_wanted.connect(lambda name, place: places.append((name, place)))
    tab.show_place(f"cases/case:{town.open.id}")
    qtbot.waitUntil(lambda: cases.panel.card is not None)
    panel = cases.panel
    panel.findChild(ClauseLink).click()
    text = next(iter(town.policies.library()[0].versions))
    assert places == [("policies", f"{text.uid}#{town.open.case.clauses[0].section_uid}")]
    panel.show_section("pieces")
    pieces = panel.area.widget()
    qtbot.waitUntil(lambda: pieces.waiting == 0)
    image, words = panel.findChildren(CaptureLine)
    assert not image.opens.icon().isNull()
    words.opens.click()
    qtbot.waitUntil(lambda: tab.findChild(QPlainTextEdit, "captured_text") is not None)
    window = tab.findChild(QPlainTextEdit, "captured_text").window()
    assert window.findChild(QPlainTextEdit, "captured_text").toPlainText() == "Propos relevés le soir même."
    window.reject()
    panel.show_section("history")
    assert "Rencontre" in texts(panel)
    panel.show_section("links")
    assert "2026-0001" in texts(panel)
    other = next(one for one in panel.findChildren(QPushButton) if one.objectName().startswith("case_"))
    other.click()
    qtbot.waitUntil(lambda: panel.card is not None and panel.card.case.number == "2026-0001")
    assert panel.section() == "summary"


def test_nothing_of_a_case_is_left_when_the_lock_closes(qtbot, tab, door, town, dialogs):
    cases = opened(qtbot, tab, door)
    cases.go_to(town.open.id)
    qtbot.waitUntil(lambda: cases.panel.card is not None)
    cases.panel.show_section("pieces")
    cases.panel.findChildren(CaptureLine)[1].opens.click()
    qtbot.waitUntil(lambda: tab.findChild(QPlainTextEdit, "captured_text") is not None)
    window = tab.findChild(QPlainTextEdit, "captured_text").window()
    tab.refresh()  # the list is being read when the lock closes
    door.forget()
    assert not window.isVisible()
    assert tab.view(CASES).cases is None
    assert SECRET not in texts(tab)
    assert tab.badge() == 0
    qtbot.waitUntil(tab.desk.jobs.idle)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert tab.findChildren(QDialog) == []
    assert not any(SECRET in label.text() for label in tab.findChildren(QLabel))
    assert dialogs.asked == []
    assert dialogs.errors == []
    again = opened(qtbot, tab, door)
    assert len(listed(again)) == 3


def test_who_is_not_entitled_is_not_offered_the_cases(qtbot, town, protected, desk, clock):  # noqa: F811
    UserService(protected, CHEAP).add("Alain Bédard", Role.CLERK, "raquette neige cabane sirop")
    user = next(one for one in unlocking.door(protected.path).users if one.name == "Alain Bédard")
    access = unlocking.unlock(protected.path, user.slot_id, "raquette neige cabane sirop")
    register = Register.open(protected.path, clock, access)
    door = SealedAccess(desk.dialogs, desk.jobs, lambda: 5)
    door.use(register)
    tab = SanctionsTab(town.sanctions, dataclasses.replace(desk, sealed=door))
    qtbot.addWidget(tab)
    tab.show()
    assert tab.shown() == ONLINE
    assert tab.switch.isHidden()
    tab.show_place("cases/clocks")
    tab.show_view(CASES)
    tab.restore({"view": CASES, "views": {CASES: {"section": "pieces"}}})
    assert tab.shown() == ONLINE
    assert len(tab.made_views()) == 1
    door.use(None)
    register.close()


def test_who_loses_the_right_loses_the_view_and_gets_it_back_with_the_right(
    qtbot,
    tab,
    door,
    town,
    protected,  # noqa: F811
):
    opened(qtbot, tab, door)
    users, keys = UserService(protected, CHEAP), sealed_of(protected)
    users.add("Alain Bédard", Role.CLERK, "raquette neige cabane sirop", keys)  # somebody must keep the right
    me = next(one for one in users.list() if one.uid == protected.actor.uid)
    users.disentitle(me, keys)
    tab.desk.changes.announce("users")
    assert (tab.shown(), tab.switch.isHidden(), tab.entitled) == (ONLINE, True, False)
    assert not door.is_open
    assert SECRET not in texts(tab)
    assert len(tab.made_views()) == 1
    tab.show_place("cases/clocks")
    assert tab.shown() == ONLINE
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(SECRET in label.text() for label in tab.findChildren(QLabel))
    users.entitle(next(one for one in users.list() if one.uid == protected.actor.uid), keys)
    tab.desk.changes.announce_everything()  # as another window’s writing is announced
    assert (tab.shown(), tab.switch.isHidden()) == (ONLINE, False)
    tab.show_view(CASES)
    assert tab.view(CASES).cases is None  # behind the lock


@pytest.mark.parametrize("shown", [True, False])
def test_a_tab_that_was_there_before_the_register_is_known_offers_the_cases_once_it_is(
    qtbot,
    town,
    protected,  # noqa: F811
    desk,
    shown,
):
    door = SealedAccess(desk.dialogs, desk.jobs, lambda: 5)
    tab = SanctionsTab(town.sanctions, dataclasses.replace(desk, sealed=door))
    qtbot.addWidget(tab)
    if shown:
        tab.show()
    assert (tab.entitled, tab.shown()) == (False, ONLINE)
    door.use(protected)
    # Whoever looks at online users already is not taken away from them.
    assert (tab.entitled, tab.switch.isHidden(), tab.shown()) == (True, False, ONLINE if shown else CASES)
    door.use(None)  # the register is being closed: nothing is shown or read any more
    assert (tab.entitled, len(tab.made_views())) == (True, 1)


def test_filters_figures_and_what_is_due(qtbot, tab, door, town, dialogs):
    cases = opened(qtbot, tab, door)
    # The official cannot be disciplined: the earliest date is the one to impose on 2 December.
    # What the measure of 2 March leaves is to be cleared twelve months after it, which is no deadline.
    deadline = dt.date(2026, 12, 2)
    assert sealed_reminders.due(town.register) == (deadline, 0, deadline, dt.date(2027, 3, 2))
    cases.commands.letters()
    assert isinstance(dialogs.errors.pop(), NoCaseOpen)
    cases.figures.counting.click()
    assert [number for number, _name in listed(cases)] == ["2026-0001"]
    cases.figures.counting.click()
    cases.filters.search.setText("ouellet")
    qtbot.keyClick(cases.filters.search, Qt.Key.Key_Return)
    assert [name for _number, name in listed(cases)] == ["Ouellet, Noémie"]
    tab.show_place("cases/clocks")
    # Known on 2 November, 30 days to impose: 2 December, eleven days from 21 November.
    lines = cases.clocks.lines
    due = [(line.clock.number, line.clock.days_left) for line in lines]
    assert ("2026-0002", 11) in due
    assert lines[0].hasFocus()
    for _step in range(due.index(("2026-0002", 11))):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cases.panel.card is not None)
    assert cases.panel.card.case.number == "2026-0002"
    assert len(listed(cases)) == 3  # the filter made room for the case that was asked for


def test_another_windows_writing_is_shown_and_reading_alone_wakes_nobody(qtbot, tab, door, town):
    cases = opened(qtbot, tab, door)
    before = len(reads(town.register))
    tab.desk.changes.announce_everything()  # as when another window read a case, which is recorded
    qtbot.waitUntil(cases.settled)
    assert len(reads(town.register)) == before
    begun(town, "Gagnon", dt.date(2026, 11, 12))
    tab.desk.changes.announce_everything()
    qtbot.waitUntil(lambda: cases.settled() and len(listed(cases)) == 4)
    assert len(reads(town.register)) == before + 1


def test_a_decision_is_taken_with_the_keyboard_and_shown_without_reading_the_case_again(
    qtbot, tab, door, town
):
    cases = opened(qtbot, tab, door)
    cases.table.setFocus()
    place = [number for number, _name in listed(cases)].index("2026-0002")
    for _step in range(place + 1):
        qtbot.keyClick(cases.table, Qt.Key.Key_Down)
    qtbot.keyClick(cases.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cases.panel.card is not None)
    before = reads(town.register)
    cases.panel.next.setFocus()
    qtbot.keyClick(cases.panel.next, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.findChild(QDialog, "case_decide_dialog") is not None)
    form = tab.findChild(QDialog, "case_decide_dialog")
    form.reasons.area.setPlainText("Les faits sont reconnus.")
    form.save()
    qtbot.waitUntil(lambda: cases.settled() and cases.panel.card.case.decision is not None)
    assert cases.panel.next_act.value == "notify"
    read = reads(town.register)[len(before) :]
    assert "read_sealed_records" not in read  # the list was read, the case not once more
    state = [row.state.value for row in cases.table.rows() if row.number == "2026-0002"]
    assert state == ["decided"]
