"""The page of the matrix: themes by policies, what a cell says beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QSplitter, QStackedWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, current_language, ngettext
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import EmptyState, SearchField
from medias_desktop.policies.rules.by_theme import FEWEST, MOST, Matrix, ThemeRow, matrix_of
from medias_desktop.policies.service.comparing import ComparingService
from medias_desktop.policies.themes import Theme, theme_label
from medias_desktop.policies.views.comparing.column_menu import ColumnButton
from medias_desktop.policies.views.comparing.frame import ComparingPage, stretched
from medias_desktop.policies.views.comparing.matrix_table import MatrixTable
from medias_desktop.policies.views.comparing.preview import Preview
from medias_desktop.policies.views.reader.tools import scaled


class MatrixPage(ComparingPage):
    """What several policies say, theme by theme."""

    side_by_side_asked = Signal(str, list)
    """Set the policies beside each other on a theme: its key, the texts' uids."""
    insert_asked = Signal(str, str)
    """Put a section into the draft: the text's uid, the section's."""

    def __init__(self, service: ComparingService, desk: Desk, *, inserting: bool = False) -> None:
        super().__init__(_("Themes and policies"), desk)
        self._service = service
        self._matrix = Matrix((), ())
        self._uids: Sequence[str] = service.usual_columns(current_language())
        self.filter = SearchField(_("Filter the themes"))
        self.filter.setObjectName("matrix_filter")
        self.gaps = QCheckBox(_("Only themes of which &our policy says nothing"))
        self.gaps.setObjectName("matrix_gaps")
        self.columns = ColumnButton(FEWEST, MOST)
        self.table = MatrixTable()
        self.preview = Preview(inserting=inserting)
        self.nothing = EmptyState(
            _("No theme matches"), _("Type less in the filter, or show all themes again.")
        )
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.refresh()

    def _lay_out(self) -> None:
        self.side = self.add_action(
            _("&Side by side"), "mdi6.view-column-outline", "open_side_by_side", self._ask_side_by_side
        )
        self.add_action(_("&Print…"), "mdi6.printer-outline", "print_matrix", self.print_table)
        self.more = self.add_menu({_("&Copy the table"): self.copy_table, _("&Export…"): self.export})
        self.filter.setMinimumWidth(scaled(self, 220))
        self.body.addLayout(stretched(self.filter, self.gaps, self.columns))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.preview.setMinimumWidth(scaled(self, 240))
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([1000, scaled(self, 300)])
        self.body.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.filter.searched.connect(lambda _text: self._show_rows())
        self.gaps.toggled.connect(lambda _on: self._show_rows())
        self.columns.chosen.connect(self.show_columns)
        self.table.cell_changed.connect(self._show_cell)
        self.table.opened.connect(self._read)
        self.table.theme_opened.connect(self._ask_side_by_side)
        self.preview.read_asked.connect(self._read)
        self.preview.insert_asked.connect(self.insert_asked)
        self.add_key("Ctrl+F", self.filter.setFocus)
        self.add_key("Ctrl+P", self.print_table)

    def escape(self) -> None:
        """Empty the filter, or leave the page."""
        if self.filter.text():
            self.filter.clear()
        else:
            super().escape()

    def refresh(self) -> None:
        """Show what the texts say now."""
        language = current_language()
        columns = self._service.columns(self._uids, language)
        self._uids = [column.text.summary.uid for column in columns]
        self._matrix = matrix_of(columns)
        self.columns.show_choices(self._service.choices(language), self._uids)
        self.gaps.setVisible(any(column.ours for column in columns))
        self._show_rows()

    def show_columns(self, uids: Sequence[str]) -> None:
        """Set other policies beside each other."""
        self._uids = list(uids)
        self.refresh()

    def uids(self) -> Sequence[str]:
        """Return the policies that are shown."""
        return self._uids

    def _show_rows(self) -> None:
        rows = self.rows()
        self.table.show_matrix(self._matrix, rows)
        self.stack.setCurrentWidget(self.table if rows else self.nothing)
        self.preview.setVisible(bool(rows))
        self.side.setEnabled(bool(rows))
        self.note.setText(self._counts(len(rows)))

    def rows(self) -> tuple[ThemeRow, ...]:
        """Return the themes that are wanted."""
        words = fold(self.filter.text()).split()
        silent_only = self.gaps.isChecked() and not self.gaps.isHidden()
        return tuple(
            row
            for row in self._matrix.rows
            if all(word in fold(theme_label(row.theme)) for word in words)
            and (not silent_only or self._matrix.ours_silent(row))
        )

    def _counts(self, shown: int) -> str:
        themes = ngettext("{n} theme", "{n} themes", shown).format(n=shown)
        count = len(self._matrix.columns)
        policies = ngettext("{n} policy", "{n} policies", count).format(n=count)
        parts = [themes, policies]
        if any(column.ours for column in self._matrix.columns):
            silent = sum(map(self._matrix.ours_silent, self._matrix.rows))
            parts.append(
                ngettext("ours says nothing of {n} theme", "ours says nothing of {n} themes", silent).format(
                    n=silent
                )
            )
        return " · ".join(parts)

    def _show_cell(self) -> None:
        place = self.table.place()
        if place is not None:
            row, column, cell = place
            self.preview.show_cell(row.theme, column, cell, self.table.chip())

    def _read(self) -> None:
        place = self.table.place()
        if place is not None and place[2]:
            self.version_asked.emit(place[1].text.summary.uid, place[2][self.table.chip()].uid)

    def _ask_side_by_side(self) -> None:
        place = self.table.place()
        if place is not None:
            self.side_by_side_asked.emit(place[0].theme.value, list(self._uids))

    # leaving with it

    def table_of_texts(self) -> list[list[str]]:
        """Return the matrix as it is shown, the head first, each clause as it is cited."""
        from medias_desktop.policies.documents.matrix_csv import table_of

        return table_of(self._matrix, self.rows())

    def copy_table(self) -> None:
        """Put the matrix on the clipboard, to be pasted into a spreadsheet or a letter."""
        from medias_desktop.policies.documents.matrix_csv import for_clipboard

        QGuiApplication.clipboard().setText(for_clipboard(self.table_of_texts()))
        self.note.setText(_("The table was copied."))

    def export(self) -> None:
        """Write the matrix as a file that a spreadsheet opens."""
        from medias_desktop.core.files import write_bytes
        from medias_desktop.policies.documents.matrix_csv import csv_bytes

        suggested = _("Themes and policies") + ".csv"
        path = self.desk.dialogs.save_file(self, _("Export the table"), suggested, _("CSV file (*.csv)"))
        if path is None:
            return
        try:
            write_bytes(path, csv_bytes(self.table_of_texts()))
        except UserError as error:
            self.desk.dialogs.tell_error(self, error)

    def print_table(self) -> None:
        """Typeset the matrix, to be printed or kept."""
        from medias_desktop.policies.documents.comparing import matrix_document

        matrix, rows, now = self._matrix, self.rows(), self.desk.clock.now()
        language, paper, town = current_language(), self._service.paper, self._service.municipality
        self.show_document(
            _("Themes and policies"),
            lambda _progress: matrix_document(matrix, rows, town, language, paper, now),
        )

    # coming back

    def view_state(self) -> dict[str, Any]:
        """Return policies, filter and place."""
        place = self.table.place()
        return {
            "uids": list(self._uids),
            "filter": self.filter.text(),
            "gaps": self.gaps.isChecked(),
            "place": (place[0].theme.value, place[1].text.summary.uid, self.table.chip()) if place else None,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
        self._uids = state["uids"]
        self.filter.setText(state["filter"])
        self.gaps.setChecked(state["gaps"])
        self.refresh()
        if state["place"] is not None:
            theme, uid, chip = state["place"]
            self.go_to(Theme(theme), uid, chip)

    def go_to(self, theme: Theme, uid: str, chip: int = 0) -> None:
        """Put the cursor on what a policy says of a theme, if it is shown."""
        themes = [row.theme for row in self.rows()]
        if theme in themes and uid in self._uids:
            at = self.table.rows_model.index(themes.index(theme), list(self._uids).index(uid))
            self.table.setCurrentIndex(at)
            self.table.choose_chip(chip)
