"""Changing the register's keys after a departure, step by step (service.rotating)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import fit_to_text
from medias_desktop.core.work import or_error
from medias_desktop.safekeeping.service import rotating, unlocking
from medias_desktop.safekeeping.service.recovery_sheet import confirm_sheet, make_sheet
from medias_desktop.safekeeping.service.users import UserService
from medias_desktop.safekeeping.views.rotation_pages import (
    ChangedPage,
    ChangePage,
    KeysPage,
    LeavingPage,
    NewSheetPage,
)
from medias_desktop.safekeeping.views.steps import StepsDialog

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.safekeeping.documents import PrintedSheet
    from medias_desktop.safekeeping.service.rotating import Changed, Prepared

Work = Callable[["Progress"], "Changed"]
Done = Callable[["Register | None", "UserError | None"], object]
_SHEET, _LAST = 2, 4


class _Ready(NamedTuple):
    prepared: Prepared
    sheet: PrintedSheet


class _Shown:
    """Progress told to the wizard; it cannot be asked to stop."""

    def __init__(self, wizard: RotationWizard) -> None:
        self._wizard = wizard

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is, from whatever thread."""
        self._wizard.progressed.emit(done, total)


class RotationWizard(StepsDialog):
    """``replace_access`` closes the register, does the work, opens it again and calls back (rekeying.Rekeying)."""

    cost: ClassVar[Cost] = DEFAULT
    progressed = Signal(int, int)

    def __init__(
        self,
        parent: QWidget,
        register: Register,
        desk: Desk,
        leaving: Sequence[str],
        replace_access: Callable[[Work, Done], object],
    ) -> None:
        self._desk, self._replace_access = desk, replace_access
        self._path, self._access, self._clock = register.path, register.access, register.clock
        self._municipality = register.municipality()
        self._prepared: Prepared | None = None
        self._backed_up = self._proven = False
        users = UserService(register).list()
        self._names = {user.uid: user.name for user in users}
        self._entitled = any(user.itself and user.sealed for user in users)
        self.who = LeavingPage(users, leaving)
        self.keys = KeysPage(register.actor.name, entitled=self._entitled, work=self._prepare)
        self.sheet = NewSheetPage(desk, self._on_sheet)
        self.change = ChangePage(self._leaving_names, self._back_up)
        self.changed = ChangedPage()
        pages = (self.who, self.keys, self.sheet, self.change, self.changed)
        super().__init__(parent, _("Change the keys"), pages, stays_from=_LAST)
        self.setObjectName("rotation_wizard")
        fit_to_text(self, 780, 720)  # the sheet, and above it what it is worth
        self.progressed.connect(self._on_progress)
        self.keys.action_changed.connect(self._on_action)

    # The keys and their sheet

    def _prepare(self, passphrase: str) -> None:
        path, access, clock, cost = self._path, self._access, self._clock, self.cost
        entitled, leaving = self._entitled, self.who.leaving()

        def make() -> _Ready:
            sealed = unlocking.unlock_sealed(path, access.user_uid, passphrase) if entitled else None
            prepared = rotating.prepare(path, access, sealed, leaving, clock, cost)
            code = prepared.recovery_code
            return _Ready(prepared, make_sheet(path, access.register_id, self._municipality, code, clock))

        self.set_working(True)
        self._run(make, self._on_prepared, _("Making the new keys…"), quiet=False)

    def _on_prepared(self, found: object) -> None:
        if isinstance(found, UserError):
            self.keys.tell(found)
            return
        assert isinstance(found, _Ready)
        self._prepared = found.prepared
        self.keys.form.clear()
        self.sheet.show_sheet(found.sheet)
        self.keys.completed.emit()

    def _on_sheet(self, proven: bool) -> None:
        self._proven = proven

    # The change

    def _back_up(self) -> None:
        if self._backed_up:
            self._change()
            return
        path, access, clock = self._path, self._access, self._clock
        self.set_working(True)
        self.change.show_progress(_("Making a backup…"))
        shown = _Shown(self)
        self._run(
            lambda: rotating.back_up(path, access, clock, shown), self._on_backed_up, _("Making a backup…")
        )

    def _on_backed_up(self, found: object) -> None:
        if isinstance(found, UserError):
            self.change.tell(found.sentence())
            return
        self._backed_up = True
        self._change()

    def _change(self) -> None:
        prepared, shown = self._prepared, _Shown(self)
        assert prepared is not None
        path, access, clock = self._path, self._access, self._clock
        self.set_working(True)
        self.change.show_progress(_("Changing the keys…"))
        self._replace_access(
            lambda _progress: rotating.change_keys(path, access, prepared, clock, shown), self._on_changed
        )

    def _on_changed(self, register: Register | None, problem: UserError | None) -> None:
        self.set_working(False)
        if register is None:  # it does not open: what is needed is asked for in the window
            self.close_for_good()
        elif problem is not None:
            self.change.tell(problem.sentence())
        else:
            if self._proven:
                confirm_sheet(register)
            self.changed.show_paper(proven=self._proven)
            self._desk.changes.announce("users", "recovery")
            self.change.completed.emit()

    def close_for_good(self) -> None:
        """Close whatever the step."""
        self.done(int(self.DialogCode.Rejected))

    # Around

    def reject(self) -> None:
        """Qt: leave; a sheet that was made is worth nothing then."""
        if self.step >= _LAST:
            self.accept()
        elif self.step < _SHEET or not self.stack.isEnabled() or self._leaves_sheet():
            super().reject()

    def _leaves_sheet(self) -> bool:
        return self._desk.dialogs.confirm(
            self,
            _("Leave without changing the keys"),
            _(
                "The keys stay as they are. The new recovery sheet is worth nothing: destroy it if it was printed or "
                "saved, and keep the one in the vault."
            ),
            _("Leave"),
            destructive=True,
        )

    def _run(
        self, do: Callable[[], Any], then: Callable[[object], object], title: str, *, quiet: bool = True
    ) -> None:
        def done(found: object) -> None:
            self.set_working(False)
            then(found)

        self._desk.jobs.run(
            self, title, lambda _progress: or_error(do), done, lambda: self.set_working(False), quiet=quiet
        )

    def _leaving_names(self) -> str:
        return ", ".join(self._names[uid] for uid in self.who.leaving())

    def _on_progress(self, done: int, total: int) -> None:
        if self.page is self.change and not self.stack.isEnabled():
            self.change.show_progress(self.change.doing.text(), done, total)

    def _on_action(self, text: str, enabled: bool) -> None:
        if self.page is self.keys and self.stack.isEnabled():
            self.show_action(text, enabled)
