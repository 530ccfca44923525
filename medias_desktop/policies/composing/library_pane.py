"""What may be borrowed: clauses of the towns and of own texts, by document or by theme, read before they are taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.parts import SearchField, button, subheading
from medias_desktop.policies.composing.outline_tree import CLAUSE_MIME
from medias_desktop.policies.composing.preview import ClausePreview
from medias_desktop.policies.rules.drafts import DraftSection
from medias_desktop.policies.service.clauses import Source
from medias_desktop.policies.themes import Theme, theme_label

_SOURCE = Qt.ItemDataRole.UserRole + 1
_SECTION = Qt.ItemDataRole.UserRole + 2
BY_DOCUMENT, BY_THEME = 0, 1


class LibraryPane(QWidget):
    """The clauses of every source, a filter, a preview and the button that takes one."""

    take_asked = Signal(str, str)
    """Insert this clause: its source and section."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clause_library")
        self._sources: tuple[Source, ...] = ()
        self.filter = SearchField(_("Filter the clauses"))
        self.filter.setObjectName("clause_filter")
        self.order = QComboBox()
        self.order.setObjectName("clause_order")
        self.order.setAccessibleName(_("Order of the clauses"))
        self.order.addItems([_("By document"), _("By theme")])
        self.tree = ClauseTree()
        self.preview = ClausePreview()
        self.with_children = QCheckBox(_("With its subsections"))
        self.with_children.setChecked(True)
        self.with_placeholders = QCheckBox(_("Put placeholders in for the town’s name"))
        self.with_placeholders.setChecked(True)
        self.take = button(_("&Insert the clause"), "mdi6.playlist-plus")
        self.take.setObjectName("take_clause")
        self._lay_out()
        self.filter.searched.connect(lambda _text: self._fill())
        self.order.currentIndexChanged.connect(lambda _index: self._fill())
        self.tree.currentItemChanged.connect(lambda _now, _before: self._show_clause())
        self.tree.taken.connect(self._take)
        self.filter.installEventFilter(self)
        self.take.clicked.connect(self._take)
        self._show_clause()

    def _lay_out(self) -> None:
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(6)
        lower.addWidget(self.preview, 1)
        lower.addWidget(self.with_children)
        lower.addWidget(self.with_placeholders)
        lower.addWidget(self.take)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(10)
        parts.addWidget(self.tree)
        parts.addWidget(below)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(subheading(_("Take from")))
        layout.addWidget(self.filter)
        layout.addWidget(self.order)
        layout.addWidget(parts, 1)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt: from the filter, Down and Enter go to the first clause."""
        if not isinstance(event, QKeyEvent) or event.type() != QKeyEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self._enter_tree()
        return True

    def _enter_tree(self) -> None:
        self._fill()  # what was typed last is not waited for
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem((first.child(0) if first.isExpanded() else None) or first)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """Return what the Tab key walks over."""
        return [
            self.filter,
            self.order,
            self.tree,
            self.preview,
            self.with_children,
            self.with_placeholders,
            self.take,
        ]

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Offer other texts; the same ones change nothing."""
        if tuple(sources) != self._sources:
            self._sources = tuple(sources)
            self._fill()

    def show_theme(self, theme: Theme) -> None:
        """Show the clauses on a theme."""
        self.filter.setText("")
        self.order.setCurrentIndex(BY_THEME)
        self._fill()
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item is not None and item.data(0, _SECTION) == theme.value:
                item.setExpanded(True)
                self.tree.setCurrentItem(item.child(0) or item)
                self.tree.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtTop)

    # the tree

    def _fill(self) -> None:
        wanted = fold(self.filter.text())
        chosen = self.chosen()
        self.tree.clear()
        rows = self._by_theme(wanted) if self.order.currentIndex() == BY_THEME else self._by_document(wanted)
        for item in rows:
            self.tree.addTopLevelItem(item)
        if wanted:
            self.tree.expandAll()
        self._choose(chosen)
        self._show_clause()

    def _choose(self, clause: tuple[str, str] | None) -> None:
        """Make a clause the current row again, if it is still offered."""
        rows = QTreeWidgetItemIterator(self.tree)
        while clause is not None and (item := rows.value()) is not None:
            if (item.data(0, _SOURCE), item.data(0, _SECTION)) == clause:
                self.tree.setCurrentItem(item)
                return
            rows += 1

    def _by_document(self, wanted: str) -> Iterator[QTreeWidgetItem]:
        for source in self._sources:
            top = _item(source.name, "", "")
            path: list[QTreeWidgetItem] = []
            for one in source.sections:
                if wanted and wanted not in _words(one) + _theme_words(source, one):
                    continue
                row = _item(_title(one), source.key, one.uid)
                if wanted:
                    top.addChild(row)
                else:
                    del path[one.level - 1 :]
                    (path[-1] if path else top).addChild(row)
                    path.append(row)
            if top.childCount():
                yield top

    def _by_theme(self, wanted: str) -> Iterator[QTreeWidgetItem]:
        for theme in Theme:
            top = _item(theme_label(theme), "", theme.value)
            all_of_it = wanted in fold(theme_label(theme))
            for source in self._sources:
                for one in source.sections:
                    if theme in source.themes.get(one.uid, ()) and (all_of_it or wanted in _words(one)):
                        top.addChild(_item(f"{source.name} · {_title(one)}", source.key, one.uid))
            if top.childCount():
                top.setText(0, f"{theme_label(theme)} ({top.childCount()})")
                yield top

    def chosen(self) -> tuple[str, str] | None:
        """Return the source and section of the current row, None for a title."""
        item = self.tree.currentItem()
        if item is None or not item.data(0, _SOURCE):
            return None
        return str(item.data(0, _SOURCE)), str(item.data(0, _SECTION))

    def _show_clause(self) -> None:
        chosen = self.chosen()
        self.take.setEnabled(chosen is not None)
        if chosen is None:
            self.preview.show_nothing()
            return
        for source in self._sources:
            if source.key == chosen[0]:
                for one in source.sections:
                    if one.uid == chosen[1]:
                        self.preview.show_clause(source, one)

    def _take(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.take_asked.emit(*chosen)


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


def _theme_words(source: Source, one: DraftSection) -> str:
    return fold(" ".join(theme_label(theme) for theme in source.themes.get(one.uid, ())))


def _words(one: DraftSection) -> str:
    return fold(f"{one.number} {one.heading} {one.body}")
