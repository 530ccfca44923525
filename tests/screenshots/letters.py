"""The letters of a case, and documents made of cases."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from medias_desktop.sanctions.rules.cases import Attendance, LetterKind, Meeting, MeetingKind, OpenCase
from medias_desktop.sanctions.views.case_printing.acts import CasePrinting
from medias_desktop.sanctions.views.case_printing.dialogs import CouncilDialog
from medias_desktop.sanctions.views.letters.acts import LetterActs
from medias_desktop.sanctions.views.letters.dialog import LetterDialog
from tests.screenshots.case_forms import _Begun
from tests.screenshots.stage import Scene, Stage


def _called(begun: _Begun) -> OpenCase:
    meeting = Meeting(
        uid="",
        kind=MeetingKind.HEARING,
        day=begun.service.today + dt.timedelta(days=4),
        time="13:30",
        attendance=Attendance.AWAITED,
    )
    return begun.disciplinary.acts.add_meeting(begun.case(), meeting)


def _letters(stage: Stage, begun: _Begun) -> LetterActs:
    return LetterActs(stage.window, begun.disciplinary, stage.program.desk)


def _empty(stage: Stage) -> QWidget:
    begun = _Begun(stage)
    return _letters(stage, begun).open(_called(begun))


def _editor(stage: Stage) -> QWidget:
    begun = _Begun(stage)
    return _letters(stage, begun).open(_called(begun), LetterKind.MEETING_NOTICE)


def _written(stage: Stage, *, issue: bool) -> LetterDialog:
    begun = _Begun(stage)
    opened, letters = begun.measured(), begun.disciplinary.letters
    kind = letters.fitting(opened)[0]
    opened, uid = letters.write(opened, kind, "fr", *letters.proposal(opened, kind, "fr"))
    if issue:
        opened = letters.issue(opened, uid, begun.service.today)[0]
    return _letters(stage, begun).open(opened, uid=uid)


def _draft(stage: Stage) -> QWidget:
    window = _written(stage, issue=False)
    window.editor.preview.click()
    stage.settle()
    return window


def _issued(stage: Stage) -> QWidget:
    window = _written(stage, issue=True)
    stage.settle()
    return window


def _council(stage: Stage) -> QWidget:
    begun = _Begun(stage)
    begun.measured()
    printing = CasePrinting(stage.window, begun.disciplinary, stage.program.desk)
    printing.council(begun.disciplinary.cases.briefs())
    found: list[CouncilDialog] = []

    def there() -> bool:
        found[:] = stage.window.findChildren(CouncilDialog)
        return bool(found)

    stage.until(there)
    return found[0]


SCENES = (
    Scene("letters_none", _empty),
    Scene("letters_editor", _editor, main=True),
    Scene("letters_draft", _draft),
    Scene("letters_issued", _issued),
    Scene("cases_council", _council),
)
