"""Forms of cases in large text on a small screen: nothing scrolls sideways."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QBoxLayout

from medias_desktop.core.widgets import theme
from medias_desktop.sanctions.rules.cases import Attendance
from tests.sanctions import cases as made
from tests.sanctions.registers import TODAY


@pytest.fixture
def doubled(qapp):
    """The program with its text twice as large."""
    theme.apply(qapp, "light", 2.0)
    yield
    theme.apply(qapp, "light", 1.0)


def rows_of(form):
    return {row.direction() for row in form.rows}


def test_the_meeting_form_stands_below_itself_where_two_fields_have_no_room(at, doubled):
    planned = made.meeting(TODAY, attendance=Attendance.AWAITED)
    form = at.begin(at.errands.meeting(at.town.acts.add_meeting(made.begun(at.town), planned)))
    form.resize(720, 700)  # what a screen of 800 pixels leaves
    QApplication.processEvents()
    assert form.width() == 720
    assert form.area.horizontalScrollBar().maximum() == 0
    assert QBoxLayout.Direction.TopToBottom in rows_of(form)


def test_two_fields_stand_beside_each_other_where_there_is_room(at):
    form = at.begin(at.errands.meeting(made.begun(at.town)))
    form.resize(1400, 700)
    QApplication.processEvents()
    assert rows_of(form) == {QBoxLayout.Direction.LeftToRight}
