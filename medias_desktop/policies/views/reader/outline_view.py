"""The outline of a version: a tree of numbers and headings, filtered as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.text import fold
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import SearchField, muted
from medias_desktop.policies.rules import SectionText

Index = QModelIndex | QPersistentModelIndex
SECTION = Qt.ItemDataRole.UserRole + 1
NUMBER = Qt.ItemDataRole.UserRole + 2
HEADING = Qt.ItemDataRole.UserRole + 3


class OutlinePane(QWidget):
    """Filter and tree; tells which section is asked for."""

    chosen = Signal(int)
    """A section was reached with the arrow keys: show it."""
    opened = Signal(int)
    """A section was clicked or confirmed with Enter: go there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = SearchField(_("Filter the outline  (Ctrl+G)"))
        self.filter.setObjectName("outline_filter")
        self.tree = OutlineTree()
        self._nothing = muted(_("No heading contains these words."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.filter)
        layout.addWidget(self._nothing)
        layout.addWidget(self.tree, 1)
        self.filter.searched.connect(self._filter)
        self.filter.installEventFilter(self)
        self.tree.reached.connect(self.chosen)
        self.tree.confirmed.connect(self.opened)

    def show_sections(self, sections: Sequence[SectionText]) -> None:
        """Show another outline; the filter starts empty."""
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.tree.show_sections(sections)
        self._nothing.hide()

    def mark_current(self, section: int) -> None:
        """Show which section is being read, without going there."""
        self.tree.mark_current(section)

    def focus_filter(self) -> None:
        """Put the caret in the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _filter(self, text: str) -> None:
        self._nothing.setVisible(not self.tree.filter(text) and bool(text.strip()))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt: from the filter, Down goes into the tree and Escape empties the filter."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._filter(self.filter.text())
                self.tree.enter(confirm=event.key() != Qt.Key.Key_Down)
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                self._filter("")
                return True
        return False


class OutlineTree(QTreeView):
    """Numbers and headings by level."""

    reached = Signal(int)
    confirmed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setAccessibleName(_("Outline"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # the current row says it all
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(OutlineDelegate(self))
        self._source = QStandardItemModel(self)
        self._shown = _OutlineFilter(self)
        self._shown.setSourceModel(self._source)
        self.setModel(self._shown)
        self._items: list[QStandardItem] = []
        self._quiet = False
        self.clicked.connect(lambda index: self.confirmed.emit(index.data(SECTION)))
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_sections(self, sections: Sequence[SectionText]) -> None:
        """Fill the tree; a section hangs below the nearest one before it of a higher rank."""
        self._quiet = True
        self._shown.set_needle("")
        self._source.clear()
        self._items = []
        parents: list[tuple[int, QStandardItem]] = []
        for index, section in enumerate(sections):
            item = _item(index, section)
            while parents and parents[-1][0] >= section.level:
                parents.pop()
            above = parents[-1][1] if parents else self._source.invisibleRootItem()
            above.appendRow(item)
            parents.append((section.level, item))
            self._items.append(item)
        self.setRootIsDecorated(any(item.hasChildren() for item in self._items))
        self.expandAll()
        self._quiet = False

    def filter(self, text: str) -> bool:
        """Keep headings that contain the words of ``text``, and what they hang below; tell whether any is left."""
        self._quiet = True
        self._shown.set_needle(fold(text))
        self.expandAll()
        self._quiet = False
        return self._shown.rowCount() > 0

    def mark_current(self, section: int) -> None:
        """Make a section the current row and bring it into view; -1 is none."""
        self._quiet = True
        index = QModelIndex()
        if 0 <= section < len(self._items):
            index = self._shown.mapFromSource(self._items[section].index())
        self.setCurrentIndex(index)
        if section < 0:
            self.scrollToTop()
        self._quiet = False

    def enter(self, *, confirm: bool) -> None:
        """Take the focus at the first row that fits; with ``confirm`` also go there."""
        index = self.currentIndex()
        if not index.isValid() or not self._shown.fits(index):
            index = self._first_fit(QModelIndex())
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if index.isValid():
            self._quiet = True
            self.setCurrentIndex(index)
            self._quiet = False
            (self.confirmed if confirm else self.reached).emit(index.data(SECTION))

    def _first_fit(self, parent: QModelIndex) -> QModelIndex:
        for row in range(self._shown.rowCount(parent)):
            index = self._shown.index(row, 0, parent)
            if self._shown.fits(index):
                return index
            below = self._first_fit(index)
            if below.isValid():
                return below
        return QModelIndex()

    def _on_current(self, index: Index) -> None:
        if not self._quiet and index.isValid() and self.hasFocus():
            self.reached.emit(index.data(SECTION))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Qt: draw only a small arrow beside what has sections below it."""
        if not self.model().hasChildren(index):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.current().muted), 1.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = rect.right() - self.indentation() / 2 + 1, rect.center().y() + 1
        if self.isExpanded(index):
            arrow = [QPointF(x - 3.5, y - 2), QPointF(x, y + 2), QPointF(x + 3.5, y - 2)]
        else:
            arrow = [QPointF(x - 2, y - 3.5), QPointF(x + 2, y), QPointF(x - 2, y + 3.5)]
        painter.drawPolyline(arrow)
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes to the section."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.confirmed.emit(self.currentIndex().data(SECTION))
            return
        super().keyPressEvent(event)


class OutlineDelegate(QStyledItemDelegate):
    """Draws the number quietly before the heading, and a bar beside the section being read."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: rows that are easy to hit."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw one row."""
        colours = theme.current()
        view = self.parent()
        current = isinstance(view, QTreeView) and view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = option.rect.adjusted(0, 1, -4, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.accent_soft if current else colours.window))
            painter.drawRoundedRect(row, 5, 5)
        if current:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRect(row.left(), row.top() + 5, 3, row.height() - 10), 1.5, 1.5)
        self._draw_text(painter, option, index, row.adjusted(10, 0, -6, 0), current=current)
        painter.restore()

    def _draw_text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, room: QRect, *, current: bool
    ) -> None:
        colours = theme.current()
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if current else QFont.Weight.Normal)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        number, heading = str(index.data(NUMBER)), str(index.data(HEADING))
        left = room.left()
        middle = Qt.AlignmentFlag.AlignVCenter
        if number:
            painter.setPen(QColor(colours.accent if current else colours.muted))
            shown = metrics.elidedText(number, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, middle, shown)
            left += metrics.horizontalAdvance(shown) + 8
        rest = QRect(left, room.top(), room.right() - left, room.height())
        painter.setPen(QColor(colours.text))
        painter.drawText(rest, middle, metrics.elidedText(heading, Qt.TextElideMode.ElideRight, rest.width()))


class _OutlineFilter(QSortFilterProxyModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRecursiveFilteringEnabled(True)
        self._words: list[str] = []

    def set_needle(self, needle: str) -> None:
        self.beginFilterChange()
        self._words = needle.split()
        self.endFilterChange()

    def fits(self, index: Index) -> bool:
        if not self._words:
            return True
        text = fold(str(index.data(Qt.ItemDataRole.DisplayRole)))
        return all(word in text for word in self._words)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        return self.fits(self.sourceModel().index(row, 0, parent))


def _item(index: int, section: SectionText) -> QStandardItem:
    text = " ".join(part for part in (section.number, section.heading) if part) or "…"
    item = QStandardItem(text)
    item.setToolTip(text)
    item.setData(index, SECTION)
    item.setData(section.number, NUMBER)
    item.setData(section.heading, HEADING)
    item.setEditable(False)
    return item
