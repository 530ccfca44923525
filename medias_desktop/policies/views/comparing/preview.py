"""What a policy says on a theme, beside the matrix: the sections in full, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button, label, muted
from medias_desktop.policies.rules import SectionText, VersionState, citation
from medias_desktop.policies.rules.by_theme import Cell, Column
from medias_desktop.policies.themes import Theme, theme_label
from medias_desktop.policies.views.comparing.clause_view import ClauseView


class Preview(QFrame):
    """Shows one cell of the matrix."""

    read_asked = Signal()
    """Read the chosen section in its policy."""
    insert_asked = Signal(str, str)
    """Put a section into the draft: the text's uid, the section's."""

    def __init__(self, *, inserting: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self._column: Column | None = None
        self._section: SectionText | None = None
        self.who = label("", "h2")
        self.what = muted("")
        self.clauses = ClauseView(_("What the policy says on the theme"))
        self.clauses.setObjectName("preview_text")
        self.official = muted(_("Restated in our own words: the official text prevails."))
        self.silent = muted("")
        self.read = button(_("&Read in the policy"), "mdi6.book-open-outline", primary=True)
        self.read.setObjectName("read_clause")
        self.read.clicked.connect(self.read_asked)
        self.copy = button(_("&Copy with the citation"), "mdi6.format-quote-close")
        self.copy.setObjectName("copy_clause")
        self.copy.clicked.connect(self.copy_clause)
        self.insert = button(_("&Insert into the draft"), "mdi6.text-box-plus-outline")
        self.insert.setObjectName("insert_clause")
        self.insert.setVisible(inserting)
        self.insert.clicked.connect(self._insert)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 4)
        head.setSpacing(2)
        for widget in (self.who, self.what, self.silent):
            head.addWidget(widget)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 6, 14, 14)
        foot.setSpacing(8)
        foot.addWidget(self.official)
        for one in (self.insert, self.copy, self.read):
            foot.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.clauses, 1)
        layout.addLayout(foot)

    def show_cell(self, theme: Theme, column: Column, cell: Cell, chosen: int) -> None:
        """Show the sections of a cell, the chosen one on top."""
        self._column = column
        self._section = cell[chosen] if cell else None
        self.who.setText(column.text.summary.municipality)
        self.what.setText(f"{column.text.summary.policy_title} · {theme_label(theme)}")
        self.silent.setText("" if cell else _("This policy says nothing on the theme."))
        self.silent.setVisible(not cell)
        self.clauses.show_sections(column.text, cell, column.rules)
        self.clauses.go_to(chosen)
        self.official.setVisible(bool(cell) and column.text.summary.state is VersionState.LIBRARY)
        for one in (self.read, self.copy, self.insert):
            one.setEnabled(bool(cell))

    def copy_clause(self) -> None:
        """Put the chosen section on the clipboard, followed by its citation."""
        if self._column is not None and self._section is not None:
            summary = self._column.text.summary
            source = citation(summary.municipality, summary.policy_title, self._section)
            QApplication.clipboard().setText(f"{self._section.body}\n\n— {source}\n")

    def _insert(self) -> None:
        if self._column is not None and self._section is not None:
            self.insert_asked.emit(self._column.text.summary.uid, self._section.uid)
