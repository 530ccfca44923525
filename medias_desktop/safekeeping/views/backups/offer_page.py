"""The page shown for a register that is missing, empty or damaged, when there are backups of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import EmptyFile, FileMissing
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Card, button, label, muted, scrolled
from medias_desktop.safekeeping.views.arranging import centred, padlock, title


class OfferPage(QWidget):
    """Says why the register does not open and leads to its backups."""

    restore_wanted = Signal()
    left = Signal()

    def __init__(self, path: Path, error: UserError) -> None:
        super().__init__()
        self.setObjectName("page")
        self.restore = button(_("&See the backups…"), "mdi6.backup-restore", primary=True)
        self.restore.setObjectName("offer_restore")
        self.restore.clicked.connect(self.restore_wanted)
        self.leave = button(_("Open &another register"))
        self.leave.setObjectName("offer_leave")
        self.leave.setFlat(True)
        self.leave.clicked.connect(self.left)
        card = Card()
        card.body.setContentsMargins(28, 24, 28, 20)
        card.body.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(padlock("mdi6.file-alert-outline"))
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(title(path.stem))
        names.addWidget(muted(str(path.parent)))
        head.addLayout(names, 1)
        card.body.addLayout(head)
        card.body.addWidget(label(_why(path, error)))
        card.body.addWidget(
            label(_("This computer has backups of this register: the newest good one brings it back."))
        )
        card.body.addWidget(self.restore)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        card.body.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(centred(card)))
        self.setFocusProxy(self.restore)


def _why(path: Path, error: UserError) -> str:
    """Return why it does not open, without the advice to choose another file: a better one follows."""
    if isinstance(error, EmptyFile):
        return _("The file “{name}” is empty: nothing is left in it of what was recorded.").format(
            name=path.name
        )
    if isinstance(error, FileMissing):
        return _(
            "The file “{name}” is not there any more. If it was only moved, open it where it is now."
        ).format(name=path.name)
    return error.sentence()
