"""What may be borrowed: clauses of the towns and of own texts, by document or by theme, read before they are taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.parts import SearchField, button, subheading
from medias_desktop.policies.service.sources import Source
from medias_desktop.policies.themes import Theme
from medias_desktop.policies.views.composing.clause_tree import ClauseTree, by_documents, by_themes
from medias_desktop.policies.views.composing.preview import ClausePreview

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
        self.tree.open_group(theme.value)

    def sources(self) -> Sequence[Source]:
        """Return the texts that are offered."""
        return self._sources

    # the tree

    def _fill(self) -> None:
        wanted = fold(self.filter.text())
        chosen = self.chosen()
        by_theme = self.order.currentIndex() == BY_THEME
        groups = by_themes(self._sources, wanted) if by_theme else by_documents(self._sources, wanted)
        self.tree.show_groups(groups, opened=bool(wanted))
        self.tree.choose(chosen)
        self._show_clause()

    def chosen(self) -> tuple[str, str] | None:
        """Return the source and section of the current row, None for a title."""
        return self.tree.chosen()

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
