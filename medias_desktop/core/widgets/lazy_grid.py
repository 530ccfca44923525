"""A grid of tiles of any length: rows are read, and pictures decoded, only as they scroll into view."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.lazy_rows import LazyRows, RowSource
from medias_desktop.core.widgets.lazy_showing import LazyShowing
from medias_desktop.core.widgets.records_view import RecordsView
from medias_desktop.core.widgets.table import Column, Index
from medias_desktop.core.widgets.tile import Mark, Tile
from medias_desktop.core.widgets.tile_painting import TileLook, TilePainter
from medias_desktop.core.widgets.tile_pictures import Reader, TilePictures
from medias_desktop.core.widgets.tile_places import Places

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from medias_desktop.core.widgets.desk import Jobs

__all__ = ["LazyGrid", "Mark", "RowSource", "Tile"]

GAP = 12
_SEEN = 30
"""Milliseconds that the view stands still before it tells what is seen."""
_Move = QAbstractItemView.CursorAction


class LazyGrid(LazyShowing, RecordsView, QListView):
    """Tiles of records that are known by number (``key``); ``pictures`` reads their small pictures, on the worker.

    Its own layout, as Qt's would hold one of each tile. Keys: arrows, Home, End, Page Up and Down; Shift and Ctrl select;
    Enter opens; letters are ``typed``. Qt's accessibility sees a list, each cell of which says its tile's sentence.
    """

    MOVES = RecordsView.MOVES | {Qt.Key.Key_Left, Qt.Key.Key_Right}

    activated_row = Signal(object)
    selection_changed = Signal()
    counted = Signal(int)
    typed = Signal(str)
    seen = Signal()
    """Other tiles are seen, and no longer on the move (``numbers_in_view``)."""

    def __init__(
        self,
        tile: Callable[[Any], Tile],
        accessible_name: str,
        key: Callable[[Any], int],
        jobs: Jobs,
        pictures: Reader,
    ) -> None:
        super().__init__()
        self._tile = tile
        self._look: tuple[str, str, float] | None = None
        self._painter = TilePainter(self.font(), 1.0)
        self._rows = rows = LazyRows([Column("", lambda row: tile(row).spoken)], key)
        self.setModel(rows)
        self.setAccessibleName(accessible_name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.doubleClicked.connect(self.open_record)
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())
        self.pictures = TilePictures(self, jobs, pictures)
        self.pictures.arrived.connect(self.viewport().update)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_SEEN)
        self._still.timeout.connect(self._tell_seen)
        self._told: tuple[int, ...] = ()
        self._begin_lazily(rows, jobs)

    # Places

    def places(self) -> Places:
        """Return where the tiles lie."""
        return self._planned(self.viewport().width())

    def _planned(self, width: int) -> Places:
        painter = self._painter
        plan = Places(len(self._rows.order), width, painter.least, 0, GAP)
        return plan._replace(high=painter.height(plan.wide))

    def rows_in_view(self) -> int:
        """Return how many tiles its viewport has room for."""
        plan = self.places()
        return (self.viewport().height() // (plan.high + plan.gap) + 2) * plan.across

    def first_in_view(self) -> int:
        """Return the place of the first tile seen, -1 when there is none."""
        found = self._in_view()
        return found.start if found else -1

    def top_of(self, place: int) -> int:
        """Return where a tile begins, in pixels below the top of the viewport."""
        return self.places().corner(place)[1] - self.verticalOffset()

    def numbers_in_view(self) -> array[int]:
        """Return the numbers of the tiles that are seen."""
        found = self._in_view()
        return self._rows.order[found.start : found.stop]

    def tile_at(self, place: int) -> Tile | None:
        """Return what a tile says, None when its record is gone or cannot be read."""
        row = self._rows.row(place)
        return None if row is None else self._tile(row)

    def _in_view(self) -> range:
        top = self.verticalOffset()
        return self.places().between(top, top + self.viewport().height() - 1)

    # Qt: the layout

    def visualRect(self, index: Index) -> QRect:
        """Qt: where a tile is seen."""
        if not index.isValid():
            return QRect()
        plan = self.places()
        left, top = plan.corner(index.row())
        return QRect(left, top - self.verticalOffset(), plan.wide, plan.high)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Qt: the tile at a point."""
        place = self.places().at(point.x(), point.y() + self.verticalOffset())
        return QModelIndex() if place is None else self._rows.index(place, 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Qt: bring a tile into view."""
        if not index.isValid():
            return
        plan, bar, hints = self.places(), self.verticalScrollBar(), QAbstractItemView.ScrollHint
        top, room = plan.corner(index.row())[1], self.viewport().height()
        highest, lowest = top - plan.gap, top + plan.high + plan.gap - room
        if hint == hints.PositionAtCenter:
            bar.setValue((highest + lowest) // 2)
        elif hint == hints.PositionAtTop or (hint == hints.EnsureVisible and bar.value() > highest):
            bar.setValue(highest)
        elif hint == hints.PositionAtBottom or bar.value() < lowest:
            bar.setValue(min(lowest, highest) if hint == hints.EnsureVisible else lowest)

    def verticalOffset(self) -> int:
        """Qt: how far it is scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Qt: never sideways."""
        return 0

    def isIndexHidden(self, index: Index) -> bool:  # noqa: ARG002 - Qt asks about each
        """Qt: none is."""
        return False

    def doItemsLayout(self) -> None:
        """Qt: there is nothing to lay out but the scroll bar."""
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Qt: how far one can scroll."""
        self._fit_bar()
        plan, bar = self.places(), self.verticalScrollBar()
        room = self.viewport().height()
        bar.setRange(0, max(0, plan.height - room))
        bar.setPageStep(room)
        bar.setSingleStep((plan.high + plan.gap) // 4)

    def _fit_bar(self) -> None:
        """Show the scroll bar when there would be too much without it: with it, tiles are smaller and might fit again."""
        bare = self._planned(self.contentsRect().width())
        policies = Qt.ScrollBarPolicy
        wanted = bare.height > self.contentsRect().height()
        policy = policies.ScrollBarAlwaysOn if wanted else policies.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002 - Qt says both
        """Qt: show what lies there."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: more or fewer tiles beside one another; the first one seen stays in view."""
        first = self._rows.index(self._kept_first, 0) if self._kept_first >= 0 else QModelIndex()
        super().resizeEvent(event)
        self.updateGeometries()
        if first.isValid() and event.oldSize().width() != event.size().width():
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)

    _kept_first = -1
    """The first tile that was seen when it was last painted."""

    # Qt: the keyboard and the mouse

    def moveCursor(self, action: _Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Qt: where a key leads."""
        plan, here = self.places(), self.currentIndex().row()
        if not plan.tiles:
            return QModelIndex()
        if here < 0:
            return self._rows.index(0, 0)
        page = max(1, self.viewport().height() // (plan.high + plan.gap))
        last = plan.tiles - 1
        wanted = {
            _Move.MoveLeft: here - 1,
            _Move.MovePrevious: here - 1,
            _Move.MoveRight: here + 1,
            _Move.MoveNext: here + 1,
            _Move.MoveUp: plan.moved(here, -1),
            _Move.MoveDown: plan.moved(here, 1),
            _Move.MovePageUp: plan.moved(here, -page),
            _Move.MovePageDown: plan.moved(here, page),
            _Move.MoveHome: 0,
            _Move.MoveEnd: last,
        }[action]
        return self._rows.index(max(0, min(wanted, last)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Qt: select what lies between two points in reading order."""
        plan, down = self.places(), self.verticalOffset()
        ends = [
            plan.nearest(x, y + down) for x, y in ((rect.left(), rect.top()), (rect.right(), rect.bottom()))
        ]
        selection = QItemSelection()
        if plan.tiles and (rect.width() != 1 or rect.height() != 1 or self.indexAt(rect.topLeft()).isValid()):
            selection.select(self._rows.index(min(ends), 0), self._rows.index(max(ends), 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: ARG002 - all of it is painted anew
        """Qt: what to paint when the selection changes."""
        return QRegion(self.viewport().rect())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the tiles that are seen."""
        self._keep_look()
        plan, down = self.places(), self.verticalOffset()
        area = event.rect()
        chosen, here = self.selectionModel(), self.currentIndex().row()
        pointer = (
            self.viewport().mapFromGlobal(self.cursor().pos())
            if self.viewport().underMouse()
            else QPoint(-1, -1)
        )
        focused = self.hasFocus()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in plan.between(area.top() + down, area.bottom() + down):
            left, top = plan.corner(place)
            box = QRect(left, top - down, plan.wide, plan.high)
            if not box.intersects(area):
                continue
            tile = self.tile_at(place)
            look = TileLook(
                selected=chosen.isSelected(self._rows.index(place, 0)),
                current=focused and place == here,
                hovered=box.contains(pointer),
                focused=focused,
            )
            self._painter.paint(painter, box, tile, self.pictures.get(self._rows.order[place]), look)
        painter.end()
        self._kept_first = self.first_in_view()
        self._want_pictures(plan)
        self._still.start()

    def _want_pictures(self, plan: Places) -> None:
        ratio = self.devicePixelRatioF()
        size = QSize(round((plan.wide - 2) * ratio), round(self._painter.picture_height(plan.wide) * ratio))
        self.pictures.want(self.numbers_in_view(), size)

    def _keep_look(self) -> None:
        look = (self.font().key(), theme.current().name, self.devicePixelRatioF())
        if look != self._look:
            self._look = look
            self._painter = TilePainter(self.font(), look[2])
            self.updateGeometries()

    def _tell_seen(self) -> None:
        numbers = tuple(self.numbers_in_view())
        if numbers != self._told:
            self._told = numbers
            self.seen.emit()

    def show_again(self) -> None:
        """Paint anew what is seen, and tell once more what that is: what tiles say changed."""
        self._told = ()
        self.viewport().update()

    def settled(self) -> bool:
        """Return whether everything is in its order, and the pictures seen are there."""
        return super().settled() and self.pictures.settled()
