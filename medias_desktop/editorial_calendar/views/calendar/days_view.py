"""What months and weeks share: a cursor on a day and on a post of it, keys, carrying a post elsewhere, hints."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip

from medias_desktop.core.widgets import theme
from medias_desktop.editorial_calendar.rules.posts import PostLine
from medias_desktop.editorial_calendar.views.calendar import spans
from medias_desktop.editorial_calendar.views.calendar.shown import Shown
from medias_desktop.editorial_calendar.views.calendar.wording import day_lines, day_sentence, post_sentence

_Key, _Mouse = Qt.Key, Qt.MouseButton


class Spot(NamedTuple):
    """What a point of the view is: a day, its post, its hour where the view has hours, “+3 more”."""

    day: dt.date
    post: PostLine | None = None
    time: dt.time | None = None
    more: bool = False


class Carried(NamedTuple):
    """A post being carried away by the pointer, and what lies under it."""

    post: PostLine
    at: QPoint
    spot: Spot | None


class DaysView(QAbstractScrollArea):
    """Shows days; a subclass places and paints them. Arrows walk days, Tab goes to the posts of one, Enter opens.

    With Ctrl the arrows move the post under the cursor; the pointer carries it. Nothing is written here: ``move_asked``
    says what is wanted (post, day, hour or None for the hour it has).
    """

    cursor_moved = Signal()
    open_asked = Signal(object)
    new_asked = Signal(object, object)
    """A new post on a day, at an hour or None."""
    move_asked = Signal(object, object, object)
    span_asked = Signal(object)
    """A day that is not shown."""
    more_asked = Signal(object)
    menu_asked = Signal(object)
    hint_asked = Signal()
    """Somebody wants to move a post, and none is under the cursor."""

    def __init__(self, accessible_name: str, today: dt.date) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        colours = theme.current()
        self.setStyleSheet(
            f"QAbstractScrollArea {{ background: {colours.surface}; border: 1px solid {colours.line}; border-radius: 8px; }}"
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.shown = Shown(first=today, last=today, today=today)
        self.day = today
        self.post_id: int | None = None
        self.carried: Carried | None = None
        self._pressed: tuple[PostLine, QPoint] | None = None
        self._hovered: int | None = None

    # What a kind of view says

    def spot_at(self, point: QPoint) -> Spot | None:
        """Return what lies at a point of the viewport, None for nothing."""
        raise NotImplementedError

    def reveal(self) -> None:
        """Scroll so that what is under the cursor is seen."""
        raise NotImplementedError

    def place_anew(self) -> None:
        """Take what is shown, or another size, into account."""
        raise NotImplementedError

    def page_moved(self, pages: int) -> dt.date:
        """Return the day of the cursor some months or weeks further."""
        raise NotImplementedError

    def step_down(self, steps: int) -> None:
        """Do what the arrows up and down do between days."""
        raise NotImplementedError

    def carry_down(self, post: PostLine, steps: int) -> None:
        """Move a post as Ctrl with the arrows up and down does."""
        raise NotImplementedError

    def wanted_time(self) -> dt.time | None:
        """Return the hour of a new post at the cursor."""
        return None

    # What is shown, and the cursor

    def show_days(self, shown: Shown, day: dt.date, post_id: int | None = None) -> None:
        """Show days with the cursor on one, and on a post of it when it is there."""
        self.shown = shown
        self._pressed = self.carried = None
        self.day = day if shown.holds(day) else shown.first
        found = shown.post(post_id)
        self.post_id = None if found is None or found.planned_on != self.day else found.id
        self.place_anew()
        self.reveal()
        self.viewport().update()
        self._tell_cursor()

    def current(self) -> PostLine | None:
        """Return the post under the cursor."""
        return self.shown.post(self.post_id)

    def go_to(self, day: dt.date, post_id: int | None = None) -> None:
        """Put the cursor on a day, or on one of its posts; a day not shown is asked for."""
        day = spans.within(day)
        if not self.shown.holds(day):
            self.span_asked.emit(day)
            return
        self.day, self.post_id = day, post_id
        self.reveal()
        self.viewport().update()
        self._tell_cursor()

    def sentence(self) -> str:
        """Return what is under the cursor: a day with what stands on it, or a post and its day’s name."""
        post = self.current()
        return day_sentence(self.shown, self.day) if post is None else post_sentence(post)

    def _tell_cursor(self) -> None:
        self.setAccessibleDescription(self.sentence())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.cursor_moved.emit()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Qt: Tab walks the posts of the day, then leaves; Escape ends a carrying before any window hears of it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            forward = event.key() == _Key.Key_Tab and not event.modifiers()
            if (forward or event.key() == _Key.Key_Backtab) and self._walk(1 if forward else -1):
                event.accept()
                return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            escapes = event.key() == _Key.Key_Escape and (self.carried or self.post_id is not None)
            moves = event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _ARROWS
            if escapes or moves:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows walk, Ctrl with them moves, Enter opens, N makes a new post, Page Up and Down turn."""
        key, post = event.key(), self.current()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in _ARROWS:
            self._carry(post, key)
        elif modifiers:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self._step(key)
        elif key in (_Key.Key_PageUp, _Key.Key_PageDown):
            self.go_to(self.page_moved(1 if key == _Key.Key_PageDown else -1))
        elif key == _Key.Key_Home:
            self.go_to(self.shown.today)
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            self._enter(post)
        elif key in (_Key.Key_N, _Key.Key_Insert):
            self.new_asked.emit(self.day, self.wanted_time())
        elif key == _Key.Key_Escape and (self.carried is not None or post is not None):
            self._leave()
        else:
            super().keyPressEvent(event)

    def _step(self, key: int) -> None:
        steps = 1 if key in (_Key.Key_Right, _Key.Key_Down) else -1
        if key in (_Key.Key_Left, _Key.Key_Right):
            self.go_to(spans.moved_days(self.day, steps))
        elif self.post_id is not None:
            self._walk(steps, stay=True)
        else:
            self.step_down(steps)

    def _carry(self, post: PostLine | None, key: int) -> None:
        only = self.shown.on(self.day)
        if post is None and len(only) == 1:
            post = only[0]
        if post is None:
            self.hint_asked.emit()
            return
        steps = 1 if key in (_Key.Key_Right, _Key.Key_Down) else -1
        if key in (_Key.Key_Up, _Key.Key_Down):
            self.carry_down(post, steps)
        else:
            self.ask_move(post, spans.moved_days(self.day, steps), None)

    def ask_move(self, post: PostLine, day: dt.date, time: dt.time | None) -> None:
        """Say that a post is to be moved, unless it stands there."""
        if day != post.planned_on or (time is not None and f"{time:%H:%M}" != post.planned_time):
            self.move_asked.emit(post, day, time)

    def _walk(self, steps: int, *, stay: bool = False) -> bool:
        """Go to the next or the previous post of the day; return whether there was one, or the day itself before the first."""
        posts = self.shown.on(self.day)
        numbers = [one.id for one in posts]
        at = numbers.index(self.post_id) if self.post_id in numbers else -1
        then = at + steps
        if then >= len(numbers) or then < -1:
            if not stay and at >= 0:
                self.post_id = None  # who comes back begins with the day
                self.viewport().update()
            return stay
        self.go_to(self.day, numbers[then] if then >= 0 else None)
        return True

    def _enter(self, post: PostLine | None) -> None:
        posts = self.shown.on(self.day)
        if post is not None:
            self.open_asked.emit(post)
        elif posts and self.wanted_time() is None:
            self.go_to(self.day, posts[0].id)
        else:
            self.new_asked.emit(self.day, self.wanted_time())

    def _leave(self) -> None:
        if self.carried is not None:
            self._drop()
        else:
            self.go_to(self.day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: Shift+Tab comes to the last post of the day."""
        posts = self.shown.on(self.day)
        if event.reason() == Qt.FocusReason.BacktabFocusReason and posts:
            self.post_id = posts[-1].id
            self._tell_cursor()
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the cursor is drawn more quietly."""
        super().focusOutEvent(event)
        self.viewport().update()

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: put the cursor where it is; a post may be carried from there."""
        spot = self.spot_at(event.position().toPoint())
        if event.button() != _Mouse.LeftButton or spot is None:
            super().mousePressEvent(event)
            return
        self._pressed = None if spot.post is None else (spot.post, event.position().toPoint())
        self.go_to(spot.day, None if spot.post is None else spot.post.id)
        self.take_time(spot)
        if spot.more:
            self.more_asked.emit(spot.day)

    def take_time(self, spot: Spot) -> None:
        """Put the cursor on the hour of a spot, where a view has hours."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: carry a post, or show what is under the pointer."""
        at = event.position().toPoint()
        if self._pressed is not None and event.buttons() & _Mouse.LeftButton:
            post, begun = self._pressed
            if self.carried is None and (at - begun).manhattanLength() < QApplication.startDragDistance():
                return
            self.carried = Carried(post, at, self.spot_at(at))
            self.viewport().setCursor(
                Qt.CursorShape.ClosedHandCursor if self.carried.spot else Qt.CursorShape.ForbiddenCursor
            )
            self.follow_pointer(at)
            self.viewport().update()
            return
        spot = self.spot_at(at)
        hovered = spot.post.id if spot is not None and spot.post is not None else None
        if hovered != self._hovered:
            self._hovered = hovered
            pointing = hovered is not None or (spot is not None and spot.more)
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def follow_pointer(self, at: QPoint) -> None:
        """Scroll while a post is carried to the edge."""
        bar = self.verticalScrollBar()
        if at.y() > self.viewport().height() - 12:
            bar.setValue(bar.value() + bar.singleStep())
        elif at.y() < 40:
            bar.setValue(bar.value() - bar.singleStep())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: put a carried post down."""
        carried = self.carried
        self._drop()
        if carried is None or event.button() != _Mouse.LeftButton:
            super().mouseReleaseEvent(event)
            return
        spot = self.spot_at(event.position().toPoint())
        if spot is not None:
            self.ask_move(carried.post, spot.day, spot.time)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: open a post, or begin a new one."""
        spot = self.spot_at(event.position().toPoint())
        if event.button() != _Mouse.LeftButton or spot is None or spot.more:
            return
        self._pressed = None
        if spot.post is not None:
            self.open_asked.emit(spot.post)
        else:
            self.new_asked.emit(spot.day, spot.time)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of what is under the pointer, or under the cursor."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_asked.emit(self.viewport().mapToGlobal(self.cursor_point()))
            return
        spot = self.spot_at(event.pos())
        if spot is not None:
            self.go_to(spot.day, None if spot.post is None else spot.post.id)
            self.take_time(spot)
        self.menu_asked.emit(event.globalPos())

    def cursor_point(self) -> QPoint:
        """Return a point of what is under the cursor, in the viewport."""
        raise NotImplementedError

    def _drop(self) -> None:
        self._pressed = self.carried = None
        self.viewport().unsetCursor()
        self.viewport().update()

    # Hints

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt: tell in a hint what lies under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.spot_at(event.pos())
            QToolTip.showText(event.globalPos(), self.hint(spot) if spot else "", self.viewport())
            return True
        if event.type() == QEvent.Type.Leave and self._hovered is not None:
            self._hovered = None
            self.viewport().update()
        return super().viewportEvent(event)

    def hint(self, spot: Spot) -> str:
        """Return what a spot is, in lines."""
        if spot.post is not None:
            return "\n".join(post_sentence(spot.post).split(" · "))
        return "\n".join(day_lines(self.shown, spot.day))


_ARROWS = frozenset({_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down})
