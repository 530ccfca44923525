"""The rule of one kind of record: how long, and by which line of the archive schedule."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language, translate
from medias_desktop.core.pdf.destruction import months_text
from medias_desktop.core.retention import BASIS_LENGTH, LEAST_MONTHS, MOST_MONTHS, KindState
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import Card, Chip, button, muted, problem, subheading


class RuleForm(Card):
    """Shows a kind's rule and lets the direction confirm another."""

    confirmed = Signal(int, str)

    def __init__(self, may_change: bool) -> None:
        super().__init__()
        self.title = subheading("")
        self.state = Chip()
        self.state.setObjectName("rule_state")
        self.starts = muted("")
        self.months = TextField(_("Kept for (&months)"), "rule_months", hint=" ", longest=4)
        self.months.line.setValidator(QIntValidator(LEAST_MONTHS, MOST_MONTHS, self))
        self.basis = TextField(
            _("&Rule of your archive schedule"),
            "rule_basis",
            hint=_("Its number, for example 03-205."),
            longest=BASIS_LENGTH,
        )
        self.problem = problem()
        self.problem.setObjectName("rule_problem")
        self.confirm = button(_("&Confirm this rule"), "mdi6.check")
        self.confirm.setObjectName("rule_confirm")
        for widget in (
            self.title,
            self.state,
            self.starts,
            self.months,
            self.basis,
            self.problem,
            self.confirm,
        ):
            self.body.addWidget(widget)
        self.body.setSpacing(10)
        self.months.changed.connect(self._say)
        for field in (self.months, self.basis):
            field.changed.connect(self._enable)
            field.line.returnPressed.connect(self.confirm.click)
        self.confirm.clicked.connect(lambda: self.confirmed.emit(*self._typed()))
        self._may_change = may_change
        self._shown: KindState | None = None
        self.months.line.setEnabled(may_change)
        self.basis.line.setEnabled(may_change)
        self.confirm.setVisible(may_change)

    def show_kind(self, state: KindState) -> None:
        """Put another kind's rule in."""
        self._shown = state
        self.title.setText(translate(state.kind.title))
        if state.rule.confirmed:
            self.state.show_state(_("Confirmed"), "ok")
        else:
            self.state.show_state(_("Proposal to confirm"), "warn")
        self.starts.setText(
            _("The months count from: {date}.").format(date=translate(state.kind.clock_starts).lower())
        )
        self.months.line.setText(str(state.rule.months))
        self.basis.line.setText(state.rule.basis)
        self.show_problem("")
        self._say()
        self._enable()

    def show_problem(self, sentence: str) -> None:
        """Tell why a rule was refused, or nothing more."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _say(self) -> None:
        months, _basis = self._typed()
        self.months.hint.setText(months_text(months, current_language()) if months else " ")

    def _enable(self) -> None:
        rule = None if self._shown is None else self._shown.rule
        same = rule is not None and rule.confirmed and (rule.months, rule.basis) == self._typed()
        self.confirm.setEnabled(self._may_change and not same and all(self._typed()))

    def _typed(self) -> tuple[int, str]:
        right = self.months.line.hasAcceptableInput()
        return int(self.months.text()) if right else 0, self.basis.text()


def left_column(*widgets: QWidget) -> QWidget:
    """Return what stands at the left of the lists."""
    column = QWidget()
    column.setObjectName("page")
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return column
