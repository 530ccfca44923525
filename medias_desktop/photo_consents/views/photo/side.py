"""Beside the picture: who is seen, whether that is everybody, and what may be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, button, muted, scrolled, subheading
from medias_desktop.photo_consents.labels import REVIEW_NAMES
from medias_desktop.photo_consents.rules.items import Item, ItemKind, Review, SubjectKind
from medias_desktop.photo_consents.views.photo.answer_card import AnswerCard
from medias_desktop.photo_consents.views.photo.seen_list import SeenList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.photo_consents.rules.items import Subject
    from medias_desktop.photo_consents.views.photo.shown import Shown
    from medias_desktop.photo_consents.views.photo.standing import Standing

_REVIEW_KINDS = {Review.OPEN: "warn", Review.NOBODY: "muted", Review.DONE: "ok"}


class SidePanel(QWidget):
    """Lays the parts out; what the buttons do is the dialog’s."""

    def __init__(self) -> None:
        super().__init__()
        self.review = Chip("", "muted")
        self.seen = SeenList()
        self.empty = muted("")
        self.hint = muted("")
        self.hint.setObjectName("seen_hint")
        self.add = button(_("&Add…"), "mdi6.account-plus-outline")
        self.copy = button(_("Same as pre&vious"), "mdi6.account-multiple-outline")
        self.undo = button("", "mdi6.undo")
        self.everyone = button(_("&Everyone named"), "mdi6.check")
        self.nobody = button(_("N&obody recognizable"), "mdi6.eye-off-outline")
        self.on = button(_("Everyone is named: ne&xt photo"), "mdi6.arrow-right", primary=True)
        self.ask = button(_("Record a &consent…"), "mdi6.clipboard-check-outline")
        self.answers = AnswerCard()
        names = ("add", "copy", "undo", "everyone", "nobody", "on", "ask")
        self.buttons = tuple(getattr(self, name) for name in names)
        for name, one in zip(names, self.buttons, strict=True):
            one.setObjectName(f"photo_{name}")
            one.setAutoDefault(False)
        self.everyone.setCheckable(True)
        self.nobody.setCheckable(True)
        self.undo.setText("")
        for one, words in (
            (self.undo, _("Undo (Ctrl+Z)")),
            (self.copy, _("Names here everybody of the previous photo, without frames")),
        ):
            one.setToolTip(words)
        self.undo.setAccessibleName(self.undo.toolTip())
        self.show_last(last=False)
        self._menu()
        self._lay_out()

    def show_item(self, item: Item, subjects: Sequence[Subject]) -> None:
        """Show where the review stands."""
        self.review.show_state(translate(REVIEW_NAMES[item.review]), _REVIEW_KINDS[item.review])
        self.everyone.setChecked(item.review is Review.DONE)
        self.nobody.setChecked(item.review is Review.NOBODY)
        named = any(one.kind is SubjectKind.PERSON for one in subjects)
        self.nobody.setEnabled(not named)
        self.everyone.setEnabled(bool(subjects))
        self.on.setEnabled(bool(subjects))
        picture = item.kind is ItemKind.PHOTO
        self.empty.setText(
            _(
                "Draw a frame over each face, or press N. A name, “cannot be recognized” or “crowd” completes it."
            )
            if picture
            else _("Add everybody who is heard, seen or spoken about.")
        )

    def show_last(self, *, last: bool) -> None:
        """Say what comes after this item: another one, or nothing more."""
        self.on.setText(_("Everyone is named: &finish") if last else _("Everyone is named: ne&xt photo"))
        self.on.setToolTip(
            _("Marks this photo as complete and closes the window (Ctrl+Enter)")
            if last
            else _("Marks this photo as complete and shows the next one (Ctrl+Enter)")
        )

    def show_seen(self, shown: Sequence[Shown], current: int) -> None:
        """Show who is seen."""
        self.seen.show_seen(shown, current)
        self.seen.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        line = 2 * self.seen.fontMetrics().height() + 12
        self.seen.setFixedHeight(min(max(1, len(shown)), 6) * line + 6)

    def show_standing(self, standing: Standing) -> None:
        """Show what may be published."""
        self.answers.show_standing(standing)
        self.ask.setVisible(bool(standing.missing(None)))

    def _menu(self) -> None:
        """Give each row its menu: the right button, or the menu key."""
        self.rename, self.edit, self.card, self.remove = (
            QAction(words, self.seen)
            for words in (
                _("&Somebody else…"),
                _("Name, age, &guardians…"),
                _("&Consents and history…"),
                _("&Remove"),
            )
        )
        for name in ("rename", "edit", "card", "remove"):
            action = getattr(self, name)
            action.setObjectName(f"seen_{name}")
            self.seen.addAction(action)
        self.seen.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.setSpacing(12)
        inside.addWidget(self._seen_card())
        card = Card()
        card.setObjectName("card")
        card.body.addWidget(self.answers)
        card.body.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(card)
        inside.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(scrolled(page), 1)
        layout.addWidget(self.on)

    def _seen_card(self) -> Card:
        card = Card()
        card.setObjectName("card")
        head = QHBoxLayout()
        head.addWidget(subheading(_("Who is seen")), 1)
        head.addWidget(self.review)
        card.body.addLayout(head)
        for widget in (self.empty, self.seen, self.hint):
            card.body.addWidget(widget)
        acts, reviews = FlowRow(6), FlowRow(6)
        for one in (self.add, self.copy, self.undo):
            acts.addWidget(one)
        for one in (self.everyone, self.nobody):
            reviews.addWidget(one)
        card.body.addLayout(acts)
        card.body.addLayout(reviews)
        return card
