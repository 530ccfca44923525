"""Ending a campaign: what that means, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import Campaign, Counts
from medias_desktop.acknowledgements.views.refusal import show_refusal
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.fields import ChoiceField
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, label, muted, problem


class ClosingDialog(QDialog):
    """The usual reasons to choose from, or another one."""

    def __init__(
        self, parent: QWidget, campaign: Campaign, counts: Counts, close: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._close = close
        self.setWindowTitle(_("Close the campaign"))
        self.setObjectName("closing_dialog")
        fit_to_text(self, 520)
        everyone = not counts.still_to_sign
        done = _("Everyone has signed or is settled")
        reasons = (done, _("Another campaign takes its place"), _("Opened by mistake"))
        self.reason = ChoiceField(_("&Reason"), "closing_reason", reasons, done if everyone else "")
        line = self.reason.combo.lineEdit()
        assert line is not None
        line.setPlaceholderText(_("Why does it end?"))
        self.problem = problem()
        self.problem.setObjectName("problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading(_("Close the campaign")))
        layout.addWidget(muted(campaign.title))
        layout.addWidget(label(_left(counts)))
        layout.addWidget(muted(_("Everything recorded stays. A closed campaign can be reopened.")))
        layout.addWidget(self.reason)
        layout.addWidget(self.problem)
        layout.addStretch()
        cancel = button(_("Cancel"))
        cancel.setObjectName("cancel")
        cancel.clicked.connect(self.reject)
        save = button(_("C&lose the campaign"), primary=True)
        save.setObjectName("save")
        save.clicked.connect(self.accept)
        layout.addLayout(action_row(cancel, save))
        save.setDefault(True)
        self.reason.setFocus()

    def accept(self) -> None:
        """Qt: close it, unless the reason is missing."""
        try:
            self._close(self.reason.text())
        except UserError as error:
            show_refusal(self, self.problem, error.sentence())
        else:
            super().accept()


def _left(counts: Counts) -> str:
    number = counts.still_to_sign
    if not number:
        return _("Nobody is left to sign.")
    return ngettext(
        "{n} person has not signed and is no longer asked to.",
        "{n} people have not signed and are no longer asked to.",
        number,
    ).format(n=format_number(number))
