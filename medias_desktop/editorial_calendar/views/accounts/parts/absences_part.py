"""Who is away, and who takes the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.table import Column
from medias_desktop.editorial_calendar.labels.accounts import ABSENCE_NAMES
from medias_desktop.editorial_calendar.rules.absences import Absence
from medias_desktop.editorial_calendar.rules.account_overview import Checked
from medias_desktop.editorial_calendar.views.accounts.parts.part import Part

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.accounts.acts import AccountActs
    from medias_desktop.editorial_calendar.views.accounts.shown import Shown

Line = Checked[Absence]


class AbsencesPart(Part):
    """Records absences and names who takes the place."""

    place = "absences"

    def __init__(self, service: EditorialCalendarService, desk: Desk, acts: AccountActs) -> None:
        super().__init__(service, desk, acts, "")
        self._day: dt.date = service.today
        self.list = self.make_list(
            "absences",
            _("Absences"),
            self._columns(),
            lambda one: one.record.id,
            (
                _("No absence yet"),
                _(
                    "Record when somebody in charge of the accounts is away, and who takes the place meanwhile."
                ),
            ),
            first=_("Record an &absence"),
            begin=self.new,
        )
        self.list.add_act(
            "change_absence",
            _("&See or change…"),
            "mdi6.pencil-outline",
            lambda one: acts.absence(one.record),
        )
        remove = self.list.add_act(
            "remove_absence",
            _("&Take back…"),
            "mdi6.trash-can-outline",
            lambda one: acts.remove_absence(one.record),
        )
        self.permit(remove)

    def show_found(self, found: Shown) -> None:
        """Show what was read."""
        super().show_found(found)
        self._day = found.day
        self.list.show_rows(found.absences)

    def new(self) -> None:
        """Record an absence."""
        self.acts.absence()

    def points(self, record: Any) -> tuple[str, Sequence[Any]]:
        """Return what is found of an absence."""
        return record.record.name, record.findings

    def subject(self) -> tuple[str, str] | None:
        """Return the absence under the cursor."""
        chosen = self.list.chosen()
        return None if chosen is None else ("account_absence", str(chosen.record.id))

    def _columns(self) -> list[Column[Line]]:
        return [
            Column(_("Name"), lambda one: one.record.name, stretch=20),
            Column(_("State"), self._state, chip=self._kind, stretch=17),
            Column(_("First day"), lambda one: format_date(one.record.from_on, "medium"), stretch=14),
            Column(_("Last day"), lambda one: format_date(one.record.until_on, "medium"), stretch=14),
            Column(_("Replaced by"), lambda one: one.record.replacement or "–", stretch=20),
            Column(_("Nature"), lambda one: translate(ABSENCE_NAMES[one.record.kind]), stretch=16),
            Column(_("Named by"), lambda one: one.record.named_by, stretch=18),
        ]

    def _state(self, one: Line) -> str:
        if one.record.until_on < self._day:
            return _("Past")
        if not one.record.replaced:
            return _("Without replacement")
        if one.pressing:
            return _("To settle")
        return _("Under way") if one.record.holds(self._day) else _("To come")

    def _kind(self, one: Line) -> str:
        if one.record.until_on < self._day:
            return "muted"
        if one.pressing:
            return "warn"
        if not one.record.replaced:
            return "muted"
        return "accent" if one.record.holds(self._day) else "ok"
