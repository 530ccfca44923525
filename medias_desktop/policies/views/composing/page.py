"""The page on which a draft is composed: what to take, the draft, what is lacking."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies.rules.placeholders import placeholders_in
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.themes import Theme
from medias_desktop.policies.views.composing.borrowing import Borrowing
from medias_desktop.policies.views.composing.composition import INTRODUCTION
from medias_desktop.policies.views.composing.header import ComposingHeader
from medias_desktop.policies.views.composing.library_pane import LibraryPane
from medias_desktop.policies.views.composing.news import News
from medias_desktop.policies.views.composing.outline_pane import OutlinePane
from medias_desktop.policies.views.composing.saving import InHand, Saving, begin
from medias_desktop.policies.views.composing.section_editor import SectionEditor
from medias_desktop.policies.views.composing.side import Side
from medias_desktop.policies.views.page import Page
from medias_desktop.policies.views.reader.tools import scaled

_ROOM_FOR_BOTH = 1240
_ROOM_FOR_ONE = 980
_PAUSE = 350
"""Milliseconds after a change before the draft is looked through."""


class ComposingPage(Page):
    """Composes one draft of the register; raises UnknownVersion when it is not there.

    What another page had ``in_hand`` goes on, with its steps.
    """

    def __init__(
        self,
        services: PolicyServices,
        desk: Desk,
        version_id: int,
        in_hand: InHand | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._services, self._service, self._desk = services, services.composing, desk
        if in_hand is None:
            in_hand = begin(*self._service.draft(version_id))
        summary = in_hand.summary
        self.language = summary.language
        self.composition = in_hand.composition
        self.composition.setParent(self)
        self.saving = Saving(self, self._service, desk, in_hand)
        self.header = ComposingHeader(self.composition, summary)
        self.library = LibraryPane()
        self.outline_pane = OutlinePane(self.composition)
        self.outline = self.outline_pane.tree
        self.editor = SectionEditor(self.composition)
        self.news = News()
        self.side = Side(services, desk, self.language)
        self.borrowing = Borrowing(self, self._service, desk, in_hand, self.library)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_PAUSE)
        self._look.timeout.connect(self._look_if_seen)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.setFocusProxy(self.outline)
        self.refresh()

    def _lay_out(self) -> None:
        middle = QWidget()
        inside = QSplitter(Qt.Orientation.Horizontal)
        inside.setChildrenCollapsible(False)
        inside.setHandleWidth(12)
        inside.addWidget(self.outline_pane)
        inside.addWidget(self.editor)
        inside.setStretchFactor(1, 1)
        inside.setSizes([scaled(self, 220), 560])
        self.outline_pane.setMinimumWidth(scaled(self, 150))
        self.editor.setMinimumWidth(scaled(self, 260))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.news)
        column.addWidget(inside, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(16)
        for widget in (self.library, middle, self.side):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([scaled(self, 250), 800, scaled(self, 250)])
        for widget in (self.library, self.side):
            widget.setMinimumWidth(scaled(self, 220))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.header)
        layout.addWidget(self.splitter, 1)
        stops = [
            *self.header.stops(),
            *self.library.stops(),
            self.outline,
            *self.outline_pane.tools(),
            self.editor.number,
            self.editor.heading,
        ]
        stops += [*self.editor.tools(), self.editor.body, *self.side.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        composition, header = self.composition, self.header
        self.outline.chosen.connect(self._show_section)
        self.outline.opened.connect(lambda _uid: self.editor.body.setFocus())
        self.outline.heading_asked.connect(self._to_heading)
        self.outline.clause_dropped.connect(self.borrowing.take_at)
        self.editor.body.left.connect(self.outline.setFocus)
        self.library.take_asked.connect(self.take_clause)
        self.borrowing.taken.connect(self.go_to)
        composition.changed.connect(self._on_change)
        composition.reached.connect(self.outline.select)
        composition.followed.connect(self.news.tell_followed)
        composition.replaced.connect(self.news.tell_replaced)
        header.back.clicked.connect(self.left)
        header.save.clicked.connect(self.save)
        header.library.toggled.connect(self.library.setVisible)
        header.side.toggled.connect(self.side.setVisible)
        for opened, other in ((header.library, header.side), (header.side, header.library)):
            opened.toggled.connect(lambda on, other=other: self._close_other(other) if on else None)
        header.export_asked.connect(self._export)
        self.saving.saved.connect(self._on_saved)
        self.saving.stopped.connect(self._on_stopped)
        composition.rules_renewed.connect(self.news.tell_rules)
        side = self.side
        side.checks.place_asked.connect(self.go_to)
        side.checks.theme_asked.connect(self._show_theme)
        side.checks.clause_asked.connect(self.borrowing.take_on_theme)
        side.rules.place_asked.connect(self.go_to)
        side.notes.place_asked.connect(self.go_to)
        side.placeholders.given.connect(self._give_value)

    def _add_shortcuts(self) -> None:
        for keys, act in (
            (QKeySequence.StandardKey.Save, self.save),
            (QKeySequence.StandardKey.Undo, self.composition.steps.undo),
            (QKeySequence.StandardKey.Redo, self.composition.steps.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # what is shown

    def refresh(self) -> None:
        """Show what the register holds now; what is being composed stays."""
        self.saving.renew()
        self._show_saved()
        self.borrowing.read_sources()
        self.look_through()

    def go_to(self, uid: str) -> None:
        """Edit a section."""
        self.outline.select(uid)
        self.editor.show_section(uid)

    def _show_section(self, uid: str) -> None:
        self.editor.show_section(uid)
        self.side.show_section(uid, self.composition.draft)

    def _to_heading(self) -> None:
        if self.editor.uid() != INTRODUCTION:
            self.editor.heading.setFocus()
            self.editor.heading.selectAll()

    def _show_theme(self, theme: Theme) -> None:
        self.header.library.setChecked(True)
        self.library.show_theme(theme)

    def _on_change(self) -> None:
        self._show_saved()
        self._look.start()

    def _show_saved(self) -> None:
        saving = self.saving
        self.header.show_saved(
            saved=not self.composition.unsaved(), at=saving.saved_at, stopped=saving.problem is not None
        )

    def _on_saved(self) -> None:
        self.news.settle()
        self._show_saved()

    def _on_stopped(self, sentence: str) -> None:
        self.news.tell_problem(sentence)
        self._show_saved()

    def _look_if_seen(self) -> None:
        """Look the draft through while somebody sees it: a page of a register that was closed asks nothing of it."""
        if self.isVisible():
            self.look_through()

    def look_through(self) -> None:
        """Look the draft through and show what is lacking."""
        draft = self.composition.draft
        report = self._service.check(draft, self.language)
        stored = self._service.placeholders()
        texts = [draft.introduction, *(part for one in draft.sections for part in (one.heading, one.body))]
        self.editor.body.show_filled(self._service.values(self.language))
        self.side.show_draft(self.saving.summary, draft, report, placeholders_in(*texts), stored)
        self.side.show_section(self.editor.uid(), draft)
        self.outline.mark({one.section_uid for one in report.findings})
        self.header.show_points(len(report.findings))

    # what is done

    def take_clause(self, source: str, section_uid: str) -> None:
        """Insert a clause behind the section in hand."""
        self.borrowing.take_behind(source, section_uid, self.outline.current())

    def _give_value(self, stored_name: str, value: str) -> None:
        try:
            self._service.set_placeholders({stored_name: value})
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
        self._desk.changes.announce("policies")

    def save(self) -> bool:
        """Save the draft; return whether the register holds it now."""
        self.editor.body.end_run()
        return self.saving.save()

    def _export(self, kind: str) -> None:
        from medias_desktop.policies.views.composing.exporting import export_draft

        if self.save():
            export_draft(
                self, self._services, self._desk, self.saving.summary.id, kind, self.header.export_choices()
            )

    def keep(self) -> bool:
        """Save quietly what was composed; tell whether the register holds it now."""
        self.editor.body.end_run()
        return self.saving.quietly()

    def again(self) -> Callable[[], Page]:
        """Return what makes the page anew with the draft as it stands, its steps included."""
        self.keep()
        services, desk = self._services, self._desk
        in_hand, uid = self.saving.in_hand(), self.editor.uid()
        self.composition.setParent(None)

        def make() -> Page:
            if not in_hand.composition.unsaved():
                services.composing.draft(in_hand.summary.id)  # nothing is to be kept of one that is not there
            page = ComposingPage(services, desk, in_hand.summary.id, in_hand)
            page.go_to(uid)
            return page

        return make

    def may_leave(self) -> bool:
        """Save what was composed; ask only about what cannot be saved."""
        self.editor.body.end_run()
        return self.saving.may_leave()

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: somebody looks at another page of the window; what was composed is saved."""
        super().hideEvent(event)
        if self.window().isVisible():  # a window that is closed has asked before
            self.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the draft first; where there is no room for both sides the library stays, in a small window neither."""
        super().resizeEvent(event)
        old, new = (self._sides_at(size.width()) for size in (event.oldSize(), event.size()))
        if old != new or event.oldSize().width() < 0:
            self.header.library.setChecked(new > 0)
            self.header.side.setChecked(new > 1)

    def _sides_at(self, width: int) -> int:
        """Return how many sides a page of a width has room for beside the draft."""
        return (width >= scaled(self, _ROOM_FOR_ONE)) + (width >= scaled(self, _ROOM_FOR_BOTH))

    def _close_other(self, side: QPushButton) -> None:
        if self.width() < scaled(self, _ROOM_FOR_BOTH):
            side.setChecked(False)
