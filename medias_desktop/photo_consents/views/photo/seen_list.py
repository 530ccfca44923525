"""The list of who is seen: all that the frames show, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from medias_desktop.core.i18n import _
from medias_desktop.photo_consents.views.photo.frame_painting import paint_sign
from medias_desktop.photo_consents.views.photo.shown import Mark, Shown

_KEY = Qt.ItemDataRole.UserRole + 1


class SeenList(QListWidget):
    """One row for each of those seen, numbered like the frames."""

    chosen = Signal(int)
    naming_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("seen")
        self.setAccessibleName(_("Who is seen"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = self.fontMetrics().ascent() + 4
        self.setIconSize(QSize(side, side))
        self.currentItemChanged.connect(lambda item, _old: self.chosen.emit(item.data(_KEY) if item else 0))
        self.itemActivated.connect(lambda item: self.naming_wanted.emit(item.data(_KEY)))

    def show_seen(self, shown: Sequence[Shown], current: int) -> None:
        """Show who is seen, one of them chosen (by key)."""
        self.blockSignals(True)
        self.clear()
        for one in shown:
            item = QListWidgetItem(sign_icon(one.mark, self.iconSize().width()), _words(one), self)
            item.setData(_KEY, one.key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(one))
            item.setToolTip(_spoken(one))
            if one.key == current:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def choose(self, key: int) -> None:
        """Choose a row without telling of it."""
        self.blockSignals(True)
        found = [row for row in range(self.count()) if self.item(row).data(_KEY) == key]
        self.setCurrentRow(found[0] if found else -1)
        self.blockSignals(False)

    def current_key(self) -> int:
        """Return the key of the chosen row, 0 for none."""
        item = self.currentItem()
        return int(item.data(_KEY)) if item is not None else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete removes."""
        if event.key() == Qt.Key.Key_Delete and self.current_key():
            self.removal_wanted.emit(self.current_key())
        else:
            super().keyPressEvent(event)


def sign_icon(mark: Mark, side: int) -> QIcon:
    """Return the shape of a mark in its colour, for lists and buttons."""
    picture = QPixmap(side * 2, side * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_sign(painter, QRectF(2, 2, side * 2 - 4, side * 2 - 4), mark)
    painter.end()
    picture.setDevicePixelRatio(2)
    return QIcon(picture)


def _words(one: Shown) -> str:
    where = "" if one.frame is not None else _("no frame")
    below = " · ".join(filter(None, (one.standing, where)))
    return f"{one.number}  {one.name}" + (f"\n{below}" if below else "")


def _spoken(one: Shown) -> str:
    where = _("in a frame") if one.frame is not None else _("no frame")
    return ", ".join(filter(None, (f"{one.number}. {one.name}", one.standing, where)))
