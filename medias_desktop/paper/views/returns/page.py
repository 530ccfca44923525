"""The pages that wait, one after the other: what it shows is confirmed with a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Card, label, scrolled, set_icon
from medias_desktop.paper.handling import Confirmed, Fit, SheetHandler
from medias_desktop.paper.views.returns import wording
from medias_desktop.paper.views.returns.page_list import PageList
from medias_desktop.paper.views.returns.page_view import PageView
from medias_desktop.paper.views.returns.pictures import LARGE, USUAL, Pictures
from medias_desktop.paper.views.returns.queue import Entry, Outcome, Queue, Segment
from medias_desktop.paper.views.returns.side import Deed, SheetKindView, SheetSide

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.paper.service.returned import ReturnedPages

_AT_ONCE = 5
"""Pages whose match is looked up again with a confirmation; more of them are when they are looked at."""

_SEGMENTS = (Segment.CONFIRM, Segment.TRAY, Segment.ASIDE)


class ReviewPage(QWidget):
    """The queue at the left, the page in the middle, what it is at the right."""

    changed = Signal()
    """Something was recorded, undone or moved."""
    reload_wanted = Signal()

    def __init__(self, returns: ReturnedPages, kinds: Sequence[SheetKindView], desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._returns = returns
        self.queue = Queue()
        self.segments = QTabBar()
        self.segments.setObjectName("segments")
        self.segments.setAccessibleName(_("Which pages"))
        self.segments.setDrawBase(False)
        self.segments.setExpanding(False)
        for _segment in _SEGMENTS:
            self.segments.addTab("")
        self.list = PageList()
        self.view = PageView()
        self._kinds = tuple(kinds)
        self._taken_for: dict[int, int] = {}
        """Which kind a page without a code is taken for, by its number."""
        self.sides = tuple(one.make_side(returns, desk) for one in kinds)
        self._shown = 0
        self._make_kind_choice()
        self.pictures = Pictures(self, returns.tray, desk.jobs)
        self._lay_out()
        self._connect()

    @property
    def segment(self) -> Segment:
        """Return which pages are looked at."""
        return _SEGMENTS[self.segments.currentIndex()]

    @property
    def side(self) -> SheetSide:
        """Return the side of the page that is shown."""
        return self.sides[self._shown]

    def show_queue(self, keep: int | None = None) -> None:
        """Show the pages of the segment, the keyboard on one of them or on the first that waits."""
        for at, segment in enumerate(_SEGMENTS):
            self.segments.setTabText(at, wording.segment_title(segment, self.queue.count(segment)))
        self.list.show_entries(self.queue.rows(self.segment), keep)

    def begin(self) -> None:
        """Show what the register holds; from the tray when there is nothing to confirm."""
        if self.segment is Segment.CONFIRM and not self.queue.rows(Segment.CONFIRM):
            for at, segment in enumerate(_SEGMENTS):
                if self.queue.rows(segment):
                    self.segments.setCurrentIndex(at)
                    break
        self.show_queue(self.list.number() or None)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # What can be done with a page

    def accept(self) -> None:
        """Confirm what the page shows: signed, or kept beside what it proves already."""
        self._decide(self.side)

    def refuse(self) -> None:
        """Note a refusal: of the person, or of the line that the keyboard is on."""
        if self.side.entry is not None and not self.side.asks and self.side.refuse_button.isVisible():
            self.side.refuse()

    def put_off(self) -> None:
        """Leave the page for later: it waits in the tray."""
        entry = self.side.entry
        if entry is None or self.side.asks or not self.side.later_button.isVisible():
            return
        following = self.queue.next_waiting(self.segment, entry.number)
        self.queue.put_off(entry.number)
        self.show_queue(following)
        self.changed.emit()

    def undo(self) -> None:
        """Take the last confirmation back."""
        last = self.queue.last
        if last is None:
            return
        number, done, by = last
        try:
            by.undo(done)
        except UserError as error:
            self.queue.forget_last()
            self.side.tell(error.sentence())
            self.changed.emit()
            return
        self.queue.undone()
        self.queue.take(number, self._returns.match(number))
        self.segments.setCurrentIndex(0)
        self.show_queue(number)
        self.changed.emit()
        if len(done.pages) > 1:
            self.reload_wanted.emit()

    def turn(self) -> None:
        """Turn the page by a quarter."""
        entry = self.side.entry
        if entry is not None:
            self._try(lambda: self._returns.tray.turn(entry.number))
            self.queue.take(entry.number, self._returns.match(entry.number))
            self._show_entry(entry)

    def _decide(self, side: SheetSide) -> None:
        entry = side.entry
        if entry is None or side.asks or not side.accept_button.isVisible():
            return
        handler = self._returns.handler_of(entry.match.page)
        if entry.match.fit is Fit.RECEIVED and not side.is_by_hand and handler is not None:
            self._do(entry, Outcome.KEPT, lambda: handler.keep_as_evidence(entry.match), handler)
        else:
            side.accept()

    def _do_deed(self, deed: Deed) -> None:
        if self.side.entry is not None:
            self._do(self.side.entry, deed.outcome, deed.act, deed.by)

    def _ask_aside(self) -> None:
        entry = self.side.entry
        if entry is not None:
            received = entry.match.fit is Fit.RECEIVED
            self.side.putting_aside.note.line.setText(_("Received already") if received else "")
            self.side.putting_aside.ask()

    def _set_aside(self) -> None:
        entry = self.side.entry
        assert entry is not None
        note = self.side.putting_aside.note.text()
        if self._try(lambda: self._returns.tray.set_aside(entry.number, note)):
            self._moved(entry)

    def _take_back(self) -> None:
        entry = self.side.entry
        assert entry is not None
        if not entry.aside:
            self.queue.bring_back(entry.number)
            self.show_queue(self.queue.next_waiting(self.segment, entry.number))
            self.changed.emit()
        elif self._try(lambda: self._returns.tray.take_back(entry.number)):
            self._moved(entry)

    def _moved(self, entry: Entry) -> None:
        """Show the queue after a page went elsewhere: it is read again, as what it is may be another thing now."""
        following = self.queue.next_waiting(self.segment, entry.number)
        match = self._returns.match(entry.number)
        entry.aside, entry.outcome = not entry.aside, None
        self.queue.take(entry.number, match)
        self.show_queue(following)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _do(self, entry: Entry, outcome: Outcome, act: Callable[[], Confirmed], by: SheetHandler) -> None:
        try:
            done = act()
        except UserError as error:
            sentence = error.sentence()
            self.queue.take(entry.number, self._returns.match(entry.number))
            self.show_queue(entry.number)
            self.side.tell(sentence)
            return
        self.queue.confirmed(entry.number, outcome, done, by)
        for other in self.queue.stale(_AT_ONCE):
            self.queue.take(other.number, self._returns.match(other.number))
        following = self.queue.next_waiting(self.segment, entry.number)
        self.show_queue(following if following is not None else entry.number)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UserError as error:
            self.side.tell(error.sentence())
            return False
        return True

    # Showing

    def _show_page(self, number: int) -> None:
        entry = self.queue.entry(number)
        if entry is not None and entry.stale:
            try:
                self.queue.take(number, self._returns.match(number))
            except UserError:  # destroyed meanwhile with whom it concerned
                self.reload_wanted.emit()
                return
        self._show_entry(entry)

    def _show_entry(self, entry: Entry | None) -> None:
        self._choose_side(entry)
        self.side.setEnabled(entry is not None)
        self.side.show_entry(entry)
        if entry is None:
            self.view.show_image(None, _("There is no page here."))
            return
        self._show_picture(entry)
        following = self.queue.next_waiting(self.segment, entry.number)
        ahead = None if following is None else self.queue.entry(following)
        if ahead is not None:
            self.pictures.of(ahead.match.page)

    def _choose_side(self, entry: Entry | None) -> None:
        """Bring the side of the page's kind to the front; of one that nobody knows, the side it is taken for."""
        handler = None if entry is None else self._returns.handler_of(entry.match.page)
        at = next((place for place, one in enumerate(self._kinds) if one.handler is handler), None)
        unknown = entry is not None and at is None and not entry.aside and len(self._kinds) > 1
        if at is None:
            at = self._taken_for.get(entry.number, 0) if entry is not None else 0
        for place, side in enumerate(self.sides):
            if place != at:
                side.show_entry(None)
        self._shown = at
        for place, side in enumerate(self.sides):  # not a stack: a side that is not shown takes no room
            side.setVisible(place == at)
        self.sides[at].accept_button.setDefault(True)
        for widget in (self._kind_caption, self.kind_choice):
            widget.setVisible(unknown)
        self.kind_choice.setCurrentIndex(at)

    def _take_for(self, at: int) -> None:
        entry = self.side.entry
        if entry is not None:
            self._taken_for[entry.number] = at
            self._show_entry(entry)

    def _make_kind_choice(self) -> None:
        self.kind_choice = QComboBox()
        self.kind_choice.setObjectName("kind_of_sheet")
        self.kind_choice.setAccessibleName(_("This page is"))
        for kind in self._kinds:
            self.kind_choice.addItem(kind.title())
        self.kind_choice.activated.connect(self._take_for)
        self._kind_caption = label(_("&This page is"))
        self._kind_caption.setBuddy(self.kind_choice)

    def _show_picture(self, entry: Entry, *, same: bool = False) -> None:
        page = entry.match.page
        found = self.pictures.of(page, LARGE) if same and self.view.looked_at_closely else None
        if found is None:
            found = self.pictures.of(page, USUAL)
        if isinstance(found, UserError):
            self.view.show_image(None, found.sentence())
        else:
            self.view.show_image(found, _("The page is being drawn…"), same=same)

    def _picture_arrived(self, number: int) -> None:
        entry = self.side.entry
        if entry is not None and entry.number == number:
            self._show_picture(entry, same=self.view.image is not None)

    def _look_closely(self) -> None:
        if self.side.entry is not None:
            self._show_picture(self.side.entry, same=True)

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self._kind_caption)
        card.body.addWidget(self.kind_choice)
        for place, side in enumerate(self.sides):
            card.body.addWidget(side, 1)
            side.setVisible(place == self._shown)
        scroller = scrolled(card)
        # Large text must leave room for the page itself: the list gives way first.
        scroller.setMinimumWidth(max(one.minimumSizeHint().width() for one in self.sides) + 60)
        self.list.setMinimumWidth(min(22 * self.fontMetrics().averageCharWidth(), 240))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list, 3)
        row.addLayout(self._page_column(), 6)
        row.addWidget(scroller, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.segments)
        layout.addLayout(row, 1)

    def _page_column(self) -> QVBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(6)
        tools.addStretch(1)
        for name, icon, words, act in (
            ("reduce_page", "mdi6.magnify-minus-outline", _("Reduce  (−)"), lambda: self.view.zoom_by(0.8)),
            ("enlarge_page", "mdi6.magnify-plus-outline", _("Enlarge  (+)"), lambda: self.view.zoom_by(1.25)),
            ("turn_page", "mdi6.rotate-right", _("Turn  (T)"), self.turn),
        ):
            tool = QToolButton()
            tool.setObjectName(name)
            tool.setToolTip(words)
            tool.setAccessibleName(words)
            set_icon(tool, icon, "muted")
            tool.clicked.connect(act)
            tools.addWidget(tool)
        tools.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.view, 1)
        column.addLayout(tools)
        return column

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: pictures are drawn for who looks."""
        super().showEvent(event)
        if self.side.entry is not None:
            self._show_picture(self.side.entry)

    def _connect(self) -> None:
        self.segments.currentChanged.connect(lambda _at: self.show_queue())
        self.list.chosen.connect(self._show_page)
        self.view.close_wanted.connect(self._look_closely)
        self.pictures.arrived.connect(self._picture_arrived)
        for side in self.sides:
            side.decided.connect(lambda one=side: self._decide(one))
            side.wanted.connect(self._do_deed)
            side.refused.connect(self.refuse)
            side.later.connect(self.put_off)
            side.aside.connect(self._ask_aside)
            side.back.connect(self._take_back)
            side.putting_aside.wanted.connect(self._set_aside)
        keys: tuple[tuple[str | QKeySequence.StandardKey, Callable[[], None]], ...] = (
            ("R", self.refuse),
            ("S", self.put_off),
            ("T", self.turn),
            ("+", lambda: self.view.zoom_by(1.25)),
            ("-", lambda: self.view.zoom_by(0.8)),
            (QKeySequence.StandardKey.Undo, self.undo),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        for key in dict.fromkeys(key for side in self.sides for key, _act in side.keys_of_kind()):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda key=key: self._key_of_kind(key))

    def _key_of_kind(self, key: str) -> None:
        act = dict(self.side.keys_of_kind()).get(key)
        if act is not None and self.side.entry is not None and not self.side.asks:
            act()
