"""Keeping what was seen: a picture or a text, with its hash and the time at which it was taken."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import DateField
from medias_desktop.core.widgets.form_fields import FieldProblem, LongTextField
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.views.case.fields import TimeField
from medias_desktop.sanctions.views.case.form import CaseForm, Write
from medias_desktop.sanctions.views.online.capture import CaptureField

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import OpenCase
    from medias_desktop.sanctions.views.case.bench import Bench


class CaptureForm(CaseForm):
    """A picture from a file or the clipboard, or the words of a post; each is kept as a piece of its own."""

    def __init__(self, bench: Bench, open_case: OpenCase) -> None:
        super().__init__(
            bench,
            open_case,
            "capture",
            _("Capture"),
            _(
                "It is kept encrypted in the case, with its fingerprint (SHA-256) and the time: not as a file beside."
            ),
            width=680,
        )
        self._kept: tuple[OpenCase, str] | None = None
        self.seen = CaptureField(bench.desk)
        now = bench.desk.clock.now().astimezone()
        self.day = DateField(_("Taken on"), "capture_day", now.date())
        self.time = TimeField(_("Time"), "capture_time", f"{now:%H:%M}")
        self.note = LongTextField(_("Note"), "capture_note", lines=2)
        self.places = {errors.DayInFuture: self.day}
        self.add((self.seen,), (self.day, self.time), (self.note,))

    def first(self) -> QWidget | None:
        """Return what has the keyboard at first."""
        return self.seen.file

    def draft(self) -> Write:
        """Return what keeps the capture."""
        picture, words, note = self.seen.picture(), self.seen.words(), self.note.text()
        if picture is None and not words:
            self.seen.show_problem(_("Choose a picture, paste it, or write what was seen."))
            self.seen.file.setFocus(Qt.FocusReason.OtherFocusReason)
            raise FieldProblem
        time = self.time.time() or dt.time(0, 0)
        taken_at = dt.datetime.combine(self.day.day(), time).astimezone(dt.UTC)
        acts = self.bench.disciplinary.acts
        if (
            self._kept is not None
        ):  # the picture was refused after the words were kept: they are not kept twice
            self.open_case, words = self._kept[0], "" if words == self._kept[1] else words

        def write(case: OpenCase) -> OpenCase:
            if words:
                case = acts.add_text_capture(case, words, taken_at, note)
                self._kept = (case, words)
            if picture is not None:
                case = acts.add_capture(case, picture[0], picture[1], taken_at, note)
            return case

        return write

    def drop(self) -> None:
        """Let the picture go."""
        super().drop()
        self._kept = None
        self.seen.forget.click()
