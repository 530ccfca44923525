"""Until when an answer would be due, by which clause, and what is said of the opening hours: follows what is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, subheading
from medias_desktop.editorial_calendar.labels.interactions import clause_text, due_text, moment_text, stopped
from medias_desktop.editorial_calendar.rules.interactions import DueBasis
from medias_desktop.editorial_calendar.rules.service_hours import Attention

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.deadlines import Due
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.service_hours import Hours

Ask = Callable[["Clause"], None]


def why(found: Due) -> str:
    """Return in a sentence why something is due then, or at no moment."""
    if found.basis is DueBasis.UNKNOWN:
        return _(
            "The limit is in “{document}”: enter its days in the settings of the calendar, or set the moment by hand."
        ).format(document=found.document or _("another document"))
    return {
        DueBasis.HOURS: _("Counted in hours from the moment it was received."),
        DueBasis.DAYS: _("Counted in working days from the day after it was received."),
        DueBasis.DOCUMENT: _("Counted in the working days of “{document}”, as the settings say.").format(
            document=found.document
        ),
        DueBasis.REASONABLE: _(
            "“Within a reasonable time”: the settings say after how many working days it is told."
        ),
        DueBasis.AT_ONCE: _("It does not wait."),
        DueBasis.LIFTED: _("An emergency is under way: the clause lets it wait."),
        DueBasis.NONE: _("No clause of the texts in force that day sets a time."),
        DueBasis.HAND: _("Set by hand."),
    }[found.basis]


def hours_sentence(one: Hours) -> str:
    """Return what a clause about the hours of service says of something, "" for what came while it was open."""
    said = {
        Attention.OPEN: "",
        Attention.WAITS: _("Received outside the opening hours: it waits until {moment}.").format(
            moment=moment_text(one.until)
        ),
        Attention.BY_IMPORTANCE: _(
            "Received outside the opening hours: as soon as possible, by its importance."
        ),
        Attention.AT_ONCE: _("It does not wait for the opening hours."),
    }
    return stopped(said[one.attention])


class DuePanel(Card):
    """A chip with the moment, its clause, and why."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.setObjectName("card")
        self._ask = ask
        self.body.addWidget(subheading(_("Answer due")))
        self._inside: QWidget | None = None
        self.chip = Chip()

    def show_due(self, found: Due | None, hours: tuple[Hours, ...] = ()) -> None:
        """Show a due moment, None while what is typed is not complete."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if found is None:
            column.addWidget(muted(_("It is worked out once the date and the hour are complete.")))
            self.body.addWidget(inside)
            return
        kind = {DueBasis.AT_ONCE: "bad", DueBasis.UNKNOWN: "warn"}.get(
            found.basis, "accent" if found.at else "muted"
        )
        self._line(column, due_text(found.at, found.basis), kind, found.clause)
        column.addWidget(muted(why(found)))
        if found.department_at is not None:
            text = _("The department: {moment}").format(moment=moment_text(found.department_at))
            self._line(column, text, "muted", found.department_clause)
        for one in hours:
            said = hours_sentence(one)
            if said:
                row = FlowRow(8)
                row.addWidget(label(said))
                row.addWidget(self._chip(one.clause))
                column.addLayout(row)
        self.body.addWidget(inside)

    def _line(self, column: QVBoxLayout, text: str, kind: str, clause: Clause) -> None:
        row = FlowRow(8)
        chip = Chip(text, kind)
        row.addWidget(chip)
        if not column.count():
            self.chip = chip
        if clause.cite:
            row.addWidget(self._chip(clause))
        column.addLayout(row)

    def _chip(self, clause: Clause) -> ClauseLink:
        made = ClauseLink(clause_text(clause))
        made.clicked.connect(lambda _checked=False: self._ask(clause))
        return made
