"""Table, its tools and the hints below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.parts import muted, subheading
from medias_desktop.policies.views.import_preview.editing import OutlineEditor
from medias_desktop.policies.views.import_preview.hints import Hint, HintKind, find_hints
from medias_desktop.policies.views.import_preview.outline_table import HEADING, LEVEL, OutlineTable
from medias_desktop.policies.views.reader.tools import tool

_ROWS_OF_HINTS = 4


class OutlinePane(QWidget):
    """Corrects the outline row by row; tells when it changed and which row is at hand."""

    outline_changed = Signal()
    row_reached = Signal(int)

    def __init__(self, editor: OutlineEditor) -> None:
        super().__init__()
        self._editor = editor
        self._hints: tuple[Hint, ...] = ()
        self.table = OutlineTable()
        self.hint_list = QListWidget()
        self.hint_list.setObjectName("hints")
        self.hint_list.setAccessibleName(_("Points to check"))
        self.hint_title = muted("")
        self.hint_title.setObjectName("hint_title")
        self._lay_out()
        self._connect()
        self.show_outline(())

    def _lay_out(self) -> None:
        self.promote = tool("mdi6.format-indent-decrease", _("One level up  (Alt+Left)"), "promote")
        self.demote = tool("mdi6.format-indent-increase", _("One level down  (Alt+Right)"), "demote")
        self.to_text = tool("mdi6.format-pilcrow", _("Not a heading  (Del)"), "to_text")
        self.merge = tool("mdi6.table-merge-cells", _("Merge with the previous one  (Ctrl+M)"), "merge")
        self.undo = tool("mdi6.undo", _("Undo  (Ctrl+Z)"), "undo")
        self.redo = tool("mdi6.redo", _("Redo  (Ctrl+Y)"), "redo")
        bar = QHBoxLayout()
        bar.addStrut(self.fontMetrics().height() + 20)
        bar.setSpacing(2)
        bar.addWidget(subheading(_("Outline")), 1)
        for button in (self.promote, self.demote, self.to_text, self.merge):
            bar.addWidget(button)
        bar.addSpacing(10)
        for button in (self.undo, self.redo):
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.hint_title)
        layout.addWidget(self.hint_list)

    def _connect(self) -> None:
        actions: tuple[tuple[QToolButton, Callable[[], None]], ...] = (
            (self.promote, lambda: self._on_rows(self._editor.promote)),
            (self.demote, lambda: self._on_rows(self._editor.demote)),
            (self.to_text, self._give_back),
            (self.merge, self._merge),
            (self.undo, self.take_back),
            (self.redo, self.do_again),
        )
        for button, action in actions:
            button.clicked.connect(action)
        self.table.promote_asked.connect(actions[0][1])
        self.table.demote_asked.connect(actions[1][1])
        self.table.text_asked.connect(self._give_back)
        self.table.row_reached.connect(self.row_reached)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.table.sections.edited.connect(self._on_edit, Qt.ConnectionType.QueuedConnection)
        self.hint_list.itemClicked.connect(self._go_to_hint)
        self.hint_list.itemActivated.connect(self._go_to_hint)
        for keys, action in (("Ctrl+M", self._merge),):
            QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            ).activated.connect(action)

    def show_outline(self, rows: Sequence[int]) -> None:
        """Show the editor's outline with ``rows`` selected."""
        sections = self._editor.outline.sections
        self._hints = find_hints(sections)
        by_row: dict[int, str] = {}
        for hint in self._hints:
            by_row.setdefault(hint.row, hint_sentence(hint))
        self.table.show_sections(sections, by_row, rows)
        self._show_hints()
        self._enable()

    def hints(self) -> tuple[Hint, ...]:
        """Return what looks unusual now."""
        return self._hints

    def take_back(self) -> None:
        """Undo the last correction."""
        if self._editor.can_undo():
            self._after(self._editor.undo())

    def do_again(self) -> None:
        """Redo what was undone."""
        if self._editor.can_redo():
            self._after(self._editor.redo())

    def split(self, section: int, line: int) -> None:
        """Make a line of the text a section of its own."""
        if self._editor.split(section, line):
            self._after((max(0, section + 1),))

    def _on_rows(self, correct: Callable[[list[int]], bool]) -> None:
        rows = self.table.selected_rows()
        if rows and correct(rows):
            self._after(rows)

    def _give_back(self) -> None:
        rows = self.table.selected_rows()
        if rows and self._editor.turn_into_text(rows):
            self._after([max(0, rows[0] - 1)])

    def _merge(self) -> None:
        rows = self.table.selected_rows()
        if rows and self._editor.merge_with_previous(rows):
            self._after([max(0, rows[0] - 1)])

    def _on_edit(self, row: int, column: int, text: str) -> None:
        if column == LEVEL:
            changed = text.strip().isdigit() and self._editor.change_level(row, int(text))
        elif column == HEADING:
            changed = self._editor.rename(row, heading=text)
        else:
            changed = self._editor.rename(row, number=text)
        if changed:
            self._after([row])

    def _after(self, rows: Sequence[int]) -> None:
        self.show_outline(rows)
        self.outline_changed.emit()
        if rows:
            self.row_reached.emit(min(rows[0], len(self._editor.outline.sections) - 1))

    def _enable(self) -> None:
        rows = self.table.selected_rows()
        for button in (self.promote, self.demote, self.to_text, self.merge):
            button.setEnabled(bool(rows))
        self.undo.setEnabled(self._editor.can_undo())
        self.redo.setEnabled(self._editor.can_redo())

    def _show_hints(self) -> None:
        count = len(self._hints)
        self.hint_title.setText(self._hint_words(count))
        self.hint_list.clear()
        for hint in self._hints:
            item = QListWidgetItem(hint_sentence(hint))
            item.setData(Qt.ItemDataRole.UserRole, hint.row)
            self.hint_list.addItem(item)
        self.hint_list.setVisible(bool(count))
        row = self.fontMetrics().height() + 14
        self.hint_list.setFixedHeight(min(count, _ROWS_OF_HINTS) * row + 6)

    def _hint_words(self, count: int) -> str:
        if not self._editor.outline.sections:
            return _(
                "No heading was recognized: the text is kept without sections. Put the caret on a line that is a heading and make it one (Ctrl+T)."
            )
        if not count:
            return _("Nothing unusual in the numbers and headings.")
        return ngettext(
            "{n} point to check; it may well be right.", "{n} points to check; they may well be right.", count
        ).format(n=count)

    def _go_to_hint(self, item: QListWidgetItem) -> None:
        row = int(item.data(Qt.ItemDataRole.UserRole))
        self.table.select_rows([row])
        self.row_reached.emit(row)


def hint_sentence(hint: Hint) -> str:
    """Return a hint in words."""
    if hint.kind is HintKind.REPEATED:
        return _("The number {number} appears more than once.").format(number=hint.number)
    if hint.kind is HintKind.SERIES_BROKEN:
        return _("The number {number} comes where {expected} was expected.").format(
            number=hint.number, expected=hint.expected
        )
    if hint.kind is HintKind.LONG_HEADING:
        if hint.number:
            return _("The heading of {number} is very long: is it a sentence of the text?").format(
                number=hint.number
            )
        return _("A heading is very long: is it a sentence of the text?")
    return _("A section has neither number nor heading.")
