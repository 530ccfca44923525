"""The week: half-hours by keyboard and by hand, posts without an hour, the present minute."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from medias_desktop.core.i18n import use_language
from medias_desktop.core.widgets import theme
from tests.editorial_calendar.views.calendar.conftest import later
from tests.editorial_calendar.views.calendar.filled import TODAY, drafted

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key
NINE = dt.time(9)


@pytest.fixture
def post(service):
    """Return a draft of Monday, November 23, at nine."""
    return service.posts.add(drafted(later(2), title="Patinoire", time=NINE))


def test_ctrl_and_arrows_move_by_half_an_hour_and_by_a_day(shown, post):
    seen = shown("week", later(2))
    seen.press(KEY.Key_Tab)
    assert seen.page.current().id == post

    seen.press((CTRL, KEY.Key_Down), (CTRL, KEY.Key_Down), (CTRL, KEY.Key_Up))
    assert seen.planned(post) == (later(2), dt.time(9, 30))
    seen.press((CTRL, KEY.Key_Right))
    assert seen.planned(post) == (later(3), dt.time(9, 30))
    seen.page.actions_["back"].trigger()
    assert seen.planned(post) == (later(2), dt.time(9, 30))


def test_a_post_is_carried_to_another_hour_of_another_day(shown, post):
    seen = shown("week", later(2))

    seen.drag(seen.point_of(post), seen.point_at(later(4), dt.time(11, 30)))

    assert seen.planned(post) == (later(4), dt.time(11, 30))


def test_carried_above_the_hours_it_keeps_its_hour(shown, post):
    seen = shown("week", later(2))

    seen.drag(seen.point_of(post), _head_of(seen, later(4)))

    assert seen.planned(post) == (later(4), NINE)


def _head_of(seen, day):
    column = (day - seen.view.shown.first).days
    return QPoint((seen.view.places.edge(column) + seen.view.places.edge(column + 1)) // 2, 6)


def test_a_post_without_an_hour_stands_above_and_gets_one(shown, service):
    number = service.posts.add(drafted(later(2), title="Avis", time=None))
    seen = shown("week", later(2))
    assert seen.point_of(number).y() < seen.view.head

    seen.drag(seen.point_of(number), seen.point_at(later(2), dt.time(14, 0)))

    assert seen.planned(number) == (later(2), dt.time(14, 0))


def test_the_cursor_walks_half_hours_and_a_new_post_gets_the_one_it_is_on(shown):
    from medias_desktop.editorial_calendar.views.editor.dialog import PostEditor

    use_language("en")
    seen = shown("week", later(2))
    seen.view.minute = 13 * 60
    seen.press(KEY.Key_Down, KEY.Key_Right)
    assert seen.view.wanted_time() == dt.time(13, 30)
    assert seen.view.accessibleDescription().startswith("1:30 p.m., Tuesday, November 24, 2026")

    seen.dialogs.choices = [1]  # leave without saving, should it ask
    seen.press(KEY.Key_Return)
    begun = seen.opened(PostEditor)
    assert (begun.draft().planned_on, begun.draft().planned_time) == (later(3), dt.time(13, 30))
    seen.qtbot.waitUntil(begun.settled)
    begun.reject()


def test_above_the_first_half_hour_stands_the_day_itself(shown):
    seen = shown("week", later(2))
    seen.view.minute = 6 * 60

    seen.press(KEY.Key_Up)

    assert seen.view.wanted_time() is None


def test_page_keys_turn_weeks_and_the_title_says_which(shown):
    use_language("en")
    seen = shown("week")
    assert seen.page.head.title.text() == "Nov 15, 2026 to Nov 21, 2026"

    seen.press(KEY.Key_PageDown)

    assert seen.page.head.title.text() == "Nov 22, 2026 to Nov 28, 2026"
    assert seen.view.day == later(7)


def test_the_present_minute_is_drawn_in_the_column_of_today(shown):
    seen = shown("week", TODAY)
    view = seen.view
    bar = view.verticalScrollBar()
    bar.setValue(view.places.height_of(12 * 60))
    picture = view.viewport().grab().toImage()
    y = view.head + view.places.height_of(15 * 60 + 30) - bar.value()
    left, right = view.places.edge(6), view.places.edge(7)
    bad = QColor(theme.current().bad)

    assert picture.pixelColor((left + right) // 2, y) == bad
    assert picture.pixelColor((view.places.edge(5) + left) // 2, y) != bad


def test_taken_slots_stay_seen_when_their_posts_are_filtered_out(shown, post):
    seen = shown("week", later(2))

    seen.page.filters.search.setText("introuvable")
    seen.page.filters.search.returnPressed.emit()

    assert seen.view.shown.on(later(2)) == ()
    assert seen.view.shown.busy[later(2)] == (540,)
