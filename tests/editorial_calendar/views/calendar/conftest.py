"""The calendar’s page over a register whose municipality took Blainville’s text over."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from medias_desktop.core.changes import Changes
from medias_desktop.core.jobs import Worker
from medias_desktop.core.widgets.desk import Desk, Jobs
from medias_desktop.editorial_calendar.views.calendar.page import CalendarPage
from tests.editorial_calendar.town_rules import service_over
from tests.fakes import FixedClock


@pytest.fixture
def service(towns, tmp_path):
    """Return the service over a register of the test’s own."""
    with towns("blainville").copy("file", tmp_path, FixedClock()) as (register, _account):
        yield service_over(register)


@pytest.fixture
def shown(qtbot, qapp, service, dialogs):
    """Return a function that shows the page, with what a test asks of it."""
    from medias_desktop.core.widgets import theme

    theme.apply(qapp, "light")
    worker = Worker()
    desk = Desk(dialogs, Jobs(worker, dialogs), Changes(), service.register.clock)

    def show(view="month", day=None):
        page = CalendarPage(service, desk)
        qtbot.addWidget(page)
        desk.changes.changed.connect(lambda _names: page.refresh())
        page.resize(1200, 800)
        page.show()
        page.refresh()
        page.show_view(view)
        if day is not None:
            page.go_to(day)
        qtbot.waitExposed(page)
        seen = Seen(qtbot, page, service, dialogs, desk)
        seen.settle()
        page.views[view].setFocus()
        return seen

    yield show
    worker.shutdown()


class Seen(SimpleNamespace):
    """The page, and hands for it."""

    def __init__(self, qtbot, page, service, dialogs, desk):
        super().__init__(qtbot=qtbot, page=page, service=service, dialogs=dialogs, desk=desk)

    @property
    def view(self):
        return self.page.views[self.page.view()]

    def settle(self):
        self.qtbot.waitUntil(lambda: self.page.settled() and self.desk.jobs.idle())

    def press(self, *keys):
        """Press keys, each alone or as (modifier, key)."""
        for one in keys:
            modifier, key = one if isinstance(one, tuple) else (Qt.KeyboardModifier.NoModifier, one)
            QTest.keyClick(self.view, key, modifier)

    def opened(self, kind, name=""):
        """Wait for a window and return it."""

        def found():
            some = self.page.findChildren(kind, name) if name else self.page.findChildren(kind)
            return next((one for one in some if one.isVisible()), None)

        self.qtbot.waitUntil(lambda: found() is not None)
        return found()

    def planned(self, post_id):
        """Return the day and the hour of a post as the register has them."""
        draft = self.service.posts.one(post_id).draft
        return draft.planned_on, draft.planned_time

    def point_of(self, post_id):
        """Return the middle of a post of a month or a week, in the viewport."""
        for y in range(0, self.view.viewport().height(), 4):
            for x in range(0, self.view.viewport().width(), 12):
                spot = self.view.spot_at(QPoint(x, y))
                if spot is not None and spot.post is not None and spot.post.id == post_id:
                    return QPoint(x, y + 4)
        raise LookupError("this post is not seen")

    def point_at(self, day, time=None):
        """Return a point of a day, at an hour in the week, where no post lies."""
        for y in range(self.view.viewport().height() - 3, 0, -4):
            for x in range(4, self.view.viewport().width(), 12):
                spot = self.view.spot_at(QPoint(x, y))
                free = spot is not None and spot.day == day and spot.post is None and not spot.more
                if free and time in (None, spot.time):
                    return QPoint(x, y)
        raise LookupError("this day is not seen")

    def drag(self, start, end):
        """Carry what lies at a point to another, as a hand does: in steps."""
        port = self.view.viewport()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        for step in range(1, 6):
            QTest.mouseMove(port, start + (end - start) * step / 5)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def later(days, day=dt.date(2026, 11, 21)):
    """Return a day so many days after that of the tests."""
    return day + dt.timedelta(days)
