"""Who may only read, over the sample: whatever can be pressed in the four views and their windows writes nothing."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QPlainTextEdit

from medias_desktop import app
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.roles import Role
from medias_desktop.editorial_calendar.rules.account_notes import PLACES
from medias_desktop.editorial_calendar.tab import ACCOUNTS, CALENDAR, INTERACTIONS, REQUESTS
from medias_desktop.editorial_calendar.views.editor.opening import editors, open_editor
from medias_desktop.editorial_calendar.views.editor.steps import WRITING
from medias_desktop.migrations.tables import metadata
from tests.fakes import FakeDialogs
from tests.safekeeping import way_in

PASSED = ("show_", "history", "card_history", "qt_", "editor_close")
"""Names of buttons that go somewhere: what they lead to is pressed on its own."""


class PatientDialogs(FakeDialogs):
    """Says yes to everything, and names no file."""

    def open_file(self, *_said):
        return None

    open_files = lambda self, *_said: []  # noqa: E731
    save_file = choose_folder = open_file

    def confirm(self, *_said, **_more):
        return True

    def choose(self, *_said, **_more):
        return 0


@pytest.fixture
def dialogs():
    return PatientDialogs()


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    yield from way_in.run_program(qtbot, qapp, dialogs, clock)


@pytest.fixture
def reading(qtbot, program, sample, clock, monkeypatch):
    monkeypatch.setattr(app, "show_record_history", lambda *_said: None)  # a window that waits for its answer
    register = Register.open(sample, clock)
    register.actor = register.actor._replace(name="Line Caron", role=Role.READING)
    program._take(register)
    program.window.resize(1500, 900)
    program.window.go_to("editorial_calendar")
    return Reading(qtbot, program)


class Reading:
    """The tab as a reader has it, and hands that press whatever can be pressed."""

    def __init__(self, qtbot, program):
        self.qtbot, self.program = qtbot, program
        self.register, self.desk = program.register, program.desk
        self.dialogs = program.desk.dialogs
        self.before = self.content()
        self.settle()

    @property
    def tab(self):
        return self.program.window.tab("editorial_calendar")

    def content(self):
        names = [one.name for one in metadata.sorted_tables]
        return {name: self.register.rows(f"SELECT count(*) FROM {name}")[0][0] for name in names} | {
            "trail": self.register.rows("SELECT max(seq) FROM audit_event")[0][0]
        }

    def settle(self):
        for _again in range(2):
            QApplication.processEvents()
            self.qtbot.waitUntil(lambda: self.tab.settled() and self.desk.jobs.idle())

    def view(self, name, place=""):
        self.program.window.go_to("editorial_calendar", f"{name}/{place}")
        self.settle()
        return self.tab.view(name)

    def windows(self):
        return [one for one in self.program.window.findChildren(QDialog) if one.isVisible()]

    def close(self, but=()):
        for one in self.windows():
            if one not in but:
                one.gone = True
                one.done(0)
        QApplication.processEvents()

    def press(self, widget, seen):
        """Press each enabled button of a widget once, and what is in the windows that open."""
        for one in widget.findChildren(QAbstractButton):
            if not shiboken6.isValid(widget):
                return
            if not shiboken6.isValid(one):
                continue
            known = (type(widget).__name__, one.objectName() or one.text())
            goes = (
                one.objectName().startswith(PASSED)
                or one.isCheckable()
                or "(F4)" in one.text() + one.toolTip()
            )
            if (
                known in seen
                or goes
                or (hasattr(one, "menu") and one.menu())
                or not one.isVisible()
                or not one.isEnabled()
            ):
                continue
            seen.add(known)
            there = self.windows()
            one.click()
            self.look(seen, there)

    def look(self, seen, there=()):
        """Write into every field of the windows that were opened, record with the keys, press their buttons; close them."""
        QApplication.processEvents()
        for window in self.windows():
            if window in there or type(window).__name__ in seen:
                continue
            seen.add(type(window).__name__)
            for line in window.findChildren(QLineEdit) + window.findChildren(QPlainTextEdit):
                if line.isVisible() and line.isEnabled() and not line.isReadOnly():
                    line.setFocus()
                    QTest.keyClick(line, "9")
            for key in (Qt.Key.Key_Return, Qt.Key.Key_S):
                if shiboken6.isValid(window):
                    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
            if shiboken6.isValid(window):
                self.press(window, seen)
        self.close(there)
        self.qtbot.waitUntil(self.desk.jobs.idle)

    def act(self, page, seen):
        """Trigger every line of the menu of a page."""
        for one in page.findChildren(QAction):
            if one.isEnabled() and one.text():
                one.trigger()
                self.look(seen)

    def unchanged(self):
        assert self.content() == self.before
        assert {type(one) for one in self.dialogs.errors} <= {NotEntitled}, self.dialogs.errors
        assert all("Line Caron" in one.sentence() for one in self.dialogs.errors)


def test_the_calendar(reading):
    seen = set()
    page = reading.view(CALENDAR)
    assert not page.head.new.isEnabled()
    assert "Line Caron" in page.head.new.toolTip()
    assert page.actions_.writing
    assert all(not one.isEnabled() for one in page.actions_.writing)
    rows = reading.register.rows("SELECT state, max(id) AS id FROM calendar_post GROUP BY state")
    assert len(rows) >= 5
    for row in rows:
        reading.view(CALENDAR, f"post:{row['id']}")
        panel = page.beside.seen()
        assert panel.card.post.id == row["id"]
        assert panel.next.isEnabled() is (panel.next_act not in WRITING)
        for section in ("summary", "pieces", "history", "links"):
            panel.sections.show_name(section)
            reading.settle()
            reading.press(panel, seen)
    for name in ("month", "week", "list"):
        page.show_view(name)
        reading.settle()
        reading.act(page, seen)
        for key in (Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_Return):
            QTest.keyClick(page.views[name], key)
            reading.look(seen)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            QTest.keyClick(page.views[name], key, Qt.KeyboardModifier.ControlModifier)
    reading.settle()
    reading.unchanged()
    assert reading.dialogs.errors


def test_the_editor(reading):
    seen = set()
    page = reading.view(CALENDAR)
    service = reading.tab._service
    for row in reading.register.rows("SELECT state, min(id) AS id FROM calendar_post GROUP BY state"):
        editor = open_editor(page, service, reading.desk, row["id"])
        reading.qtbot.waitUntil(lambda editor=editor: editor.settled() and reading.desk.jobs.idle())
        assert not editor.dirty()
        for name in ("text", "photos", "people", "details"):
            editor.form.show_page(name)
            QApplication.processEvents()
            reading.press(editor, seen)
        assert not editor.dirty()
        seen.discard("PostEditor")
        reading.look(seen)
    reading.unchanged()
    assert editors(reading.program.window) == []


@pytest.mark.parametrize(("view", "table"), [(REQUESTS, "calendar_request"), (INTERACTIONS, "interaction")])
def test_requests_and_interactions(reading, view, table):
    seen = set()
    page = reading.view(view)
    assert not page.record.isEnabled()
    assert "Line Caron" in page.record.toolTip()
    kind = view.removesuffix("s")
    for row in reading.register.rows(f"SELECT kind, state, max(id) AS id FROM {table} GROUP BY kind, state"):
        reading.view(view, f"{kind}:{row['id']}")
        page.list.show_card()
        reading.settle()
        reading.press(page.list.card(), seen)
    reading.act(page, seen)
    reading.press(page, seen)
    reading.settle()
    reading.unchanged()


def test_the_accounts(reading):
    seen = set()
    page = reading.view(ACCOUNTS)
    for place in PLACES:
        page.show_page(place)
        reading.settle()
        assert not page.begin.isEnabled(), place
        table = page.part(place).list.table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Down)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
            QTest.keyClick(table, key)
            reading.look(seen)
        reading.act(page.part(place), seen)
        reading.press(page.part(place), seen)
    reading.act(page, seen)
    reading.settle()
    reading.unchanged()
