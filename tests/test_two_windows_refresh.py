"""Two programs on one register: what one records, the other shows, and nothing moves under anybody's hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from medias_desktop import app
from medias_desktop.core.changes import EVERYTHING, Changes
from medias_desktop.core.files import FileMissing
from medias_desktop.core.merging import Side
from medias_desktop.core.store.register import Municipality
from medias_desktop.core.widgets.elsewhere import EVERY, Elsewhere
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.window.municipality import MunicipalityEditing
from medias_desktop.window.program import Program
from tests.policies.adopting import draft


@pytest.fixture
def windows(qtbot, qapp, register, clock, dialogs):
    """Two programs with the same register; the fixture's own connection to it is closed."""
    register.close()
    opened = []
    for _number in range(2):
        program = Program(qapp, app.PARTS, dialogs=dialogs, clock=clock)
        qtbot.addWidget(program.window)
        program.window.show()
        assert program.open(register.path)
        program.elsewhere.timer.stop()  # the tests look when they want to
        opened.append(program)
    yield opened
    for program in opened:
        program.shutdown()
        program._qt_language.forget()


def people_tab(program):
    program.window.go_to("people")
    QCoreApplication.processEvents()  # Qt shows a new page once it is back in its loop
    return program.window.tab("people")


def names(program):
    return [row.last_name for row in people_tab(program).table.rows()]


def test_a_register_is_looked_at_every_second_as_long_as_it_is_open(qtbot, qapp, register, clock, dialogs):
    program = Program(qapp, app.PARTS, dialogs=dialogs, clock=clock)
    qtbot.addWidget(program.window)
    program.open(register.path)
    assert program.elsewhere.timer.isActive()
    assert program.elsewhere.timer.interval() == EVERY == 1000
    program.close_register()
    assert not program.elsewhere.timer.isActive()
    program.shutdown()
    program._qt_language.forget()


def test_a_person_added_in_the_other_window_appears(windows):
    first, second = windows
    assert names(first) == []
    PeopleService(second.register).add(PersonDraft("Roy", "Zoé"))
    assert names(first) == []
    first.elsewhere.timer.timeout.emit()
    assert names(first) == ["Roy"]


def test_a_tab_that_is_not_seen_is_refreshed_when_it_is(windows):
    first, second = windows
    tab = people_tab(first)
    first.window.go_to("policies")
    PeopleService(second.register).add(PersonDraft("Roy", "Zoé"))
    first.elsewhere.look()
    assert list(tab.table.rows()) == []
    assert names(first) == ["Roy"]


def test_selection_cursor_and_place_stay(qtbot, windows):
    first, second = windows
    service = PeopleService(second.register)
    ids = [service.add(PersonDraft(f"Nom{number:03}")) for number in range(200)]
    first.elsewhere.look()
    table = people_tab(first).table
    table.setFocus()
    qtbot.waitUntil(table.settled)
    table.select_numbers({ids[150], ids[152]}, ids[152])
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() * 3 // 4 + 5)
    top = table.rows()[table.rowAt(0)].id
    offset = table.rowViewportPosition(table.rowAt(0))
    for number in range(7):
        service.add(PersonDraft(f"Avant{number}"))  # above everything that is seen
    first.elsewhere.look()
    qtbot.waitUntil(lambda: table.total() == 207)
    assert list(table.selected_numbers()) == [ids[150], ids[152]]
    assert table.current().id == ids[152]
    assert table.rows()[table.rowAt(0)].id == top
    assert table.rowViewportPosition(table.rowAt(0)) == offset


def test_the_top_of_a_list_stays_the_top(windows):
    first, second = windows
    service = PeopleService(second.register)
    for number in range(60):
        service.add(PersonDraft(f"Nom{number:03}"))
    first.elsewhere.look()
    table = people_tab(first).table
    service.add(PersonDraft("Avant"))
    first.elsewhere.look()
    assert table.rows()[table.rowAt(0)].last_name == "Avant"


def test_what_is_read_stays_where_it_is(windows):
    first, second = windows
    version_id = draft(PolicyService(second.register))
    first.elsewhere.look()
    reader = first.window.tab("policies").reader
    assert reader.text.version().summary.id == version_id
    shown = reader.text.document()
    PeopleService(second.register).add(PersonDraft("Roy", "Zoé"))
    first.elsewhere.look()
    assert reader.text.document() is shown


