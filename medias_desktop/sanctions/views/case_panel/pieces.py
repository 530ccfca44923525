"""The pieces of a case: captures, grounds and verifications, meetings, demands and reports, letters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.card_parts import barred, facts_grid, part, told
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Chip, label, muted
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.sanctions.labels import (
    ATTENDANCE_NAMES,
    DEMAND_NAMES,
    LETTER_NAMES,
    MEETING_NAMES,
    UNION_NAMES,
)
from medias_desktop.sanctions.rules.cases import Attendance
from medias_desktop.sanctions.rules.next_acts import CaseAct
from medias_desktop.sanctions.views.case_panel import captures

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.case_cards import CaseCard
    from medias_desktop.sanctions.rules.cases import Capture, Letter, Meeting, PostDemand
    from medias_desktop.sanctions.service.disciplinary import Disciplinary
    from medias_desktop.sanctions.views.case_panel.panel import CasePanel


class Pieces(QWidget):
    """The section’s page; small pictures arrive one after the other."""

    def __init__(self, panel: CasePanel, card: CaseCard, disciplinary: Disciplinary, desk: Desk) -> None:
        super().__init__()
        self._panel, self._card, self._disciplinary, self._desk = panel, card, disciplinary, desk
        self.waiting = 0
        """How many pieces are being decrypted."""
        self.lines: list[captures.CaptureLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 6, 4)
        column.setSpacing(16)
        parts = list(self._parts())
        for one in parts:
            column.addWidget(one)
        if not parts:
            nothing = muted(_("Nothing was added to this case yet: captures, grounds, meetings, letters."))
            column.addWidget(nothing)
        column.addStretch(1)
        self._show_small()

    # Captures

    def open(self, capture: Capture) -> None:
        """Show a capture in its window."""
        cases, opened = self._disciplinary.cases, self._card.open
        text = captures.is_text(capture)

        def read(_progress: Progress) -> bytes | QImage:
            content = cases.file(opened, capture.piece)
            return content if text else captures.decoded(content, captures.LARGE)

        def show(content: bytes | QImage) -> None:
            if self._desk.sealed is not None and self._desk.sealed.is_open:  # not closed meanwhile
                captures.CaptureWindow(self._panel, capture, content).open()

        self._desk.jobs.run(self, _("Opening the capture…"), read, show)

    def _show_small(self) -> None:
        cases, opened = self._disciplinary.cases, self._card.open
        pictures = [line for line in self.lines if not captures.is_text(line.capture)]
        self.waiting = len(pictures)

        def read(capture: Capture, _progress: Progress) -> QImage:
            return captures.decoded(cases.file(opened, capture.piece), captures.SMALL)

        def show(line: captures.CaptureLine, image: QImage) -> None:
            self.waiting -= 1
            line.show_small(image)

        for line in pictures:
            self._desk.jobs.run(
                self,
                _("Opening the capture…"),
                partial(read, line.capture),
                partial(show, line),
                self._one_less,
                quiet=True,
            )

    def _one_less(self) -> None:
        self.waiting -= 1

    # Parts

    def _parts(self) -> Iterator[QWidget]:
        case = self._card.case
        if case.captures:
            found, column = part(_("Captures"))
            for capture in case.captures:
                line = captures.CaptureLine(capture)
                line.opens.clicked.connect(lambda _checked=False, one=capture: self.open(one))
                self.lines.append(line)
                line.below.addWidget(self._link(_("Withdraw"), CaseAct.WITHDRAW, capture.uid))
                column.addWidget(line)
            yield found
        if case.grounds is not None or case.verifications:
            yield self._verifications()
        if case.person_version is not None:
            version = case.person_version
            words = _("The person declined to give it.") if version.declined else version.text
            found, column = part(_("The person’s version"))
            column.addWidget(_entry(format_date(version.day), words))
            yield found
        if case.meetings:
            found, column = part(_("Meetings"))
            for meeting in case.meetings:
                column.addWidget(self._meeting(meeting))
            yield found
        if case.demands or case.reports:
            yield self._outside()
        if case.letters:
            found, column = part(_("Letters"))
            for letter in case.letters:
                column.addWidget(self._letter(letter))
            yield found

    def _verifications(self) -> QWidget:
        case = self._card.case
        found, column = part(_("Grounds and verifications"))
        if case.grounds is not None:
            grounds = case.grounds
            when = told(_("Reasonable grounds"), format_date(grounds.day, "medium"), grounds.by)
            column.addWidget(_entry(when, grounds.text))
        for one in case.verifications:
            when = told(_("Verification"), format_date(one.day, "medium"), one.by)
            column.addWidget(_entry(when, one.what, one.found))
        return found

    def _meeting(self, meeting: Meeting) -> QWidget:
        title = label(translate(MEETING_NAMES[meeting.kind]))
        title.setStyleSheet("font-weight: 600;")
        when = muted(told(format_date(meeting.day), meeting.time, meeting.place))
        awaited = meeting.attendance is Attendance.AWAITED
        shown = barred("warn" if awaited else "ok", title, when)
        inside = shown.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addLayout(
            facts_grid(
                (
                    (_("Attendance"), translate(ATTENDANCE_NAMES[meeting.attendance])),
                    (_("Union"), told(translate(UNION_NAMES[meeting.union]), meeting.union_name)),
                    (_("Also there"), meeting.others),
                    (_("Note"), meeting.note),
                )
            )
        )
        words = _("Record what came of it") if awaited else _("Correct")
        links = FlowRow(16)
        links.addWidget(self._link(words, CaseAct.MEETING, meeting.uid))
        if awaited:
            links.addWidget(self._link(_("Drop it"), CaseAct.DROP, meeting.uid))
        inside.addLayout(links)
        return shown

    def _outside(self) -> QWidget:
        case = self._card.case
        found, column = part(_("Demands and reports"))
        for demand in case.demands:
            column.addWidget(self._demand(demand))
        for report in case.reports:
            what = _("Claim for damages") if report.claim else _("Report to the authorities")
            when = told(what, format_date(report.day, "medium"))
            column.addWidget(_entry(when, told(report.to, report.reference), report.note))
        return found

    def _demand(self, demand: PostDemand) -> QWidget:
        due = "" if demand.due_on is None else _("by {day}").format(day=format_date(demand.due_on))
        done = "" if demand.done_on is None else _("done on {day}").format(day=format_date(demand.done_on))
        late = demand.due_on is not None and demand.done_on is None and demand.due_on < self._card.today
        title = label(translate(DEMAND_NAMES[demand.demand]))
        title.setStyleSheet("font-weight: 600;")
        when = muted(told(format_date(demand.asked_on), done or due))
        kind = "ok" if done else "bad" if late else "warn"
        shown = barred(kind, title, when)
        inside = shown.layout()
        assert isinstance(inside, QVBoxLayout)
        for words in (demand.link, demand.note):
            if words:
                inside.addWidget(label(breakable(words)))
        inside.addWidget(self._link(_("Follow"), CaseAct.DEMAND, demand.uid))
        return shown

    def _letter(self, letter: Letter) -> QWidget:
        found = QWidget()
        row = QHBoxLayout(found)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        link = TextLink(translate(LETTER_NAMES[letter.kind]))
        link.setObjectName(f"letter_{letter.uid}")
        link.clicked.connect(lambda: self._panel.letters_asked.emit(letter.uid))
        row.addWidget(link)
        row.addStretch(1)
        if letter.issued_on is None:
            row.addWidget(Chip(_("draft"), "warn"))
        else:
            row.addWidget(muted(format_date(letter.issued_on, "medium")))
            row.addWidget(Chip(_("issued to the person"), "ok"))
        return found

    def _link(self, words: str, act: CaseAct, uid: str) -> QWidget:
        link = TextLink(words)
        link.setObjectName(f"{act.value}_{uid}")
        link.setEnabled(act in self._card.acts)
        link.clicked.connect(lambda: self._panel.act_asked.emit(act, uid))
        self._panel.permit(link)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return holder


def _entry(when: str, *texts: str) -> QWidget:
    return barred("muted", muted(when), *(label(breakable(text)) for text in texts if text))
