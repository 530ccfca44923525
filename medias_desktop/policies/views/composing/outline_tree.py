"""The outline of a draft: moved by keys and by mouse, clauses dropped in where they should stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.policies.rules.drafts import DraftSection
from medias_desktop.policies.rules.levels import end_of
from medias_desktop.policies.views.composing.composition import INTRODUCTION, Composition

SECTION_MIME = "application/x-medias-draft-section"
CLAUSE_MIME = "application/x-medias-clause"
UID = Qt.ItemDataRole.UserRole + 1
_NUMBER = Qt.ItemDataRole.UserRole + 2
_MARKED = Qt.ItemDataRole.UserRole + 3
_BORROWED = Qt.ItemDataRole.UserRole + 4


class OutlineTree(QTreeWidget):
    """Sections in a tree below the introduction; every key acts on the current one."""

    chosen = Signal(str)
    """The section that is edited now."""
    opened = Signal(str)
    """Enter: the keyboard goes to the text."""
    heading_asked = Signal()
    """F2: the keyboard goes to the heading."""
    clause_dropped = Signal(str, str, int, int)
    """A clause of a source was dropped before a place, on a level."""

    def __init__(self, composition: Composition) -> None:
        super().__init__()
        self._composition = composition
        self._items: dict[str, QTreeWidgetItem] = {}
        self._marked: frozenset[str] = frozenset()
        self._quiet = False
        self._shown: tuple[object, ...] | None = None
        self.setObjectName("draft_outline")
        self.setAccessibleName(_("Outline of the draft"))
        self.setAccessibleDescription(
            _("Alt and arrows move the section, Insert adds one, Delete removes it, F2 edits its heading.")
        )
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_RowPainter(self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.currentItemChanged.connect(self._on_current)
        composition.changed.connect(self.show_draft)
        self.show_draft()

    def current(self) -> str:
        """Return the uid of the current section, INTRODUCTION for what stands before the first."""
        item = self.currentItem()
        return str(item.data(0, UID)) if item is not None else INTRODUCTION

    def show_draft(self) -> None:
        """Show the draft as it is; where the texts alone changed, nothing moves."""
        sections = self._composition.draft.sections
        shape = tuple((one.uid, one.level, one.number, one.heading, one.provenance) for one in sections)
        if shape == self._shown:
            return
        self._shown = shape
        current, folded = self.current(), self._folded()
        self._quiet = True
        self.clear()
        self._items = {}
        first = self._add(None, DraftSection(INTRODUCTION, 1, "", _("Introduction")))
        font = QFont(self.font())
        font.setItalic(True)
        first.setFont(0, font)
        path: list[QTreeWidgetItem] = []
        for one in sections:
            del path[one.level - 1 :]
            path.append(self._add(path[-1] if path else None, one))
        for uid, item in self._items.items():
            item.setExpanded(uid not in folded)
        self._quiet = False
        self.select(current if current in self._items else INTRODUCTION)
        self.mark(self._marked)

    def select(self, uid: str) -> None:
        """Make a section the current one."""
        item = self._items.get(uid)
        if item is not None and item is not self.currentItem():
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def mark(self, uids: Collection[str]) -> None:
        """Mark the sections in which something is lacking."""
        self._marked = frozenset(uids)
        for uid, item in self._items.items():
            item.setData(0, _MARKED, uid in self._marked)

    def _folded(self) -> set[str]:
        return {uid for uid, item in self._items.items() if item.childCount() and not item.isExpanded()}

    def _add(self, parent: QTreeWidgetItem | None, one: DraftSection) -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        heading = one.heading or _("section without a heading")
        item.setText(0, heading)
        item.setData(0, UID, one.uid)
        item.setData(0, _NUMBER, one.number)
        item.setData(0, _BORROWED, bool(one.provenance))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{one.number} {heading}".strip())
        item.setToolTip(0, f"{one.number} {heading}".strip())
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        self._items[one.uid] = item
        return item

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if not self._quiet and item is not None:
            self.chosen.emit(str(item.data(0, UID)))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: move, add, remove, rename."""
        composition, uid, key = self._composition, self.current(), event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        moves = {
            Qt.Key.Key_Up: composition.move_up,
            Qt.Key.Key_Down: composition.move_down,
            Qt.Key.Key_Left: composition.promote,
            Qt.Key.Key_Right: composition.demote,
        }
        if alt and (move := moves.get(Qt.Key(key))):
            move(uid)
        elif key == Qt.Key.Key_Insert:
            self.add()
        elif key == Qt.Key.Key_Delete:
            composition.delete(uid)
        elif key == Qt.Key.Key_F2:
            self.heading_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(uid)
        else:
            super().keyPressEvent(event)

    def add(self) -> None:
        """Add a section after the current one and let its heading be typed."""
        self.select(self._composition.add_section(self.current()))
        self.heading_asked.emit()

    # mouse

    def mimeTypes(self) -> list[str]:
        """Qt: what may be dropped."""
        return [SECTION_MIME, CLAUSE_MIME]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """Qt: what is dragged away: a section."""
        data = QMimeData()
        uid = str(items[0].data(0, UID)) if items else INTRODUCTION
        if uid != INTRODUCTION:
            data.setData(SECTION_MIME, uid.encode())
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: sections and clauses come in."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: show where it would go."""
        super().dragMoveEvent(event)
        self._judge(event)

    def _judge(self, event: QDragMoveEvent) -> None:
        if any(event.mimeData().hasFormat(name) for name in self.mimeTypes()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: put it there."""
        data = event.mimeData()
        to, level = self.target(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)  # rows are moved by the draft, never by the view
        event.accept()
        if data.hasFormat(SECTION_MIME):
            self._composition.move(bytes(data.data(SECTION_MIME).data()).decode(), to, level)
        elif data.hasFormat(CLAUSE_MIME):
            source, section_uid = bytes(data.data(CLAUSE_MIME).data()).decode().split("\n")
            self.clause_dropped.emit(source, section_uid, to, level)

    def target(self, point: QPoint) -> tuple[int, int]:
        """Return before which place, on which level, something dropped at a point goes."""
        sections = self._composition.draft.sections
        item = self.itemAt(point)
        if item is None:
            return len(sections), 1
        place = self._composition.draft.place(str(item.data(0, UID)))
        if place < 0:
            return 0, 1
        rect, level = self.visualItemRect(item), sections[place].level
        if point.y() < rect.top() + rect.height() // 4:
            return place, level
        if point.y() > rect.bottom() - rect.height() // 4:
            return end_of(sections, place), level
        return end_of(sections, place), level + 1


class _RowPainter(QStyledItemDelegate):
    """Draws a row: the number in the accent, the heading, a quiet dot where something is lacking."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw one row."""
        colours = theme.current()
        self.initStyleOption(option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        room = option.rect.adjusted(6, 0, -22, 0)
        painter.setFont(option.font)
        number = str(index.data(_NUMBER) or "")
        if number:
            painter.setPen(QColor(colours.accent))
            shown = painter.fontMetrics().elidedText(number, Qt.TextElideMode.ElideRight, room.width() // 2)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(shown + "  "))
        painter.setPen(QColor(colours.text))
        heading = painter.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, heading)
        self._dot(painter, option.rect, index)
        painter.restore()

    def _dot(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.data(_MARKED):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.current().warn))
            painter.drawEllipse(QRect(rect.right() - 15, rect.center().y() - 3, 7, 7))
