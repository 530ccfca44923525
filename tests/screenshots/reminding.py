"""Reminders, the printed register and the report to the council."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.models import campaign, campaign_group
from medias_desktop.acknowledgements.rules import AWAITED, Scope, ScopeKey
from medias_desktop.acknowledgements.rules.reminders import Channel
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.exports import ExportActs, RegisterDialog
from medias_desktop.acknowledgements.views.reminders.acts import ReminderActs
from medias_desktop.acknowledgements.views.reminders.dialog import RemindDialog
from medias_desktop.acknowledgements.views.reminders.letters import LettersDialog
from medias_desktop.core.paths import profile_folder
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.people.rules import Group
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from tests.acknowledgements.reminding import DUE, OPENED
from tests.screenshots.stage import Scene, Stage

NOTE = "Une rencontre d’information aura lieu le mercredi 2 décembre, à 13 h 30, à la salle du conseil."


def _service(stage: Stage) -> AcknowledgementService:
    register = stage.program.register
    assert register is not None
    return AcknowledgementService(register, PeopleService(register), PolicyService(register))


def _scope(stage: Stage) -> Scope:
    """Open a campaign for the text in force; everyone is asked."""
    service, register = _service(stage), stage.program.register
    assert register is not None
    version = service.versions_to_acknowledge()[0]
    found = [one for one in service.campaigns() if one.open]
    if found:
        return service.scope(ScopeKey(found[0].id))
    with register.transaction("open_campaign") as tx:
        number = tx.insert(
            campaign,
            uid=new_uid(),
            title="Automne 2026",
            policy_id=version.policy_id,
            version_id=version.id,
            by_rules=False,
            opened_on=OPENED,
            due_date=DUE,
            reminder_offsets="-5,-1,5",
            created_at=tx.now,
        )
        tx.insert_many(campaign_group, [{"campaign_id": number, "group_code": one.value} for one in Group])
    return service.scope(ScopeKey(number))


def _asked(stage: Stage, channel: Channel) -> RemindDialog:
    stage.window.go_to("acknowledgements")
    stage.settle()
    tab = stage.window.tab("acknowledgements")
    service, scope = _service(stage), _scope(stage)
    ids = [row.person_id for row in service.listing.everyone(scope)]
    ReminderActs(tab, service, tab.desk).remind(scope, ids)
    dialog = stage.find(stage.window, RemindDialog)
    dialog.choosing.channels[channel].click()
    dialog.choosing.note_fields["fr"].setPlainText(NOTE)
    stage.settle()
    return dialog


def choosing(stage: Stage) -> QWidget:
    """Choose files of e-mails, with a note."""
    return _asked(stage, Channel.EML)


def too_long(stage: Stage) -> QWidget:
    """Write more than a draft takes."""
    dialog = _asked(stage, Channel.MAILTO)
    dialog.choosing.note_fields["fr"].setPlainText(NOTE * 4)
    stage.settle()
    return dialog


def drafts(stage: Stage) -> QWidget:
    """Open two drafts."""
    dialog = _asked(stage, Channel.MAILTO)
    dialog.choosing.default.click()
    assert dialog.drafts is not None
    for _number in range(2):
        dialog.drafts.next_button.click()
    stage.settle()
    return dialog


def done(stage: Stage) -> QWidget:
    """Have written the files; some have no address."""
    dialog = _asked(stage, Channel.EML)
    folder = profile_folder() / "sorties"
    folder.mkdir(exist_ok=True)
    stage.dialogs.folders = [folder]
    dialog.choosing.default.click()
    stage.until(lambda: dialog.stack.count() > 1)
    stage.settle(400)
    return dialog


def letters(stage: Stage) -> QWidget:
    """Look at the letters."""
    dialog = _asked(stage, Channel.LETTER)
    dialog.choosing.default.click()
    shown = stage.find(stage.window, LettersDialog)
    stage.settle(800)
    return shown


def _exports(stage: Stage) -> ExportActs:
    stage.window.go_to("acknowledgements")
    stage.settle()
    tab = stage.window.tab("acknowledgements")
    return ExportActs(tab, _service(stage), tab.desk)


def register_list(stage: Stage) -> QWidget:
    """Look at the list of the register."""
    acts, scope = _exports(stage), _scope(stage)
    awaited = [row for row in _service(stage).listing.everyone(scope) if row.status.state in AWAITED]
    assert awaited
    acts.print_register(scope)
    shown = stage.find(stage.window, RegisterDialog)
    stage.settle(800)
    return shown


def council(stage: Stage) -> QWidget:
    """Look at the report to the council."""
    acts, _found = _exports(stage), _scope(stage)
    acts.council_report()
    shown = stage.find(stage.window, PdfDialog)
    stage.settle(800)
    return shown


SCENES = (
    Scene("remind-1-choosing", choosing, main=True),
    Scene("remind-1-too-long", too_long),
    Scene("remind-2-drafts", drafts),
    Scene("remind-3-done", done),
    Scene("remind-letters", letters),
    Scene("register-printed", register_list),
    Scene("council-report", council),
)
