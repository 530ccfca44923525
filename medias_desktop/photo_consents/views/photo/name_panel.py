"""Who is it? A search field right at the frame, those whom it may mean below, and what else may be said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import Card, SearchField, action_row, button, muted
from medias_desktop.people.labels import group_label
from medias_desktop.photo_consents.rules.items import SubjectKind
from medias_desktop.photo_consents.rules.persons import Candidate

FEW = 8
"""Persons offered."""
_CANDIDATE = Qt.ItemDataRole.UserRole + 1
_REASON_LENGTH = 500

Search = Callable[[str, int], tuple[Candidate, ...]]


class NamePanel(Card):
    """Asks who is in a frame; the keyboard alone is enough: letters, arrows, Enter."""

    taken = Signal(object)
    """The Candidate chosen."""
    new_wanted = Signal(str)
    """Somebody from outside is to be recorded, called as typed."""
    marked = Signal(object, str)
    """A SubjectKind without a person, and its reason."""
    left = Signal()

    def __init__(self, search: Search) -> None:
        super().__init__()
        self.setObjectName("card")
        self._find = search
        self._near, self._room = QRect(), QRect()
        self._others: Sequence[QRect] = ()
        self.body.setContentsMargins(10, 10, 10, 10)
        self.search = SearchField(_("Name of the person"), 120)
        self.search.setObjectName("name_search")
        self.search.searched.connect(lambda _text: self.look())
        self.search.installEventFilter(self)
        self.found = QListWidget()
        self.found.setObjectName("name_found")
        self.found.setAccessibleName(_("People who may be meant"))
        self.found.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemActivated.connect(lambda _item: self.take())
        self.found.itemClicked.connect(lambda _item: self.take())
        self.nobody = muted(_("Nobody is found. Enter records a new person from outside."))
        self.new = button(_("Ne&w person from outside…"), "mdi6.account-plus-outline")
        self.new.setObjectName("name_new")
        self.new.clicked.connect(lambda: self.new_wanted.emit(self.search.text().strip()))
        self.unseen = button(_("Cannot be recog&nized"), "mdi6.eye-off-outline")
        self.unseen.setObjectName("name_unrecognisable")
        self.unseen.clicked.connect(lambda: self.marked.emit(SubjectKind.UNRECOGNISABLE, ""))
        self.crowd = button(_("C&rowd / public place…"), "mdi6.account-multiple-outline")
        self.crowd.setObjectName("name_crowd")
        self.crowd.clicked.connect(self.ask_reason)
        for one in (self.new, self.unseen, self.crowd):
            one.setAutoDefault(False)
            one.setStyleSheet("text-align: left; padding: 5px 10px;")
        self.pages = QStackedWidget()
        self.pages.addWidget(self._names())
        self.pages.addWidget(self._reason())
        self.body.addWidget(self.pages)
        self.hide()

    def begin(self, near: QRect, room: QRect, others: Sequence[QRect] = ()) -> None:
        """Ask anew, beside a frame and within some room, over few ``others``, all in the parent’s coordinates."""
        self._near, self._room, self._others = near, room, others
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.reason.line.clear()
        self.reason.show_problem()
        self.pages.setCurrentIndex(0)
        self.look()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Offer those whom the letters may mean, the first one chosen."""
        self.found.clear()
        for one in self._find(self.search.text(), FEW):
            item = QListWidgetItem(_line(one), self.found)
            item.setData(_CANDIDATE, one)
            item.setToolTip(_line(one))
        if self.found.count():
            self.found.setCurrentRow(0)
        typed = bool(self.search.text().strip())
        self.found.setVisible(self.found.count() > 0)
        self.nobody.setVisible(not self.found.count() and typed)
        self.place()

    def take(self) -> None:
        """Take whoever is chosen; nobody found, whoever is typed is new."""
        if self.pages.currentIndex() == 1:
            self.take_crowd()
        elif self.found.count():
            self.taken.emit(self.found.currentItem().data(_CANDIDATE))
        elif self.search.text().strip():
            self.new_wanted.emit(self.search.text().strip())

    def ask_reason(self, _clicked: bool = False) -> None:
        """Ask why those seen are a crowd."""
        self.pages.setCurrentIndex(1)
        self.place()
        self.reason.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_crowd(self) -> None:
        """Mark a crowd; it needs its reason."""
        if not self.reason.text():
            self.reason.show_problem(_("Write why these people are taken for a crowd in a public place."))
            return
        self.marked.emit(SubjectKind.CROWD, self.reason.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: from the search field the arrows go through those found, Enter takes one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.found.count():
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.found.setCurrentRow((self.found.currentRow() + step) % self.found.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.look_now()
                self.take()
                return True
        return super().eventFilter(watched, event)

    def look_now(self) -> None:
        """Look for what was typed without waiting for the pause, unless it was looked for already."""
        row = self.found.currentRow()
        self.look()
        if 0 <= row < self.found.count():
            self.found.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape leaves; Enter takes."""
        if event.key() == Qt.Key.Key_Escape:
            if self.pages.currentIndex() == 1:
                self.pages.setCurrentIndex(0)
                self.search.setFocus()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    def place(self, room: QRect | None = None) -> None:
        """Lie beside the frame, on the side where fewest other frames are hidden."""
        self._room = room or self._room
        room, near = self._room, self._near
        line = self.fontMetrics().height()
        widest = max(one.sizeHint().width() for one in (self.new, self.unseen, self.crowd)) + 24
        wide = min(max(360, 42 * self.fontMetrics().averageCharWidth(), widest), room.width())
        self.found.setFixedHeight(
            min(max(1, self.found.count()) * (line + 14) + 4, max(80, room.height() // 3))
        )
        page = self.pages.currentWidget()
        assert page is not None
        layout = page.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        high = min(page.sizeHint().height() + 24, room.height())
        places = (
            (near.right() + 14, near.top()),
            (near.left() - 14 - wide, near.top()),
            (near.center().x() - wide // 2, near.bottom() + 14),
            (near.center().x() - wide // 2, near.top() - 14 - high),
        )
        found = [
            QRect(
                min(max(left, room.left()), room.right() - wide),
                min(max(top, room.top()), room.bottom() - high),
                wide,
                high,
            )
            for left, top in places
        ]
        self.setGeometry(min(found, key=self._hides))

    def _hides(self, place: QRect) -> int:
        """Return how much of the frames lies under a place, the one asked about counted most."""

        def under(frame: QRect) -> int:
            common = place.intersected(frame)
            return common.width() * common.height() if common.isValid() else 0

        return 20 * under(self._near) + sum(map(under, self._others))

    def _names(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.search, self.found, self.nobody, self.new):
            layout.addWidget(widget)
        for one in (self.unseen, self.crowd):
            layout.addWidget(one)
        layout.addStretch()
        return page

    def _reason(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        self.reason = TextField(
            _("&Why nobody in it is asked"),
            "crowd_reason",
            hint=_("For example: parade on the main street, nobody stands out."),
            longest=_REASON_LENGTH,
        )
        back = button(_("&Back"))
        back.clicked.connect(lambda: self.pages.setCurrentIndex(0))
        mark = button(_("&Mark as a crowd"), primary=True)
        mark.setObjectName("crowd_take")
        mark.clicked.connect(self.take_crowd)
        for one in (back, mark):
            one.setAutoDefault(False)
        layout.addWidget(self.reason)
        layout.addLayout(action_row(back, mark))
        layout.addStretch()
        return page


def _line(one: Candidate) -> str:
    """Return a candidate in a line: the name, then what tells two of the same name apart."""
    what = [group_label(one.group) if one.group is not None else "", one.department]
    if one.birth_date is not None:
        what.append(_("born {date}").format(date=format_date(one.birth_date, "medium")))
    if one.here:
        what.insert(0, _("in this event"))
    details = " · ".join(filter(None, what)) or (_("from outside") if one.person_id is None else "")
    return f"{one.full_name}  –  {details}" if details else one.full_name
