"""The persons tab and its windows, with real widgets on a real register."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from medias_desktop.core import i18n
from medias_desktop.core.lists.errors import NotAList
from medias_desktop.core.merging import Side
from medias_desktop.core.widgets import theme
from medias_desktop.people.errors import PeopleChangedSincePlan
from medias_desktop.people.list_import.headers import Field
from medias_desktop.people.list_import.mapping import guess_mapping
from medias_desktop.people.list_import.plan import RowState
from medias_desktop.people.list_import.reading import read_list
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.people.tab import PeopleTab
from medias_desktop.people.views.import_dialog import ImportDialog
from medias_desktop.people.views.person_dialog import PersonDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def service(register):
    return PeopleService(register)


@pytest.fixture
def filled(service):
    service.add(PersonDraft("Roy", "Zoé", "12", "zroy@ville.example", "Greffe"))
    service.add(PersonDraft("Bélanger", "Noémie", department="Loisirs", group=Group.STUDENT))
    service.add(PersonDraft("Caron", "Yan", end_date=dt.date(2025, 6, 30)))
    return service


@pytest.fixture
def tab(qtbot, service, desk):
    made = PeopleTab(service, desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(tab):
    return [person.listed_name for person in tab.table.rows()]


def press(qtbot, widget, name):
    found = widget.findChild(QPushButton, name)
    qtbot.mouseClick(found, LEFT)


def choose(widget, name, data):
    combo = widget.findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findData(data))


def write(widget, name, text):
    widget.findChild(QLineEdit, name).setText(text)


def test_an_empty_register_says_what_to_do(qtbot, tab, desk):
    assert tab.pages.currentWidget() is tab.nobody
    press(qtbot, tab, "first_add")
    assert isinstance(tab.dialog, PersonDialog)
    write(tab.dialog, "last_name", "Roy")
    press(qtbot, tab.dialog, "save")
    assert tab.pages.currentWidget() is tab.content
    assert shown(tab) == ["Roy"]


def test_active_persons_are_listed_with_their_figures(filled, tab):
    assert shown(tab) == ["Bélanger, Noémie", "Roy, Zoé"]
    assert (tab.active.accessibleName(), tab.former.accessibleName()) == (
        "2 personnes actives",
        "1 départ",
    )
    assert tab.by_group.text() == "Employé régulier 1  ·  Étudiant 1"


def test_a_state_follows_the_day_while_the_window_stays_open(service, tab, clock):
    service.add(PersonDraft("Roy", "Luc", end_date=dt.date(2026, 11, 21)))
    choose(tab, "presence", "")
    tab.refresh()
    state = tab.table.model().index(0, 5)
    assert state.data() == "Départ proche"
    clock.set_today(dt.date(2026, 11, 22))
    tab.refresh()
    assert state.data() == "Partie"


def test_thousands_are_written_as_the_language_does(qtbot, service, tab, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Nom;Prénom\n" + "".join(f"Roy{n};Luc\n" for n in range(1200)), "utf-8")
    listed = read_list(path)
    service.apply_import(service.plan_import(listed, guess_mapping(listed)))
    tab.refresh()
    assert tab.active.accessibleName() == "1\u00a0200 personnes actives"
    qtbot.waitUntil(lambda: tab.footer.text().startswith("1\u00a0200\u00a0personnes"))
    assert len(tab.table.rows()) == 1000
    assert tab.table.total() == 1200


def test_filters_and_search(qtbot, filled, tab):
    choose(tab, "presence", "inactive")
    assert shown(tab) == ["Caron, Yan"]
    choose(tab, "presence", "")
    choose(tab, "group_filter", Group.STUDENT)
    assert shown(tab) == ["Bélanger, Noémie"]
    choose(tab, "department_filter", "Greffe")
    assert shown(tab) == []
    assert tab.lists.currentWidget() is tab.no_match
    press(qtbot, tab, "clear_filters")
    assert len(shown(tab)) == 3
    qtbot.keyClicks(tab.filters.search, "noemie")
    qtbot.waitUntil(lambda: shown(tab) == ["Bélanger, Noémie"])


def test_a_letter_typed_in_the_list_goes_to_the_search_field(qtbot, filled, tab):
    """Qt would look for it in every row of the list."""
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Z)
    qtbot.waitUntil(tab.filters.search.hasFocus)
    qtbot.waitUntil(lambda: shown(tab) == ["Roy, Zoé"])


def test_figures_of_very_many_are_counted_aside(qtbot, filled, tab, monkeypatch):
    monkeypatch.setattr("medias_desktop.people.tab._COUNTED_AT_ONCE", 2)
    filled.add(PersonDraft("Arès"))
    tab.refresh()
    qtbot.waitUntil(lambda: tab.active.accessibleName() == "3 personnes actives")


def test_ctrl_f_goes_to_the_search_field(qtbot, filled, tab):
    tab.table.setFocus()
    qtbot.keyClick(tab, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(tab.filters.search.hasFocus)


def test_enter_opens_a_person_and_the_form_saves_it(qtbot, filled, tab):
    tab.table.selectRow(1)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    form = tab.dialog
    assert form.findChild(QLineEdit, "number").text() == "12"
    write(form, "end_date", "31 décembre 2027")
    choose(form, "group", Group.ELECTED)
    qtbot.keyClick(form, Qt.Key.Key_Return)
    (person,) = filled.list(filter_of("roy"))
    assert (person.end_date, person.group, person.department) == (
        dt.date(2027, 12, 31),
        Group.ELECTED,
        "Greffe",
    )
    assert list(tab.table.selected_numbers()) == [person.id]


def filter_of(text):
    from medias_desktop.people.rules import PersonFilter

    return PersonFilter(text)


def test_what_is_wrong_is_told_beside_its_field(qtbot, filled, tab):
    press(qtbot, tab, "add")
    form = tab.dialog
    write(form, "email", "zoe@")
    write(form, "start_date", "2026-02-01")
    write(form, "end_date", "2026-01-01")
    press(qtbot, form, "save")
    told = {name: place.text() for name, place in form.problems.items() if place.isVisible()}
    assert told == {
        "last_name": "Inscrivez le nom de famille.",
        "email": "Écrivez l’adresse comme nom@ville.ca.",
        "end_date": "La date de fin précède la date de début.",
    }
    qtbot.waitUntil(lambda: form.focusWidget() is form.last_name)
    write(form, "last_name", "Dubé")
    write(form, "email", "")
    write(form, "end_date", "demain")
    press(qtbot, form, "save")
    assert [name for name, place in form.problems.items() if place.isVisible()] == ["end_date"]
    write(form, "end_date", "")
    write(form, "number", "12")
    press(qtbot, form, "save")
    assert form.problems["number"].text() == "Ce matricule est déjà celui de Zoé Roy."
    assert filled.count() == 3
    form.reject()


# Changed in another window meanwhile


@pytest.fixture
def overtaken(qtbot, filled, tab):
    """A form in which the address and the department were typed, after another window changed name and address."""
    person = next(one for one in tab.table.rows() if one.last_name == "Roy")
    tab.edit(person)
    form = tab.dialog
    other = PersonDraft("Roy-Caron", "Zoé", "12", "zrc@ville.example", "Greffe")
    filled.change(person.id, person.version, other)
    form.email.setText("zoe.roy@ville.example")
    form.department.setCurrentText("Direction")
    press(qtbot, form, "save")
    qtbot.waitUntil(form.conflict.isVisible)
    return form, person.id


def test_both_versions_are_shown_instead_of_the_form(overtaken):
    form, _person_id = overtaken
    assert not form.isVisible()
    assert form.conflict.choices() == {"last_name": Side.THEIRS, "email": Side.MINE, "department": Side.MINE}


def test_what_was_chosen_is_recorded_on_top_of_the_newest_version(qtbot, overtaken, filled, tab, dialogs):
    form, person_id = overtaken
    with qtbot.waitSignal(form.saved):
        press(qtbot, form.conflict, "save")
    now = filled.person(person_id)
    assert (now.last_name, now.email, now.department, now.version) == (
        "Roy-Caron",
        "zoe.roy@ville.example",
        "Direction",
        3,
    )
    assert not form.isVisible()
    assert dialogs.errors == []
    assert "Roy-Caron, Zoé" in shown(tab)
    assert list(tab.table.selected_numbers()) == [person_id]


def test_the_registers_version_is_kept(qtbot, overtaken, filled, tab):
    form, person_id = overtaken
    press(qtbot, form.conflict, "keep_theirs")
    assert filled.person(person_id).email == "zrc@ville.example"
    assert filled.person(person_id).version == 2
    assert not form.isVisible()
    assert "Roy-Caron, Zoé" in shown(tab)


def test_going_back_finds_the_form_as_it_was(qtbot, overtaken, filled):
    form, person_id = overtaken
    press(qtbot, form.conflict, "back")
    assert form.isVisible()
    assert form.email.text() == "zoe.roy@ville.example"
    assert form.last_name.text() == "Roy"
    press(qtbot, form, "save")  # nothing was settled: it is shown again
    assert form.conflict.isVisible()
    assert filled.person(person_id).version == 2


def test_overtaken_again_while_choosing(qtbot, overtaken, filled):
    form, person_id = overtaken
    filled.change(person_id, 2, PersonDraft("Roy", "Zoé", "12", "troisieme@ville.example", "Greffe"))
    first = form.conflict
    press(qtbot, first, "save")
    assert form.conflict is not first
    assert form.conflict.isVisible()
    assert not form.isVisible()
    assert form.conflict.choices() == {
        "last_name": Side.THEIRS,
        "email": Side.MINE,
        "department": Side.MINE,
    }
    press(qtbot, form.conflict, "save")
    assert filled.person(person_id).email == "zoe.roy@ville.example"


def test_a_choice_that_makes_no_sense_goes_back_to_the_form(qtbot, filled, tab):
    """Each side's date is fine alone; together the end comes before the start."""
    person = next(one for one in tab.table.rows() if one.last_name == "Roy")
    tab.edit(person)
    form = tab.dialog
    draft = PersonDraft("Roy", "Zoé", "12", "zroy@ville.example", "Greffe", start_date=dt.date(2026, 5, 1))
    filled.change(person.id, person.version, draft)
    form.end_date.setText("2026-01-31")
    press(qtbot, form, "save")
    press(qtbot, form.conflict, "save")
    assert form.isVisible()
    assert form.problems["end_date"].isVisible()
    assert form.start_date.text() == "2026-05-01"
    form.end_date.setText("2026-12-31")
    press(qtbot, form, "save")  # on top of the version that was seen
    assert filled.person(person.id).end_date == dt.date(2026, 12, 31)


