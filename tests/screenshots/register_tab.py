"""The acknowledgements tab: a campaign with every state, the card beside it, coverage, decisions, empty pages."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from medias_desktop.acknowledgements.rules import Audience, CampaignDraft, PersonRow, ScopeKey
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.tab import AcknowledgementsTab
from medias_desktop.people.rules import Group
from medias_desktop.people.service import PeopleService
from tests.screenshots.stage import EMPTY, WITHOUT_PEOPLE, Scene, Stage

_REASONS = ("Congé parental", "Congé de maladie")


def shown(stage: Stage) -> AcknowledgementsTab:
    """Open the tab and wait until it is counted."""
    tab = stage.tab("acknowledgements", AcknowledgementsTab)
    stage.until(lambda: tab.settled() and stage.program.desk.jobs.idle())
    return tab


def campaign(stage: Stage) -> AcknowledgementsTab:
    """Show a campaign that was due a week ago, with people in every state."""
    assert stage.program.register is not None
    register = stage.program.register
    service = AcknowledgementService(register, PeopleService(register), stage.policies())
    today = stage.clock.today()
    version = stage.policies().in_force()[0]
    for one in service.campaigns():
        if one.open:
            service.campaign_service.close(one.id, "Remplacée par la campagne d’automne")
    stage.clock.set_today(today - dt.timedelta(days=30))
    draft = CampaignDraft(
        "Campagne d’automne 2026",
        Audience(by_rules=False, groups=frozenset(Group)),
        today - dt.timedelta(days=7),
        arrival_days=30,
        renewal_months=24,
    )
    number = service.campaign_service.open(version.id, draft)
    stage.clock.set_today(today)
    rows = service.listing.everyone(service.scope(ScopeKey(number)))
    left = [row.person_id for row in rows if row.status.day is None]
    out = [row.person_id for row in rows if row.status.state.value == "overdue" and row.status.day]
    service.refuse(
        version.id, left[:1], today, "Veut d’abord un avis du syndicat", "J. Roy", campaign_id=number
    )
    for person, reason in zip(left[1:3], _REASONS, strict=False):
        service.exempt(version.id, [person], today, reason, campaign_id=number)
    if out:
        service.record(
            version.id,
            out[:1],
            today,
            _method(),
            "J. Roy",
            "Signée au quai de chargement",
            campaign_id=number,
            original_place="Classeur 2, cartable « Politiques 2026 »",
        )
    stage.program.desk.changes.announce("acknowledgements")
    tab = stage.tab("acknowledgements", AcknowledgementsTab)
    tab.show_scope(ScopeKey(number))
    stage.until(lambda: tab.settled() and stage.program.desk.jobs.idle())
    return tab


def _method() -> object:
    from medias_desktop.acknowledgements.rules import Method

    return Method.INDIVIDUAL_SHEET


def listed(stage: Stage) -> QWidget:
    """Show the campaign with two people selected."""
    tab = campaign(stage)
    tab.table.select_numbers([row.person_id for row in tab.table.rows()[2:4]])
    return stage.window


def _first(tab: AcknowledgementsTab, state: str) -> PersonRow:
    found: PersonRow = next(row for row in tab.table.rows() if row.status.state.value == state)
    return found


def card(stage: Stage) -> QWidget:
    """Show the card of somebody who signed, its history unfolded."""
    tab = campaign(stage)
    row = next(row for row in tab.table.rows() if row.status.note.startswith("Signée"))
    tab.table.select_numbers([row.person_id], row.person_id)
    tab.commands.show_card()
    panel = tab.list.splitter.widget(1)
    stage.until(panel.settled)
    panel.parts()[0].fold.click()
    return stage.window


def coverage(stage: Stage) -> QWidget:
    """Show the coverage by department."""
    tab = campaign(stage)
    tab.switch.show_name("coverage")
    stage.until(lambda: bool(tab.below.currentWidget().lines))
    tab.below.currentWidget().chart.setFocus()
    return stage.window


def coverage_groups(stage: Stage) -> QWidget:
    """Show the coverage by group."""
    tab = campaign(stage)
    tab.switch.show_name("coverage")
    page = tab.below.currentWidget()
    page.switch.show_name("group")
    stage.until(lambda: bool(page.lines) and page.settled())
    return stage.window


def _dialog(stage: Stage, action: str, state: str) -> QDialog:
    tab = campaign(stage)
    tab.table.select_numbers([_first(tab, state).person_id])
    tab.actions_[action].trigger()
    stage.until(lambda: any(one.isVisible() for one in stage.window.findChildren(QDialog)))
    return next(one for one in stage.window.findChildren(QDialog) if one.isVisible())


def refusal(stage: Stage) -> QWidget:
    """Record a refusal, first without a witness."""
    dialog = _dialog(stage, "refuse", "overdue")
    dialog.findChild(QComboBox, "reason").setCurrentIndex(1)
    dialog.accept()
    stage.until(lambda: stage.program.desk.jobs.idle())
    return dialog


def exemption(stage: Stage) -> QWidget:
    """Exempt a person."""
    dialog = _dialog(stage, "exempt", "overdue")
    dialog.findChild(QComboBox, "reason").setCurrentIndex(0)
    return dialog


def record(stage: Stage) -> QWidget:
    """Record a signature."""
    return _dialog(stage, "record", "overdue")


def menu(stage: Stage) -> QWidget:
    """Show the menu of a campaign."""
    tab = campaign(stage)
    tab.table.select_numbers([_first(tab, "signed").person_id])
    tab.actions_.menu.popup(stage.window.mapToGlobal(stage.window.rect().topLeft()))
    return tab.actions_.menu


def choice(stage: Stage) -> QWidget:
    """Show what can be chosen at the top."""
    tab = campaign(stage)
    tab.choice.showPopup()
    stage.settle()
    return tab.choice.view().window()


def no_match(stage: Stage) -> QWidget:
    """Search somebody who is not there."""
    tab = campaign(stage)
    tab.filters.search.setText("xyz")
    return stage.window


def nobody(stage: Stage) -> QWidget:
    """Show a text that nobody must sign yet."""
    shown(stage)
    return stage.window


SCENES = (
    Scene("acks-list", listed, main=True),
    Scene("acks-card", card, main=True),
    Scene("acks-coverage", coverage, main=True),
    Scene("acks-coverage-groups", coverage_groups),
    Scene("acks-refusal", refusal, main=True),
    Scene("acks-exemption", exemption),
    Scene("acks-record", record),
    Scene("acks-menu", menu),
    Scene("acks-choice", choice),
    Scene("acks-no-match", no_match),
    Scene("acks-nobody", nobody, WITHOUT_PEOPLE),
    Scene("acks-empty", nobody, EMPTY),
)
