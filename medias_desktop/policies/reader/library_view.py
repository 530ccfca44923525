"""The list of policies, each with its versions and their state, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.policies.labels import (
    short_dates_label,
    state_kind,
    state_label,
    version_label,
)
from medias_desktop.policies.rules import PolicySummary, VersionSummary

Index = QModelIndex | QPersistentModelIndex
UID = Qt.ItemDataRole.UserRole + 1
_TITLE = Qt.ItemDataRole.UserRole + 2
_DATES = Qt.ItemDataRole.UserRole + 3
_STATE = Qt.ItemDataRole.UserRole + 4
_KIND = Qt.ItemDataRole.UserRole + 5
_WORD_WRAP = Qt.TextFlag.TextWordWrap.value
_SIDE = 12


class LibraryList(QListView):
    """Policies as quiet titles, versions as rows to choose from."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAccessibleName(_("Policies and their versions"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setItemDelegate(_LibraryDelegate(self))
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self._quiet = False
        self._shown: tuple[PolicySummary, ...] = ()
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_policies(self, policies: Sequence[PolicySummary]) -> None:
        """List other policies; nothing is selected. The same ones stay as they are, selection and place included."""
        if tuple(policies) == self._shown:
            return
        self._shown = tuple(policies)
        self._quiet = True
        self._items.clear()
        for policy in policies:
            self._items.appendRow(_title_item(policy))
            for version in policy.versions:
                self._items.appendRow(_version_item(version, policy))
        self._quiet = False

    def select_text(self, uid: str) -> None:
        """Make a text the current row without telling anybody."""
        self._quiet = True
        for row in range(self._items.rowCount()):
            if self._items.item(row).data(UID) == uid:
                self.setCurrentIndex(self._items.index(row, 0))
                break
        self._quiet = False

    def _on_current(self, index: Index) -> None:
        if not self._quiet and index.isValid() and index.data(UID) is not None:
            self.chosen.emit(index.data(UID))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: titles wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _LibraryDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 200
        if index.data(UID) is not None:
            return QSize(width, 2 * option.fontMetrics.height() + 22)
        metrics = QFontMetrics(_strong(option.font))
        room = QRect(0, 0, width - 2 * _SIDE, 10_000)
        height = metrics.boundingRect(room, _WORD_WRAP, str(index.data(_TITLE))).height()
        return QSize(width, height + (24 if index.row() else 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(UID) is None:
            self._paint_title(painter, option, index)
        else:
            self._paint_version(painter, option, index)
        painter.restore()

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setFont(_strong(option.font))
        painter.setPen(QColor(theme.current().text))
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, -6)
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom.value | _WORD_WRAP, str(index.data(_TITLE)))

    def _paint_version(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.current()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        row = option.rect.adjusted(5, 1, -5, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.accent_soft if selected else colours.window))
            painter.drawRoundedRect(row, 6, 6)
        chip_width = self._paint_chip(painter, option, row, index)
        line = option.fontMetrics.height()
        first = QRect(row.left() + 8, row.top() + 7, row.width() - chip_width - 24, line)
        painter.setFont(_strong(option.font) if selected else option.font)
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, first.width()
        )
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, name)
        second = QRect(row.left() + 8, first.bottom() + 3, row.width() - 16, line)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * 0.92)
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        dates = painter.fontMetrics().elidedText(
            str(index.data(_DATES)), Qt.TextElideMode.ElideRight, second.width()
        )
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, dates)

    def _paint_chip(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, index: Index) -> int:
        colours, kind, text = theme.current(), str(index.data(_KIND)), str(index.data(_STATE))
        font = _strong(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(text) + 18, metrics.height() + 3
        box = QRect(row.right() - 7 - width, row.top() + 6, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ground(kind)))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor(colours.ink(kind)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return width


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _title_item(policy: PolicySummary) -> QStandardItem:
    item = QStandardItem(policy.title)
    item.setData(policy.title, _TITLE)
    item.setToolTip(", ".join(part for part in (policy.municipality, policy.number) if part))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def _version_item(version: VersionSummary, policy: PolicySummary) -> QStandardItem:
    item = QStandardItem(version_label(version))
    dates, state = short_dates_label(version, policy), state_label(version.state)
    item.setData(version.uid, UID)
    item.setData(dates, _DATES)
    item.setData(state, _STATE)
    item.setData(state_kind(version.state), _KIND)
    item.setData(
        f"{policy.title}, {version_label(version)}, {state}, {dates}", Qt.ItemDataRole.AccessibleTextRole
    )
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item
