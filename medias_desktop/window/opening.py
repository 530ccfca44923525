"""The ways into a register: at once, by a passphrase, after protecting it, newly made, without its key file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from medias_desktop.core import i18n
from medias_desktop.core.errors import UserError
from medias_desktop.core.settings import Settings
from medias_desktop.core.store import holding
from medias_desktop.core.store.errors import RegisterLocked, RegisterUnprotected
from medias_desktop.core.store.keys.errors import KeyFileDamaged, KeyFileMissing
from medias_desktop.core.store.places import RegisterOnNetwork
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.server.errors import PasswordNeeded, PasswordRefused
from medias_desktop.core.store.server.place import ServerPlace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.safekeeping.views.backups.dialog import BackupsDialog
    from medias_desktop.safekeeping.views.making_wizard import MakingWizard
    from medias_desktop.safekeeping.views.recovery_wizard import RecoveryWizard
    from medias_desktop.safekeeping.views.unlock_page import UnlockPage
    from medias_desktop.window.parts import Parts


class Opening(QObject):
    """Leads from a path to an open register; it shows nothing itself but asks for its pages to be shown."""

    opened = Signal(object)
    """Carries the open Register."""
    page_wanted = Signal(object)
    """Carries what makes the page to show instead of what is open, which is then closed."""
    refused = Signal(Path)
    left = Signal()

    def __init__(self, window: QWidget, desk: Desk, settings: Callable[[], Settings], parts: Parts) -> None:
        super().__init__(window)
        self._window, self._desk, self._settings, self._parts = window, desk, settings, parts
        self.backups: BackupsDialog | None = None
        self.page: UnlockPage | None = None
        self.wizard: MakingWizard | RecoveryWizard | None = None

    def open(self, path: Path, *, starting: bool = False) -> bool:
        """Open a register or ask for what opens it; a refusal is told and leaves what was open, and is False.

        At the program's ``starting`` the computer's session may open it without a word. One on a network share is
        asked about each time.
        """
        holding.withdraw(path)
        return self._enter(path, starting=starting)

    def _enter(self, path: Path, *, starting: bool = False) -> bool:
        try:
            register = Register.open(path, self._desk.clock)
        except RegisterLocked:
            return self._guarded(path, lambda: self._ask(path, starting=starting))
        except RegisterUnprotected:
            return self._guarded(path, lambda: self._protect(path))
        except (PasswordNeeded, PasswordRefused) as error:
            return self._ask_server(path, error)
        except RegisterOnNetwork as error:
            self.page_wanted.emit(partial(self._network_page, path, error))
            return True
        except (KeyFileMissing, KeyFileDamaged) as error:
            self.page_wanted.emit(partial(self._without_keys, path, error))
            return True
        except UserError as error:
            return self._refuse(path, error)
        self._take(register)
        return True

    def choose(self) -> None:
        """Ask which register to open."""
        path = self._desk.dialogs.open_file(
            self._window, i18n._("Open a register"), i18n._("Registers (*.medias)")
        )
        if path is not None:
            self.open(path)

    def open_demo(self) -> None:
        """Open the sample municipality, made on first use."""
        ready = self._parts.sample()
        if ready is not None:
            self.open(ready)
            return
        self._desk.jobs.run(
            self._window,
            i18n._("Preparing the sample municipality…"),
            lambda progress: self._parts.make_sample(self._desk.clock, progress),
            self.open,
            self.left.emit,
        )

    def new_register(self) -> None:
        """Lead from a municipality's name to a protected register."""
        from medias_desktop.safekeeping.views.making_wizard import NewRegisterWizard

        self._run(NewRegisterWizard(self._window, self._desk))

    def _guarded(self, path: Path, ask: Callable[[], object]) -> bool:
        try:
            ask()
        except UserError as error:
            return self._refuse(path, error)
        return True

    def _refuse(self, path: Path, error: UserError) -> bool:
        """Offer its backups or tell why it does not open; return whether something is shown instead."""
        if not isinstance(path, ServerPlace):  # which may only be away for a while
            if self._offer(path, error):
                return True
            self.refused.emit(path)
        self._desk.dialogs.tell_error(self._window, error)
        return False

    def _take(self, register: Register) -> None:
        self.page = None
        self.opened.emit(register)
        if register.left_behind is not None:
            from medias_desktop.safekeeping.views.network_page import left_behind_text

            self._desk.dialogs.tell(self._window, left_behind_text(register.path, register.left_behind))

    def _ask_server(self, path: Path, why: UserError) -> bool:
        """Ask for the password of the server; what was open stays until it is right."""
        from medias_desktop.safekeeping.views.server_dialog import ServerDialog

        assert isinstance(path, ServerPlace)
        dialog = ServerDialog(self._window, path, why)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(self.open)
        dialog.open()
        return False

    # On a network share

    def _network_page(self, path: Path, error: UserError) -> QWidget:
        from medias_desktop.safekeeping.views.network_page import NetworkPage

        page = NetworkPage(path, error)
        page.alone_wanted.connect(partial(self._open_alone, path))
        page.left.connect(self.left)
        return page

    def _open_alone(self, path: Path) -> None:
        holding.accept(path)
        self._enter(path)

    # By passphrase, code or computer

    def _ask(self, path: Path, *, starting: bool = False) -> None:
        self.page_wanted.emit(partial(self._unlock_page, path))
        assert self.page is not None
        self.page.start(by_computer=starting and self._settings().unlock_at_start)

    def _unlock_page(self, path: Path) -> QWidget:
        from medias_desktop.safekeeping.service import unlocking
        from medias_desktop.safekeeping.views.unlock_page import UnlockPage

        page = UnlockPage(path, unlocking.door(path), self._desk, self._settings().last_user)
        page.unlocked.connect(partial(self._open_with, path))
        page.forgotten.connect(partial(self._recover, path))
        page.restore_wanted.connect(partial(self._restore_backup, path))
        page.left.connect(self.left)
        self.page = page
        return page

    def _open_with(self, path: Path, access: Access) -> None:
        from medias_desktop.safekeeping.service.protecting import tidy

        try:
            register = Register.open(path, self._desk.clock, access)
            tidy(path)
        except RegisterOnNetwork as error:  # restored where there was nothing to ask about
            self.page_wanted.emit(partial(self._network_page, path, error))
            return
        except UserError as error:
            if self.page is not None:
                self.page.tell(error)
            else:
                self._desk.dialogs.tell_error(self._window, error)
            return
        self._take(register)

    def _recover(self, path: Path) -> None:
        from medias_desktop.safekeeping.views.recovery_wizard import RecoveryWizard

        wizard = RecoveryWizard(self._window, self._desk, path)
        wizard.accepted.connect(lambda: self._finish(path, wizard))
        self._open_wizard(wizard)

    def _restore_backup(self, path: Path) -> None:
        from medias_desktop.window.restoring import restore_unopened

        def opened(access: Access) -> None:
            self.page = None
            self._open_with(path, access)

        self.backups = restore_unopened(self._window, path, self._desk, self._parts.slices(), opened)

    def _offer(self, path: Path, error: UserError) -> bool:
        """Offer the backups of a register that a backup alone can bring back; return whether there are any."""
        from medias_desktop.window.restoring import BEYOND_REPAIR, has_backups

        if not isinstance(error, BEYOND_REPAIR) or not has_backups(path, self._desk, self._parts.slices()):
            return False
        self.page_wanted.emit(partial(self._offer_page, path, error))
        return True

    def _offer_page(self, path: Path, error: UserError) -> QWidget:
        from medias_desktop.safekeeping.views.backups.offer_page import OfferPage

        page = OfferPage(path, error)
        page.restore_wanted.connect(partial(self._restore_backup, path))
        page.left.connect(self.left)
        return page

    # Made or protected

    def _protect(self, path: Path) -> None:
        from medias_desktop.safekeeping.service.protecting import unprotected_municipality
        from medias_desktop.safekeeping.views.making_wizard import ProtectWizard

        wizard = ProtectWizard(self._window, self._desk, path, unprotected_municipality(path))
        if self._window.centralWidget() is None:  # type: ignore[attr-defined]  # nothing is open: say where one is
            self.left.emit()
        self._run(wizard)

    def _run(self, wizard: MakingWizard) -> None:
        wizard.accepted.connect(lambda: self._finish(wizard.path, wizard))
        self._open_wizard(wizard)

    def _open_wizard(self, wizard: MakingWizard | RecoveryWizard) -> None:
        self.wizard = wizard
        wizard.finished.connect(lambda _result: wizard.deleteLater())
        wizard.open()

    def _finish(self, path: Path | None, wizard: MakingWizard | RecoveryWizard) -> None:
        """Open what a wizard made, and record that its recovery sheet is on paper."""
        from medias_desktop.safekeeping.service.recovery_sheet import confirm_sheet

        assert path is not None
        assert wizard.access is not None
        try:
            register = Register.open(path, self._desk.clock, wizard.access)
            if wizard.on_paper:
                confirm_sheet(register)
        except UserError as error:
            self._desk.dialogs.tell_error(self._window, error)
            return
        self._take(register)

    # Without its key file

    def _without_keys(self, path: Path, error: UserError) -> QWidget:
        from medias_desktop.safekeeping.views.key_file_page import KeyFilePage

        page = KeyFilePage(path, error, self._desk)
        page.found.connect(lambda: self._enter(path))
        page.restore_wanted.connect(partial(self._restore_backup, path))
        page.left.connect(self.left)
        return page
