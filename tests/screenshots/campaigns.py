"""Campaigns: the form in its parts, and the dialog that ends one."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import Question
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.campaigns.acts import CampaignActs
from medias_desktop.acknowledgements.views.campaigns.closing import ClosingDialog
from medias_desktop.acknowledgements.views.campaigns.dialog import (
    AUDIENCE,
    QUESTIONS,
    REMINDERS,
    CampaignDialog,
)
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from tests.screenshots.stage import Scene, Stage

QUESTION = Question(
    (
        "Un citoyen vous insulte sous une publication. Que faites-vous?",
        "A citizen insults you below a post. What do you do?",
    ),
    (
        ("Je réponds sur le même ton", "Je préviens les communications", "J’efface tout"),
        ("I answer in kind", "I tell communications", "I delete everything"),
    ),
    1,
    "art. 5",
)


def _service(stage: Stage) -> AcknowledgementService:
    register = stage.program.register
    assert register is not None
    return AcknowledgementService(register, PeopleService(register), PolicyService(register))


def _form(stage: Stage, part: int = 0) -> CampaignDialog:
    stage.window.go_to("acknowledgements")
    stage.settle()
    tab = stage.window.tab("acknowledgements")
    CampaignActs(tab, _service(stage), tab.desk).new()
    dialog = stage.find(stage.window, CampaignDialog)
    dialog.sections.setCurrentRow(part)
    stage.settle()
    return dialog


def new(stage: Stage) -> QWidget:
    """Show the form as it opens."""
    return _form(stage)


def audience(stage: Stage) -> QWidget:
    """Show who signs, with departments and a person looked for."""
    dialog = _form(stage, AUDIENCE)
    page = dialog.audience
    page.by_rules.click()
    page.only.setChecked(True)
    found = _service(stage).campaign_service.find_persons(dialog._start.version.id, "")
    page.persons._chosen = {one.person_id: one for one in found[:2]}
    page.persons._show_taken()
    page.persons.search.setText(found[5].last_name[:4])
    stage.settle(600)
    return dialog


def reminders(stage: Stage) -> QWidget:
    """Show the reminders with their dates."""
    dialog = _form(stage, REMINDERS)
    stage.settle(800)
    return dialog


def questions(stage: Stage) -> QWidget:
    """Show a question in both languages."""
    dialog = _form(stage, QUESTIONS)
    dialog.questions.add()
    dialog.questions.edit.show_question(QUESTION)
    dialog.questions._keep()
    dialog.questions.add()
    dialog.questions.go_to(1)
    return dialog


def no_question(stage: Stage) -> QWidget:
    """Show the questions before there is one."""
    return _form(stage, QUESTIONS)


def refused(stage: Stage) -> QWidget:
    """Show what is told of a due date that is past."""
    dialog = _form(stage)
    dialog.text_page.due.set_day(stage.clock.today() - dt.timedelta(days=3))
    dialog.save_button.click()
    return dialog


def closing(stage: Stage) -> QWidget:
    """Show the dialog that ends a campaign."""
    service = _service(stage)
    campaign = service.campaigns()[0]
    stage.window.go_to("acknowledgements")
    stage.settle()
    tab = stage.window.tab("acknowledgements")
    CampaignActs(tab, service, tab.desk).close(campaign)
    return stage.find(stage.window, ClosingDialog)


SCENES = (
    Scene("campaign-new", new, main=True),
    Scene("campaign-audience", audience),
    Scene("campaign-reminders", reminders),
    Scene("campaign-questions", questions),
    Scene("campaign-no-question", no_question),
    Scene("campaign-refused", refused),
    Scene("campaign-closing", closing),
)
