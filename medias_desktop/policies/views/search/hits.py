"""The list of hits; more of them come as it is scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from medias_desktop.core.i18n import _
from medias_desktop.core.store.search import Span
from medias_desktop.policies.rules.searching import Found
from medias_desktop.policies.service.excerpts import excerpt
from medias_desktop.policies.views.search.rows import (
    EXCERPT,
    FOUND,
    QUERY,
    HitDelegate,
    heading_of,
    spoken,
)

Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """Hits of one query; excerpts are made of the rows that are looked at."""

    more_wanted = Signal(int)
    """The hits from this one on."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._hits: list[Found] = []
        self._query = ""
        self._total = 0
        self._asked = -1
        self._excerpts: dict[int, tuple[str, tuple[Span, ...]]] = {}

    def show(self, query: str, hits: Sequence[Found], total: int) -> None:
        """Show the hits of a query from the first."""
        self.beginResetModel()
        self._query, self._hits, self._total, self._asked = query, list(hits), total, -1
        self._excerpts.clear()
        self.endResetModel()

    def add(self, hits: Sequence[Found]) -> None:
        """Show further hits of the same query; none when there are no more to be told."""
        if not hits:
            self._total = len(self._hits)
            return
        first = len(self._hits)
        self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
        self._hits += hits
        self.endInsertRows()

    def query(self) -> str:
        """Return the words that the hits are of."""
        return self._query

    def hits(self) -> tuple[Found, ...]:
        """Return the hits that are there."""
        return tuple(self._hits)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Qt: as many as came so far."""
        return 0 if parent.isValid() else len(self._hits)

    def canFetchMore(self, parent: Index) -> bool:
        """Qt: whether there are more than came so far."""
        return not parent.isValid() and len(self._hits) < self._total and self._asked != len(self._hits)

    def fetchMore(self, parent: Index) -> None:  # noqa: ARG002
        """Qt: ask for the next ones; they come later."""
        self._asked = len(self._hits)
        self.more_wanted.emit(self._asked)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: a hit, its excerpt, its words for who listens."""
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        found = self._hits[index.row()]
        if role == FOUND:
            return found
        if role == EXCERPT:
            return self._excerpt(index.row())
        if role == QUERY:
            return self._query
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return found.title or heading_of(found)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return spoken(found, self._excerpt(index.row())[0])
        return None

    def _excerpt(self, row: int) -> tuple[str, tuple[Span, ...]]:
        if row not in self._excerpts:
            found = self._hits[row]
            self._excerpts[row] = excerpt(found.text, self._query, found.language)
        return self._excerpts[row]


class HitList(QListView):
    """Up from the first row leads back to the field; Enter or a click opens a hit, and the list stays."""

    opened = Signal(object)
    """A ``Found`` to be read."""
    left_upwards = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search_hits")
        self.setAccessibleName(_("Results of the search"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setItemDelegate(HitDelegate(self))
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.clicked.connect(self._open)

    def enter(self) -> bool:
        """Take the focus at the current row, or the first; tell whether there is one."""
        if not self.hits.rowCount():
            return False
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.hits.index(0, 0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def open_current(self) -> None:
        """Open the current row, or the first."""
        if self.hits.rowCount():
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self.hits.index(0, 0))
            self._open(self.currentIndex())

    def _open(self, index: Index) -> None:
        found = index.data(FOUND)
        if found is not None:
            self.opened.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, Escape leaves, Up leaves the first row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: rows are as wide as the list."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
