"""The last question before something leaves the files: what goes, what stays, and the number typed by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import (
    Card,
    action_row,
    button,
    heading,
    label,
    muted,
    problem,
    scrolled,
)
from medias_desktop.sanctions.rules.removing import BASIS_LENGTH, DueRemoval, RemovalReason
from medias_desktop.sanctions.views.removals.wording import what_goes

_NAMED = 8
"""Cases named one by one; of more, how many others."""


class ConfirmPage(QWidget):
    """Asks for the number before the button works; ``confirmed`` with the reference."""

    confirmed = Signal(str)
    left = Signal()

    def __init__(self, reason: RemovalReason, chosen: Sequence[DueRemoval]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.reason, self.chosen = reason, tuple(chosen)
        count = len(self.chosen)
        self.basis = TextField(
            _("&Reference"),
            "removal_basis",
            hint=_(
                "The clause of the collective agreement, or the rule of the archive schedule; never a name."
            ),
            longest=BASIS_LENGTH,
        )
        self.number = TextField(
            ngettext(
                "To confirm, type the &number of cases ({n})",
                "To confirm, type the &number of cases ({n})",
                count,
            ).format(n=format_number(count)),
            "removal_number",
            longest=9,
        )
        self.problem = problem()
        self.problem.setObjectName("removal_problem")
        self.keep = button(_("Change nothing"))
        self.keep.setObjectName("removal_keep")
        self.do = button(_("Remove &for good"), "mdi6.archive-remove-outline", primary=True)
        self.do.setObjectName("removal_do")
        self._lay_out()
        self.number.changed.connect(self._allow)
        self.keep.clicked.connect(self.left)
        self.do.clicked.connect(lambda: self.confirmed.emit(self.basis.text()))
        self.number.line.returnPressed.connect(self.do.click)
        self._allow()

    def show_problem(self, sentence: str) -> None:
        """Tell what kept it from being done."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        content, card = QWidget(), Card()
        content.setObjectName("page")
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(12)
        body.addWidget(heading(self._title()))
        for one in self.chosen[:_NAMED]:
            card.body.addWidget(label(f"{one.brief.number} – {one.brief.listed_name}"))
        if (more := len(self.chosen) - _NAMED) > 0:
            card.body.addWidget(
                muted(ngettext("and {n} other", "and {n} others", more).format(n=format_number(more)))
            )
        body.addWidget(card)
        body.addWidget(label(what_goes(self.reason)))
        body.addWidget(
            muted(
                _(
                    "Nothing brings it back but a backup made before. The record says why, how much, when and by whom, and "
                    "names nobody."
                )
            )
        )
        body.addWidget(self.basis)
        body.addWidget(self.number)
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(scrolled(content), 1)
        layout.addWidget(self.problem)
        layout.addLayout(action_row(self.keep, self.do))

    def _title(self) -> str:
        count = len(self.chosen)
        words = (
            ngettext("Remove {n} measure from the files?", "Remove {n} measures from the files?", count)
            if self.reason is RemovalReason.AMNESTY
            else ngettext("Destroy {n} case for good?", "Destroy {n} cases for good?", count)
        )
        return words.format(n=format_number(count))

    def _allow(self) -> None:
        typed = "".join(self.number.text().split())
        self.do.setEnabled(typed == str(len(self.chosen)))
