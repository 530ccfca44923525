"""Files that prove what was said: a scanned form, a picture of it, an e-mail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from medias_desktop.core.files import read_bytes
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.dropping import FileDrop
from medias_desktop.core.widgets.parts import button, muted
from medias_desktop.photo_consents.errors.recording import EvidenceEmpty, EvidenceTooLarge
from medias_desktop.photo_consents.rules.consents import EvidenceKind

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service.consents import EvidenceFile

MOST_BYTES = 50 * 1024 * 1024
_PATH = Qt.ItemDataRole.UserRole + 1


def read_evidence(paths: list[Path]) -> list[EvidenceFile]:
    """Return files as proofs. Raises EvidenceEmpty, EvidenceTooLarge, or what reading raises."""
    found: list[EvidenceFile] = []
    for path in paths:
        content = read_bytes(path)
        if not content:
            raise EvidenceEmpty(file=path.name)
        if len(content) > MOST_BYTES:
            raise EvidenceTooLarge(file=path.name, megabytes=MOST_BYTES // 1024**2)
        found.append((EvidenceKind.DOCUMENT, content, path.name))
    return found


class EvidenceBox(QWidget):
    """A list of files, added by button or dropped, removed by button or Delete."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.files = QListWidget()
        self.files.setObjectName("evidence_files")
        self.files.setAccessibleName(_("Attached files"))
        self.files.setMaximumHeight(4 * self.fontMetrics().lineSpacing() + 16)
        self.add = button(_("&Attach a file…"), "mdi6.paperclip")
        self.add.setObjectName("evidence_add")
        self.remove = button(_("Remove"), "mdi6.close")
        self.remove.setObjectName("evidence_remove")
        self.remove.setAccessibleName(_("Remove the attached file"))
        self.hint = muted(_("A scanned form, a picture or an e-mail (.eml): a copy is kept in the register."))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.hint, 1)
        for one in (self.remove, self.add):
            one.setAutoDefault(False)
            row.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self.files)
        self.add.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        drop = FileDrop(self, several=True)
        drop.dropped.connect(self.take)
        self._renew()

    def paths(self) -> list[Path]:
        """Return the files, in the order they were attached."""
        return [self.files.item(row).data(_PATH) for row in range(self.files.count())]

    def take(self, paths: list[Path]) -> None:
        """Attach files; one that is attached already stays once."""
        known = set(self.paths())
        for path in paths:
            if path not in known and path.is_file():
                known.add(path)
                item = QListWidgetItem(path.name, self.files)
                item.setData(_PATH, path)
        self._renew()

    def _ask(self) -> None:
        words = _("Forms, pictures and e-mails (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.eml *.msg *.txt)")
        self.take(self._desk.dialogs.open_files(self, _("Attach proofs"), words))

    def _remove(self) -> None:
        row = max(0, self.files.currentRow())
        self.files.takeItem(row)
        self._renew()

    def _renew(self) -> None:
        some = self.files.count() > 0
        self.files.setVisible(some)
        self.remove.setVisible(some)
