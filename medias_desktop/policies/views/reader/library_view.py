"""The list of texts: policies with their versions and states, the newest first, and the towns of the library."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.policies.labels.versions import (
    TOWNS,
    short_dates_label,
    town_line,
    version_label,
    version_state,
)
from medias_desktop.policies.rules import PolicySummary, VersionSummary
from medias_desktop.policies.rules.origins import town_uid
from medias_desktop.policies.views.reader.library_rows import (
    DATES,
    KIND,
    OPEN,
    STATE,
    TITLE,
    UID,
    Index,
    LibraryDelegate,
)


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
        self.setItemDelegate(LibraryDelegate(self))
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self._quiet = False
        self._shown: tuple[PolicySummary, ...] | None = None
        self._towns_open = True
        self._group: QStandardItem | None = None
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._on_click)

    def show_policies(self, policies: Sequence[PolicySummary]) -> None:
        """List other policies; nothing is selected. The same ones stay as they are, selection and place included."""
        if self._shown is not None and tuple(policies) == self._shown:
            return
        self._shown = tuple(policies)
        self._quiet = True
        self._items.clear()
        for policy in policies:
            if not policy.town:
                self._items.appendRow(_title_item(policy))
                for version in policy.versions:
                    self._items.appendRow(_version_item(version, policy))
        self._add_towns({policy.town for policy in policies})
        self._quiet = False

    def _add_towns(self, with_official_text: Collection[str]) -> None:
        """List the towns of the library below a line that folds them away."""
        self._group = _group_item()
        self._items.appendRow(self._group)
        for key in TOWNS:
            self._items.appendRow(_town_item(key, official=key in with_official_text))
        self.show_towns(shown=self._towns_open)

    def towns_shown(self) -> bool:
        """Tell whether the towns are unfolded."""
        return self._towns_open

    def show_towns(self, *, shown: bool) -> None:
        """Unfold the towns or fold them away."""
        self._towns_open = shown
        if self._group is None:
            return
        self._group.setData(shown, OPEN)
        state = _("unfolded") if shown else _("folded")
        name = f"{self._group.text()}, {self._group.data(DATES)}, {state}"
        self._group.setData(name, Qt.ItemDataRole.AccessibleTextRole)
        for row in range(self._group.row() + 1, self._items.rowCount()):
            self.setRowHidden(row, not shown)

    def select_text(self, uid: str) -> None:
        """Make a text the current row without telling anybody."""
        self._quiet = True
        for row in range(self._items.rowCount()):
            if self._items.item(row).data(UID) == uid:
                self.setCurrentIndex(self._items.index(row, 0))
                break
        self._quiet = False

    def _on_click(self, index: Index) -> None:
        if index.data(OPEN) is not None:
            self.show_towns(shown=not self._towns_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: on the line of the towns, Enter and space fold and unfold, the arrows too."""
        index = self.currentIndex()
        wanted = {
            Qt.Key.Key_Return: not self._towns_open,
            Qt.Key.Key_Enter: not self._towns_open,
            Qt.Key.Key_Space: not self._towns_open,
            Qt.Key.Key_Right: True,
            Qt.Key.Key_Left: False,
        }.get(Qt.Key(event.key()))
        if wanted is not None and index.isValid() and index.data(OPEN) is not None:
            self.show_towns(shown=wanted)
            return
        super().keyPressEvent(event)

    def _on_current(self, index: Index) -> None:
        if not self._quiet and index.isValid() and index.data(UID) is not None:
            self.chosen.emit(index.data(UID))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: titles wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _group_item() -> QStandardItem:
    item = QStandardItem(_("Five towns"))
    item.setData(item.text(), TITLE)
    item.setData(_("What five towns decided, in our words"), DATES)
    item.setData(True, OPEN)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item


def _town_item(key: str, *, official: bool) -> QStandardItem:
    name = TOWNS[key][0]
    item = QStandardItem(name)
    line = town_line(key)
    if official:
        line = _("{line} · official text").format(line=line)
    item.setData(town_uid(key), UID)
    item.setData(line, DATES)
    item.setData(f"{_('Five towns')}, {name}, {line}", Qt.ItemDataRole.AccessibleTextRole)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item


def _title_item(policy: PolicySummary) -> QStandardItem:
    item = QStandardItem(policy.title)
    item.setData(policy.title, TITLE)
    item.setToolTip(", ".join(part for part in (policy.municipality, policy.number) if part))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def _version_item(version: VersionSummary, policy: PolicySummary) -> QStandardItem:
    item = QStandardItem(version_label(version))
    dates, (state, kind) = short_dates_label(version, policy), version_state(version)
    item.setData(version.uid, UID)
    item.setData(dates, DATES)
    item.setData(state, STATE)
    item.setData(kind, KIND)
    item.setData(
        f"{policy.title}, {version_label(version)}, {state}, {dates}", Qt.ItemDataRole.AccessibleTextRole
    )
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item