def test_a_draft_deleted_there_goes_quietly_here(windows, dialogs):
    first, second = windows
    service = PolicyService(second.register)
    version_id = draft(service)
    first.elsewhere.look()
    service.delete_draft(version_id)
    first.elsewhere.look()
    tab = first.window.tab("policies")
    assert tab.stack.currentWidget() is tab.first_page
    assert dialogs.errors == []


def test_the_title_follows_the_municipality(windows):
    first, second = windows
    second.register.change_municipality(Municipality("Ville renommée"))
    first.elsewhere.look()
    assert "Ville renommée" in first.window.windowTitle()


def test_own_writes_announce_nothing_more(windows):
    first, second = windows
    got = []
    first.desk.changes.changed.connect(got.append)
    PeopleService(first.register).add(PersonDraft("Roy", "Zoé"))
    first.elsewhere.look()
    assert got == []
    second.elsewhere.look()
    first.elsewhere.look()
    assert got == []


def test_an_open_form_is_left_alone(windows):
    first, second = windows
    person = PeopleService(second.register).add(PersonDraft("Roy", "Zoé"))
    first.elsewhere.look()
    tab = people_tab(first)
    tab.edit(tab.table.rows()[0])
    tab.dialog.email.setText("zoe@ville.example")
    PeopleService(second.register).change(person, 1, PersonDraft("Roy-Caron", "Zoé"))
    first.elsewhere.look()
    assert tab.dialog.isVisible()
    assert tab.dialog.email.text() == "zoe@ville.example"
    assert names(first) == ["Roy-Caron"]
    tab.dialog.findChild(QPushButton, "save").click()
    assert tab.dialog.conflict.choices() == {"last_name": Side.THEIRS, "email": Side.MINE}
    tab.dialog.conflict.accept()
    assert PeopleService(second.register).person(person).email == "zoe@ville.example"


def test_a_register_out_of_reach_is_told_when_something_is_done_not_every_second(qapp):
    class Gone:
        def changed_elsewhere(self):
            raise FileMissing(name="V.medias")

    got, changes = [], Changes()
    changes.changed.connect(got.append)
    elsewhere = Elsewhere(changes)
    elsewhere.watch(Gone())
    elsewhere.look()
    assert got == []


def test_everything_concerns_everybody(qapp):
    got, changes = [], Changes()
    changes.changed.connect(got.append)
    changes.announce_everything()
    assert got[0] & frozenset({"people"})
    assert "whatever" in got[0]
    assert not got[0] & frozenset()
    assert EVERYTHING & {"a"} == {"a"}


# The municipality in two windows


@pytest.fixture
def editing(windows):
    first, _second = windows
    made = MunicipalityEditing(first.window, first.register, first.desk)
    made.form.open()
    return made


def test_the_municipality_corrected_alone(windows, editing):
    editing.form.name.setText("Ville renommée")
    editing.form.accept()
    assert windows[1].register.municipality().name == "Ville renommée"
    assert "Ville renommée" in windows[0].window.windowTitle()


def test_the_municipality_corrected_in_both_windows(qtbot, windows, editing):
    windows[1].register.change_municipality(Municipality("Ville de là-bas", "en", "letter"))
    editing.form.name.setText("Ville d’ici")
    editing.form.accept()
    qtbot.waitUntil(editing.conflict.isVisible)
    assert editing.conflict.choices() == {"name": Side.MINE, "language": Side.THEIRS}
    editing.conflict.findChild(QPushButton, "save").click()
    assert windows[1].register.municipality() == Municipality("Ville d’ici", "en", "letter")


def test_the_other_windows_municipality_is_kept(windows, editing):
    windows[1].register.change_municipality(Municipality("Ville de là-bas"))
    editing.form.name.setText("Ville d’ici")
    editing.form.accept()
    editing.conflict.findChild(QPushButton, "keep_theirs").click()
    assert windows[1].register.municipality().name == "Ville de là-bas"
    assert "Ville de là-bas" in windows[0].window.windowTitle()


def test_back_to_the_municipality_as_typed(windows, editing):
    windows[1].register.change_municipality(Municipality("Ville de là-bas"))
    editing.form.name.setText("Ville d’ici")
    editing.form.accept()
    editing.conflict.reject()
    assert editing.form.isVisible()
    assert editing.form.name.text() == "Ville d’ici"
    editing.form.accept()
    assert editing.conflict.isVisible()


def test_the_same_municipality_typed_in_both_windows(windows, editing):
    windows[1].register.change_municipality(Municipality("Ville d’ici"))
    editing.form.name.setText("Ville d’ici")
    editing.form.accept()
    assert editing.conflict is None
    assert not editing.form.isVisible()
