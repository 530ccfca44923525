"""Letting the open register go while its keys are changed, and opening it again with what opens it then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_, _, translate
from medias_desktop.core.progress import Progress, Steady
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.roles import Permission

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.safekeeping.service.rotating import Changed
    from medias_desktop.window.main_window import MainWindow

Work = Callable[[Progress], "Changed"]
Done = Callable[[Register | None, UserError | None], object]

TOLD_FOR = 15_000
"""Milliseconds for which the status bar tells that an interrupted change was finished."""


class StillUnsaved(UserError):
    """A draft that cannot be saved is on the screen, and its author stays with it."""

    template = N_("Nothing was done: a draft is not saved. Decide what becomes of it, then begin again.")


class Words(NamedTuple):
    """What is shown while the register is closed, not yet translated."""

    title: str
    heading: str
    text: str


CHANGING_KEYS = Words(
    N_("Changing the keys…"),
    N_("The keys are being changed"),
    N_("The register is closed meanwhile and opens again by itself."),
)
RESTORING = Words(
    N_("Restoring the backup…"),
    N_("The backup is being restored"),
    N_("The register is closed meanwhile and opens again by itself."),
)


class Rekeying(QObject):
    """Belongs to the window. A register is closed when its tabs are gone; only then its keys can change."""

    page_wanted = Signal(object)
    """Carries what makes the page to show instead of what is open, which is then closed."""
    opened = Signal(object)
    """Carries the Register, open again."""
    lost = Signal(object)
    """Carries the path of a register that does not open with what it should."""
    stayed = Signal()
    """Nothing was done: something on the screen is not saved."""

    def __init__(self, window: MainWindow, desk: Desk, current: Callable[[], Register | None]) -> None:
        super().__init__(window)
        self._window, self._desk, self._current = window, desk, current

    def start(self, work: Work, done: Done, words: Words = CHANGING_KEYS) -> None:
        """Do ``work`` with the register closed, open it again and tell ``done``: the register, and what stopped it."""
        register, tabs = self._current(), self._window.centralWidget()
        if register is None or tabs is None:
            done(None, None)
            return
        if not self._window.may_close():
            self.stayed.emit()
            done(register, StillUnsaved())
            return
        self.page_wanted.emit(partial(_waiting_page, words))
        tabs.destroyed.connect(
            lambda: QTimer.singleShot(0, self, lambda: self._run(register, work, done, words))
        )

    def restore(self, work: Work, done: Done) -> None:
        """Do the work of restoring a backup likewise."""
        self.start(work, done, RESTORING)

    def resume(self) -> None:
        """Finish a change of keys that was interrupted, for who may change them; nobody else is told of it."""
        register = self._current()
        if register is None or register.access.next_data_key is None:
            return
        if register.actor.may(Permission.ADMINISTER):
            path, access, clock = register.path, register.access, register.clock

            def work(progress: Progress) -> Changed:
                from medias_desktop.safekeeping.service.rotating import finish_interrupted

                return finish_interrupted(path, access, clock, Steady(progress))

            self.start(work, self._tell)

    def _run(self, register: Register, work: Work, done: Done, words: Words) -> None:
        def lose() -> None:  # a bug, or no key file: what opens the register has to be asked for
            self.lost.emit(register.path)
            done(None, None)

        self._desk.jobs.run(
            self._window,
            translate(words.title),
            work,
            lambda changed: self._open(register, changed, done),
            lose,
            quiet=True,
        )

    def _open(self, register: Register, changed: Changed, done: Done) -> None:
        try:
            opened = Register.open(register.path, register.clock, changed.access)
        except UserError as error:
            self.lost.emit(register.path)
            done(None, changed.problem or error)
            return
        self.opened.emit(opened)
        done(opened, changed.problem)

    def _tell(self, _register: Register | None, problem: UserError | None) -> None:
        text = (
            _("The change of keys that was interrupted is finished.")
            if problem is None
            else _("The interrupted change of keys is not finished: {reason}").format(
                reason=problem.sentence()
            )
        )
        self._window.statusBar().showMessage(text, TOLD_FOR)


def _waiting_page(words: Words) -> QWidget:
    from medias_desktop.core.widgets.parts import EmptyState

    page = EmptyState(translate(words.heading), translate(words.text))
    page.setObjectName("page")
    return page
