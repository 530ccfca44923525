"""The steps that are taken: submitting, repealing, setting the revision, noting what calls for one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.fields import DateField, Field, TextField
from medias_desktop.core.widgets.parts import (
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
    problem,
)
from medias_desktop.policies.labels.life import interval_words
from medias_desktop.policies.labels.revising import TRIGGERS, trigger_label
from medias_desktop.policies.rules import VersionSummary
from medias_desktop.policies.rules.life import proposed_meeting
from medias_desktop.policies.rules.revising import LONGEST_INTERVAL, TriggerKind

REASONS = tuple(kind for kind in TRIGGERS if kind is not TriggerKind.REVIEWED)


class StepDialog(QDialog):
    """A title, what the step means, fields, and the button that takes it; a refusal is told in place."""

    def __init__(
        self, parent: QWidget, name: str, title: str, words: str, action: str, fields: Sequence[QWidget]
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        fit_to_text(self, 500)
        self.problem = problem()
        self.problem.setObjectName(f"{name}_problem")
        self.keep = button(_("Cancel"))
        self.keep.setObjectName("close")
        self.keep.clicked.connect(self.reject)
        self.act = button(action, primary=True)
        self.act.setObjectName("save")
        self.act.setDefault(True)
        self.act.clicked.connect(self.accept)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(12)
        self.column.addWidget(heading(title))
        self.column.addWidget(muted(words))
        for field in fields:
            self.column.addWidget(field)
        self.column.addWidget(self.problem)
        self.column.addStretch()
        self.column.addLayout(action_row(self.keep, self.act))

    def do(self) -> None:
        """Take the step. Raises a UserError that is told in place."""
        raise NotImplementedError

    def accept(self) -> None:
        """Qt: take the step, and close unless it was refused."""
        try:
            self.do()
        except UserError as error:
            self.problem.setText(error.sentence())
            self.problem.show()
            self._grow()
            return
        super().accept()

    def _grow(self) -> None:
        """Have the height that the words need, whatever was written into their place."""
        self.column.activate()
        self.resize(self.width(), max(self.height(), self.column.totalHeightForWidth(self.width())))


class SubmitDialog(StepDialog):
    """The meeting that will have the draft before it."""

    def __init__(
        self, parent: QWidget, version: VersionSummary, today: dt.date, submit: Callable[[dt.date], None]
    ) -> None:
        self.meeting = DateField(_("M&eeting of"), "submit_meeting", proposed_meeting(today))
        words = _(
            "Version {number} is laid before the council. Its text is frozen from now on; withdraw it to go on "
            "working at it."
        )
        super().__init__(
            parent,
            "submit_dialog",
            _("Submit to the council"),
            words.format(number=version.ordinal),
            _("&Submit"),
            [self.meeting],
        )
        self._submit = submit
        self.meeting.setFocus()

    def do(self) -> None:
        """Submit the draft."""
        self._submit(self.meeting.day())


class RepealDialog(StepDialog):
    """The council's resolution and the day from which the text binds nobody."""

    def __init__(
        self,
        parent: QWidget,
        version: VersionSummary,
        today: dt.date,
        repeal: Callable[[str, dt.date], None],
    ) -> None:
        self.resolution = TextField(
            _("&Resolution number"), "repeal_resolution", longest=60, hint=_("As it stands in the minutes.")
        )
        self.day = DateField(_("Repealed &from"), "repeal_day", today)
        self.what = label("")
        self.what.setObjectName("repeal_consequences")
        words = _(
            "The council repeals version {number} of “{policy}” without putting another text in its place."
        )
        super().__init__(
            parent,
            "repeal_dialog",
            _("Repeal the policy"),
            words.format(number=version.ordinal, policy=version.policy_title),
            _("Repea&l"),
            [self.resolution, self.day, self.what],
        )
        self._version, self._today, self._repeal = version, today, repeal
        self.day.changed.connect(self._say)
        self._say()
        self.resolution.setFocus()

    def _say(self) -> None:
        self.what.setText("\n".join(repeal_consequences(self._version, self.day.day(), self._today)))
        self._grow()

    def do(self) -> None:
        """Record the repeal."""
        self._repeal(self.resolution.text(), self.day.day())


def repeal_consequences(version: VersionSummary, day: dt.date, today: dt.date) -> list[str]:
    """Return what a repeal from a day does, in sentences."""
    if version.in_force_date is not None and day <= version.in_force_date:
        found = [_("It will never come into force.")]
    elif day <= today:
        found = [_("From {date} on it binds nobody.").format(date=format_date(day))]
    else:
        found = [_("It binds until the day before {date}, then nobody.").format(date=format_date(day))]
    found.append(_("No older text comes back into force. What was recorded under it stays as it is."))
    if day > today:
        found.append(_("Until that day the repeal can be cancelled."))
    else:
        found.append(_("This cannot be taken back: only a new adoption brings the text back."))
    return found


class IntervalDialog(StepDialog):
    """How many months pass between two revisions, with the clause that asks for it."""

    def __init__(
        self,
        parent: QWidget,
        months: int | None,
        clause: ClauseLink | None,
        proposed: int | None,
        save: Callable[[int | None], None],
    ) -> None:
        self.months = QSpinBox()
        self.months.setRange(0, LONGEST_INTERVAL)
        self.months.setSpecialValueText(_("Never"))
        self.months.setSingleStep(6)
        self.months.setValue((proposed or 0) if months is None else months)
        field = Field(_("&Months between two revisions"), self.months, "revision_months", " ")
        self._hint = field.hint
        super().__init__(
            parent,
            "interval_dialog",
            _("Time between revisions"),
            _("Two months before the day, the list of things to do announces the revision."),
            _("&Save"),
            [field],
        )
        if clause is not None:
            row = QHBoxLayout()
            words = muted(_("The text itself speaks of it:"))
            words.setWordWrap(False)
            row.addWidget(words)
            row.addWidget(clause)
            row.addStretch()
            self.column.insertLayout(3, row)
            clause.clicked.connect(self.reject)
        self._save = save
        self.months.valueChanged.connect(self._say)
        self._say()

    def chosen(self) -> int | None:
        """Return the months; None is never."""
        return self.months.value() or None

    def _say(self) -> None:
        self._hint.setText(interval_words(self.chosen()))

    def do(self) -> None:
        """Save the months."""
        self._save(self.chosen())


class ReasonDialog(StepDialog):
    """What calls for a revision before its time."""

    def __init__(self, parent: QWidget, note: Callable[[TriggerKind, str], None]) -> None:
        self.kind = QComboBox()
        for kind in REASONS:
            self.kind.addItem(trigger_label(kind), kind.value)
        self.detail = TextField(
            _("&In a few words"),
            "reason_detail",
            hint=_("The platform, the site, the law, the need."),
            longest=300,
        )
        super().__init__(
            parent,
            "reason_dialog",
            _("A reason to revise"),
            _(
                "It stays on the list of things to do until a new text answers it, or you say that it is settled."
            ),
            _("&Note it"),
            [Field(_("&What calls for it"), self.kind, "reason_kind"), self.detail],
        )
        self._note = note
        self.detail.setFocus()

    def do(self) -> None:
        """Note the reason."""
        self._note(TriggerKind(self.kind.currentData()), self.detail.text())
