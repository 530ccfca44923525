"""The photo with frames over it: drawn, moved and resized with the mouse or the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.zoomed_picture import ZoomedPicture
from medias_desktop.photo_consents.rules import frames
from medias_desktop.photo_consents.rules.frames import Handle
from medias_desktop.photo_consents.rules.items import Frame
from medias_desktop.photo_consents.views.photo.frame_painting import (
    handles,
    in_units,
    on_screen,
    paint_frame,
    paint_label,
)
from medias_desktop.photo_consents.views.photo.shown import Mark, Shown

STEP, FINE_STEP = 100, 10
"""Units that an arrow key moves a frame by; with Ctrl."""
_SETTLES = 700
"""Milliseconds after the last key before a moved frame is recorded."""
_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SHAPES = {
    Handle.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Handle.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Handle.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Handle.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
    Handle.LEFT: Qt.CursorShape.SizeHorCursor,
    Handle.RIGHT: Qt.CursorShape.SizeHorCursor,
    Handle.TOP: Qt.CursorShape.SizeVerCursor,
    Handle.BOTTOM: Qt.CursorShape.SizeVerCursor,
}


class FrameView(ZoomedPicture):
    """One frame at most is current; one more may be new, until it is said who is in it."""

    drawn = Signal()
    """A new frame is where it belongs: who is it?"""
    changed = Signal(int, object)
    """A frame (by its key) was moved or resized."""
    chosen = Signal(int)
    """Another frame is current; 0 when none is."""
    naming_wanted = Signal(int)
    removal_wanted = Signal(int)
    dropped = Signal()
    """The new frame was given up."""

    def __init__(self) -> None:
        super().__init__(_("Photo"))
        self.setObjectName("photo_picture")
        self.viewport().setMouseTracking(True)
        self.editable = True
        """Whether frames may be drawn and changed."""
        self.pending: Frame | None = None
        """The new frame."""
        self._shown: tuple[Shown, ...] = ()
        self._current = 0
        self._hold: tuple[Handle | None, tuple[int, int], Frame] | None = None
        self._rubber: tuple[tuple[int, int], tuple[int, int]] | None = None
        self._unsaved: Frame | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLES)
        self._timer.timeout.connect(self.settle)

    # What is shown

    def show_picture(self, image: QImage | None, words: str = "", *, same: bool = False) -> None:
        """Show another picture, nothing chosen; ``same``: the same one again, finer."""
        if not same:
            self._forget()
            self._shown, self._current = (), 0
        self.show_image(image, words, same=same)

    def show_frames(self, shown: Sequence[Shown]) -> None:
        """Show who is seen."""
        self._shown = tuple(shown)
        if self._current and self._of(self._current) is None:
            self.choose(0)
        self._tell()
        self.viewport().update()

    @property
    def current(self) -> int:
        """Return the key of the current frame, 0 when there is none."""
        return self._current

    def choose(self, key: int) -> None:
        """Make a frame the current one (0: none); one that was moved is recorded first."""
        if key == self._current:
            return
        self.settle()
        self._current = key
        self._tell()
        self.chosen.emit(key)
        self.viewport().update()

    def frame_place(self) -> QRectF:
        """Return where the new or the current frame is, in the viewport; the middle of it when there is none."""
        frame = self._active()
        if frame is None:
            return QRectF(self.viewport().rect()).adjusted(200, 40, -200, -40)
        return on_screen(frame, self.place())

    def boxes(self) -> list[QRect]:
        """Return where all frames are, in the viewport."""
        place = self.place()
        return [on_screen(one.frame, place).toRect() for one in self._shown if one.frame is not None]

    def add_in_the_middle(self) -> None:
        """Add a new frame in the middle of what is seen: the arrows move it."""
        if not self.editable or self.image is None:
            return
        self.choose(0)
        self.pending = frames.middle(in_units(QPointF(self.viewport().rect().center()), self.place()))
        self._tell()
        self.viewport().update()

    def drop_pending(self) -> None:
        """Give the new frame up."""
        if self.pending is not None:
            self.pending = None
            self._tell()
            self.viewport().update()
            self.dropped.emit()

    def settle(self) -> None:
        """Tell that the current frame is where it was moved to."""
        self._timer.stop()
        moved, self._unsaved = self._unsaved, None
        if moved is not None and self._current:
            before = self._of(self._current)
            if before is not None and before.frame != moved:
                # The picture shows it so at once; the register follows.
                self._shown = tuple(
                    replace(one, frame=moved) if one.key == self._current else one for one in self._shown
                )
                self.changed.emit(self._current, moved)

    def _forget(self) -> None:
        self._timer.stop()
        self.pending = self._unsaved = self._hold = self._rubber = None

    def _of(self, key: int) -> Shown | None:
        return next((one for one in self._shown if one.key == key and one.frame is not None), None)

    def _active(self) -> Frame | None:
        if self.pending is not None:
            return self.pending
        one = self._of(self._current)
        return self._unsaved or (one.frame if one is not None else None)

    def _reshape(self, frame: Frame) -> None:
        if self.pending is not None:
            self.pending = frame
        else:
            self._unsaved = frame
        self.viewport().update()

    def _tell(self) -> None:
        """Let screen readers say what is current."""
        one = self._of(self._current)
        framed = [shown for shown in self._shown if shown.frame is not None]
        words = ngettext("{n} frame", "{n} frames", len(framed)).format(n=len(framed))
        if self.pending is not None:
            words = _("New frame: the arrows move it, Shift and the arrows resize it, Enter names it.")
        elif one is not None:
            words = _("Frame {number} of {n}: {name}, {standing}").format(
                number=one.number, n=len(framed), name=one.name, standing=one.standing
            )
        self.setAccessibleDescription(words)

    # Painting

    def paint_over(self, painter: QPainter, place: QRectF) -> None:
        """Paint the frames, the current one over the others, then all labels."""
        room = QRectF(self.viewport().rect())
        later: list[tuple[QRectF, Shown, bool]] = []
        for one in sorted(self._shown, key=lambda shown: shown.key == self._current):
            if one.frame is None:
                continue
            current = one.key == self._current and self.pending is None
            box = on_screen(self._unsaved if current and self._unsaved else one.frame, place)
            paint_frame(painter, box, one.mark, current=current)
            later.append((box, one, current))
        for box, one, current in later:
            paint_label(painter, box, one.number, one.name, one.mark, room, current=current)
        drawn = frames.between(*self._rubber) if self._rubber is not None else self.pending
        if drawn is not None:
            paint_frame(painter, on_screen(drawn, place), Mark.PARTLY, current=True)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: take hold of a handle or a frame, or begin a new one; the middle button moves the picture."""
        if event.button() is Qt.MouseButton.MiddleButton:
            super().mousePressEvent(event)
            return
        if event.button() is not Qt.MouseButton.LeftButton or self.image is None:
            return
        handle, key = self._at(event.position())
        if self.pending is not None and key != -1:
            self.drop_pending()
        if key != -1:
            self.choose(key)
        start = in_units(event.position(), self.place())
        frame = self._active()
        if not self.editable:
            return
        if key and frame is not None:
            self._hold = (handle, start, frame)
        else:
            self._rubber = (start, start)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: pull what is held."""
        now = in_units(event.position(), self.place())
        if self._hold is not None:
            handle, start, frame = self._hold
            right, down = now[0] - start[0], now[1] - start[1]
            self._reshape(
                frames.moved(frame, right, down)
                if handle is None
                else frames.resized(frame, handle, right, down)
            )
        elif self._rubber is not None:
            self._rubber = (self._rubber[0], now)
            self.viewport().update()
        else:
            super().mouseMoveEvent(event)
            self._show_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: what was pulled is where it belongs."""
        super().mouseReleaseEvent(event)
        rubber, self._rubber = self._rubber, None
        held, self._hold = self._hold, None
        if held is not None and self.pending is None:
            self.settle()
        elif held is not None:
            self.drawn.emit()
        if rubber is not None:
            self.pending = frames.between(*rubber)
            self.viewport().update()
            if self.pending is not None:
                self.drawn.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: name whoever is in a frame anew."""
        _handle, key = self._at(event.position())
        if key > 0:
            self.naming_wanted.emit(key)

    def _at(self, point: QPointF) -> tuple[Handle | None, int]:
        """Return what is under a point: a handle, and the key of a frame, -1 for the new one, 0 for none."""
        place = self.place()
        active = self._active()
        own = -1 if self.pending is not None else self._current
        if active is not None and self.editable:
            for handle, grip in handles(on_screen(active, place)).items():
                if grip.adjusted(-3, -3, 3, 3).contains(point):
                    return handle, own
        if self.pending is not None and on_screen(self.pending, place).contains(point):
            return None, -1
        under = [
            one
            for one in self._shown
            if one.frame is not None and on_screen(one.frame, place).contains(point)
        ]
        # Of frames one over the other, the smallest: the large one has room elsewhere.
        found = min(under, key=_size, default=None)
        return None, found.key if found is not None else 0

    def _show_cursor(self, point: QPointF) -> None:
        handle, key = self._at(point)
        if not self.editable or self.image is None:
            self.viewport().unsetCursor()
        elif handle is not None:
            self.viewport().setCursor(_SHAPES[handle])
        else:
            shape = Qt.CursorShape.SizeAllCursor if key else Qt.CursorShape.CrossCursor
            self.viewport().setCursor(shape)

    # The keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: N adds, arrows move, Shift and arrows resize, Enter names, Delete removes."""
        key = Qt.Key(event.key())
        if key in _KEYS and self._active() is not None and self.editable:
            self._step(key, event.modifiers())
        elif key is Qt.Key.Key_N and not event.modifiers():
            self.add_in_the_middle()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._active() is not None:
            if self.pending is not None:
                self.drawn.emit()
            else:
                self.naming_wanted.emit(self._current)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._active() is not None:
            if self.pending is not None:
                self.drop_pending()
            else:
                self.removal_wanted.emit(self._current)
        elif key is Qt.Key.Key_Escape and self._active() is not None:
            if self.pending is not None:
                self.drop_pending()
            else:
                self.choose(0)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: Tab goes from frame to frame, then on."""
        keys = [one.key for one in self._shown if one.frame is not None]
        if self.pending is None and keys:
            at = keys.index(self._current) if self._current in keys else (-1 if forward else len(keys))
            at += 1 if forward else -1
            if 0 <= at < len(keys):
                self.choose(keys[at])
                return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: what was moved is recorded."""
        self.settle()
        super().focusOutEvent(event)

    def _step(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        frame = self._active()
        assert frame is not None
        size = FINE_STEP if modifiers & Qt.KeyboardModifier.ControlModifier else STEP
        right, down = (way * size for way in _KEYS[key])
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._reshape(frames.resized(frame, Handle.BOTTOM_RIGHT, right, down))
        else:
            self._reshape(frames.moved(frame, right, down))
        if self.pending is None:
            self._timer.start()


def _size(one: Shown) -> int:
    return one.frame.width * one.frame.height if one.frame is not None else 0
