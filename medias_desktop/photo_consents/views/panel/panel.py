"""The card of the item under the cursor: its picture, the answer, who is seen, where it is published."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, muted
from medias_desktop.core.widgets.side_card import SideCard
from medias_desktop.photo_consents.labels import ITEM_NAMES
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.item_cards import ItemCard
from medias_desktop.photo_consents.rules.items import ItemKind, ItemRow
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views import wording
from medias_desktop.photo_consents.views.panel import parts
from medias_desktop.photo_consents.views.panel.picture import PictureButton


class ItemPanel(SideCard[tuple[int, Question], ItemCard]):
    """Shows one item for a question."""

    opened = Signal()
    """The picture was pressed."""
    clause_asked = Signal(str)
    person_asked = Signal(int)

    def __init__(self, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__(desk, _("Card of the photo"))
        self._service = service
        self.area.setObjectName("card_of_item")
        self.area.setAccessibleName(_("About this photo"))
        self.show_nothing()

    def show_item(self, row: ItemRow | None, question: Question) -> None:
        """Show an item soon, at once when nothing is shown; None shows nothing."""
        self.want(None if row is None else (row.id, question))

    def read(self, wanted: tuple[int, Question]) -> ItemCard:
        """Return the card of an item for a question. Raises ItemGone."""
        return self._service.cards.card(*wanted)

    def key_of(self, found: ItemCard) -> tuple[int, Question]:
        """Return the item’s number and the question."""
        return found.item.id, found.answer.question

    def same_record(self, one: tuple[int, Question], other: tuple[int, Question]) -> bool:
        """Tell whether both are of one item, whatever is asked."""
        return one[0] == other[0]

    def fill(self, found: ItemCard, *, same: bool) -> None:  # noqa: ARG002 - nothing is folded here
        """Show the item: picture, answer, who is seen, where it is published."""
        self.name.setText(breakable(found.item.title))
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

    def show_nothing(self) -> None:
        """Say what the card is for."""
        self.name.setText("")
        nothing = Card()
        column = nothing.body
        words = muted(_("Choose a photo to see who is in it, what may be published and why."))
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addWidget(words)
        column.addStretch(2)
        self.area.setWidget(nothing)
