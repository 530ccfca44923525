"""The window over a list of any kind, here of the names of boats."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from medias_desktop.core import i18n
from medias_desktop.core.errors import UserError
from medias_desktop.core.lists.errors import NotAList
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.widgets.column_list import ColumnList
from medias_desktop.core.widgets.list_import.choosing import choose_list, read_then_show
from medias_desktop.core.widgets.list_import.dialog import ListImportDialog
from medias_desktop.core.widgets.list_import.layout import Parts, States, Words
from medias_desktop.core.widgets.parts import EmptyState
from medias_desktop.core.widgets.table import Column


class State(StrEnum):
    NEW = "new"
    PROBLEM = "problem"


class Row(NamedTuple):
    number: int
    state: State
    name: str


@dataclass
class Plan:
    rows: list[Row]

    def counts(self):
        return {state: len(self.of(state)) for state in State}

    def of(self, state):
        return [row for row in self.rows if row.state is state]


class Sunk(UserError):
    template = "Sunk."


STATES = States(
    kinds={State.NEW: "ok", State.PROBLEM: "bad"},
    names={State.NEW: "Afloat", State.PROBLEM: "Leaking"},
    captions={State.NEW: lambda n: f"afloat of {n}", State.PROBLEM: lambda n: f"leaking of {n}"},
    problem=State.PROBLEM,
)
WORDS = Words(
    "Boats", "Of the harbour", "&Boats shown", "All boats", "What would sail", "Sail", "None", "Sailing"
)


class BoatDialog(ListImportDialog[Plan, State]):
    """Compares when it is let; a name in small letters is a problem."""

    def __init__(self, parent, desk, listed):
        choices = ColumnList(listed, [("name", "Name")], ("name", None))
        self_asking = EmptyState("Which column?", "Choose it.")
        below = QLabel("Below")
        columns = [STATES.column(stretch=2), Column("Name", lambda row: row.name)]
        super().__init__(
            parent, desk, listed, STATES, WORDS, Parts(choices, columns, (self_asking,), (below,))
        )
        self.which, self.below = self_asking, below
        self.let = threading.Event()
        self.let.set()
        self.compared, self.written, self.refusal = [], [], None

    def asking(self):
        return None if "name" in self.choices.fields() else self.which

    def comparison(self):
        index = self.choices.fields().index("name")
        listed = self.listed

        def compare():
            self.let.wait(20)
            self.compared.append(index)
            names = listed.column(index)
            return Plan(
                [
                    Row(number, State.PROBLEM if name.islower() else State.NEW, name)
                    for number, name in zip(listed.numbers, names, strict=False)
                ]
            )

        return compare

    @staticmethod
    def rows_of(plan):
        return plan.rows

    @staticmethod
    def held_by(plan):
        return list(plan.rows)

    def importable(self, counts):
        return counts[State.NEW]

    def action(self, number):
        return f"Sail {number}"

    def left_out(self, counts):
        return f"{counts[State.PROBLEM]} stay" if counts[State.PROBLEM] else ""

    def write(self, plan, progress):
        progress.report(0, 1)
        if self.refusal is not None:
            raise self.refusal
        self.written.extend(row.name for row in plan.of(State.NEW))
        return len(plan.of(State.NEW))

    def announce(self, written, counts):
        self.desk.changes.announce("boats")
        return f"{written} sailed, {counts[State.PROBLEM]} stayed."


ROWS = [["Aurore", "x"], ["radeau", "Y"], ["Brise", "z"]]


@pytest.fixture
def owner(qtbot):
    i18n.use_language("en")
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def opened(qtbot, owner, desk):
    def opened(rows=ROWS, *, planned=True):
        rows = [list(row) for row in rows]
        listed = ListTable("bateaux.csv", ("Name", "Other"), rows, range(2, 2 + len(rows)))
        window = BoatDialog(owner, desk, listed)
        window.open()
        if planned:
            qtbot.waitUntil(lambda: window.plan is not None and desk.jobs.idle())
        return window

    return opened


def names(window):
    return [row.name for row in window.preview.rows()]


def hold(window, column, field):
    combo = window.choices.columns[column]
    combo.setCurrentIndex(combo.findData(field) if field else 0)


def test_every_row_is_shown_with_its_state_and_counted(opened):
    window = opened()
    assert window.windowTitle() == "Boats"
    assert window.previews.currentWidget() is window.preview
    assert names(window) == ["Aurore", "radeau", "Brise"]
    assert [figure.accessibleName() for figure in window.figures.values()] == [
        "2 afloat of 2",
        "1 leaking of 1",
    ]
    model = window.preview.model()
    assert [model.index(row, 0).data() for row in range(3)] == ["Afloat", "Leaking", "Afloat"]
    assert (window.do_import.text().strip(), window.note.text()) == ("Sail 2", "1 stay")
    assert window.preview.accessibleName() == "What would sail"
    assert window.shown.accessibleName() == "Boats shown"
    assert window.below.isVisible()


def test_the_rows_of_one_state_are_shown(opened):
    window = opened()
    window.shown.setCurrentIndex(2)
    assert names(window) == ["radeau"]
    window.shown.setCurrentIndex(0)
    assert len(names(window)) == 3


def test_problems_that_are_settled_are_shown_no_more(qtbot, opened):
    window = opened([["aurore", "Aurore"]])
    window.shown.setCurrentIndex(2)
    assert (window.do_import.isEnabled(), window.do_import.text().strip()) == (False, "None")
    hold(window, 1, "name")
    qtbot.waitUntil(lambda: window.plan is not None)
    assert window.shown.currentIndex() == 0
    assert names(window) == ["Aurore"]
    assert window.note.text() == "Nothing is written before you press the button."


def test_a_column_that_is_wanting_is_asked_for(qtbot, opened):
    window = opened()
    hold(window, 0, None)
    assert window.previews.currentWidget() is window.which
    assert (window.plan, window.do_import.isEnabled(), window.note.text()) == (None, False, "")
    assert window.figures[State.NEW].accessibleName() == "0 afloat of 0"
    hold(window, 0, "name")
    qtbot.waitUntil(lambda: window.plan is not None)
    assert window.previews.currentWidget() is window.preview


def test_the_latest_choice_counts_whatever_was_being_compared(qtbot, opened):
    window = opened()
    window.let.clear()
    window.compare()
    hold(window, 1, "name")
    hold(window, 0, "name")
    hold(window, 1, "name")
    window.let.set()
    qtbot.waitUntil(lambda: window.plan is not None)
    assert names(window) == ["x", "Y", "z"]
    assert window.compared == [0, 0, 1]


def test_a_comparison_without_its_column_is_not_shown_when_it_ends(qtbot, desk, opened):
    window = opened()
    window.let.clear()
    window.compare()
    hold(window, 0, None)
    window.let.set()
    qtbot.waitUntil(desk.jobs.idle)
    assert window.plan is None
    assert window.previews.currentWidget() is window.which
    assert not window.do_import.isEnabled()


def test_the_plan_is_written_announced_and_told(qtbot, desk, dialogs, opened):
    heard = []
    desk.changes.changed.connect(heard.append)
    window = opened()
    qtbot.mouseClick(window.do_import, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialogs.told != [])
    assert dialogs.told == ["2 sailed, 1 stayed."]
    assert window.written == ["Aurore", "Brise"]
    assert heard == [frozenset({"boats"})]
    assert not window.isVisible()


def test_nothing_is_written_where_nothing_can_be(opened, desk):
    window = opened([["radeau", ""]])
    window.accept()
    assert desk.jobs.idle()
    assert (window.written, window.isVisible()) == ([], True)


def test_a_refusal_is_told_and_the_list_compared_again(qtbot, desk, dialogs, opened):
    window = opened()
    window.refusal = Sunk()
    window.accept()
    assert not window.choices.isEnabled()
    qtbot.waitUntil(lambda: dialogs.errors != [] and window.plan is not None)
    assert isinstance(dialogs.errors[0], Sunk)
    assert window.choices.isEnabled()
    assert window.do_import.isEnabled()
    assert window.compared == [0, 0]


def test_a_window_that_is_closed_is_freed_and_lets_its_list_go(qtbot, owner, opened):
    window = opened()
    listed = window.listed
    window.reject()
    assert (window.plan, listed.rows, window.preview.rows()) == (None, [], ())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert owner.findChild(BoatDialog) is None


def test_a_window_closed_while_it_compares_is_freed_when_that_ends(qtbot, owner, desk, opened):
    window = opened()
    listed = window.listed
    window.let.clear()
    window.compare()
    window.reject()
    assert listed.rows  # still being read
    window.let.set()
    qtbot.waitUntil(lambda: owner.findChild(BoatDialog) is None)
    assert listed.rows == []


def test_a_long_list_is_let_go_off_the_windows_thread(qtbot, desk, opened):
    rows = [[f"Boat {number}", ""] for number in range(6000)]
    window = opened(rows)
    listed = window.listed
    window.compare()
    qtbot.waitUntil(lambda: window.plan is not None and desk.jobs.idle())
    window.reject()
    assert not desk.jobs.idle()
    qtbot.waitUntil(desk.jobs.idle)
    assert listed.rows == []


def test_the_file_is_asked_for_with_the_kinds_of_lists(owner, dialogs, tmp_path):
    dialogs.files += [tmp_path / "a.csv", None]
    assert choose_list(owner, dialogs, "Boats") == tmp_path / "a.csv"
    assert choose_list(owner, dialogs, "Boats") is None


def test_a_list_is_read_then_shown_and_what_is_none_is_told(qtbot, owner, desk, dialogs):
    shown = []
    read_then_show(owner, desk, lambda: "list", shown.append)
    qtbot.waitUntil(lambda: shown == ["list"])

    def refuse():
        raise NotAList(name="photo.csv")

    read_then_show(owner, desk, refuse, shown.append)
    qtbot.waitUntil(lambda: dialogs.errors != [])
    assert isinstance(dialogs.errors[0], NotAList)
    assert shown == ["list"]
