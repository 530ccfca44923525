"""Messages to online users, the netiquette, who is shut out, the register of incidents, and the help about them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from medias_desktop.people.service import PeopleService
from medias_desktop.sanctions.rules.incident_filters import IncidentFilter
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.messages.dialog import MessageDialog
from medias_desktop.sanctions.views.moderation_printing import ModerationPrinting
from medias_desktop.sanctions.views.moderation_printing.dialogs import (
    BlockListDialog,
    IncidentRegisterDialog,
    NetiquetteDialog,
)
from medias_desktop.window.about import SanctionsHelpDialog
from tests.screenshots.stage import Scene, Stage


def service_of(stage: Stage) -> SanctionService:
    """Return the sanctions of the register on the stage."""
    register = stage.program.register
    assert register is not None
    return SanctionService(register, PeopleService(register), stage.policies())


def message(stage: Stage) -> QWidget:
    """Open the message about a temporary block."""
    service = service_of(stage)
    (block, *_others) = service.incidents.blocks()
    dialog = MessageDialog(
        stage.window, service, stage.program.desk, service.incidents.one(block.incident_id)
    )
    dialog.open()
    return dialog


def answer(stage: Stage) -> QWidget:
    """Open the message about an appeal that waits, copied."""
    service = service_of(stage)
    (appeal,) = service.appeals.open_ones()
    dialog = MessageDialog(stage.window, service, stage.program.desk, appeal)
    dialog.open()
    dialog.copy_button.click()
    return dialog


def netiquette(stage: Stage) -> QWidget:
    """Show the netiquette."""
    _printing(stage).netiquette()
    return _made(stage, NetiquetteDialog)


def blocks(stage: Stage) -> QWidget:
    """Show who is shut out."""
    _printing(stage).block_list()
    return _made(stage, BlockListDialog)


def incidents(stage: Stage) -> QWidget:
    """Show the register of incidents."""
    _printing(stage).register(IncidentFilter())
    return _made(stage, IncidentRegisterDialog)


def help_page(stage: Stage) -> QWidget:
    """Show the page of help."""
    dialog = SanctionsHelpDialog(stage.window)
    dialog.open()
    return dialog


def _printing(stage: Stage) -> ModerationPrinting:
    return ModerationPrinting(stage.window, service_of(stage), stage.program.desk)


def _made(stage: Stage, kind: type[QWidget]) -> QWidget:
    stage.until(lambda: stage.program.desk.jobs.idle())
    return stage.find(stage.window, kind)


SCENES = (
    Scene("message-block", message, main=True),
    Scene("message-appeal", answer),
    Scene("netiquette", netiquette),
    Scene("block-list", blocks),
    Scene("incident-register", incidents),
    Scene("sanctions-help", help_page),
)
