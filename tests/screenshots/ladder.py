"""The disciplinary ladder, and what leaves the files: amnesty, the last question, the removals done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from medias_desktop.people.service import PeopleService
from medias_desktop.sanctions.rules.removing import RemovalReason
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.ladder.acts import LadderActs
from medias_desktop.sanctions.views.ladder.dialog import LadderDialog
from medias_desktop.sanctions.views.removals.acts import RemovalActs
from medias_desktop.sanctions.views.removals.confirming import ConfirmPage
from medias_desktop.sanctions.views.removals.dialog import RemovalDialog
from medias_desktop.sanctions.views.removals.paper_page import PaperPage
from tests.screenshots import cases
from tests.screenshots.stage import Scene, Stage


def _service(stage: Stage) -> SanctionService:
    register = stage.program.register
    assert register is not None
    return SanctionService(register, PeopleService(register), stage.policies())


def _ladder(stage: Stage) -> LadderDialog:
    dialog = LadderActs(stage.window, _service(stage), stage.program.desk).open()
    stage.until(lambda: bool(dialog.policy.text()))
    return dialog


def steps(stage: Stage) -> QWidget:
    """The proposal, its third step chosen."""
    dialog = _ladder(stage)
    dialog.steps.list.setCurrentRow(2)
    return dialog


def rules(stage: Stage) -> QWidget:
    """What holds for all steps."""
    dialog = _ladder(stage)
    dialog.pages.setCurrentIndex(1)
    return dialog


def wrong(stage: Stage) -> QWidget:
    """A step without a name, one out of use, and what keeps it from being saved."""
    dialog = _ladder(stage)
    dialog.steps.out.click()
    dialog.steps.add.click()
    dialog.save()
    return dialog


def _removals(stage: Stage) -> RemovalDialog:
    cases._fill(stage)
    opened: list[RemovalDialog] = []
    desk = stage.program.desk
    assert desk.sealed is not None
    service = _service(stage)
    desk.sealed.with_vault(
        stage.window,
        lambda vault: opened.append(RemovalActs(stage.window, service.disciplinary(vault), desk).open()),
    )
    stage.until(lambda: bool(opened) and opened[0].lists[RemovalReason.AMNESTY].number() > 0)
    return opened[0]


def due(stage: Stage) -> QWidget:
    """A measure at its amnesty."""
    dialog = _removals(stage)
    dialog.lists[RemovalReason.AMNESTY].table.tick_all(True)
    return dialog


def nothing(stage: Stage) -> QWidget:
    """No case at the end of its time."""
    dialog = _removals(stage)
    dialog.tabs.setCurrentIndex(1)
    return dialog


def asked(stage: Stage) -> QWidget:
    """The last question."""
    due(stage)
    dialog = stage.find(stage.window, RemovalDialog)
    dialog.lists[RemovalReason.AMNESTY].go.click()
    assert isinstance(dialog.page, ConfirmPage)
    dialog.page.basis.line.setText("Convention collective, art. 12.05")
    return dialog


def done(stage: Stage) -> QWidget:
    """The removals that were done."""
    asked(stage)
    dialog = stage.find(stage.window, RemovalDialog)
    assert isinstance(dialog.page, ConfirmPage)
    dialog.page.number.line.setText(str(len(dialog.page.chosen)))
    dialog.page.do.click()
    stage.until(lambda: isinstance(dialog.page, PaperPage))
    return dialog


def listed(stage: Stage) -> QWidget:
    """The list of removals that were done."""
    done(stage)
    dialog = stage.find(stage.window, RemovalDialog)
    assert isinstance(dialog.page, PaperPage)
    dialog.page.back.click()
    stage.until(lambda: dialog.done_list.model().rowCount() > 0)
    return dialog


def paper(stage: Stage) -> QWidget:
    """What is due, on paper."""
    dialog = _removals(stage)
    dialog.lists[RemovalReason.AMNESTY].paper.click()
    stage.until(lambda: isinstance(dialog.page, PaperPage))
    return dialog


SCENES = (
    Scene("ladder-steps", steps, main=True),
    Scene("ladder-rules", rules),
    Scene("ladder-wrong", wrong),
    Scene("removals-due", due, main=True),
    Scene("removals-nothing", nothing),
    Scene("removals-asked", asked),
    Scene("removals-done", done),
    Scene("removals-listed", listed),
    Scene("removals-paper", paper),
)
