"""What is taken back of a case, and a suspension that began before the person was told: each at its form, in English."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QApplication

from medias_desktop.sanctions.rules.cases import Attendance
from medias_desktop.sanctions.rules.ladder import StepKind
from tests.sanctions import cases as made


def files(town):
    return town.register.rows("SELECT count(*) FROM sealed_file")[0][0]


def told_changes(case, action):
    """Return the fields that the last line of an action speaks of, with what stood and stands there."""
    line = [one for one in case.history if one.action == action][-1]
    return {one.field: (one.old, one.new) for one in line.changes}


def captured(at):
    opened = at.town.acts.add_capture(made.begun(at.town), made.picture(), "page.png")
    return at.town.acts.add_text_capture(opened, "Propos relevés le soir même.")


def test_a_capture_is_withdrawn_with_its_reason_and_its_file_goes(at):
    at.case = captured(at)
    picture, words = at.case.case.captures
    assert files(at.town) == 2
    form = at.begin(at.errands.withdraw(at.case, words.uid))
    assert form.which.value() == words.uid
    assert "Captured text" not in form.which.editor.itemText(0)  # the picture has its name
    assert not at.record()
    assert at.problem("withdraw_reason")
    assert files(at.town) == 2
    at.say("withdraw_reason", "Une autre personne y paraît.")
    assert at.record()
    kept = at.town.cases.open(at.case.id).case
    assert kept.captures == (picture,)
    assert files(at.town) == 1
    told = told_changes(kept, "withdraw_capture")
    assert ("", "Une autre personne y paraît.") in told.values()
    assert any(words.piece.sha256 in old for old, _new in told.values())
    assert at.heard == {"sanctions"}


def test_a_capture_that_somebody_withdrew_meanwhile_is_said_to_be_gone(at):
    at.case = captured(at)
    capture = at.case.case.captures[0]
    at.begin(at.errands.withdraw(at.case, capture.uid))
    at.town.acts.withdraw_capture(at.case, capture.uid, "Retirée par une collègue.")
    at.say("withdraw_reason", "Une autre personne y paraît.")
    assert not at.record()
    assert at.form.trouble.text()  # the case has changed: look at it again
    assert not at.record()
    assert at.problem("withdraw_which")
    assert len(at.town.cases.open(at.case.id).case.captures) == 1


def test_a_meeting_that_will_not_take_place_is_dropped_and_one_that_was_held_stays(at):
    held = made.heard(at.town, made.begun(at.town))
    for number in (24, 26):
        planned = made.meeting(dt.date(2026, 11, number), attendance=Attendance.AWAITED)
        held = at.town.acts.add_meeting(held, planned)
    _first, second = (one for one in held.case.meetings if one.attendance is Attendance.AWAITED)
    form = at.begin(at.errands.drop(held, second.uid))
    offered = [form.which.editor.itemText(place) for place in range(form.which.editor.count())]
    assert [("24" in one, "26" in one.replace("2026", "")) for one in offered] == [
        (True, False),
        (False, True),
    ]
    assert form.which.value() == second.uid
    assert at.record()
    kept = at.town.cases.open(at.case.id).case
    assert [one.day for one in kept.meetings] == [dt.date(2026, 11, 5), dt.date(2026, 11, 24)]
    told = told_changes(kept, "drop_meeting")
    assert any("2026-11-26" in old and not new for old, new in told.values())


def test_cancel_takes_nothing_back(at):
    at.case = captured(at)
    form = at.begin(at.errands.withdraw(at.case))
    form.cancel.click()
    assert QApplication.activeModalWidget() is None
    assert len(at.town.cases.open(at.case.id).case.captures) == 2


def test_a_suspension_that_began_untold_asks_why(at):
    suspension = next(
        one for one in at.town.sanctions.ladder.ladder().steps if one.kind is StepKind.SUSPENSION
    )
    heard = made.heard(at.town, made.begun(at.town))
    at.case = made.decided(at.town, heard, step=suspension)  # decided on the 6th, suspended from the 7th
    form = at.begin(at.errands.notify(at.case))
    form.day.set_day(dt.date(2026, 11, 7))
    assert form.begun.isHidden()
    form.day.set_day(dt.date(2026, 11, 9))
    assert not form.begun.isHidden()
    assert not at.record()
    assert "November 7, 2026" in at.problem("notice_begun_because")
    at.say("notice_begun_because", "La personne était introuvable.")
    assert at.record()
    assert at.case.case.notice.begun_because == "La personne était introuvable."
