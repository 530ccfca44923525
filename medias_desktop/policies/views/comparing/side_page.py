"""Two to five policies side by side on one theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language, ngettext
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, label, muted, scrolled
from medias_desktop.policies.rules import VersionState
from medias_desktop.policies.rules.by_theme import FEWEST, Cell, Column, Matrix, ThemeRow, matrix_of
from medias_desktop.policies.service.comparing import ComparingService
from medias_desktop.policies.themes import Theme, theme_label
from medias_desktop.policies.views.comparing.clause_view import ClauseView
from medias_desktop.policies.views.comparing.column_menu import ColumnButton
from medias_desktop.policies.views.comparing.frame import ComparingPage, stretched
from medias_desktop.policies.views.reader.tools import scaled, tool

AT_ONCE = 5
_NARROWEST = 200


def chosen_for(columns: Sequence[Column], theme: Theme | None) -> list[str]:
    """Return the texts to set side by side: at most five, our own and those that say something of the theme first."""
    row = next((row for row in matrix_of(columns).rows if row.theme is theme), None)
    cells = row.cells if row is not None else ((),) * len(columns)
    told = [column.ours or bool(cell) for column, cell in zip(columns, cells, strict=True)]
    order = sorted(range(len(columns)), key=lambda at: not told[at])[:AT_ONCE]
    silent_kept = sum(told) < FEWEST
    kept = sorted(at for at in order if told[at] or silent_kept)
    return [columns[at].text.summary.uid for at in kept]


class PolicyColumn(QFrame):
    """What one policy says on the theme."""

    read_asked = Signal(str, str)
    insert_asked = Signal(str, str)

    def __init__(self, column: Column, cell: Cell, *, inserting: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        uid = column.text.summary.uid
        name = column.text.summary.municipality
        self.setMinimumWidth(scaled(self, _NARROWEST))
        self.clauses = ClauseView(_("What {policy} says on the theme").format(policy=name))
        self.clauses.show_sections(column.text, cell, column.rules)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 12, 1, 10)
        layout.setSpacing(4)
        head = QVBoxLayout()
        head.setContentsMargins(15, 0, 15, 0)
        head.setSpacing(2)
        head.addWidget(label(name, "h2"))
        head.addWidget(muted(column.text.summary.policy_title))
        told = ngettext("{n} section", "{n} sections", len(cell)).format(n=len(cell))
        if not cell:
            told = _("This policy says nothing on the theme.")
        elif column.text.summary.state is VersionState.LIBRARY:
            told += " · " + _("restated, the official text prevails")
        head.addWidget(muted(told))
        layout.addLayout(head)
        layout.addWidget(self.clauses, 1)
        if cell:
            layout.addLayout(self._foot(uid, cell[0].uid, inserting=inserting))

    def _foot(self, uid: str, section: str, *, inserting: bool) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(13, 4, 13, 0)
        read = button(_("&Read in the policy"), "mdi6.book-open-outline")
        read.clicked.connect(lambda: self.read_asked.emit(uid, section))
        foot.addWidget(read)
        if inserting:
            insert = button(_("&Insert into the draft"), "mdi6.text-box-plus-outline")
            insert.clicked.connect(lambda: self.insert_asked.emit(uid, section))
            foot.addWidget(insert)
        foot.addStretch(1)
        return foot


class SideBySidePage(ComparingPage):
    """A theme, and what each policy says of it in a column of its own."""

    insert_asked = Signal(str, str)
    """Put a section into the draft: the text's uid, the section's."""
    matrix_asked = Signal(str)
    """Back to all themes; this one is its key."""

    def __init__(
        self,
        service: ComparingService,
        desk: Desk,
        uids: Sequence[str],
        theme: Theme | None,
        *,
        inserting: bool = False,
    ) -> None:
        super().__init__(_("Side by side"), desk)
        self._service, self._inserting = service, inserting
        self._uids = list(uids)
        self._matrix = Matrix((), ())
        self._wanted = theme
        self.theme = QComboBox()
        self.theme.setObjectName("side_theme")
        self.theme.setAccessibleName(_("Theme"))
        self.theme.setMaxVisibleItems(20)
        self.theme.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.columns = ColumnButton(FEWEST, AT_ONCE)
        self.place = QWidget()
        self._lay_out()
        self.theme.currentIndexChanged.connect(lambda _at: self._show_theme())
        self.columns.chosen.connect(self.show_columns)
        self.setFocusProxy(self.theme)
        self.refresh()

    def _lay_out(self) -> None:
        self.add_action(_("All &themes"), "mdi6.table", "open_matrix", self._ask_matrix)
        self.add_action(_("&Print…"), "mdi6.printer-outline", "print_side", self.print_theme)
        self.previous = tool("mdi6.arrow-left", _("Previous theme  (Alt+Page Up)"), "previous_theme")
        self.next = tool("mdi6.arrow-right", _("Next theme  (Alt+Page Down)"), "next_theme")
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.add_key("Alt+PgUp", lambda: self.step(-1))
        self.add_key("Alt+PgDown", lambda: self.step(1))
        self.add_key("Ctrl+P", self.print_theme)
        self.body.addLayout(stretched(self.previous, self.theme, self.next, self.columns))
        self.row = QHBoxLayout(self.place)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(12)
        self.area = scrolled(self.place)
        self.area.setStyleSheet("QAbstractScrollArea::corner { background: transparent; border: 0; }")
        self.area.viewport().setAutoFillBackground(False)
        self.place.setAutoFillBackground(False)
        self.body.addWidget(self.area, 1)

    def refresh(self) -> None:
        """Show what the texts say now."""
        language = current_language()
        found = self._service.columns(self._uids, language)[:AT_ONCE]
        self._uids = [column.text.summary.uid for column in found]
        self._matrix = matrix_of(found)
        self.columns.show_choices(self._service.choices(language), self._uids)
        wanted = self.current_theme() or self._wanted
        self.theme.blockSignals(True)
        self.theme.clear()
        for row in self._matrix.rows:
            self.theme.addItem(theme_label(row.theme), row.theme.value)
        self.theme.setCurrentIndex(max(0, self.theme.findData(wanted.value if wanted else "")))
        self.theme.blockSignals(False)
        self._show_theme()

    def show_columns(self, uids: Sequence[str]) -> None:
        """Set other policies beside each other."""
        self._uids = list(uids)
        self.refresh()

    def current_theme(self) -> Theme | None:
        """Return the theme that is shown."""
        return Theme(self.theme.currentData()) if self.theme.currentData() else None

    def current_row(self) -> ThemeRow | None:
        """Return what is shown."""
        at = self.theme.currentIndex()
        return self._matrix.rows[at] if 0 <= at < len(self._matrix.rows) else None

    def step(self, steps: int) -> None:
        """Show the next or the previous theme, round at the ends."""
        if self.theme.count():
            self.theme.setCurrentIndex((self.theme.currentIndex() + steps) % self.theme.count())

    def _show_theme(self) -> None:
        while (item := self.row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        row = self.current_row()
        if row is None:
            return
        for column, cell in zip(self._matrix.columns, row.cells, strict=True):
            made = PolicyColumn(column, cell, inserting=self._inserting)
            made.read_asked.connect(self.version_asked)
            made.insert_asked.connect(self.insert_asked)
            self.row.addWidget(made, 1)
        at = self.theme.currentIndex()
        self.note.setText(_("Theme {n} of {count}").format(n=at + 1, count=self.theme.count()))

    def _ask_matrix(self) -> None:
        theme = self.current_theme()
        self.matrix_asked.emit(theme.value if theme else "")

    def print_theme(self) -> None:
        """Typeset the theme, to be printed or kept."""
        from medias_desktop.policies.documents.comparing import side_document

        row, matrix, now = self.current_row(), self._matrix, self.desk.clock.now()
        language, paper, town = current_language(), self._service.paper, self._service.municipality
        if row is not None:
            self.show_document(
                _("Side by side") + " – " + theme_label(row.theme),
                lambda _progress: side_document(matrix, row, town, language, paper, now),
            )

    def view_state(self) -> dict[str, Any]:
        """Return the theme and the policies."""
        theme = self.current_theme()
        return {"uids": list(self._uids), "theme": theme.value if theme else ""}
