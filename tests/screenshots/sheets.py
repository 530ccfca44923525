"""Printing sheets: one per person with the text behind it, one for many, an empty one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import AWAITED, ScopeKey
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.printing.dialog import PrintDialog
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.people.service import PeopleService
from tests.screenshots.stage import Scene, Stage


def _dialog(stage: Stage, *, nobody: bool = False) -> PrintDialog:
    register = stage.program.register
    assert register is not None
    policies = stage.policies()
    service = AcknowledgementService(register, PeopleService(register), policies)
    scope = service.scope(ScopeKey(0, service.versions_to_acknowledge()[0].id))
    rows = [row for row in service.listing.everyone(scope) if row.status.state in AWAITED]
    ids = [] if nobody else [row.person_id for row in rows]
    dialog = PrintDialog(stage.window, service, stage.program.desk, scope, ids)
    dialog.show()
    return dialog


def _made(stage: Stage, dialog: PrintDialog) -> QWidget:
    stage.until(lambda: dialog.print_button.isEnabled() and dialog.view.page_count() > 0)
    stage.settle(300)
    return dialog


def individual(stage: Stage) -> QWidget:
    """Show one sheet per person as the dialog opens."""
    return _made(stage, _dialog(stage))


def with_text(stage: Stage) -> QWidget:
    """Show the page of text behind a sheet."""
    dialog = _dialog(stage)
    dialog.choices.text.setCurrentIndex(1)
    _made(stage, dialog)
    bar = dialog.view.verticalScrollBar()
    bar.setValue(bar.pageStep())
    stage.settle(300)
    return dialog


def group(stage: Stage) -> QWidget:
    """Show a sheet for many people."""
    dialog = _dialog(stage)
    dialog.choices.radios[SheetKind.GROUP].click()
    return _made(stage, dialog)


def blank(stage: Stage) -> QWidget:
    """Show a sheet with empty lines, when nobody is chosen."""
    return _made(stage, _dialog(stage, nobody=True))


SCENES = (
    Scene("sheets-individual", individual, main=True),
    Scene("sheets-summary", with_text),
    Scene("sheets-group", group, main=True),
    Scene("sheets-blank", blank),
)