def test_a_person_saved_there_without_a_change_asks_nothing(qtbot, filled, tab):
    person = next(one for one in tab.table.rows() if one.last_name == "Roy")
    tab.edit(person)
    form = tab.dialog
    filled.change(person.id, person.version, PersonDraft.of(person))
    form.email.setText("nouveau@ville.example")
    press(qtbot, form, "save")
    assert not form.isVisible()
    assert form.conflict is None
    assert filled.person(person.id).email == "nouveau@ville.example"


def test_the_same_typed_in_both_windows_is_no_conflict(qtbot, filled, tab, dialogs):
    person = next(one for one in tab.table.rows() if one.last_name == "Roy")
    tab.edit(person)
    form = tab.dialog
    draft = PersonDraft("Roy", "Zoé", "12", "nouveau@ville.example", "Greffe")
    filled.change(person.id, person.version, draft)
    form.email.setText("nouveau@ville.example")
    press(qtbot, form, "save")
    assert not form.isVisible()
    assert form.conflict is None
    assert dialogs.errors == []
    assert filled.person(person.id).version == 2


# Importing

LIST = (
    "Matricule;Nom;Prénom;Courriel;Statut;Date d’embauche\r\n"
    "12;Roy;Zoé;nouvelle@ville.example;Régulier;03/04/2020\r\n"
    "13;Côté;Luc;;Élu;05/06/2021\r\n"
    "14;Dubé;Maude;;Martienne;\r\n"
)


