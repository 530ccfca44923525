"""A forgotten passphrase: the code from the envelope, a new passphrase, a new sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.work import or_error
from medias_desktop.safekeeping.service import recovering, unlocking
from medias_desktop.safekeeping.service.recovery_sheet import make_sheet
from medias_desktop.safekeeping.views.code_page import CodePage
from medias_desktop.safekeeping.views.founder_page import FounderPage
from medias_desktop.safekeeping.views.sheet_page import SheetPage
from medias_desktop.safekeeping.views.steps import StepsDialog

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.safekeeping.documents import PrintedSheet
    from medias_desktop.safekeeping.service.registers import Founder


class _Opened(NamedTuple):
    access: Access
    directors: tuple[recovering.Director, ...]


class _Recovered(NamedTuple):
    access: Access
    sheet: PrintedSheet


class RecoveryWizard(StepsDialog):
    """When accepted, ``access`` opens the register."""

    cost: ClassVar[Cost] = DEFAULT

    def __init__(self, parent: QWidget, desk: Desk, path: Path) -> None:
        self._desk, self._path = desk, path
        self._opened: _Opened | None = None
        self.access: Access | None = None
        self.on_paper = False
        self.code = CodePage(self._unlock)
        self.founder = FounderPage(
            _("The code is right. Choose a new passphrase: the forgotten one opens nothing any more."),
            _("&Set the new passphrase"),
            lambda: "",
            self._recover,
        )
        self.sheet = SheetPage(desk, self._on_sheet)
        super().__init__(
            parent, _("I forgot my passphrase"), (self.code, self.founder, self.sheet), stays_from=2
        )
        self.setObjectName("recovery_wizard")

    def _unlock(self, code: str) -> None:
        path, clock = self._path, self._desk.clock

        def work() -> _Opened:
            access = unlocking.unlock_by_code(path, code)
            return _Opened(access, recovering.directors(path, access, clock))

        self._run(_("Checking the code…"), work, self._on_unlocked)

    def _on_unlocked(self, found: object) -> None:
        if isinstance(found, UserError):
            self.code.tell(found)
            return
        assert isinstance(found, _Opened)
        self._opened = found
        self.founder.show_directors(found.directors)
        self.code.completed.emit()

    def _recover(self, founder: Founder) -> None:
        assert self._opened is not None
        path, clock, code, access = self._path, self._desk.clock, self.code.code(), self._opened.access
        director, cost = self.founder.director(), self.cost

        def work() -> _Recovered:
            made = recovering.recover(path, code, access, director, founder.passphrase, clock, cost)
            municipality = recovering.municipality(path, made.access, clock)
            sheet = make_sheet(path, made.access.register_id, municipality, made.recovery_code, clock)
            return _Recovered(made.access, sheet)

        self._run(_("Setting the new passphrase…"), work, self._on_recovered)

    def _on_recovered(self, found: object) -> None:
        if isinstance(found, UserError):
            self.founder.tell(found)
            return
        assert isinstance(found, _Recovered)
        self.access = found.access
        self.sheet.show_sheet(found.sheet)
        self.founder.completed.emit()

    def _run(self, title: str, do: object, then: object) -> None:
        assert callable(do)
        assert callable(then)

        def work(_progress: Progress) -> object:
            return or_error(do)

        def done(found: object) -> None:
            self.set_working(False)
            then(found)

        self.set_working(True)
        self._desk.jobs.run(self, title, work, done, lambda: self.set_working(False))

    def _on_sheet(self, proven: bool) -> None:
        self.on_paper = proven
