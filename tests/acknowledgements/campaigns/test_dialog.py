"""The form of a campaign with the keyboard, and what it says of what is wrong."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import Audience, ScopeKey
from medias_desktop.acknowledgements.views.campaigns.acts import CampaignActs
from medias_desktop.acknowledgements.views.campaigns.closing import ClosingDialog
from medias_desktop.acknowledgements.views.campaigns.dialog import (
    AUDIENCE,
    QUESTIONS,
    REMINDERS,
    TEXT,
    CampaignDialog,
)
from medias_desktop.people.rules import Group
from tests.acknowledgements.conftest import adopt, import_text

Key = Qt.Key


@pytest.fixture
def window(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def acts(window, service, desk):
    return CampaignActs(window, service, desk)


@pytest.fixture
def form(qtbot, window):
    """Return what waits for the form that an act opens."""

    def wait(kind=CampaignDialog):
        qtbot.waitUntil(lambda: window.findChild(kind) is not None)
        return window.findChild(kind)

    return wait


def test_enter_opens_what_is_proposed(qtbot, service, acts, form, version_id, persons, ruled, desk):
    """The form stands on its title, everything is filled in: one key opens the campaign of everyone bound."""
    ruled(version_id, "must_acknowledge", groups=["student", "elected_official"], renewal_months=12)
    opened, told = [], []
    desk.changes.changed.connect(told.append)
    acts.new(None, opened.append)
    dialog = form()
    assert (
        dialog.sentence.text()
        == "2\u00a0personnes doivent signer la version\u00a01 d’ici le 21 décembre 2026."
    )
    assert [link.text() for link in dialog.audience.clauses.links] == ["art. 1"]
    assert [link.text() for link in dialog.text_page.renewal_clauses.links] == ["art. 1"]
    qtbot.keyClick(dialog.text_page.title.line, Key.Key_Return)
    (found,) = service.campaigns()
    assert opened == [found.id]
    assert told == [frozenset({"acknowledgements"})]
    assert (found.due_date, found.renewal_months) == (dt.date(2026, 12, 21), 12)
    assert found.audience == Audience(by_rules=True)
    assert service.listing.counts(service.scope(ScopeKey(found.id))).total == 2


def test_the_clause_shows_what_it_says(qtbot, acts, form, version_id, persons, ruled):
    ruled(version_id, "must_acknowledge", groups=["student"], arrival_days=10)
    acts.new()
    dialog = form()
    cited = dialog.text_page.arrival_clauses
    assert dialog.text_page.arrivals.value() == 10
    qtbot.mouseClick(cited.links[0], Qt.MouseButton.LeftButton)
    assert cited.words.isVisible()
    assert "Chacun lit la politique." in cited.words.text()
    qtbot.mouseClick(cited.links[0], Qt.MouseButton.LeftButton)
    assert not cited.words.isVisible()


def test_people_are_counted_as_they_are_chosen(qtbot, service, acts, form, version_id, persons):
    acts.new()
    dialog = form()
    dialog.sections.setCurrentRow(AUDIENCE)
    page = dialog.audience
    assert (page.total(), page.boxes[Group.REGULAR].isEnabled()) == (5, False)
    page.by_rules.click()  # one’s own choice begins with those whom the rules name
    assert page.total() == 5
    for group in Group:
        if group is not Group.REGULAR:
            page.boxes[group].click()
    assert page.total() == 2
    assert page.none_ticked.isHidden()
    page.only.click()
    assert (page.total(), page.none_ticked.isHidden()) == (2, False)  # none of them ticked is all of them
    items = {
        page.departments.item(n).data(Qt.ItemDataRole.UserRole): page.departments.item(n) for n in range(5)
    }
    items["Travaux publics"].setCheckState(Qt.CheckState.Checked)
    assert (page.total(), items["Travaux publics"].text()) == (1, "Travaux publics · 1")
    assert page.none_ticked.isHidden()
    # Noémie, by a part of her name and without her accents.
    page.persons.search.setFocus()
    qtbot.keyClicks(page.persons.search, "noem")
    qtbot.keyClick(page.persons.search, Key.Key_Return)
    qtbot.waitUntil(lambda: page.persons.found.count() == 1)
    qtbot.keyClick(page.persons.search, Key.Key_Return)
    assert (page.total(), page.persons.ids()) == (2, (persons[2],))
    page.persons.taken.setCurrentRow(0)
    qtbot.keyClick(page.persons.taken, Key.Key_Delete)
    assert page.total() == 1
    dialog.save_button.click()
    (found,) = service.campaigns()
    assert found.audience == Audience(
        False, frozenset({Group.REGULAR}), frozenset({"Travaux publics"}), frozenset()
    )


def test_reminders_fall_on_working_days(qtbot, service, acts, form, version_id, persons):
    acts.new()
    dialog = form()
    dialog.sections.setCurrentRow(REMINDERS)
    page = dialog.reminders
    # 21 December 2026 is a Monday; 25 December is a holiday: five working days later is the 29th.
    days = ["lundi 14 décembre 2026", "vendredi 18 décembre 2026", "mardi 29 décembre 2026"]
    qtbot.waitUntil(lambda: [line.day.text() for line in page.lines] == days)
    page.add.click()
    page.lines[-1].number.setValue(2)
    page.lines[-1].side.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.lines[-1].day.text() == "jeudi 17 décembre 2026")
    page.lines[0].remove.click()
    page.province.setCurrentIndex(page.province.findData("NB"))
    dialog.save_button.click()
    (found,) = service.campaigns()
    assert (found.reminder_offsets, found.province) == ((-2, -1, 5), "NB")


def test_without_a_due_date_nobody_is_reminded(service, acts, form, version_id, persons):
    acts.new()
    dialog = form()
    dialog.text_page.dated.click()
    assert not dialog.reminders.undated.isHidden()
    assert not dialog.reminders.add.isEnabled()
    dialog.save_button.click()
    (found,) = service.campaigns()
    assert (found.due_date, found.arrival_days, found.reminder_offsets) == (None, None, ())


def test_questions_in_both_languages(qtbot, service, acts, form, version_id, persons):
    acts.new()
    dialog = form()
    dialog.sections.setCurrentRow(QUESTIONS)
    page = dialog.questions
    page.empty.findChild(type(page.add_button), "add_first_question").click()
    edit = page.edit
    edit.prompts[0].setPlainText("Qui lit ?")
    edit.prompts[1].setPlainText("Who reads?")
    edit.choices[0].setPlainText("Tous\nNul")
    dialog.save_button.click()
    assert "La question" in dialog.problem.text()
    assert dialog.sections.currentRow() == QUESTIONS
    edit.choices[1].setPlainText("All\nNone\n")
    assert [edit.right.itemText(n) for n in (1, 2)] == ["Tous / All", "Nul / None"]
    edit.right.setCurrentIndex(2)
    edit.clause.setCurrentText("art. 1")
    page.add()
    page.list.setFocus()
    qtbot.keyClick(page.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.list.currentRow() == 0
    qtbot.keyClick(page.list, Key.Key_Delete)
    dialog.save_button.click()
    (asked,) = service.campaigns()[0].questions
    assert (asked.prompts, asked.choices) == (("Qui lit ?", "Who reads?"), (("Tous", "Nul"), ("All", "None")))
    assert (asked.right_choice, asked.clause) == (1, "art. 1")


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        (lambda dialog: dialog.text_page.title.line.setText(" "), TEXT),
        (lambda dialog: dialog.text_page.due.edit.setDate(QDate(2026, 11, 1)), TEXT),
        (
            lambda dialog: [
                dialog.audience.by_rules.click(),
                [box.click() for box in dialog.audience.boxes.values()],
            ],
            AUDIENCE,
        ),
    ],
)
def test_what_is_wrong_is_told_where_it_is(service, acts, form, version_id, persons, wrong, part):
    acts.new()
    dialog = form()
    dialog.sections.setCurrentRow(QUESTIONS)
    wrong(dialog)
    dialog.save_button.click()
    assert (dialog.sections.currentRow(), service.campaigns()) == (part, ())
    assert dialog.problem.isVisible()
    assert dialog.problem.text().endswith(".")


def test_another_text_proposes_its_own(
    qtbot, service, acts, form, register, policies, version_id, persons, ruled
):
    other = import_text(policies, "Autre politique.")
    adopt(register, other, number="2026-11-300")
    ruled(other, "must_acknowledge", groups=["student"], renewal_months=6)
    acts.new(version_id)
    dialog = form()
    assert dialog.audience.total() == 5
    dialog.text_page.texts.setCurrentIndex(dialog.text_page.texts.findData(other))
    qtbot.waitUntil(lambda: dialog.audience.total() == 1)
    assert dialog.text_page.renewal.value() == 6
    dialog.save_button.click()
    assert service.campaigns()[0].version_id == other


def test_changing_shows_what_is_recorded_and_leaving_asks(
    qtbot, service, campaigns, acts, form, version_id, persons, draft, dialogs
):
    number = campaigns.open(version_id, draft(due_date=dt.date(2026, 12, 1), reminder_offsets=(-3,)))
    acts.change(campaigns.campaign(number))
    dialog = form()
    assert dialog.draft() == draft(due_date=dt.date(2026, 12, 1), reminder_offsets=(-3,))
    dialog.text_page.title.line.setText("Hiver")
    dialogs.answers = [False]
    dialog.reject()
    assert dialog.isVisible()
    campaigns.change(number, 1, draft(title="Ailleurs"))
    dialog.save_button.click()
    assert dialog.problem.isVisible()
    assert campaigns.campaign(number).title == "Ailleurs"
    dialogs.answers = [True]
    dialog.reject()
    assert not dialog.isVisible()


def test_closing_reopening_and_deleting(
    qtbot, service, campaigns, acts, form, version_id, persons, draft, dialogs
):
    number = campaigns.open(version_id, draft())
    acts.close(campaigns.campaign(number))
    dialog = form(ClosingDialog)
    dialog.accept()
    assert dialog.problem.text()
    dialog.reason.combo.setCurrentText("Autre chose")
    dialog.accept()
    assert campaigns.campaign(number).closing_reason == "Autre chose"
    dialogs.answers = [True, False, True]
    acts.reopen(campaigns.campaign(number))
    assert campaigns.campaign(number).open
    acts.delete(campaigns.campaign(number))
    assert service.campaigns()
    acts.delete(campaigns.campaign(number))
    assert service.campaigns() == ()


def test_without_a_text_it_is_told(acts, dialogs, qtbot, register):
    acts.new()
    qtbot.waitUntil(lambda: bool(dialogs.errors))
