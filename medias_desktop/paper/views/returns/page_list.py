"""The pages in a column: what each is, and its state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import draw_chip, draw_ground, small, strong
from medias_desktop.paper.views.returns import wording
from medias_desktop.paper.views.returns.queue import Entry

Index = QModelIndex | QPersistentModelIndex
_EDGE = 12


class _Entries(QAbstractListModel):
    """The pages of a segment."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: how many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: a page's words."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{wording.title(entry)}, {wording.state(entry)[0]}. {wording.below(entry)}"
        return wording.title(entry) if role == Qt.ItemDataRole.DisplayRole else None

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show others."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    """Draws a page in two lines with its state as a chip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt: the same for all."""
        line = option.fontMetrics.height()
        return QSize(16 * option.fontMetrics.averageCharWidth(), 3 * line + 34)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw one page."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        colours = theme.current()
        row = option.rect.adjusted(4, 2, -4, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option, row)
        inside = row.adjusted(_EDGE, 8, -_EDGE, -8)
        line = option.fontMetrics.height()
        painter.setFont(strong(option.font))
        painter.setPen(QColor(colours.text if entry.waits or entry.aside else colours.muted))
        _draw_line(painter, QRect(inside.left(), inside.top(), inside.width(), line), wording.title(entry))
        painter.setFont(small(option.font))
        painter.setPen(QColor(colours.muted))
        _draw_line(
            painter, QRect(inside.left(), inside.top() + line + 2, inside.width(), line), wording.below(entry)
        )
        state, kind = wording.state(entry)
        painter.setFont(strong(small(option.font)))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(state, Qt.TextElideMode.ElideRight, inside.width() - 20)
        chip = QRect(
            inside.left(),
            inside.top() + 2 * line + 7,
            metrics.horizontalAdvance(text) + 20,
            metrics.height() + 4,
        )
        selected = option.state & QStyle.StateFlag.State_Selected
        ground = colours.surface if selected and colours.ground(kind) == colours.accent_soft else ""
        draw_chip(painter, chip, text, kind, radius=9, ground=ground)
        painter.restore()


def _draw_line(painter: QPainter, place: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class PageList(QListView):
    """The pages; the arrow keys go from one to the next."""

    chosen = Signal(int)
    """The number of the page that the keyboard is on; 0 for none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("returned_pages")
        self.setAccessibleName(_("Scanned pages"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._entries = _Entries(self)
        self.setModel(self._entries)
        self.setItemDelegate(_Delegate(self))
        self.selectionModel().currentChanged.connect(lambda *_changed: self.chosen.emit(self.number()))

    def keyboardSearch(self, search: str) -> None:
        """Qt: letters decide about a page, they do not look for one."""

    def number(self) -> int:
        """Return the number of the page that the keyboard is on, 0 for none."""
        at = self.currentIndex()
        return self._entries.entries[at.row()].number if at.isValid() else 0

    def show_entries(self, entries: Sequence[Entry], keep: int | None) -> None:
        """Show pages with the keyboard on one of them, else on the first that waits."""
        self.selectionModel().blockSignals(True)
        self._entries.show_entries(entries)
        places = {entry.number: row for row, entry in enumerate(entries)}
        first = next((row for row, entry in enumerate(entries) if entry.waits), 0)
        row = places.get(keep, first) if keep is not None else first
        self.selectionModel().blockSignals(False)
        if entries:
            self.setCurrentIndex(self._entries.index(row, 0))
        self.chosen.emit(self.number())
