"""Everyone shown in a list, and the form of one of them."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget

from medias_desktop.people.rules import Group
from medias_desktop.photo_consents.rules.persons import PortrayedDraft
from tests.photo_consents.seen import child, listed, outsider, service_of


@pytest.fixture
def service(register):
    return service_of(register)


@pytest.fixture
def opened(qtbot, service, desk):
    from medias_desktop.photo_consents.views.persons.dialog import PersonsDialog

    owner = QWidget()
    qtbot.addWidget(owner)

    def open_():
        dialog = PersonsDialog(owner, service, desk)
        dialog.open()
        qtbot.waitUntil(dialog.table.settled)
        return dialog

    return open_


def names(dialog):
    return [row.portrayed.listed_name for row in dialog.table.rows()]


def test_nobody_yet_says_what_to_do(opened):
    dialog = opened()
    assert dialog.lists.currentWidget() is dialog.empty


def test_everyone_is_listed_and_searched(opened, service, register, qtbot):
    child(service)
    outsider(service)
    service.portrayed.of_person(listed(register))
    dialog = opened()
    assert names(dialog) == ["Bélanger, Léo", "Côté, Zoé", "Gagnon, Maëlle"]
    dialog.search.setText("cote")
    dialog.search.returnPressed.emit()
    qtbot.waitUntil(lambda: dialog.table.settled() and names(dialog) == ["Côté, Zoé"])
    dialog.search.setText("xyz")
    dialog.search.returnPressed.emit()
    qtbot.waitUntil(lambda: dialog.lists.currentWidget() is dialog.no_match)


def test_a_child_is_recorded_with_a_guardian(opened, service):
    dialog = opened()
    dialog.add()
    form = dialog.form
    form.last_name.line.setText("  Gagnon ")
    form.first_name.line.setText("Maëlle")
    form.birth_date.line.setText("3 mai 2016")
    assert "10 ans" in form.birth_date.hint.text()
    form.another.click()
    form.guardians[0].last_name.line.setText("Roy")
    form.do_save.click()
    (one,) = service.portrayed.find("gagnon")
    assert (one.last_name, one.birth_date) == ("Gagnon", dt.date(2016, 5, 3))
    assert [g.last_name for g in one.guardians] == ["Roy"]
    assert dialog.pages.currentWidget() is dialog.list_page
    assert list(dialog.table.selected_numbers()) == [one.id]


def test_mistakes_are_told_at_their_fields_and_nothing_is_recorded(opened, service):
    dialog = opened()
    dialog.add()
    form = dialog.form
    form.do_save.click()
    assert form.last_name.problem.text()
    form.last_name.line.setText("Gagnon")
    form.birth_date.line.setText("2027-01-01")
    form.add_guardian()
    form.guardians[0].last_name.line.setText("gagnon")
    form.do_save.click()
    assert not form.last_name.problem.text()
    assert form.birth_date.problem.text()
    assert form.guardians[0].last_name.problem.text()
    form.birth_date.line.setText("hier")
    form.do_save.click()
    assert "2026-03-31" in form.birth_date.problem.text()
    assert service.portrayed.find("") == ()


def test_somebody_of_the_same_name_is_shown_first(opened, service):
    known = child(service)
    dialog = opened()
    dialog.add()
    form = dialog.form
    form.last_name.line.setText("Gagnon")
    form.first_name.line.setText("Maelle")
    form.do_save.click()
    assert not form.same.isHidden()
    assert "Maëlle Gagnon" in form.same_words.text()
    form.take_same.click()
    assert list(dialog.table.selected_numbers()) == [known]
    assert len(service.portrayed.find("gagnon")) == 1
    dialog.add()
    form.last_name.line.setText("Gagnon")
    form.first_name.line.setText("Maelle")
    form.do_save.click()
    form.do_save.click()
    assert len(service.portrayed.find("gagnon")) == 2


def test_a_guardian_is_ended_and_another_added(opened, service):
    number = child(service)
    dialog = opened()
    dialog.edit(number)
    form = dialog.form
    form.guardians[0].ended_on.line.setText("2026-08-31")
    form.add_guardian()
    form.guardians[1].last_name.line.setText("Gagnon")
    form.guardians[1].first_name.line.setText("Marc")
    form.do_save.click()
    guardians = {one.full_name: one.ended_on for one in service.portrayed.one(number).guardians}
    assert guardians == {"Chantal Roy": dt.date(2026, 8, 31), "Marc Gagnon": None}


def test_the_name_of_a_person_of_the_list_stays_the_list_s(opened, service, register):
    number = service.portrayed.of_person(listed(register, group=Group.STUDENT))
    dialog = opened()
    dialog.edit(number)
    form = dialog.form
    assert form.last_name.line.isReadOnly()
    form.birth_date.line.setText("2009-04-05")
    form.do_save.click()
    one = service.portrayed.one(number)
    assert (one.full_name, one.birth_date) == ("Zoé Côté", dt.date(2009, 4, 5))


def test_who_is_of_full_age_is_asked_for_no_guardian(opened):
    dialog = opened()
    dialog.add()
    form = dialog.form
    assert not form.minor.isHidden()
    form.birth_date.line.setText("1980-01-01")
    assert form.adult.isChecked()
    form.adult.setChecked(False)
    form.birth_date.line.clear()
    form.adult.setChecked(True)
    assert form.minor.isHidden()


def test_escape_leaves_the_form_then_the_window(opened, service):
    number = outsider(service)
    dialog = opened()
    dialog.edit(number)
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.pages.currentWidget() is dialog.list_page
    dialog.reject()
    assert not dialog.isVisible()


def test_a_form_overtaken_by_another_window_is_told(opened, service, dialogs):
    number = outsider(service)
    dialog = opened()
    dialog.edit(number)
    service.portrayed.change(number, 1, PortrayedDraft("Bélanger", "Léo-Paul"))
    dialog.form.phone.line.setText("819 555-0100")
    dialog.form.do_save.click()
    assert len(dialogs.errors) == 1
    assert service.portrayed.one(number).full_name == "Léo-Paul Bélanger"
