"""The window of retention in its states, on the sample's own records with a few departures of long ago."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from medias_desktop.app import retained
from medias_desktop.people.rules import PersonDraft, PersonFilter
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.service.retention import RetentionService
from medias_desktop.safekeeping.views.retention.certificate_page import CertificatePage
from medias_desktop.safekeeping.views.retention.confirming import ConfirmPage
from medias_desktop.safekeeping.views.retention.dialog import RetentionDialog
from tests.screenshots.stage import Scene, Stage

_KIND = "former_person"
_BASIS = "03-205"
_LEFT = (3, 11, 17, 20, 26)
"""Which persons of the sample left long ago."""


def _dialog(stage: Stage, *, confirmed: bool = True) -> RetentionDialog:
    register = stage.program.register
    assert register is not None
    service = RetentionService(register, retained())
    if confirmed:
        _let_leave(stage)
        service.set_rule(_KIND, 84, _BASIS)
    dialog = RetentionDialog(stage.window, service, stage.program.desk)
    dialog.show()
    return dialog


def _let_leave(stage: Stage) -> None:
    register = stage.program.register
    assert register is not None
    people = PeopleService(register)
    for number, person in enumerate(people.list(PersonFilter())):
        if number in _LEFT:
            draft = PersonDraft(
                person.last_name,
                person.first_name,
                person.number,
                person.email,
                person.department,
                person.group,
            )
            left = dt.date(2014 + number // 6, 1 + number % 12, 28)
            people.change(person.id, person.version, replace(draft, end_date=left))


def proposal(stage: Stage) -> QWidget:
    """Show a rule that is still to be confirmed."""
    return _dialog(stage, confirmed=False)


def due(stage: Stage) -> QWidget:
    """Show what is due, two records ticked, the keyboard in the list."""
    dialog = _dialog(stage)
    table = dialog.due.table
    for row in table.rows()[1:3]:
        table.tick([row.key], ticked=True)
    table.select_keys([table.rows()[1].key], table.rows()[1].key)
    table.setFocus()
    return dialog


def request(stage: Stage) -> QWidget:
    """Show everyone, searched."""
    dialog = _dialog(stage)
    dialog.tabs.setCurrentWidget(dialog.request)
    stage.until(lambda: bool(dialog.request.table.rows()))
    return dialog


def _confirming(dialog: RetentionDialog, *, on_request: bool) -> ConfirmPage:
    records = dialog.request if on_request else dialog.due
    records.table.tick_all(True)
    records.do.click()
    assert isinstance(dialog.page, ConfirmPage)
    return dialog.page


def confirm(stage: Stage) -> QWidget:
    """Show the last question, the number not typed yet."""
    dialog = _dialog(stage)
    _confirming(dialog, on_request=False)
    return dialog


def confirm_request(stage: Stage) -> QWidget:
    """Show the last question about many, refused because nobody may be named."""
    dialog = _dialog(stage)
    dialog.tabs.setCurrentWidget(dialog.request)
    stage.until(lambda: bool(dialog.request.table.rows()))
    page = _confirming(dialog, on_request=True)
    page.reason.line.setText(dialog.request.table.rows()[0].label)
    page.number.line.setText(str(len(dialog.request.table.rows())))
    page.do.click()
    stage.until(lambda: bool(page.problem.text()))
    return dialog


def _done(stage: Stage) -> RetentionDialog:
    dialog = _dialog(stage)
    page = _confirming(dialog, on_request=False)
    page.number.line.setText(str(len(_LEFT)))
    page.do.click()
    stage.until(lambda: isinstance(dialog.page, CertificatePage))
    stage.settle(600)
    return dialog


def certificate(stage: Stage) -> QWidget:
    """Destroy and show the certificate."""
    return _done(stage)


def history(stage: Stage) -> QWidget:
    """Show the destructions that were done."""
    dialog = _done(stage)
    dialog.reject()
    dialog.tabs.setCurrentWidget(dialog.history)
    return dialog


def todo(stage: Stage) -> QWidget:
    """Show what waits beside the tabs."""
    _dialog(stage).close()
    stage.program.desk.changes.announce("retention")
    return stage.window


SCENES = (
    Scene("retention-proposal", proposal),
    Scene("retention", due, main=True),
    Scene("retention-request", request),
    Scene("retention-confirm", confirm, main=True),
    Scene("retention-confirm-request", confirm_request),
    Scene("retention-certificate", certificate, main=True),
    Scene("retention-history", history),
    Scene("retention-todo", todo),
)
