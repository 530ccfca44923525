"""The card of the item under the cursor: its picture, the answer, who is seen, where it is published."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.jobs import Job
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, muted, set_icon, subheading
from medias_desktop.photo_consents.labels import ITEM_NAMES
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.item_cards import ItemCard
from medias_desktop.photo_consents.rules.items import ItemKind, ItemRow
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views import wording
from medias_desktop.photo_consents.views.panel import parts
from medias_desktop.photo_consents.views.panel.picture import PictureButton

_DELAY = 120
"""Milliseconds that an item stays under the cursor before its card is read."""


class ItemPanel(QWidget):
    """Shows one item; what is asked for while another one is read is read next."""

    closed = Signal()
    opened = Signal()
    """The picture was pressed."""
    clause_asked = Signal(str)
    person_asked = Signal(int)

    def __init__(self, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(_("Card of the photo"))
        self._service, self._desk = service, desk
        self._wanted: tuple[int, Question] | None = None
        self._asked = 0
        self._job: Job | None = None
        self.card: ItemCard | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self.reload)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head())
        self.area = QScrollArea()
        self.area.setObjectName("card_of_item")
        self.area.setAccessibleName(_("About this photo"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(self.area, 1)
        self._show_nothing()

    def show_item(self, row: ItemRow | None, question: Question) -> None:
        """Show an item soon, at once when nothing is shown; None shows nothing."""
        wanted = None if row is None else (row.id, question)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted is None:
            self._show_nothing()
        elif self.card is None:
            self.reload()
        else:
            self._timer.start()

    def reload(self) -> None:
        """Read the item shown anew."""
        self._timer.stop()
        wanted = self._wanted
        if wanted is None:
            return
        self._asked += 1
        asked, cards = self._asked, self._service.cards
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.jobs.run(
            self,
            _("Reading the card…"),
            lambda _progress: cards.card(*wanted),
            lambda found: self._arrive(asked, found),
            quiet=True,
        )

    def settled(self) -> bool:
        """Return whether the card of the item wanted is shown."""
        shown = None if self.card is None else (self.card.item.id, self.card.answer.question)
        return shown == self._wanted

    def _head(self) -> QHBoxLayout:
        self.name = subheading("")
        self.name.setObjectName("card_name")
        self.close_button = QToolButton()
        self.close_button.setObjectName("close_card")
        self.close_button.setAccessibleName(_("Close the card"))
        self.close_button.setToolTip(_("Close the card (Esc)"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.clicked.connect(self.closed)
        set_icon(self.close_button, "mdi6.close", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

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

    def _arrive(self, asked: int, found: ItemCard) -> None:
        if asked != self._asked:
            return
        self._job = None
        same = self.card is not None and self.card.item.id == found.item.id
        place = self.area.verticalScrollBar().value() if same else 0
        self.card = found
        self.name.setText(breakable(found.item.title))
        self._fill(found)
        self.area.verticalScrollBar().setValue(place)

    def _fill(self, found: ItemCard) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 4)
        column.setSpacing(12)
        item = found.item
        about = muted(
            " · ".join(
                filter(
                    None,
                    (
                        translate(ITEM_NAMES[item.kind]) if item.kind is not ItemKind.PHOTO else "",
                        item.event_title,
                        format_date(item.day),
                    ),
                )
            )
        )
        about.setObjectName("card_about")
        picture = PictureButton()
        picture.show_picture(found.picture, wording.ICONS[item.kind], item.title)
        picture.clicked.connect(self.opened)
        column.addWidget(about)
        column.addWidget(picture)
        column.addWidget(parts.answer_part(found, self.clause_asked.emit))
        column.addWidget(parts.seen_part(found, self.person_asked.emit))
        uses = parts.uses_part(found)
        if uses is not None:
            column.addWidget(uses)
        column.addWidget(parts.facts_part(found))
        column.addStretch(1)
        self.area.setWidget(page)

    def _show_nothing(self) -> None:
        self._timer.stop()
        self._asked += 1
        self.card = None
        self.name.setText("")
        nothing = Card()
        column = nothing.body
        words = muted(_("Choose a photo to see who is in it, what may be published and why."))
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addWidget(words)
        column.addStretch(2)
        self.area.setWidget(nothing)
