"""The clauses of every source in groups, by document or by theme: rows are made when a group is opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.text import fold
from medias_desktop.policies.rules.drafts import DraftSection
from medias_desktop.policies.service.sources import Source
from medias_desktop.policies.themes import Theme, theme_label
from medias_desktop.policies.views.composing.outline_tree import CLAUSE_MIME

_SOURCE = Qt.ItemDataRole.UserRole + 1
_SECTION = Qt.ItemDataRole.UserRole + 2
MOST = 400
"""Rows that are made at once: nobody reads more, and thousands would keep the window waiting."""


@dataclass(frozen=True, slots=True)
class Row:
    """A clause in a group; ``level`` 1 is right below the group."""

    text: str
    source: str
    section: str
    level: int = 1


@dataclass(slots=True)
class Group:
    """A title with its clauses; ``key`` is the source or the theme."""

    title: str
    key: str
    rows: list[Row] = field(default_factory=list)


def by_documents(sources: Sequence[Source], wanted: str) -> list[Group]:
    """Return a group for each source, with the clauses that hold folded words or are on a theme called so."""
    themes = {theme for theme in Theme if wanted and wanted in fold(theme_label(theme))}
    found = []
    for source in sources:
        group = Group(source.name, source.key)
        for one in source.sections:
            if not wanted:
                group.rows.append(Row(_title(one), source.key, one.uid, one.level))
            elif wanted in source.words[one.uid] or not themes.isdisjoint(source.themes[one.uid]):
                group.rows.append(Row(_title(one), source.key, one.uid))
        if group.rows:
            found.append(group)
    return found


def by_themes(sources: Sequence[Source], wanted: str) -> list[Group]:
    """Return a group for each theme, with the clauses on it that hold folded words; all of them when it is called so."""
    groups = {theme: Group(theme_label(theme), theme.value) for theme in Theme}
    called = {theme for theme in Theme if wanted in fold(theme_label(theme))}
    for source in sources:
        for one in source.sections:
            for theme in source.themes[one.uid]:
                if theme in called or wanted in source.words[one.uid]:
                    groups[theme].rows.append(Row(f"{source.name} · {_title(one)}", source.key, one.uid))
    found = [group for group in groups.values() if group.rows]
    for group in found:
        group.title = f"{group.title} ({len(group.rows)})"
    return found


class ClauseTree(QTreeWidget):
    """Clauses to be chosen, dragged, or taken by Enter."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clauses")
        self.setAccessibleName(_("Clauses to take"))
        self.setAccessibleDescription(_("Enter inserts the clause into the draft."))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._groups: Sequence[Group] = ()
        self.itemExpanded.connect(self._on_expanded)

    def show_groups(self, groups: Sequence[Group], *, opened: bool) -> None:
        """Show groups of clauses, closed, or ``opened`` as far as anybody would read."""
        self.clear()
        self._groups = groups
        items = [_item(group.title, "", group.key) for group in groups]
        self.addTopLevelItems(items)
        shown = 0
        for item, group in zip(items, groups, strict=True):
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            if opened and shown < MOST:
                item.setExpanded(True)
                shown += len(group.rows)

    def open_group(self, key: str) -> None:
        """Open a group at its first clause."""
        for item, group in self._items():
            if group.key == key:
                item.setExpanded(True)
                self.setCurrentItem(item.child(0) or item)
                self.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtTop)

    def chosen(self) -> tuple[str, str] | None:
        """Return the source and section of the current row, None for a title."""
        item = self.currentItem()
        if item is None or not item.data(0, _SOURCE):
            return None
        return str(item.data(0, _SOURCE)), str(item.data(0, _SECTION))

    def choose(self, clause: tuple[str, str] | None) -> None:
        """Make a clause the current row again, if it is still offered."""
        if clause is None:
            return
        for item, group in self._items():
            if any((row.source, row.section) == clause for row in group.rows):
                self._make_rows(item, group)
                for row in _below(item):
                    if (row.data(0, _SOURCE), row.data(0, _SECTION)) == clause:
                        self.setCurrentItem(row)
                        return

    def _items(self) -> Iterator[tuple[QTreeWidgetItem, Group]]:
        for place, group in enumerate(self._groups):
            item = self.topLevelItem(place)
            if item is not None:
                yield item, group

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        place = self.indexOfTopLevelItem(item)
        if place >= 0:
            self._make_rows(item, self._groups[place])

    def _make_rows(self, top: QTreeWidgetItem, group: Group) -> None:
        if top.childCount():
            return
        path: list[QTreeWidgetItem] = []
        for row in group.rows[:MOST]:
            item = _item(row.text, row.source, row.section)
            del path[row.level - 1 :]
            (path[-1] if path else top).addChild(item)
            path.append(item)
        more = len(group.rows) - MOST
        if more > 0:
            text = ngettext("{n} more clause: use the filter", "{n} more clauses: use the filter", more)
            top.addChild(_item(text.format(n=more), "", ""))

    def mimeTypes(self) -> list[str]:
        """Qt: what is dragged away."""
        return [CLAUSE_MIME]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """Qt: a clause by its source and section."""
        data = QMimeData()
        if items and items[0].data(0, _SOURCE):
            data.setData(CLAUSE_MIME, f"{items[0].data(0, _SOURCE)}\n{items[0].data(0, _SECTION)}".encode())
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter takes the clause."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


def _below(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for place in range(item.childCount()):
        if (child := item.child(place)) is not None:
            yield child
            yield from _below(child)


def _item(text: str, source: str, section: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setData(0, _SOURCE, source)
    item.setData(0, _SECTION, section)
    item.setToolTip(0, text)
    if not source:
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item


def _title(one: DraftSection) -> str:
    return f"{one.number} {one.heading}".strip()
