"""The page shown for a register that is missing, empty or damaged, when there are backups of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import EmptyFile, FileMissing
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button, label
from medias_desktop.safekeeping.views.arranging import DoorPage


class OfferPage(DoorPage):
    """Says why the register does not open and leads to its backups."""

    restore_wanted = Signal()

    def __init__(self, path: Path, error: UserError) -> None:
        super().__init__("mdi6.file-alert-outline", path.stem, str(path.parent))
        self.restore = button(_("&See the backups…"), "mdi6.backup-restore", primary=True)
        self.restore.setObjectName("offer_restore")
        self.restore.clicked.connect(self.restore_wanted)
        self.body.addWidget(label(_why(path, error)))
        self.body.addWidget(
            label(_("This computer has backups of this register: the newest good one brings it back."))
        )
        self.body.addWidget(self.restore)
        self.leave = self.add_leave("offer_leave")
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
