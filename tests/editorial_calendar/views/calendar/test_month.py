"""The month: walking days and posts, moving them by hand and by keyboard, what refuses it, the way back."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from medias_desktop.core.i18n import use_language
from medias_desktop.core.store.roles import Role
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.views.calendar.moving import Mover
from tests.editorial_calendar.views.calendar.conftest import later
from tests.editorial_calendar.views.calendar.filled import TODAY, drafted, past, set_state

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
NINE = dt.time(9)


@pytest.fixture
def post(service):
    """Return a draft of Monday, November 23, at nine."""
    return service.posts.add(drafted(later(2), title="Patinoire", time=NINE))


def test_arrows_walk_days_and_turn_the_page_at_the_edge(shown):
    seen = shown()
    assert seen.view.day == TODAY

    seen.press(KEY.Key_Right, KEY.Key_Down)
    assert seen.view.day == dt.date(2026, 11, 29)
    seen.press(KEY.Key_Down)
    assert seen.view.day == dt.date(2026, 12, 6)
    assert seen.page.head.title.text() == "Décembre 2026"
    seen.press(KEY.Key_Home)
    assert (seen.view.day, seen.page.head.title.text()) == (TODAY, "Novembre 2026")
    seen.press(KEY.Key_PageUp)
    assert seen.view.day == dt.date(2026, 10, 21)
    seen.press(KEY.Key_PageDown, KEY.Key_PageDown)
    assert seen.view.day == dt.date(2026, 12, 21)


def test_tab_walks_the_posts_of_a_day_and_then_leaves(shown, service, post):
    second = service.posts.add(drafted(later(2), title="Séance du conseil", time=dt.time(10)))
    seen = shown(day=later(2))

    seen.press(KEY.Key_Tab)
    assert seen.page.current().id == post
    seen.press(KEY.Key_Down)
    assert seen.page.current().id == second
    seen.press(KEY.Key_Up, KEY.Key_Up)
    assert seen.page.current() is None
    seen.press(KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Tab)
    assert not seen.view.hasFocus()


def test_escape_goes_from_the_post_to_its_day(shown, post):
    seen = shown(day=later(2))

    seen.press(KEY.Key_Tab, KEY.Key_Escape)

    assert (seen.page.current(), seen.view.day) == (None, later(2))


def test_it_is_told_what_is_under_the_cursor(shown, service, post):
    use_language("en")
    service.day_notes.add(later(2), "Call the printer")
    seen = shown(day=later(2))

    assert seen.view.accessibleDescription() == "Monday, November 23, 2026. Note: Call the printer. 1 post."
    seen.press(KEY.Key_Tab)
    said = seen.view.accessibleDescription()
    assert said.startswith("9:00 a.m. · Patinoire · Facebook · Being drafted · ")
    assert seen.page.footer.words.text() == said


def test_ctrl_and_arrows_move_the_post_by_a_day_or_a_week_and_the_cursor_goes_with_it(shown, post):
    seen = shown(day=later(2))

    seen.press(KEY.Key_Tab, (CTRL, KEY.Key_Right))
    assert seen.planned(post) == (later(3), NINE)
    assert (seen.view.day, seen.page.current().id) == (later(3), post)
    seen.press((CTRL, KEY.Key_Down), (CTRL, KEY.Key_Left))
    assert seen.planned(post) == (later(9), NINE)
    seen.press((CTRL, KEY.Key_Up))
    assert seen.planned(post) == (later(2), NINE)


def test_a_post_is_carried_to_another_day_and_keeps_its_hour(shown, post):
    seen = shown()

    seen.drag(seen.point_of(post), seen.point_at(later(4)))

    assert seen.planned(post) == (later(4), NINE)
    assert "Patinoire" in seen.page.footer.words.text()
    assert seen.page.footer.back.isVisible()
    assert seen.dialogs.errors == []


def test_what_was_moved_goes_back_by_key_and_by_link(shown, post):
    seen = shown(day=later(2))
    seen.press(KEY.Key_Tab, (CTRL, KEY.Key_Right))
    seen.settle()

    seen.page.actions_["back"].trigger()
    assert seen.planned(post) == (later(2), NINE)
    assert seen.page.footer.back.isHidden()
    assert not seen.page.mover.back()  # once

    seen.press((CTRL, KEY.Key_Down))
    seen.page.footer.back.click()
    assert seen.planned(post) == (later(2), NINE)


def test_escape_lets_a_carried_post_go_where_it_was(shown, post):
    seen = shown()
    port, start = seen.view.viewport(), seen.point_of(post)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(port, seen.point_at(later(4)))
    assert seen.view.carried.spot.day == later(4)

    seen.press(KEY.Key_Escape)
    QTest.mouseRelease(
        port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, seen.point_at(later(4))
    )

    assert seen.planned(post) == (later(2), NINE)


def test_a_small_jerk_moves_nothing(shown, post):
    seen = shown()
    start = seen.point_of(post)

    seen.drag(start, start + QPoint(3, 2))

    assert seen.planned(post) == (later(2), NINE)
    assert seen.page.current().id == post


def test_a_published_post_does_not_move_and_says_why(shown, service, post):
    past(service, post, TODAY)
    seen = shown()

    seen.drag(seen.point_of(post), seen.point_at(later(3)))

    assert seen.planned(post)[0] == TODAY
    (error,) = seen.dialogs.errors
    assert "publiée" in error.sentence().lower()


def test_nothing_is_planned_for_a_day_that_is_over(shown, post):
    seen = shown()

    seen.drag(seen.point_of(post), seen.point_at(later(-2)))

    assert seen.planned(post) == (later(2), NINE)
    assert "passé" in seen.dialogs.errors[0].sentence()


def test_a_move_that_changes_the_state_says_so(shown, service, post):
    set_state(service, post, PostState.SCHEDULED)
    use_language("en")
    seen = shown(day=later(2))

    seen.press(KEY.Key_Tab, (CTRL, KEY.Key_Right))

    assert seen.page.footer.words.text() == (
        "“Patinoire” is now planned for November 24, 2026, 9:00 a.m.. Its state is now “approved”."
    )


def test_another_window_moved_it_meanwhile(shown, service, post):
    seen = shown(day=later(2))
    seen.press(KEY.Key_Tab)
    service.posts.move(post, service.posts.one(post).version, later(5), NINE)

    seen.press((CTRL, KEY.Key_Right))

    assert len(seen.dialogs.errors) == 1
    assert seen.planned(post) == (later(5), NINE)
    assert [one.id for one in seen.view.shown.on(later(5))] == [post]  # the month shows it where it is now


def test_a_day_without_a_chosen_post_says_how_to_choose_one(shown, service, post):
    service.posts.add(drafted(later(2), title="Séance du conseil", time=dt.time(10)))
    use_language("en")
    seen = shown(day=later(2))

    seen.press((CTRL, KEY.Key_Right))

    assert seen.page.footer.words.text() == "Choose a post first: Tab goes to the posts of the day."
    assert seen.planned(post) == (later(2), NINE)


def test_enter_opens_and_n_begins_a_post_that_day(shown, post):
    from medias_desktop.editorial_calendar.views.editor.dialog import PostEditor

    seen = shown(day=later(2))
    seen.dialogs.choices = [1, 1]  # leave without saving, should it ask
    seen.press(KEY.Key_Return, KEY.Key_Return)
    opened = seen.opened(PostEditor)
    assert opened.bench.post.id == post
    seen.qtbot.waitUntil(opened.settled)
    opened.reject()

    seen.press(KEY.Key_Right, KEY.Key_N)
    seen.qtbot.waitUntil(lambda: any(one.bench.post is None for one in seen.page.findChildren(PostEditor)))
    begun = next(one for one in seen.page.findChildren(PostEditor) if one.bench.post is None)
    assert begun.draft().planned_on == later(3)
    seen.qtbot.waitUntil(begun.settled)
    begun.reject()


def test_more_posts_than_there_is_room_for_are_shown_in_the_list(shown, service):
    for number in range(12):
        service.posts.add(drafted(later(4), number, time=dt.time(8 + number)))
    service.posts.add(drafted(later(5), title="Un autre jour"))
    seen = shown()
    place = (later(4) - seen.view.shown.first).days
    boxes = seen.view.painter.boxes(seen.view.places, seen.view.shown, place)
    assert boxes[-1].post is None

    head = QPoint(0, seen.view.places.head)
    QTest.mouseClick(
        seen.view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        boxes[-1].rect.center() + head,
    )
    seen.settle()

    assert seen.page.view() == "list"
    assert seen.page.list.total() == 12
    seen.page.filters.chip.click()
    seen.settle()
    assert seen.page.list.total() == 13


def test_whoever_may_only_read_moves_nothing(shown, service, post):
    service.register.actor = service.register.actor._replace(name="Line Caron", role=Role.READING)
    seen = shown(day=later(2))
    assert not seen.page.head.new.isEnabled()

    seen.press(KEY.Key_Tab, (CTRL, KEY.Key_Right))
    seen.drag(seen.point_of(post), seen.point_at(later(4)))

    assert seen.planned(post) == (later(2), NINE)
    assert len(seen.dialogs.errors) == 2


def test_a_hundred_absurd_titles_are_painted(shown, service):
    for words in ("🎉" * 60, "\u202eןורחא", "x" * 199, "A\nB\tC", "&&&<b>gras</b>"):
        service.posts.add(drafted(later(3), title=words))
    seen = shown(day=later(3))
    seen.page.resize(320, 300)

    assert not seen.view.grab().isNull()
    seen.page.show_view("week")
    assert not seen.view.grab().isNull()


def test_the_pointer_tells_what_it_is_over(shown, post):
    use_language("en")
    seen = shown()

    spot = seen.view.spot_at(seen.point_of(post))
    assert seen.view.hint(spot).splitlines()[:4] == ["9:00 a.m.", "Patinoire", "Facebook", "Being drafted"]
    assert seen.view.spot_at(QPoint(10, 3)) is None  # the names of the weekdays
    assert isinstance(seen.page.mover, Mover)
