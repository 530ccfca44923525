"""The page shown when a register's key file is gone or damaged: what it is, where to look, a way to point to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, button, label, muted, problem, scrolled
from medias_desktop.safekeeping.service import unlocking
from medias_desktop.safekeeping.views.arranging import centred, padlock, title


class KeyFilePage(QWidget):
    """``found`` when a key file of the register was put beside it."""

    found = Signal()
    restore_wanted = Signal()
    left = Signal()

    def __init__(self, path: Path, error: UserError, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._path, self._desk = path, desk
        self.choose = button(_("&Choose a key file…"), "mdi6.folder-open-outline", primary=True)
        self.choose.setObjectName("keys_choose")
        self.choose.clicked.connect(self._choose)
        self.restore = button(_("&Restore a backup…"), "mdi6.backup-restore")
        self.restore.setObjectName("keys_restore")
        self.restore.clicked.connect(self.restore_wanted)
        self.leave = button(_("Open &another register"))
        self.leave.setObjectName("keys_leave")
        self.leave.setFlat(True)
        self.leave.clicked.connect(self.left)
        self.problem = problem()
        self.problem.setObjectName("keys_problem")
        card = Card()
        card.body.setContentsMargins(28, 24, 28, 20)
        card.body.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(padlock("mdi6.key-alert-outline"))
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(title(path.stem))
        names.addWidget(muted(str(path.parent)))
        head.addLayout(names, 1)
        card.body.addLayout(head)
        card.body.addWidget(label(error.sentence()))
        card.body.addWidget(
            muted(
                _(
                    "Copies lie in every backup of the register, and on each computer that has opened it, in the program’s own folder."
                )
            )
        )
        for widget in (self.problem, self.choose, self.restore):
            card.body.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        card.body.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(centred(card)))
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
