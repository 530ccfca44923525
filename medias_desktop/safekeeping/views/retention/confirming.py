"""The last question before records are destroyed: what goes, what stays, and their number typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language, format_date, format_number, ngettext, translate
from medias_desktop.core.pdf.destruction import months_text
from medias_desktop.core.retention import BASIS_LENGTH, DueRecord, KindState
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
    subheading,
)

_NAMED = 8
"""Records named one by one; of more, the first ones and how many others."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is about to be destroyed; on request, the reason is still to be written."""

    state: KindState
    records: Sequence[DueRecord]
    on_request: bool


class ConfirmPage(QWidget):
    """Asks for the number of records (and on request the reason) before the button works."""

    confirmed = Signal(str)
    left = Signal()

    def __init__(self, wish: Wish) -> None:
        super().__init__()
        self.setObjectName("page")
        self._wish = wish
        count = len(wish.records)
        self.reason = TextField(
            _("&Reason"),
            "destroy_reason",
            hint=_("Who asked or decided, and when, without the person’s name: it is kept for ever."),
            longest=BASIS_LENGTH,
        )
        self.reason.setVisible(wish.on_request)
        self.number = TextField(
            ngettext(
                "To confirm, type the &number of records ({n})",
                "To confirm, type the &number of records ({n})",
                count,
            ).format(n=format_number(count)),
            "destroy_number",
            longest=9,
        )
        self.number.line.setMaximumWidth(24 * self.number.line.fontMetrics().averageCharWidth())
        self.problem = problem()
        self.problem.setObjectName("destroy_problem")
        self.keep = button(_("Change nothing"))
        self.keep.setObjectName("destroy_leave")
        self.do = button(_("Destroy &for good"), "mdi6.trash-can-outline", primary=True)
        self.do.setObjectName("destroy_do")
        content = QWidget()
        content.setObjectName("page")
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(12)
        body.addWidget(
            heading(
                ngettext("Destroy {n} record for good?", "Destroy {n} records for good?", count).format(
                    n=format_number(count)
                )
            )
        )
        body.addWidget(self._names())
        body.addWidget(self._consequences())
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(scrolled(content), 1)
        for widget in (self.reason, self.number, self.problem):
            layout.addWidget(widget)
        layout.addLayout(action_row(self.keep, self.do))
        self.number.changed.connect(self._enable)
        self.reason.changed.connect(self._enable)
        for field in (self.number, self.reason):
            field.line.returnPressed.connect(self.do.click)
        self.do.clicked.connect(lambda: self.confirmed.emit(self.reason.text()))
        self.keep.clicked.connect(self.left)
        self._enable()

    def first_field(self) -> QWidget:
        """Return where the typing begins."""
        return self.reason.line if self._wish.on_request else self.number.line

    def show_problem(self, sentence: str) -> None:
        """Tell why it was refused."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _names(self) -> Card:
        card = Card()
        card.body.addWidget(subheading(translate(self._wish.state.kind.title)))
        records = self._wish.records
        for record in records[:_NAMED]:
            since = f"  ·  {format_date(record.since, 'medium')}" if record.since else ""
            card.body.addWidget(label(f"{record.label}{since}"))
        if (more := len(records) - _NAMED) > 0:
            card.body.addWidget(
                label(ngettext("and {n} other", "and {n} others", more).format(n=format_number(more)))
            )
        if present := sum(record.since is None for record in records):
            told = ngettext(
                "{n} of these records is still in use: its retention period has not begun.",
                "{n} of these records are still in use: their retention period has not begun.",
                present,
            )
            card.body.addWidget(label(told.format(n=format_number(present)), "problem"))
        if not self._wish.on_request:
            rule = self._wish.state.rule
            told = _("Rule {basis}: kept for {delay}").format(
                basis=rule.basis, delay=months_text(rule.months, current_language())
            )
            card.body.addWidget(muted(told))
        return card

    def _consequences(self) -> Card:
        kind = self._wish.state.kind
        card = Card()
        card.body.addWidget(subheading(_("What is destroyed")))
        card.body.addWidget(label(translate(kind.goes)))
        card.body.addWidget(subheading(_("What remains")))
        card.body.addWidget(label(translate(kind.stays)))
        card.body.addWidget(
            label(
                _(
                    "Nobody can undo this. A restored backup destroys these records again. "
                    "A certificate without names is made for your archives."
                ),
                "problem",
            )
        )
        return card

    def _enable(self) -> None:
        right = self.number.text() == str(len(self._wish.records))
        self.do.setEnabled(right and (not self._wish.on_request or bool(self.reason.text())))
