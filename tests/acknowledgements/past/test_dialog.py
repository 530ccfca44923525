"""The window that imports past acknowledgements, driven as a user does."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.past_lists.headers import Field
from medias_desktop.acknowledgements.past_lists.plan import LineState
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.acknowledgements.views.past.acts import PastActs
from medias_desktop.acknowledgements.views.past.dialog import PastDialog
from medias_desktop.core import i18n
from medias_desktop.core.lists.errors import NotAList
from medias_desktop.people.rules import PersonDraft
from tests.acknowledgements.past.files import ENGLISH, FRENCH, write

DAY = dt.date(2022, 6, 15)
ROWS = (
    ("001", "Côté-Gagné", "Marie-Ève", "P-12", DAY, "Feuille individuelle", "", "", "Boîte 4"),
    ("", "Smith", "Rose", "P-12", DAY, "", "", "", ""),
    ("", "Thériaut", "Réjean", "P-12", DAY, "", "", "", ""),
    ("003", "Ouellet", "Noémie", "P-12", "", "", "", "", ""),
)


@pytest.fixture(autouse=True)
def english():
    i18n.use_language("en")


@pytest.fixture
def owner(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def shown(qtbot, desk, dialogs, service, texts, persons, owner, tmp_path):
    """Return what chooses a file of rows and gives the window over it, once it has compared."""

    def shown(rows=ROWS, header=FRENCH, name="anciennes.xlsx", *, planned=True):
        dialogs.files.append(write(tmp_path / name, header, rows))
        PastActs(owner, service, desk).import_file()
        qtbot.waitUntil(lambda: owner.findChild(PastDialog) is not None)
        window = owner.findChild(PastDialog)
        qtbot.waitUntil(lambda: desk.jobs.idle() and (window.plan is not None or not planned))
        return window

    return shown


def wait(qtbot, desk, window):
    qtbot.waitUntil(lambda: desk.jobs.idle() and window.plan is not None)


def select(window, row):
    window.preview.selectRow(row)
    window.preview.setCurrentIndex(window.preview.model().index(row, 0))


def test_every_line_is_told_and_the_good_ones_recorded(qtbot, desk, dialogs, service, shown, texts, persons):
    heard = []
    desk.changes.changed.connect(heard.append)
    window = shown()
    assert [line.state for line in window.plan.lines] == [
        LineState.NEW,
        LineState.NEW,
        LineState.PROBLEM,
        LineState.PROBLEM,
    ]
    assert window.do_import.text() == "&Record 2 acknowledgements"
    assert window.note.text() == "2 lines have a problem and stay out."
    qtbot.mouseClick(window.do_import, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert dialogs.told[-1] == "2 acknowledgements were recorded. 2 lines have a problem and stay out."
    assert [len(service.history(persons[index], texts[0])) for index in (0, 3, 4, 2)] == [1, 1, 0, 0]
    assert any("acknowledgements" in one for one in heard)


def test_the_same_file_again_says_that_there_is_nothing_new(qtbot, desk, dialogs, shown):
    window = shown(ROWS[:2])
    window.accept()
    qtbot.waitUntil(lambda: bool(dialogs.told) and desk.jobs.idle())
    window.setParent(None)
    again = shown(ROWS[:2])
    assert not again.do_import.isEnabled()
    assert again.do_import.text() == "Nothing to record"
    assert again.note.text() == "2 lines are recorded already."
    again.accept()
    assert len(dialogs.told) == 1


def test_a_person_is_chosen_by_keyboard_for_every_line_that_writes_them_so(
    qtbot, desk, service, shown, texts, persons
):
    typo = (("", "Thériaut", "Réjean", "P-12", DAY, "", "", "", ""),)
    window = shown((*typo, ("", "Thériaut", "Réjean", "P-12", dt.date(2026, 11, 20), "", "", "", "")))
    select(window, 0)
    assert window.who.isVisible()
    assert window.who.question.text() == "Who is “Thériaut, Réjean” of row 2?"
    assert window.who.people.item(0).text() == "Thériault, Réjean · 005 · Sécurité incendie"
    window.who.people.setFocus()
    window.who.people.setCurrentRow(0)
    qtbot.keyClick(window.who.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.plan is not None and len(window.plan.of(LineState.NEW)) == 2)
    select(window, 0)
    assert window.who.question.text() == "“Thériaut, Réjean” was taken for Thériault, Réjean."
    window.accept()
    qtbot.waitUntil(lambda: bool(service.history(persons[4], texts[1])))
    assert len(service.history(persons[4], texts[0])) == 1


def test_a_choice_is_taken_back(qtbot, desk, shown):
    window = shown((ROWS[2],))
    select(window, 0)
    window.who.people.setCurrentRow(0)
    window.who.take.click()
    qtbot.waitUntil(lambda: window.plan is not None and len(window.plan.of(LineState.NEW)) == 1)
    select(window, 0)
    window.who.undo.click()
    qtbot.waitUntil(lambda: window.plan is not None and len(window.plan.of(LineState.PROBLEM)) == 1)
    select(window, 0)
    assert window.who.take.isVisible()


def test_namesakes_are_offered_and_others_are_found_by_searching(qtbot, desk, people, shown):
    people.add(PersonDraft("Smith", "Rose", "044", department="Loisirs"))
    window = shown((ROWS[1],))
    select(window, 0)
    offered = [window.who.people.item(row).text() for row in range(window.who.people.count())]
    assert offered == ["Smith, Rose · 004 · Travaux publics", "Smith, Rose · 044 · Loisirs"]
    window.who.search.setText("heureux")
    qtbot.waitUntil(lambda: window.who.people.count() == 1)
    assert window.who.people.item(0).text().startswith("L’Heureux, Jean-François")
    window.who.search.setText("zzz")
    qtbot.waitUntil(lambda: window.who.nobody.isVisible())
    assert not window.who.take.isEnabled()


def test_columns_that_nothing_names_are_chosen(qtbot, desk, shown):
    rows = (("001", "juin"), ("002", "juin"))
    window = shown(rows, ("Colonne A", "Signé le"), "sans.csv", planned=False)
    qtbot.waitUntil(lambda: window.previews.currentWidget() is window.no_names)
    window.choices.columns[0].setCurrentIndex(window.choices.columns[0].findData(Field.NUMBER.value))
    qtbot.waitUntil(lambda: window.plan is not None)
    assert [line.person is not None for line in window.plan.lines] == [True, True]


def test_a_column_can_be_chosen_and_left_out(qtbot, desk, shown):
    window = shown(ROWS, ENGLISH)
    day = ENGLISH.index("Signed on")
    window.choices.columns[day].setCurrentIndex(0)
    assert window.plan is None
    assert window.previews.currentWidget() is window.no_days
    assert not window.do_import.isEnabled()
    window.choices.columns[day].setCurrentIndex(window.choices.columns[day].findData(Field.DAY.value))
    qtbot.waitUntil(lambda: window.plan is not None)
    number, last = ENGLISH.index("Employee no"), ENGLISH.index("Last name")
    window.choices.columns[number].setCurrentIndex(0)
    window.choices.columns[last].setCurrentIndex(0)
    assert window.previews.currentWidget() is window.no_names


def test_what_the_list_does_not_say_is_said_at_the_left(qtbot, desk, service, shown, texts, persons):
    window = shown((("001", DAY),), ("Matricule", "Date"))
    window.choices.text.setCurrentIndex(window.choices.text.findData(texts[0]))
    window.choices.method.setCurrentIndex(window.choices.method.findData("group_sheet"))
    window.choices.place.setText("Classeur 3")
    window.choices.place.editingFinished.emit()
    wait(qtbot, desk, window)
    window.accept()
    qtbot.waitUntil(lambda: bool(service.history(persons[0], texts[0])))
    (recorded,) = service.history(persons[0], texts[0])
    assert (recorded.event.method.value, recorded.event.original_place) == ("group_sheet", "Classeur 3")


def test_only_problems_can_be_shown(shown):
    window = shown()
    window.shown.setCurrentIndex(window.shown.findData(LineState.PROBLEM.value))
    assert [line.number for line in window.preview.rows()] == [4, 5]


def test_what_is_no_list_is_told(qtbot, desk, dialogs, service, texts, owner, tmp_path):
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    dialogs.files.append(path)
    PastActs(owner, service, desk).import_file()
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert isinstance(dialogs.errors[0], NotAList)


def test_another_window_that_records_meanwhile_makes_it_compare_again(
    qtbot, desk, dialogs, service, shown, texts, persons
):
    window = shown(ROWS[:2])
    service.record(texts[0], [persons[0]], DAY, Method.INDIVIDUAL_SHEET)
    window.accept()
    qtbot.waitUntil(lambda: bool(dialogs.errors) and desk.jobs.idle() and window.plan is not None)
    assert [line.state for line in window.plan.lines] == [LineState.ALREADY, LineState.NEW]
    assert window.do_import.isEnabled()
