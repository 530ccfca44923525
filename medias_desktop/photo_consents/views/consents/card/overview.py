"""The first page of a card: who somebody is, their consents, photos, publications, and what is to be done."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, subheading
from medias_desktop.people.labels import group_label
from medias_desktop.photo_consents.labels.deadlines import deadline_kind, left_label, why_label
from medias_desktop.photo_consents.labels.uses import fate_label, place_label
from medias_desktop.photo_consents.rules.persons import Portrayed
from medias_desktop.photo_consents.service.person_cards import PersonCard
from medias_desktop.photo_consents.views.consents.card.consent_card import ConsentCard
from medias_desktop.photo_consents.views.consents.wording import guardian_words, who_agrees

_SIDE = 96
_ITEM = Qt.ItemDataRole.UserRole + 1


class Overview(QWidget):
    """Everything below one another; a photo that is opened is told of by ``item_wanted``."""

    item_wanted = Signal(int)

    def __init__(self, card: PersonCard, today: dt.date) -> None:
        super().__init__()
        self.setObjectName("page")
        self.consents: list[ConsentCard] = []
        self.photos: QListWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        layout.addWidget(_facts(card, today))
        if card.deadlines:
            layout.addWidget(_deadlines(card, today))
        layout.addWidget(subheading(_("Consents")))
        for one in card.consents:
            shown = ConsentCard(one, card.person, today)
            self.consents.append(shown)
            layout.addWidget(shown)
        if not card.consents:
            layout.addWidget(
                muted(_("Nothing is recorded yet: ask for a consent, on paper or on the screen."))
            )
        layout.addWidget(subheading(_("Photos and other items")))
        if card.items:
            self.photos = self._photos(card)
            layout.addWidget(self.photos)
            if card.more_items:
                layout.addWidget(muted(_("The last ones are shown; the list of photos shows all of them.")))
        else:
            layout.addWidget(muted(_("Named in no photo.")))
        layout.addWidget(subheading(_("Publications")))
        layout.addWidget(_uses(card))
        layout.addStretch(1)

    def _photos(self, card: PersonCard) -> QListWidget:
        shown = QListWidget()
        shown.setObjectName("card_photos")
        shown.setAccessibleName(_("Photos and other items"))
        shown.setViewMode(QListWidget.ViewMode.IconMode)
        shown.setIconSize(QSize(_SIDE, _SIDE))
        shown.setGridSize(QSize(_SIDE + 24, _SIDE + self.fontMetrics().lineSpacing()))
        shown.setMovement(QListWidget.Movement.Static)
        shown.setWrapping(False)
        shown.setFixedHeight(_SIDE + 2 * self.fontMetrics().lineSpacing() + 8)
        for row in card.items:
            item = QListWidgetItem(row.title, shown)
            item.setData(_ITEM, row.id)
            item.setToolTip(" · ".join(filter(None, (row.title, row.event_title, format_date(row.day)))))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.toolTip())
            content = card.pictures.get(row.id)
            if content is not None:
                item.setIcon(QIcon(QPixmap.fromImage(QImage.fromData(content))))
        shown.itemActivated.connect(lambda item: self.item_wanted.emit(item.data(_ITEM)))
        return shown


def _facts(card: PersonCard, today: dt.date) -> QWidget:
    person, shown = card.person, Card()
    shown.body.addWidget(label(who_agrees(person, today, card.settings)))
    for words in _lines(person):
        shown.body.addWidget(muted(words))
    return shown


def _lines(person: Portrayed) -> list[str]:
    """Return what is known of a person, a line each."""
    born = _("born {date}").format(date=format_date(person.birth_date)) if person.birth_date else ""
    where = group_label(person.group) if person.group is not None else _("from outside")
    lines = [" · ".join(filter(None, (where, born, person.email, person.phone)))]
    for guardian in person.guardians:
        parts = [guardian_words(guardian), guardian.email, guardian.phone]
        if guardian.ended_on is not None:
            parts.append(_("until {day}").format(day=format_date(guardian.ended_on)))
        lines.append(" · ".join(filter(None, parts)))
    if person.note:
        lines.append(person.note)
    return lines


def _deadlines(card: PersonCard, today: dt.date) -> QWidget:
    shown = Card()
    shown.body.addWidget(subheading(_("To be done")))
    for one in card.deadlines:
        shown.body.addWidget(Chip(left_label(one, today), deadline_kind(one, today)))
        shown.body.addWidget(label(why_label(one)))
    return shown


def _uses(card: PersonCard) -> QWidget:
    shown = Card()
    for use in card.uses:
        parts = (place_label(use), use.item_title, fate_label(use))
        shown.body.addWidget(label(" · ".join(filter(None, parts))))
        if use.link:
            shown.body.addWidget(muted(use.link))
    if not card.uses:
        shown.body.addWidget(muted(_("Nothing is planned or published.")))
    return shown
