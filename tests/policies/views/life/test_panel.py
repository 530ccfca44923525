"""The life of a policy beside its text, on a real register."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel, QPushButton

from medias_desktop.core import i18n
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.policies.labels.life import interval_words
from medias_desktop.policies.rules import VersionState
from medias_desktop.policies.rules.revising import TriggerKind
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.views.life.dialogs import (
    IntervalDialog,
    ReasonDialog,
    RepealDialog,
    StepDialog,
    SubmitDialog,
    repeal_consequences,
)
from medias_desktop.policies.views.life.panel import LifePanel
from tests.policies.adopting import adopt, draft


@pytest.fixture
def tab(qtbot, services, desk):
    """A tab that reads a draft, its life beside the text."""
    version_id = draft(services.policies)
    made = PoliciesTab(services, desk)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    made.open_text(services.policies.version(version_id).summary.uid)
    made.reading.open_panel("life")
    return made


def panel(tab) -> LifePanel:
    return tab.reading.panel.part("life")


def words(tab) -> str:
    return "\n".join(one.text() for one in panel(tab).widget().findChildren(QLabel)).replace("\u00a0", " ")


def click(tab, name):
    (one,) = (b for b in panel(tab).widget().findChildren(QPushButton) if b.objectName() == name)
    one.click()


def dialog(tab, kind: type[StepDialog]) -> StepDialog:
    return next(one for one in tab.findChildren(kind) if one.isVisible())


def adopted(tab, clock):
    """Adopt what is read; in force on 2026-12-01."""
    adopt(tab.services.policies, tab.current().summary.id)
    clock.set_today(dt.date(2026, 12, 1))
    tab.desk.changes.announce("policies")


def test_a_draft_is_submitted_and_withdrawn(tab, dialogs):
    assert "Ce projet ne lie personne." in words(tab)
    click(tab, "submit")
    asked = dialog(tab, SubmitDialog)
    asked.meeting.set_day(dt.date(2026, 12, 7))
    asked.act.click()
    assert tab.current().summary.state is VersionState.SUBMITTED
    assert tab.header.chip.text() == "Soumise"
    meta = tab.header.meta.text().replace("\u00a0", " ")
    assert "Devant le conseil à la séance du 7 décembre 2026 · dans 16 jours" in meta
    assert not tab.header.correct.isVisible()
    assert not tab.header.delete.isVisible()
    assert tab.header.adopt.isVisible()
    dialogs.answers = [True]
    click(tab, "withdraw")
    assert tab.current().summary.state is VersionState.DRAFT
    assert tab.header.correct.isVisible()


def test_a_refusal_is_told_in_the_dialog(tab):
    click(tab, "submit")
    asked = dialog(tab, SubmitDialog)
    asked.meeting.edit.setDate(QDate(2026, 11, 20))
    asked.act.click()
    assert asked.isVisible()
    assert "20 novembre 2026 est passée" in asked.problem.text()
    asked.keep.click()
    assert tab.current().summary.state is VersionState.DRAFT


def test_what_another_window_did_meanwhile_is_told(tab, services, dialogs):
    summary = tab.current().summary
    services.life.submit(summary.id, summary.row_version, dt.date(2026, 12, 7))
    tab.desk.changes.announce("policies")
    now = tab.current().summary
    services.life.withdraw(now.id, now.row_version)
    dialogs.answers = [True]
    click(tab, "withdraw")
    assert len(dialogs.errors) == 1
    assert tab.current().summary.state is VersionState.DRAFT


def test_a_policy_in_force_is_repealed_and_the_repeal_cancelled(tab, clock, dialogs):
    adopted(tab, clock)
    click(tab, "repeal")
    asked = dialog(tab, RepealDialog)
    asked.act.click()
    assert "numéro de la résolution manque" in asked.problem.text()
    asked.resolution.line.setText("2026-12-300")
    asked.day.set_day(dt.date(2027, 1, 1))
    assert "peut être annulée" in asked.what.text()
    asked.act.click()
    assert "veille du 1er janvier 2027" in words(tab)
    dialogs.answers = [True]
    click(tab, "cancel_repeal")
    assert tab.current().summary.repealed_on is None


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (dt.date(2026, 12, 1), "Elle n’entrera jamais en vigueur."),
        (dt.date(2026, 12, 5), "À compter du 5 décembre 2026, elle ne lie plus personne."),
        (dt.date(2026, 12, 20), "Elle lie jusqu’à la veille du 20 décembre 2026, puis plus personne."),
    ],
)
def test_the_consequences_of_a_repeal_are_said_before(tab, clock, day, first):
    adopted(tab, clock)
    found = repeal_consequences(tab.current().summary, day, dt.date(2026, 12, 10))
    assert found[0] == first
    assert len(found) == 3


def test_the_time_between_revisions_is_set(tab, clock):
    adopted(tab, clock)
    assert "Aucun intervalle" in words(tab)
    click(tab, "set_interval")
    asked = dialog(tab, IntervalDialog)
    assert asked.chosen() is None
    asked.months.setValue(24)
    asked.act.click()
    shown = words(tab)
    assert "Révision tous les 2 ans." in shown
    assert "Prochaine révision : 1er décembre 2028" in shown


@pytest.mark.parametrize(
    ("months", "french", "english"),
    [
        (None, "Aucun intervalle de révision n’est fixé.", "No time between revisions is set."),
        (1, "Révision chaque mois.", "Revised every month."),
        (18, "Révision tous les 18 mois.", "Revised every 18 months."),
        (12, "Révision chaque année.", "Revised every year."),
        (36, "Révision tous les 3 ans.", "Revised every 3 years."),
    ],
)
def test_an_interval_in_words(months, french, english):
    assert interval_words(months) == french
    i18n.use_language("en")
    assert interval_words(months) == english


def test_reasons_to_revise_are_noted_and_settled(tab, clock, services):
    adopted(tab, clock)
    click(tab, "note_reason")
    asked = dialog(tab, ReasonDialog)
    asked.act.click()
    assert "raison de réviser manque" in asked.problem.text()
    asked.kind.setCurrentIndex(asked.kind.findData(TriggerKind.LAW.value))
    asked.detail.line.setText("Loi 25")
    asked.act.click()
    assert "Une loi · Loi 25" in words(tab)
    click(tab, "settle_reason")
    assert "Loi 25" not in words(tab)
    (policy,) = services.policies.library()
    assert services.life.revision(policy.id).open_triggers() == ()


def test_going_through_it_counts_as_a_revision(tab, clock, services, dialogs):
    adopted(tab, clock)
    (policy,) = services.policies.library()
    services.life.set_revision_interval(policy.id, 12)
    clock.set_today(dt.date(2027, 12, 5))
    tab.desk.changes.announce("policies")
    assert "La révision est due depuis le 1er décembre 2027." in words(tab)
    dialogs.answers = [True]
    click(tab, "record_review")
    assert "Prochaine révision : 5 décembre 2028" in words(tab)


def test_the_clause_that_asks_for_the_revision_is_one_click_away(tab, clock, register, services):
    from medias_desktop.policies.models import section

    last = tab.current().sections[-1]
    with register.transaction("import_policy") as tx:
        tx.update(section, last.id, themes="revision")
    adopted(tab, clock)
    (link,) = panel(tab).widget().findChildren(ClauseLink)
    assert link.text() == "ANNEXE A"
    link.click()
    assert tab.reading.section() == last.uid


def test_the_line_of_time_tells_every_step_in_order(tab, clock):
    adopted(tab, clock)
    lines = [line.replace("\u00a0", " ") for line in panel(tab).time_line.lines()]
    assert lines == [
        "Adoptée, version 1, 16 nov. 2026 · résolution 2026-11-214",
        "Entrée en vigueur, version 1, 1er déc. 2026",
    ]  # recorded after its adoption, it was no draft here


def test_a_town_has_no_life_here(tab):
    tab.open_text("town/blainville")
    assert tab.reading.panel.current_key() != "life"


def test_a_thing_to_do_leads_to_its_clause_with_the_life_beside(tab, clock):
    adopted(tab, clock)
    summary, last = tab.current().summary, tab.current().sections[-1]
    tab.open_text("town/montmagny")
    tab.header.panel.setChecked(False)
    tab.show_place(f"{summary.uid}#{last.uid}#life")
    assert tab.current().summary.uid == summary.uid
    assert tab.reading.section() == last.uid
    assert tab.reading.panel.isVisible()
    assert tab.reading.panel.current_key() == "life"
    tab.show_place("town/montmagny")
    assert tab.current().summary.uid == "town/montmagny"
