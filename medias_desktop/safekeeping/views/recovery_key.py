"""A new recovery key from the register's menu, or from the list of things to do when none is on paper yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.safekeeping.service.recovery_sheet import confirm_sheet, make_sheet
from medias_desktop.safekeeping.service.users import UserService
from medias_desktop.safekeeping.views.sheet_page import SheetPage
from medias_desktop.safekeeping.views.steps import StepsDialog

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.keys.access import SealedKeys
    from medias_desktop.core.store.keys.cost import Cost
    from medias_desktop.core.store.register import Register
    from medias_desktop.safekeeping.documents import PrintedSheet


class SheetDialog(StepsDialog):
    """Shows the sheet of a code that was just made, until it is proven or put off."""

    def __init__(self, parent: QWidget, desk: Desk, register: Register, sheet: PrintedSheet) -> None:
        self._desk, self._register = desk, register
        self.sheet = SheetPage(desk, self._on_sheet)
        self.sheet.show_sheet(sheet)
        self.sheet.action = _("&Done")
        super().__init__(parent, _("New recovery key"), (self.sheet,), stays_from=0)
        self.rail.hide()
        self.setObjectName("sheet_dialog")

    def _on_sheet(self, proven: bool) -> None:
        if proven:
            confirm_sheet(self._register)
        self._desk.changes.announce("recovery")


def new_recovery_key(parent: QWidget, register: Register, desk: Desk, cost: Cost | None = None) -> None:
    """Make a recovery key in place of all others, after the passphrase was typed, and show its sheet."""
    if register.load_keys().opens_freely:
        desk.dialogs.tell(parent, _("This register opens without a passphrase: it needs no recovery key."))
        return
    service = UserService(register) if cost is None else UserService(register, cost)

    def make(sealed: SealedKeys) -> None:
        def work(_progress: Progress) -> PrintedSheet:
            code = service.replace_recovery_code(sealed)
            return make_sheet(register.path, register.id, register.municipality(), code, register.clock)

        desk.jobs.run(parent, _("Making the recovery key…"), work, show)

    def show(sheet: PrintedSheet) -> None:
        dialog = SheetDialog(parent, desk, register, sheet)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    why = _("A new recovery key replaces the one that was printed before, which then opens nothing any more.")
    assert desk.sealed is not None
    desk.sealed.with_keys(parent, why, make)
