"""The picture’s side of the window: the photo with its frames, the search field at the frame, a quiet notice below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.parts import button, muted
from medias_desktop.photo_consents.labels import ITEM_NAMES
from medias_desktop.photo_consents.rules.items import Item, ItemKind
from medias_desktop.photo_consents.views.photo.frame_view import FrameView
from medias_desktop.photo_consents.views.photo.name_panel import NamePanel, Search

_AWAY = 8
_LARGE = 14.0
"""Points of a text with which the picture’s room is short."""


class PhotoStage(QWidget):
    """Holds the picture and asks names over it."""

    left = Signal()
    """The question who it is was left without an answer."""

    def __init__(self, search: Search) -> None:
        super().__init__()
        self.view = FrameView()
        self.panel = NamePanel(search)
        self.panel.setParent(self)
        self.panel.left.connect(self._leave)
        self.notice = muted("")
        self.notice.setObjectName("photo_notice")
        self.keys = muted(
            _(
                "N: new frame · arrows move it · Shift+arrows resize it · Tab: next frame · Enter: name · Del: remove"
            )
        )
        larger, smaller, whole = (
            button("", icon)
            for icon in ("mdi6.magnify-plus-outline", "mdi6.magnify-minus-outline", "mdi6.image-outline")
        )
        zooms = ((larger, _("Larger (+)")), (smaller, _("Smaller (−)")), (whole, _("Whole picture (0)")))
        row = QHBoxLayout()
        row.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.notice)
        words.addWidget(self.keys)
        row.addLayout(words, 1)
        for one, name in zooms:
            one.setToolTip(name)
            one.setAccessibleName(name)
            one.setAutoDefault(False)
            one.setText("")
            row.addWidget(one)
        larger.clicked.connect(lambda: self.view.zoom_by(1.25))
        smaller.clicked.connect(lambda: self.view.zoom_by(0.8))
        whole.clicked.connect(self.view.fit)
        self.zooms = (larger, smaller, whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)
        self.notice.hide()

    def show_kind(self, item: Item) -> None:
        """Prepare for an item: only photos are framed."""
        photo = item.kind is ItemKind.PHOTO
        # Large letters would need half the picture’s room for it.
        self.keys.setVisible(photo and QApplication.font().pointSizeF() < _LARGE)
        self.view.setToolTip("" if self.keys.isVisibleTo(self) or not photo else self.keys.text())
        for one in self.zooms:
            one.setVisible(photo)

    def words_for(self, item: Item) -> str:
        """Return what stands where there is no picture."""
        if item.kind is ItemKind.PHOTO:
            return _("This photo was recorded without a picture: name who is seen at the right.")
        where = item.original_place or item.source
        return "\n\n".join(filter(None, (translate(ITEM_NAMES[item.kind]), item.title, where)))

    def tell_small(self, why: UserError | None) -> None:
        """Tell quietly that only the small picture is shown, and why."""
        self.notice.setVisible(why is not None)
        if why is not None:
            self.notice.setText(_("The small picture is shown. {why}").format(why=why.sentence()))

    def ask(self) -> None:
        """Ask who is in the new or the current frame."""
        near = self.view.frame_place().toRect()
        corner = self.view.viewport().mapTo(self, near.topLeft())
        others = [one.translated(self.view.viewport().mapTo(self, QPoint())) for one in self.view.boxes()]
        self.panel.begin(QRect(corner, near.size()), self._room(), others)

    def _room(self) -> QRect:
        return self.view.geometry().adjusted(_AWAY, _AWAY, -_AWAY, -_AWAY)

    def _leave(self) -> None:
        self.panel.hide()
        self.view.drop_pending()
        self.view.setFocus()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the question stays within the window."""
        super().resizeEvent(event)
        if self.panel.isVisible():
            self.panel.place(self._room())
