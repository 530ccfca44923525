"""Crisis mode turned on and off, and election periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import DateField, Field, TextField
from medias_desktop.core.widgets.form_fields import FieldProblem, LongTextField, SelectField, two_columns
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.labels.accounts import level_name
from medias_desktop.editorial_calendar.rules.account_texts import LINE_LENGTH
from medias_desktop.editorial_calendar.rules.periods import Period, PeriodDraft, PeriodKind
from medias_desktop.editorial_calendar.views.accounts.forms.choices import chosen_text
from medias_desktop.editorial_calendar.views.accounts.forms.form import AccountsForm
from medias_desktop.editorial_calendar.views.editor.fields.hour import HourField
from medias_desktop.policies.rules.checks.calendar_words import Level

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_FIRST, _LAST = dt.time(0, 0), dt.time(23, 59)


def moment(day: DateField, hour: HourField, unsaid: dt.time) -> dt.datetime:
    """Return the moment that two fields say; ``unsaid`` when no hour is given. Raises FieldProblem."""
    return dt.datetime.combine(day.day(), hour.hour() or unsaid)


class EmergencyForm(AccountsForm):
    """Turns crisis mode on, or corrects who decided and why."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        known: Period | None = None,
    ) -> None:
        title = _("Crisis mode") if known else _("Turn crisis mode on")
        about = _("A banner stands above the whole calendar until it is turned off.")
        super().__init__(
            parent, desk, "emergency", title, about, "" if known else _("&Turn on"), size=(620, 0)
        )
        self._service, self._known = service, known
        begins = known.begins_at if known else service.local_now
        self.day = DateField(_("&From"), "emergency_day", begins.date())
        self.hour = HourField(_("&At"), "emergency_hour")
        self.hour.set_hour(begins.time())
        self.by = TextField(
            _("&Who decided"),
            "emergency_decided_by",
            known.decided_by if known else "",
            longest=LINE_LENGTH,
        )
        self.why = LongTextField(_("W&hat happens"), "emergency_reason", known.reason if known else "")
        self.body.addLayout(two_columns((self.by,), (self.day, self.hour), (self.why,)))
        self.places = {
            errors.DeciderMissing: self.by,
            errors.EmergencyInFuture: self.hour,
            errors.PeriodBackwards: self.day,
            errors.DayImplausible: self.day,
        }

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        begins = moment(self.day, self.hour, _FIRST)
        by, why, known = self.by.text(), self.why.text(), self._known
        if known is None:
            return lambda: self._service.periods.declare(begins, by, why)
        draft = PeriodDraft(
            kind=PeriodKind.EMERGENCY, begins_at=begins, ends_at=known.ends_at, decided_by=by, reason=why
        )
        return lambda: self._service.periods.change(known.id, known.version, draft)

    def renew(self) -> None:
        """Take over which state another window left."""
        if self._known is not None:
            self._known = self._service.periods.one(self._known.id)


class LiftingForm(AccountsForm):
    """Turns crisis mode off."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk, known: Period) -> None:
        title = _("Turn crisis mode off")
        super().__init__(parent, desk, "lifting", title, "", _("&Turn off"), size=(620, 0))
        self._service, self._known = service, known
        now = service.local_now
        self.by = TextField(_("&Who decided"), "lifting_ended_by", longest=LINE_LENGTH)
        self.day = DateField(_("&Until"), "lifting_day", now.date())
        self.hour = HourField(_("&At"), "lifting_hour")
        self.hour.set_hour(now.time())
        self.body.addLayout(two_columns((self.by,), (self.day, self.hour)))
        self.places = {
            errors.DeciderMissing: self.by,
            errors.EmergencyInFuture: self.hour,
            errors.PeriodBackwards: self.day,
            errors.DayImplausible: self.day,
        }

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        ends, by = moment(self.day, self.hour, self._service.local_now.time()), self.by.text()
        return lambda: self._service.periods.lift(self._known.id, self._known.version, ends, by)

    def renew(self) -> None:
        """Take over which state another window left."""
        self._known = self._service.periods.one(self._known.id)


class ElectionForm(AccountsForm):
    """An election period: which, from when to when, who is a candidate. The dates are those that the user writes."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        known: Period | None = None,
    ) -> None:
        title = _("Election period") if known else _("New election period")
        about = _(
            "The dates are those of the authority that holds the election; the program knows none by itself."
        )
        super().__init__(parent, desk, "election", title, about, size=(680, 560))
        self._service, self._known = service, known
        levels: list[tuple[str, object]] = [(level_name(one.value), one.value) for one in Level]
        self.level = SelectField(_("&Election"), "election_level", levels)
        today = service.today
        last = known.ends_at.date() if known and known.ends_at else today
        self.first = DateField(_("&First day"), "election_first", known.begins_at.date() if known else today)
        self.from_hour = HourField(_("Fr&om"), "election_from")
        self.last = DateField(_("&Last day"), "election_last", last)
        self.to_hour = HourField(_("T&ill"), "election_to")
        self.names = LongTextField(
            _("Candidates and &parties"),
            "election_names",
            "\n".join(known.names) if known else "",
            hint=_("One name on each line: posts that name them are told."),
            lines=5,
        )
        self.by = TextField(
            _("&Whose dates"), "election_by", known.decided_by if known else "", longest=LINE_LENGTH
        )
        self.note = LongTextField(_("&Note"), "election_note", known.reason if known else "", lines=2)
        self.body.addLayout(
            two_columns(
                (self.level, self.by),
                (self.first, self.from_hour),
                (self.last, self.to_hour),
                (self.names,),
                (self.note,),
            )
        )
        for hour, whole in (
            (self.from_hour, _("Empty: the whole day.")),
            (self.to_hour, _("Empty: the whole day.")),
        ):
            hour.hint.setText(whole)
            hour.hint.show()
        if known is not None:
            self.level.choose(known.level)
            self.from_hour.set_hour(_said(known.begins_at, _FIRST))
            self.to_hour.set_hour(_said(known.ends_at, _LAST))
        place: Field = self.last
        self.places = {
            errors.PeriodBackwards: place,
            errors.PeriodOverlaps: self.first,
            errors.LevelMissing: self.level,
            errors.DayImplausible: self.first,
        }

    def draft(self) -> Callable[[], Any]:
        """Return what writes it. Raises FieldProblem."""
        begins, ends = moment(self.first, self.from_hour, _FIRST), moment(self.last, self.to_hour, _LAST)
        if ends < begins:
            self.last.show_problem(errors.PeriodBackwards().sentence())
            self.last.edit.setFocus()
            raise FieldProblem
        draft = PeriodDraft(
            kind=PeriodKind.ELECTION,
            level=chosen_text(self.level),
            begins_at=begins,
            ends_at=ends,
            decided_by=self.by.text(),
            reason=self.note.text(),
            names=tuple(self.names.text().splitlines()),
        )
        known, periods = self._known, self._service.periods
        if known is None:
            return lambda: periods.record_election(draft)
        return lambda: periods.change(known.id, known.version, draft)

    def renew(self) -> None:
        """Take over which state another window left."""
        if self._known is not None:
            self._known = self._service.periods.one(self._known.id)


def _said(at: dt.datetime | None, whole: dt.time) -> dt.time | None:
    """Return the hour of a moment, None when it is that of the whole day."""
    return None if at is None or at.time() == whole else at.time()
