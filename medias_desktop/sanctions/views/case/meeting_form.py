"""A meeting with the person: called, held, followed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField, names_of
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.labels import ATTENDANCE_NAMES, MEETING_NAMES, UNION_NAMES
from medias_desktop.sanctions.rules.cases import (
    LINE_LENGTH,
    Attendance,
    Meeting,
    MeetingKind,
    UnionPresence,
)
from medias_desktop.sanctions.views.case.fields import TimeField
from medias_desktop.sanctions.views.case.form import CaseForm, Write

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import OpenCase
    from medias_desktop.sanctions.views.case.bench import Bench

_WITH_NAME = frozenset({UnionPresence.PRESENT})


class MeetingForm(CaseForm):
    """A new meeting, or one that was called and is completed now; ``uid`` names the one to begin with."""

    def __init__(self, bench: Bench, open_case: OpenCase, uid: str = "") -> None:
        super().__init__(
            bench,
            open_case,
            "meeting",
            _("Meeting"),
            _("The person is heard before any measure, with a union representative when they have one."),
            width=720,
        )
        case = open_case.case
        self.which = SelectField(_("Which meeting"), "meeting_which", _choices(case.meetings))
        self.kind = SelectField(_("Kind of meeting"), "meeting_kind", names_of(MEETING_NAMES))
        self.day = DateField(_("Day"), "meeting_day", bench.service.today)
        self.time = TimeField(_("Time"), "meeting_time")
        self.place = TextField(_("Place"), "meeting_place", longest=LINE_LENGTH)
        self.attendance = SelectField(
            _("Attendance of the person"), "meeting_attendance", names_of(ATTENDANCE_NAMES)
        )
        self.union = SelectField(_("Union representative"), "meeting_union", names_of(UNION_NAMES))
        self.union_name = TextField(
            _("Name of the representative"), "meeting_union_name", longest=LINE_LENGTH
        )
        self.others = TextField(_("Others present"), "meeting_others", longest=LINE_LENGTH)
        self.note = LongTextField(_("What was said"), "meeting_note", lines=5)
        self.which.setVisible(bool(case.meetings))
        self.places = {
            errors.MeetingTimeWrong: self.time,
            errors.DayBeforeFault: self.day,
            errors.HeldInFuture: self.attendance,
            errors.UnionAtNoMeeting: self.union,
            errors.MeetingGone: self.which,
        }
        self.add(
            (self.which,),
            (self.kind, self.place),
            (self.day, self.time),
            (self.attendance, self.others),
            (self.union, self.union_name),
            (self.note,),
        )
        self.which.changed.connect(self._show)
        self.union.changed.connect(self._show_name)
        awaited = next((one.uid for one in case.meetings if one.attendance is Attendance.AWAITED), "")
        self.which.choose(uid or awaited)
        self._show()

    def _chosen(self) -> Meeting | None:
        uid = self.which.value()
        return next((one for one in self.open_case.case.meetings if one.uid == uid), None)

    def _show(self) -> None:
        meeting = self._chosen()
        case = self.open_case.case
        kind = MeetingKind.FOLLOW_UP if case.decision is not None else MeetingKind.HEARING
        self.kind.choose(meeting.kind if meeting else kind)
        self.day.set_day(meeting.day if meeting else self.bench.service.today)
        self.time.line.setText(meeting.time if meeting else "")
        self.place.line.setText(meeting.place if meeting else "")
        self.attendance.choose(meeting.attendance if meeting else Attendance.AWAITED)
        self.union.choose(meeting.union if meeting else UnionPresence.NOT_OFFERED)
        self.union_name.line.setText(meeting.union_name if meeting else "")
        self.others.line.setText(meeting.others if meeting else "")
        self.note.area.setPlainText(meeting.note if meeting else "")
        self._show_name()

    def _show_name(self) -> None:
        self.union_name.setEnabled(self.union.value() in _WITH_NAME)

    def draft(self) -> Write:
        """Return what records the meeting."""
        known, time = self._chosen(), self.time.time()
        union = cast(UnionPresence, self.union.value())
        meeting = Meeting(
            uid=known.uid if known else "",
            kind=cast(MeetingKind, self.kind.value()),
            day=self.day.day(),
            time=f"{time:%H:%M}" if time else "",
            place=self.place.text(),
            attendance=cast(Attendance, self.attendance.value()),
            others=self.others.text(),
            union=union,
            union_name=self.union_name.text() if union in _WITH_NAME else "",
            note=self.note.text(),
        )
        acts = self.bench.disciplinary.acts
        write = acts.change_meeting if known else acts.add_meeting
        return lambda case: write(case, meeting)


def _choices(meetings: tuple[Meeting, ...]) -> list[tuple[str, object]]:
    listed: list[tuple[str, object]] = [(_("New meeting"), "")]
    for one in meetings:
        words = (
            translate(MEETING_NAMES[one.kind]),
            format_date(one.day),
            translate(ATTENDANCE_NAMES[one.attendance]),
        )
        listed.append((" · ".join(words), one.uid))
    return listed
