"""The page shown while the register is being verified."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import action_row, button, heading, muted


class WorkingPage(QWidget):
    """How far the verification is, and the way to stop it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.title = heading("")
        self.text = muted("")
        self.bar = QProgressBar()
        self.bar.setObjectName("integrity_progress")
        self.bar.setAccessibleName(_("How far the verification is"))
        self.bar.setTextVisible(False)
        self.part = muted("")
        self.stop = button(_("&Stop"))
        self.stop.setObjectName("integrity_stop")
        self.again = button(_("&Verify again"), "mdi6.shield-check-outline", primary=True)
        self.again.setObjectName("integrity_start")
        self.close_button = button(_("Close"))
        self.close_button.setObjectName("close")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addStretch(1)
        layout.addWidget(self.bar)
        layout.addWidget(self.part)
        layout.addStretch(2)
        layout.addLayout(action_row(self.close_button, self.stop, self.again))

    def begin(self) -> None:
        """Start from nothing."""
        self.title.setText(_("Verifying the register…"))
        self.text.setText(
            _(
                "Every page of the file, every operation of the audit trail, every record and every document is read. "
                "Nothing is changed, and the verification may be stopped at any time."
            )
        )
        self.bar.setRange(0, 0)
        self.part.setText("")
        self._set_working(True)
        self.stop.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is and what is being read."""
        parts = (
            _("The pages of the file"),
            _("The operations of the audit trail"),
            _("The records against the trail"),
            _("The documents kept"),
            _("The sealed records"),
        )
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.part.setText(parts[min(len(parts) - 1, done * len(parts) // max(total, 1))])

    def show_stopped(self) -> None:
        """Say that nothing is known."""
        self.title.setText(_("The verification was stopped"))
        self.text.setText(_("Whether the register is sound is not known. Nothing was changed."))
        self._set_working(False)
        self.again.setFocus()

    def _set_working(self, working: bool) -> None:
        for widget in (self.bar, self.part, self.stop):
            widget.setVisible(working)
        for widget in (self.again, self.close_button):
            widget.setVisible(not working)
