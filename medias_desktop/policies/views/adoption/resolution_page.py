"""First step: the council's act."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from medias_desktop.core.i18n import N_, _, catalogue
from medias_desktop.core.widgets.fields import ChoiceField, DateField, Field, TextField
from medias_desktop.core.widgets.parts import Card, muted, subheading
from medias_desktop.policies import rules
from medias_desktop.policies.rules.adopting import problems_of_policy, problems_of_resolution
from medias_desktop.policies.views.adoption.change_card import ChangeCard

_VOTES = (N_("Unanimously"), N_("By a majority"), N_("By a majority, the mayor having voted"))


class ResolutionPage(QWidget):
    """Municipality, number, resolution with its text, dates, place, mover, seconder, vote."""

    def __init__(
        self,
        version: rules.VersionSummary,
        today: dt.date,
        before: rules.VersionSummary | None = None,
        place: str = "",
    ) -> None:
        """``before`` is the adopted version that this one amends, if there is one; ``place`` where the council meets."""
        super().__init__()
        self.setObjectName("page")
        self._version = version
        self._today = today
        self._shown = False
        say = catalogue(version.language).gettext
        self.municipality = TextField(_("&Municipality"), "municipality", version.municipality)
        self.number = TextField(_("&Policy number"), "policy_number", version.policy_number, longest=60)
        self.resolution = TextField(
            _("&Resolution number"), "resolution_number", longest=60, hint=_("As it stands in the minutes.")
        )
        meeting = min(version.submitted_for or today, today)
        self.meeting = DateField(_("M&eeting of"), "meeting_date", meeting)
        self.in_force = DateField(_("&In force on"), "in_force_date", today)
        self.kind = None if before is None else ChangeCard(before)
        self.mover = TextField(_("M&oved by"), "mover")
        self.seconder = TextField(_("&Seconded by"), "seconder")
        self.vote = ChoiceField(_("&Vote"), "vote", tuple(say(one) for one in _VOTES), say(_VOTES[0]))
        self.place = TextField(_("P&lace of the meeting"), "place", place)
        self.text = LongTextField(
            _("&Text of the resolution"),
            "resolution_text",
            hint=_(
                "Optional. It is printed with the resolution, on a page of its own before the signatures."
            ),
            placeholder=_("Copy it from the minutes: the preambles and what the council resolves."),
        )
        self._fields: dict[str, Field] = {
            "municipality": self.municipality,
            "resolution_number": self.resolution,
            "meeting_date": self.meeting,
            "in_force_date": self.in_force,
            "mover": self.mover,
            "seconder": self.seconder,
        }
        self._arrange()
        if self.kind is not None:
            self._fields["change_reason"] = self.kind.reason
        for field in (self.municipality, self.resolution, self.mover, self.seconder):
            field.changed.connect(self._recheck)
        for date in (self.meeting, self.in_force):
            date.changed.connect(self._recheck)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(_card(_("The policy"), "", [[(self.municipality, 2), (self.number, 1)]]))
        act: list[list[tuple[Field, int]]] = [
            [(self.resolution, 1), (self.meeting, 1), (self.in_force, 1)],
            [(self.mover, 1), (self.seconder, 1), (self.vote, 1)],
            [(self.place, 3)],
            [(self.text, 3)],
        ]
        layout.addWidget(_card(_("The council’s resolution"), "", act))
        if self.kind is not None:
            layout.addWidget(self.kind)
        layout.addStretch(1)

    def identity(self) -> rules.PolicyIdentity:
        """Return what names the policy."""
        version = self._version
        return rules.PolicyIdentity(
            self.municipality.text(), version.policy_title, self.number.text(), version.language
        )

    def change(self) -> rules.Change:
        """Return what the version is to the one before; a first one is substantive."""
        return rules.Change.SUBSTANTIVE if self.kind is None else self.kind.change()

    def resolution_record(self) -> rules.Resolution:
        """Return the council's act as typed."""
        return rules.Resolution(
            self.resolution.text(),
            self.meeting.day(),
            self.in_force.day(),
            self.mover.text(),
            self.seconder.text(),
            self.vote.text(),
            self.place.text(),
            self.text.text(),
            "" if self.kind is None else self.kind.reason.text(),
        )

    def check(self) -> bool:
        """Tell at each field what is wrong and go to the first one; return whether nothing is."""
        self._shown = True
        first = self._tell()
        if first is not None:
            first.setFocus()
        return first is None

    def start(self) -> None:
        """Put the cursor where the typing begins."""
        self.resolution.setFocus()

    def _recheck(self) -> None:
        if self._shown:
            self._tell()

    def _tell(self) -> Field | None:
        problems = {
            **problems_of_policy(self.identity()),
            **problems_of_resolution(self.resolution_record(), self._today),
        }
        if self.kind is not None and (problem := self.kind.problem()) is not None:
            problems["change_reason"] = problem
        first = None
        for name, field in self._fields.items():
            field.show_problem(problems[name].sentence() if name in problems else "")
            if first is None and name in problems:
                first = field
        return first


class LongTextField(Field):
    """Paragraphs of plain text; the tabulator goes on to the next field."""

    def __init__(self, label: str, name: str, *, hint: str = "", placeholder: str = "") -> None:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(placeholder)
        lines = 4 * self.edit.fontMetrics().lineSpacing()
        self.edit.setFixedHeight(lines + 20)
        super().__init__(label, self.edit, name, hint)

    def text(self) -> str:
        """Return what was typed, without empty lines around it."""
        return self.edit.toPlainText().strip()


def _card(title: str, text: str, rows: list[list[tuple[Field, int]]]) -> Card:
    card = Card()
    card.body.setSpacing(10)
    card.body.addWidget(subheading(title))
    if text:
        card.body.addWidget(muted(text))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(14)
    for number, row in enumerate(rows):
        column = 0
        for field, span in row:
            grid.addWidget(field, number, column, 1, span)
            column += span
    for column in range(3):
        grid.setColumnStretch(column, 1)
    card.body.addLayout(grid)
    return card
