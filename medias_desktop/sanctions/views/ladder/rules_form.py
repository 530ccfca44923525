"""What holds for the whole ladder: the time to impose a measure, repeated faults, the union, elected officials, retention."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.provinces import PROVINCE_NAMES
from medias_desktop.core.widgets.fields import Field, TextField
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField, names_of, two_columns
from medias_desktop.core.widgets.parts import Card, muted, subheading
from medias_desktop.sanctions.labels import DEADLINE_NAMES, REPEAT_NAMES
from medias_desktop.sanctions.rules.ladder import (
    LEAST_CASE_MONTHS,
    LEAST_DEADLINE,
    MOST_CASE_MONTHS,
    MOST_DEADLINE,
    NAME_LENGTH,
    DeadlineFrom,
    Ladder,
    RepeatOf,
)
from medias_desktop.sanctions.rules.ladder_checks import ETHICS_NOTE
from medias_desktop.sanctions.views.ladder.step_form import number_box


class RulesForm(QWidget):
    """A card for each question."""

    def __init__(self, ladder: Ladder) -> None:
        super().__init__()
        self.setObjectName("page")
        self._make(ladder)
        self._lay_out()

    def ladder(self, ladder: Ladder) -> Ladder:
        """Return a ladder with what the form says of it."""
        since, repeat = self.since.value(), self.repeat_of.value()
        assert isinstance(since, DeadlineFrom)
        assert isinstance(repeat, RepeatOf)
        note, usual = self.ethics.text(), translate(ETHICS_NOTE)
        if note.split() == usual.split():
            note = ""  # what is told by default; Qt gives its no-break spaces back as others
        return replace(
            ladder,
            deadline_days=self._days.value() if self.limited.isChecked() else None,
            working_days=self.working.isChecked(),
            deadline_from=since,
            repeat_of=repeat,
            union_name=self.union.text(),
            ethics_note=note,
            case_months=self._months.value(),
            province=str(self.province.value()),
        )

    def _make(self, ladder: Ladder) -> None:
        self.limited = QCheckBox(_("A measure must be imposed within a &time"))
        self.limited.setObjectName("ladder_limited")
        self._days = number_box(LEAST_DEADLINE, MOST_DEADLINE)
        self._days.setValue(ladder.deadline_days or 30)
        self.days = Field(_("&Days"), self._days, "ladder_days")
        self.since = SelectField(_("&Counted from"), "ladder_since", names_of(DEADLINE_NAMES))
        self.since.choose(ladder.deadline_from)
        self.working = QCheckBox(_("Working days &only"))
        self.working.setObjectName("ladder_working")
        self.working.setChecked(ladder.working_days)
        self.province = SelectField(
            _("Days of rest of this &province"), "ladder_province", names_of(PROVINCE_NAMES)
        )
        self.province.choose(ladder.province)
        self.limited.toggled.connect(self._adapt)
        self.working.toggled.connect(self._adapt)
        self.limited.setChecked(ladder.deadline_days is not None)
        self._adapt()
        self.repeat_of = SelectField(_("A fault is &repeated when"), "ladder_repeat", names_of(REPEAT_NAMES))
        self.repeat_of.choose(ladder.repeat_of)
        self.union = TextField(
            _("&Union, as letters name it"), "ladder_union", ladder.union_name, longest=NAME_LENGTH
        )
        self._months = number_box(LEAST_CASE_MONTHS, MOST_CASE_MONTHS)
        self._months.setValue(ladder.case_months)
        self.months = Field(_("&Months after the closing of a case"), self._months, "ladder_months")
        note = ladder.ethics_note or translate(ETHICS_NOTE)
        self.ethics = LongTextField(
            _("What is told when the person is an &elected official"), "ladder_ethics", note
        )

    def _adapt(self) -> None:
        limited = self.limited.isChecked()
        for widget in (self.days, self.since, self.working):
            widget.setEnabled(limited)
        self.province.setEnabled(limited and self.working.isChecked())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        deadline = _card(
            layout, _("Time to impose a measure"), _("Collective agreements often set one; the texts do not.")
        )
        deadline.body.addWidget(self.limited)
        deadline.body.addLayout(two_columns((self.days, self.since)))
        deadline.body.addWidget(self.working)
        deadline.body.addLayout(two_columns((self.province,)))
        repeated = _card(
            layout,
            _("Repeated faults"),
            _("A measure weighs only if the person was notified of it before the day of the new fault."),
        )
        repeated.body.addWidget(self.repeat_of)
        _card(layout, _("Union")).body.addWidget(self.union)
        kept = _card(
            layout,
            _("How long cases are kept"),
            _("Never less than their measure counts. Nothing is destroyed unless somebody asks for it."),
        )
        kept.body.addLayout(two_columns((self.months, QWidget())))
        _card(layout, _("Elected officials")).body.addWidget(self.ethics)
        layout.addStretch(1)


def _card(layout: QVBoxLayout, title: str, words: str = "") -> Card:
    card = Card()
    card.body.setSpacing(8)
    card.body.addWidget(subheading(title))
    if words:
        card.body.addWidget(muted(words))
    layout.addWidget(card)
    return card
