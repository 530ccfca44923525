"""What is taken back: a capture that does not belong to the case, a meeting that will not take place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_time, translate
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField
from medias_desktop.sanctions.errors import captures as capture_errors
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.labels import MEETING_NAMES
from medias_desktop.sanctions.rules.cases import Attendance
from medias_desktop.sanctions.views.case.form import CaseForm, Write

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import Capture, Meeting, OpenCase
    from medias_desktop.sanctions.views.case.bench import Bench


class WithdrawForm(CaseForm):
    """A capture that is taken out, with the reason."""

    def __init__(self, bench: Bench, open_case: OpenCase, uid: str = "") -> None:
        super().__init__(
            bench,
            open_case,
            "withdraw",
            _("Withdraw a capture"),
            _(
                "The file is removed for good. Its fingerprint and the reason stay in the history of the case."
            ),
            action=_("&Withdraw"),
        )
        choices = [(_capture(one), one.uid) for one in open_case.case.captures]
        self.which = SelectField(_("Which capture"), "withdraw_which", choices)
        self.reason = LongTextField(_("Why it is withdrawn"), "withdraw_reason", lines=4)
        self.add((self.which,), (self.reason,))
        self.places = {
            capture_errors.CaptureGone: self.which,
            capture_errors.WithdrawalUnexplained: self.reason,
        }
        if uid:
            self.which.choose(uid)

    def draft(self) -> Write:
        """Return what takes the capture out."""
        reason = self.need(self.reason, _("Write why this capture is taken out. The reason is kept."))
        uid, acts = str(self.which.value()), self.bench.disciplinary.acts
        return lambda case: acts.withdraw_capture(case, uid, reason)


class DropForm(CaseForm):
    """A meeting that will not take place."""

    def __init__(self, bench: Bench, open_case: OpenCase, uid: str = "") -> None:
        super().__init__(
            bench,
            open_case,
            "drop",
            _("Drop a planned meeting"),
            _("It leaves the case and the dates that run; the history says what was planned."),
            action=_("&Drop the meeting"),
        )
        planned = [one for one in open_case.case.meetings if one.attendance is Attendance.AWAITED]
        self.which = SelectField(
            _("Which meeting"), "drop_which", [(_meeting(one), one.uid) for one in planned]
        )
        self.add((self.which,))
        self.places = {errors.MeetingGone: self.which}
        if uid:
            self.which.choose(uid)

    def draft(self) -> Write:
        """Return what drops the meeting."""
        uid, acts = str(self.which.value()), self.bench.disciplinary.acts
        return lambda case: acts.drop_meeting(case, uid)


def _capture(capture: Capture) -> str:
    at = capture.taken_at.astimezone()
    name = capture.piece.name or _("Captured text")
    return f"{name} · {format_date(at.date(), 'medium')} · {format_time(at)}"


def _meeting(meeting: Meeting) -> str:
    parts = (translate(MEETING_NAMES[meeting.kind]), format_date(meeting.day), meeting.time, meeting.place)
    return " · ".join(filter(None, parts))
