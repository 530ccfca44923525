"""The result of a verification as a part of a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Chip, label, muted
from medias_desktop.signatures.labels.verdict import verdict_lines

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying import Verification


class Verdict(QWidget):
    """A chip and the sentences below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self.chip = Chip()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.chip)
        layout.addLayout(self._lines)

    def show_verification(self, found: Verification) -> None:
        """Show a result."""
        self.chip.show_state(
            _("Verified") if found.accepted else _("Not accepted"), "ok" if found.accepted else "bad"
        )
        while self._lines.count():
            item = self._lines.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
        lines = verdict_lines(found)
        self._lines.addWidget(label(lines[0]))
        for text in lines[1:]:
            self._lines.addWidget(muted(text))
        self.setAccessibleName(" ".join([self.chip.text(), *lines]))
