"""Rows of a list as high as the lines of their text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_NARROWER = 32
"""Pixels by which a row is measured narrower than the list."""


class WholeLines(QStyledItemDelegate):
    """Rows as high as their lines: Qt measures them a little wider than it draws them, and cuts what does not fit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: how high a row is."""
        narrower = QStyleOptionViewItem(option)
        narrower.rect.setWidth(max(option.rect.width() - _NARROWER, 1))
        return super().sizeHint(narrower, index)
