"""Crisis mode, on or off, and the election periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.parts import Card, Chip, button, muted, subheading
from medias_desktop.core.widgets.table import Column
from medias_desktop.editorial_calendar.labels.accounts import PERIOD_NAMES, level_name
from medias_desktop.editorial_calendar.labels.emergency import effects
from medias_desktop.editorial_calendar.rules.periods import Period, PeriodKind
from medias_desktop.editorial_calendar.rules.post_checks import said_time
from medias_desktop.editorial_calendar.views.accounts.parts.part import Part

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.accounts.acts import AccountActs
    from medias_desktop.editorial_calendar.views.accounts.shown import Shown


class PeriodsPart(Part):
    """The switch of crisis mode above; elections and what was, below."""

    place = "periods"

    def __init__(self, service: EditorialCalendarService, desk: Desk, acts: AccountActs) -> None:
        super().__init__(service, desk, acts, "")
        self._now: dt.datetime = service.local_now
        self._make_crisis()
        self.list = self.make_list(
            "periods",
            _("Elections and crisis mode"),
            self._columns(),
            lambda one: one.id,
            (
                _("No period yet"),
                _("Record the election periods of each level: posts are checked against them."),
            ),
            first=_("Record an &election period"),
            begin=self.new,
        )
        self.list.add_act("change_period", _("&See or change…"), "mdi6.pencil-outline", acts.period)
        remove = self.list.add_act(
            "remove_period", _("&Take back…"), "mdi6.trash-can-outline", acts.remove_period
        )
        self.permit(remove)

    def _make_crisis(self) -> None:
        self.crisis = Card()
        self.state = Chip(_("Off"), "muted")
        self.state.setObjectName("crisis_state")
        self.on = button(_("Turn crisis mode &on…"), "mdi6.alarm-light-outline")
        self.on.setObjectName("crisis_on")
        self.on.clicked.connect(self.acts.emergency)
        self.off = button(_("Turn crisis mode o&ff…"), "mdi6.close-circle-outline")
        self.off.setObjectName("crisis_mode_off")
        self.off.clicked.connect(self.acts.lift)
        self.permit(self.on, self.off)
        self.told = muted("")
        self.told.setObjectName("crisis_told")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(subheading(_("Crisis mode")))
        head.addWidget(self.state)
        head.addStretch(1)
        head.addWidget(self.on)
        head.addWidget(self.off)
        lines = QVBoxLayout()
        lines.setSpacing(6)
        lines.addLayout(head)
        lines.addWidget(self.told)
        self.crisis.body.addLayout(lines)
        self.column.addWidget(self.crisis)

    def show_found(self, found: Shown) -> None:
        """Show what was read."""
        super().show_found(found)
        self._now = found.now
        under_way = next(
            (
                one
                for one in found.periods
                if one.kind is PeriodKind.EMERGENCY and one.ends_at is None and one.holds(found.now)
            ),
            None,
        )
        self.state.show_state(_("Switched on") if under_way else _("Off"), "bad" if under_way else "muted")
        self.on.setVisible(under_way is None)
        self.off.setVisible(under_way is not None)
        told = effects(found.rules[self.place])
        self.told.setText(
            " · ".join(told) or _("The text in force says nothing of what changes in an emergency.")
        )
        self.told.setVisible(under_way is None)  # the banner says it while it is on
        self.list.show_rows(found.periods)

    def new(self) -> None:
        """Record an election period."""
        self.acts.election()

    def subject(self) -> tuple[str, str] | None:
        """Return the period under the cursor."""
        chosen = self.list.chosen()
        return None if chosen is None else ("calendar_period", str(chosen.id))

    def number(self, record: Any) -> int:
        """Return the number of a period."""
        return int(record.id)

    def _columns(self) -> list[Column[Period]]:
        return [
            Column(_("Period"), _name, stretch=28),
            Column(_("State"), self._state, chip=self._kind, stretch=14),
            Column(_("Beginning"), lambda one: _moment(one.begins_at), stretch=20),
            Column(_("End"), lambda one: _moment(one.ends_at) if one.ends_at else "–", stretch=20),
            Column(_("Decided by"), lambda one: one.decided_by, stretch=20),
            Column(_("Candidates and parties"), lambda one: ", ".join(one.names), stretch=30),
            Column(_("Ended by"), lambda one: one.ended_by, stretch=18),
        ]

    def _state(self, one: Period) -> str:
        if one.holds(self._now):
            return _("Under way")
        return _("To come") if one.begins_at > self._now else _("Past")

    def _kind(self, one: Period) -> str:
        if one.holds(self._now):
            return "bad" if one.kind is PeriodKind.EMERGENCY else "warn"
        return "accent" if one.begins_at > self._now else "muted"


def _name(one: Period) -> str:
    named = translate(PERIOD_NAMES[one.kind])
    return f"{named} – {level_name(one.level)}" if one.level else named


def _moment(at: dt.datetime) -> str:
    day = format_date(at.date(), "medium")
    return (
        day
        if (at.hour, at.minute) in ((0, 0), (23, 59))
        else _("{day}, {time}").format(day=day, time=said_time(at.time()))
    )
