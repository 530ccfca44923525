"""The card beside a list: what is under the cursor, read on the worker once the cursor rests."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.jobs import Job
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, muted, set_icon, subheading

REST = 120
"""Milliseconds that a record stays under the cursor before its card is read."""

Key = TypeVar("Key")
Found = TypeVar("Found")


class SideCard(QWidget, Generic[Key, Found]):
    """Shows one record by its key; what is asked for while another one is read is read next.

    A kind of card says how it is read (``read``), which key it answers (``key_of``), and shows it (``fill``,
    ``show_nothing``) in ``area``. Escape and the cross say ``closed``.
    """

    closed = Signal()

    def __init__(self, desk: Desk, accessible_name: str, *, about: QWidget | None = None) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self._desk = desk
        self._wanted: Key | None = None
        self._asked = 0
        self._job: Job | None = None
        self.card: Found | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self.reload)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._lay_out_head())
        if about is not None:
            column.addWidget(about)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(self.area, 1)

    # What a kind of card says

    def read(self, wanted: Key) -> Found:
        """Return the card of a key, on the worker."""
        raise NotImplementedError

    def key_of(self, found: Found) -> Key:
        """Return the key that a card answers."""
        raise NotImplementedError

    def fill(self, found: Found, *, same: bool) -> None:
        """Show a card in the area; ``same`` when it is of the record already shown, read anew."""
        raise NotImplementedError

    def show_nothing(self) -> None:
        """Show that nothing is under the cursor."""
        raise NotImplementedError

    def same_record(self, one: Key, other: Key) -> bool:
        """Tell whether two keys are of one record: where it was scrolled to is kept."""
        return one == other

    # What every card does

    def hint(self, words: str) -> None:
        """Show no record: what the card is for."""
        self.name.setText("")
        nothing = Card()
        told = muted(words)
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        nothing.body.addStretch(1)
        nothing.body.addWidget(told)
        nothing.body.addStretch(2)
        self.area.setWidget(nothing)

    def want(self, wanted: Key | None) -> None:
        """Show a record soon, at once when nothing is shown; None shows nothing."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted is None:
            self.clear()
        elif self.card is None:
            self.reload()
        else:
            self._timer.start()

    def clear(self) -> None:
        """Show nothing, and drop what is still being read."""
        self._timer.stop()
        self._asked += 1
        self.card = None
        self.show_nothing()

    def reload(self) -> None:
        """Read the record shown anew."""
        self._timer.stop()
        wanted = self._wanted
        if wanted is None:
            return
        self._asked += 1
        asked = self._asked
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.jobs.run(
            self,
            _("Reading the card…"),
            lambda _progress: self.read(wanted),
            lambda found: self._arrive(asked, found),
            lambda: self._end(asked),
            quiet=True,
        )

    def settled(self) -> bool:
        """Return whether the card wanted is shown."""
        return (None if self.card is None else self.key_of(self.card)) == self._wanted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape closes the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: what is told has the keyboard, so that the arrows scroll it."""
        super().focusInEvent(event)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out_head(self) -> QHBoxLayout:
        self.name = subheading("")
        self.name.setObjectName("card_name")
        self.close_button = QToolButton()
        self.close_button.setObjectName("close_card")
        self.close_button.setAccessibleName(_("Close the card"))
        self.close_button.setToolTip(_("Close the card (Esc)"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.clicked.connect(self.closed)
        set_icon(self.close_button, "mdi6.close", "muted")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.name, 1)
        self.head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return self.head

    def _end(self, asked: int) -> None:
        if asked == self._asked:
            self._job = None

    def _arrive(self, asked: int, found: Found) -> None:
        if asked != self._asked:
            return
        self._job = None
        same = self.card is not None and self.same_record(self.key_of(self.card), self.key_of(found))
        place = self.area.verticalScrollBar().value() if same else 0
        self.card = found
        self.fill(found, same=same)
        self.area.verticalScrollBar().setValue(place)