@pytest.fixture
def open_import(qtbot, tab, dialogs, tmp_path):
    def opened(text=LIST, name="liste.csv"):
        path = tmp_path / name
        path.write_bytes(text.encode("cp1252"))
        dialogs.files.append(path)
        press(qtbot, tab, "import")
        qtbot.waitUntil(lambda: isinstance(tab.dialog, ImportDialog))
        qtbot.waitUntil(lambda: tab.dialog.previews.currentWidget() is not tab.dialog.waiting)
        return tab.dialog

    return opened


def states(window):
    return [row.state.value for row in window.preview.rows()]


def test_a_list_is_shown_then_imported(qtbot, filled, tab, open_import, dialogs):
    window = open_import()
    assert states(window) == ["update", "new", "problem"]
    assert filled.count() == 3
    assert window.do_import.text() == "&Importer 2\u00a0personnes"
    assert window.note.text() == "1 ligne a un problème et ne sera pas importée."
    press(qtbot, window, "do_import")
    qtbot.waitUntil(lambda: dialogs.told != [])
    assert dialogs.told == [
        "1\u00a0personne a été ajoutée. 1\u00a0fiche a été mise à jour. 1 ligne de la liste a été laissée de côté."
    ]
    assert not window.isVisible()
    assert shown(tab) == ["Bélanger, Noémie", "Côté, Luc", "Roy, Zoé"]
    assert filled.list(filter_of("roy"))[0].email == "nouvelle@ville.example"


