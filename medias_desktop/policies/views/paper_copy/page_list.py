"""The scanned pages as small pictures, in the order of the copy."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QKeyEvent, QPainter, QPen, QTransform
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import draw_chip, draw_ground, small, strong
from medias_desktop.policies.rules.true_copies import PageFit
from medias_desktop.policies.views.paper_copy.arrangement import Arrangement, Key, Row

Index = QModelIndex | QPersistentModelIndex
ROW: Final = Qt.ItemDataRole.UserRole + 1
PICTURE: Final = Qt.ItemDataRole.UserRole + 2
THUMBNAIL = 220
_PAPER_WIDTH, _PAPER_HEIGHT = 140, 181
_EDGE = 12


def title_of(row: Row, total: int) -> str:
    """Return what a page is, in words."""
    if row.key is None or row.page:
        return _("Page {page} of {pages}").format(page=row.page, pages=total)
    if row.page == 0:
        return _("Page without a number")
    return _("Scanned page")


def state_of(row: Row, signed: tuple[int, ...] = ()) -> tuple[str, str]:
    """Return the state of a page in a word or two, and its kind."""
    if row.key is None:
        return (_("Signed page missing"), "bad") if row.page in signed else (_("Missing"), "warn")
    if row.undecided:
        return _("No code: choose"), "warn"
    if row.page is None:
        left_out = {
            PageFit.TWICE: _("Scanned twice"),
            PageFit.FOREIGN: _("Another document"),
            PageFit.BLANK: _("Blank"),
            PageFit.UNREADABLE: _("Unreadable"),
        }
        return left_out.get(row.fit or PageFit.NO_CODE, _("Page left out")), "muted"
    return (_("Recognized"), "ok") if row.fit is PageFit.RECOGNISED else (_("Placed by hand"), "accent")


class PageDelegate(QStyledItemDelegate):
    """Draws a page as paper, with its number and state below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt: the same for all."""
        metrics = option.fontMetrics
        widest = max(
            metrics.horizontalAdvance(text) for text in (_("Signed page missing"), _("Another document"))
        )
        width = max(_PAPER_WIDTH + 2 * _EDGE, widest + 44)
        return QSize(width, _PAPER_HEIGHT + 2 * metrics.height() + 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw one page."""
        row: Row = index.data(ROW)
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        cell = option.rect.adjusted(3, 3, -3, -3)
        draw_ground(painter, option, cell)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell, 6, 6)
        place = QRect(cell.left(), cell.top() + 8, cell.width(), _PAPER_HEIGHT)
        _draw_paper(painter, place, row, index.data(PICTURE))
        painter.setFont(strong(option.font))
        painter.setPen(QColor(colours.text if row.page is not None or row.undecided else colours.muted))
        line = QRect(cell.left(), place.bottom() + 8, cell.width(), option.fontMetrics.height())
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(line, middle, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.setFont(strong(small(option.font)))
        state, kind = index.data(Qt.ItemDataRole.UserRole)
        metrics = QFontMetrics(painter.font())
        width = min(metrics.horizontalAdvance(state) + 20, cell.width() - 4)
        height = metrics.height() + 4
        chip = QRect(cell.center().x() - width // 2, line.bottom() + 5, width, height)
        draw_chip(
            painter, chip, metrics.elidedText(state, Qt.TextElideMode.ElideRight, width - 8), kind, radius=9
        )
        painter.restore()


def _draw_paper(painter: QPainter, place: QRect, row: Row, picture: QImage | None) -> None:
    colours = theme.current()
    if picture is None:
        paper = QRect(0, 0, _PAPER_WIDTH, _PAPER_HEIGHT)
        paper.moveCenter(place.center())
        pen = QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)
        painter.setPen(QColor(colours.muted))
        number = "?" if not row.page else str(row.page)
        painter.drawText(paper, Qt.AlignmentFlag.AlignCenter, number)
        return
    size = picture.size().scaled(_PAPER_WIDTH, _PAPER_HEIGHT, Qt.AspectRatioMode.KeepAspectRatio)
    paper = QRect(0, 0, size.width(), size.height())
    paper.moveCenter(place.center())
    if row.page is None and not row.undecided:
        painter.setOpacity(0.45)
    painter.drawImage(paper, picture)
    painter.setOpacity(1)
    painter.setPen(QColor(colours.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(paper)


class PageList(QListWidget):
    """The pages; Enter enlarges, the space bar turns, Delete leaves out."""

    chosen = Signal(object)
    """The key of the page that the keyboard is on; None on a missing one."""
    enlarge_wanted = Signal()
    turn_wanted = Signal()
    leave_out_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scanned_pages")
        self.setAccessibleName(_("Scanned pages"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(4)
        self.setMouseTracking(True)
        self.setItemDelegate(PageDelegate(self))
        self._pictures: dict[Key, QImage] = {}
        self.currentItemChanged.connect(lambda *_items: self.chosen.emit(self.key()))
        self.itemActivated.connect(lambda _item: self.enlarge_wanted.emit())

    def take_pictures(self, pictures: dict[Key, QImage]) -> None:
        """Remember small pictures of pages as they lie in their files."""
        self._pictures |= pictures

    def forget_pictures(self) -> None:
        """Let them go."""
        self._pictures.clear()

    def picture(self, row: Row) -> QImage | None:
        """Return the small picture of a page, turned to be read."""
        found = None if row.key is None else self._pictures.get(row.key)
        if found is None or not row.quarter_turns:
            return found
        return found.transformed(QTransform().rotate(90 * row.quarter_turns))

    def key(self) -> Key | None:
        """Return the page that the keyboard is on."""
        row = self.row_data()
        return None if row is None else row.key

    def row_data(self) -> Row | None:
        """Return what is known of the page that the keyboard is on."""
        item = self.currentItem()
        found: Row | None = None if item is None else item.data(ROW)
        return found

    def show_rows(self, arrangement: Arrangement, keep: Key | None) -> None:
        """Show all pages; the keyboard stays on ``keep``, or goes to the first page that waits for a decision."""
        self.blockSignals(True)
        self.clear()
        current = waiting = None
        for row in arrangement.rows():
            item = QListWidgetItem(title_of(row, arrangement.total))
            state = state_of(row, arrangement.signed)
            item.setData(ROW, row)
            item.setData(PICTURE, self.picture(row))
            item.setData(Qt.ItemDataRole.UserRole, state)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {state[0]}")
            self.addItem(item)
            if row.key is not None and row.key == keep:
                current = item
            if row.undecided and waiting is None:
                waiting = item
        self.setCurrentItem(current or waiting or self.item(0))
        self.blockSignals(False)
        self.chosen.emit(self.key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: what can be done with a page."""
        acts = {Qt.Key.Key_Space: self.turn_wanted, Qt.Key.Key_Delete: self.leave_out_wanted}
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        elif self.key() is not None:
            act.emit()
