"""The form of one step: its nature, its names, how long it counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSpinBox, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import Field, TextField
from medias_desktop.core.widgets.form_fields import SelectField, names_of, two_columns
from medias_desktop.core.widgets.parts import label
from medias_desktop.sanctions.labels import STEP_KIND_NAMES
from medias_desktop.sanctions.rules.ladder import (
    LEAST_MONTHS,
    MOST_MONTHS,
    MOST_SUSPENSION,
    NAME_LENGTH,
    LadderStep,
    StepKind,
)
from medias_desktop.sanctions.views.ladder.wording import example


class StepForm(QWidget):
    """Changes one step at a time; ``changed`` with every key."""

    changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self._step = LadderStep(kind=StepKind.VERBAL_WARNING, name_fr="", name_en="")
        self._showing = False
        self.kind = SelectField(_("&Nature"), "step_kind", names_of(STEP_KIND_NAMES))
        self.name_fr = TextField(_("Name in &French"), "step_name_fr", longest=NAME_LENGTH)
        self.name_en = TextField(_("Name in En&glish"), "step_name_en", longest=NAME_LENGTH)
        self._days = number_box(1, MOST_SUSPENSION)
        self.days = Field(_("Days of suspension &proposed"), self._days, "step_days")
        self._months = number_box(LEAST_MONTHS, MOST_MONTHS)
        self.months = Field(_("Counts for so many &months from the fault"), self._months, "step_months")
        self._repeat = number_box(LEAST_MONTHS, MOST_MONTHS)
        self.repeat = Field(_("Mont&hs if repeated"), self._repeat, "step_repeat")
        self.for_good = QCheckBox(_("It counts f&or good"))
        self.for_good.setObjectName("step_for_good")
        self.same = QCheckBox(_("The same when the fault is repea&ted"))
        self.same.setObjectName("step_same")
        self.example = label("", "muted")
        self.example.setObjectName("step_example")
        self._lay_out()
        self._listen()

    def step(self) -> LadderStep:
        """Return the step as the form says it."""
        kind = self.kind.value()
        assert isinstance(kind, StepKind)
        for_good = self.for_good.isChecked()
        return replace(
            self._step,
            kind=kind,
            name_fr=self.name_fr.text(),
            name_en=self.name_en.text(),
            days=self._days.value() if kind is StepKind.SUSPENSION else None,
            validity_months=None if for_good else self._months.value(),
            repeat_months=None if for_good or self.same.isChecked() else self._repeat.value(),
        )

    def show_step(self, step: LadderStep) -> None:
        """Show another step."""
        self._showing = True
        self._step = step
        self.kind.choose(step.kind)
        self.name_fr.line.setText(step.name_fr)
        self.name_en.line.setText(step.name_en)
        self._days.setValue(step.days or 1)
        months = step.validity_months or 12
        self._months.setValue(months)
        self._repeat.setValue(step.repeat_months or min(2 * months, MOST_MONTHS))
        self.for_good.setChecked(step.validity_months is None)
        self.same.setChecked(step.repeat_months is None)
        self._showing = False
        self._adapt()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(two_columns((self.name_fr,), (self.name_en,), (self.kind, self.days)))
        layout.addLayout(two_columns((self.months, self.repeat)))
        layout.addWidget(self.for_good)
        layout.addWidget(self.same)
        layout.addWidget(self.example)
        layout.addStretch(1)

    def _listen(self) -> None:
        for text in (self.name_fr, self.name_en):
            text.changed.connect(self._on_change)
        self.kind.changed.connect(self._on_change)
        for box in (self._days, self._months, self._repeat):
            box.valueChanged.connect(self._on_change)
        for check in (self.for_good, self.same):
            check.toggled.connect(self._on_change)

    def _on_change(self) -> None:
        if not self._showing:
            self._adapt()
            self.changed.emit()

    def _adapt(self) -> None:
        """Offer only what the step can have, and say what its months come to."""
        for_good = self.for_good.isChecked()
        self.days.setEnabled(self.kind.value() is StepKind.SUSPENSION)
        self.months.setEnabled(not for_good)
        self.same.setEnabled(not for_good)
        self.repeat.setEnabled(not for_good and not self.same.isChecked())
        self.example.setText(example(self.step(), self._today))


def number_box(least: int, most: int) -> QSpinBox:
    """Return a field for a whole number."""
    box = QSpinBox()
    box.lineEdit().setTextMargins(8, 0, 0, 0)
    box.setRange(least, most)
    return box