def test_every_choice_changes_what_would_be_imported(qtbot, filled, tab, open_import):
    window = open_import()
    choose(window, "default_group", Group.VOLUNTEER)
    qtbot.waitUntil(lambda: window.plan is not None)
    assert states(window) == ["update", "new", "new"]
    assert window.preview.rows()[1].values.start_date == dt.date(2021, 6, 5)
    choose(window, "date_order", "mdy")
    qtbot.waitUntil(lambda: window.plan is not None)
    assert window.preview.rows()[1].values.start_date == dt.date(2021, 5, 6)
    choose(window, "column_5", None)
    qtbot.waitUntil(lambda: window.plan is not None)
    assert window.preview.rows()[1].values.start_date is None
    assert not window.choices.date_order.isVisible()
    choose(window, "rows_shown", RowState.NEW)
    assert states(window) == ["new", "new"]
    window.reject()
    assert filled.count() == 3


def test_a_field_is_in_one_column_only(qtbot, filled, tab, open_import):
    window = open_import()
    choose(window, "column_2", Field.LAST_NAME)
    assert window.mapping().fields[:3] == (Field.NUMBER, None, Field.LAST_NAME)
    choose(window, "column_2", None)
    assert window.previews.currentWidget() is window.no_names
    assert not window.do_import.isEnabled()
    choose(window, "column_1", Field.FULL_NAME)
    qtbot.waitUntil(lambda: window.plan is not None)
    assert window.previews.currentWidget() is window.preview
    window.reject()


def test_unknown_headers_are_the_users_to_tell(qtbot, tab, service, open_import, dialogs):
    service.add(PersonDraft("Roy"))
    tab.refresh()
    window = open_import("Zeta;Iota\r\nCaron;Yan\r\n")
    assert window.previews.currentWidget() is window.no_names
    choose(window, "column_0", Field.LAST_NAME)
    choose(window, "column_1", Field.FIRST_NAME)
    qtbot.waitUntil(lambda: window.plan is not None)
    press(qtbot, window, "do_import")
    qtbot.waitUntil(lambda: dialogs.told != [])
    assert shown(tab) == ["Caron, Yan", "Roy"]


def test_an_import_by_keyboard_alone(qtbot, filled, tab, open_import, dialogs):
    window = open_import()
    window.choices.columns[0].setFocus()
    for _step in range(len(window.choices.columns)):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is window.choices.default_group
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window.mapping().default_group is Group.REGULAR
    qtbot.waitUntil(lambda: window.plan is not None)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialogs.told != [])
    assert filled.count() == 5


def test_an_image_renamed_is_refused_in_a_sentence(qtbot, filled, tab, dialogs, tmp_path):
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    dialogs.files.append(path)
    press(qtbot, tab, "import")
    qtbot.waitUntil(lambda: dialogs.errors != [])
    assert isinstance(dialogs.errors[0], NotAList)
    assert tab.dialog is None


def test_no_file_chosen_is_no_error(qtbot, filled, tab, dialogs):
    dialogs.files.append(None)
    press(qtbot, tab, "import")
    assert (tab.dialog, dialogs.errors) == (None, [])


def test_a_register_changed_meanwhile_stops_the_import(qtbot, filled, tab, open_import, dialogs):
    window = open_import()
    filled.add(PersonDraft("Nadeau", "Léo"))
    press(qtbot, window, "do_import")
    qtbot.waitUntil(lambda: dialogs.errors != [])
    assert isinstance(dialogs.errors[0], PeopleChangedSincePlan)
    assert filled.count() == 4
    qtbot.waitUntil(lambda: window.plan is not None)
    window.reject()


def test_filters_and_selection_survive_a_rebuilt_tab(qtbot, filled, tab, desk):
    choose(tab, "presence", "")
    choose(tab, "department_filter", "Greffe")
    tab.table.selectRow(0)
    i18n.use_language("en")
    again = PeopleTab(filled, desk)
    qtbot.addWidget(again)
    again.restore(tab.view_state())
    assert shown(again) == ["Roy, Zoé"]
    assert [row.listed_name for row in again.table.selected_rows()] == ["Roy, Zoé"]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_every_view_opens_in_every_language_and_look(
    qtbot, qapp, filled, desk, dialogs, tmp_path, language, look
):
    i18n.use_language(language)
    theme.apply(qapp, look)
    tab = PeopleTab(filled, desk)
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    for widget in tab.findChildren(QComboBox) + tab.findChildren(QLineEdit):
        assert widget.accessibleName() or widget.parent() in tab.findChildren(QComboBox), widget.objectName()
    tab.add()
    for widget in (*tab.dialog.findChildren(QLineEdit), *tab.dialog.findChildren(QComboBox)):
        assert widget.accessibleName() or isinstance(widget.parent(), QComboBox), widget.objectName()
    tab.dialog.reject()
    theme.apply(qapp, "light")
