"""What is asked when operations that this computer had seen are no longer in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, format_number, format_time
from medias_desktop.core.store.audit import heads
from medias_desktop.core.widgets.parts import (
    Card,
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
    problem,
)
from medias_desktop.safekeeping.service.known_history import MissingHistory, accept

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register


class MissingHistoryDialog(QDialog):
    """Leads to the backups, closes the register, or goes on knowingly; Escape closes the register."""

    close_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, parent: QWidget | None, register: Register, missing: MissingHistory) -> None:
        super().__init__(parent)
        self._register, self._missing = register, missing
        self.setObjectName("missing_history")
        self.setWindowTitle(_("Missing history"))
        fit_to_text(self, 680, 330)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("This register is not as this computer knew it")))
        layout.addWidget(label(heads.describe(missing.problem)))
        layout.addWidget(self._facts())
        layout.addWidget(
            muted(
                _(
                    "If a backup was restored on purpose, or the register was worked on elsewhere from an older copy, "
                    "you may go on: that you did, and what is missing, is written into the audit trail."
                )
            )
        )
        self.problem = problem()
        layout.addWidget(self.problem)
        self.close_button = button(_("&Close the register"))
        self.close_button.setObjectName("missing_close")
        self.go_on = button(_("&Go on knowingly"))
        self.go_on.setObjectName("missing_accept")
        self.backups = button(_("Open the &backups…"), "mdi6.backup-restore", primary=True)
        self.backups.setObjectName("missing_backups")
        layout.addStretch(1)
        layout.addLayout(action_row(self.go_on, self.close_button, self.backups))
        self.close_button.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._go_on)
        self.backups.clicked.connect(self._to_backups)
        self.backups.setFocus()

    def _facts(self) -> QWidget:
        card, missing = Card(), self._missing
        known = missing.problem.known
        card.body.addWidget(
            label(
                _("Last operation that this computer had seen: {seq} ({hash}…)").format(
                    seq=format_number(known.seq), hash=known.hash.hex()[:16]
                )
            )
        )
        if missing.last_at is None:
            there = _("Last operation in the register now: {seq}").format(seq=format_number(missing.last_seq))
        else:
            local = missing.last_at.astimezone()
            there = _("Last operation in the register now: {seq}, of {day} at {time}").format(
                seq=format_number(missing.last_seq), day=format_date(local.date()), time=format_time(local)
            )
        card.body.addWidget(label(there))
        return card

    def _go_on(self) -> None:
        try:
            accept(self._register, self._missing)
        except UserError as error:
            self.problem.setText(error.sentence())
            self.problem.show()
            return
        self.accept()

    def _to_backups(self) -> None:
        self.accept()
        self.backups_wanted.emit()

    def reject(self) -> None:
        """Qt: leave without a decision, which closes the register."""
        super().reject()
        self.close_wanted.emit()


def tell_missing(window: QWidget, register: Register, missing: MissingHistory) -> MissingHistoryDialog:
    """Open the question over the window."""
    dialog = MissingHistoryDialog(window, register, missing)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
