"""The page shown when a register's key file is gone or damaged: what it is, where to look, a way to point to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, label, muted, problem
from medias_desktop.safekeeping.service import unlocking
from medias_desktop.safekeeping.views.arranging import DoorPage


class KeyFilePage(DoorPage):
    """``found`` when a key file of the register was put beside it."""

    found = Signal()
    restore_wanted = Signal()

    def __init__(self, path: Path, error: UserError, desk: Desk) -> None:
        super().__init__("mdi6.key-alert-outline", path.stem, str(path.parent))
        self._path, self._desk = path, desk
        self.choose = button(_("&Choose a key file…"), "mdi6.folder-open-outline", primary=True)
        self.choose.setObjectName("keys_choose")
        self.choose.clicked.connect(self._choose)
        self.restore = button(_("&Restore a backup…"), "mdi6.backup-restore")
        self.restore.setObjectName("keys_restore")
        self.restore.clicked.connect(self.restore_wanted)
        self.problem = problem()
        self.problem.setObjectName("keys_problem")
        self.body.addWidget(label(error.sentence()))
        self.body.addWidget(
            muted(
                _(
                    "Copies lie in every backup of the register, and on each computer that has opened it, in the program’s own folder."
                )
            )
        )
        for widget in (self.problem, self.choose, self.restore):
            self.body.addWidget(widget)
        self.leave = self.add_leave("keys_leave")
        self.setFocusProxy(self.choose)

    def _choose(self) -> None:
        chosen = self._desk.dialogs.open_file(
            self, _("Choose a key file"), _("Key files (*.keys *.bak);;All files (*)")
        )
        if chosen is None:
            return
        try:
            unlocking.keep_key_file(self._path, chosen)
        except UserError as error:
            self.problem.setText(error.sentence())
            self.problem.show()
        else:
            self.found.emit()
