"""Records to tick and destroy: those that are due, or anyone's on request."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, translate
from medias_desktop.core.retention import DueRecord, RecordKind
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.check_table import CheckTable
from medias_desktop.core.widgets.parts import EmptyState, SearchField, button, label, muted
from medias_desktop.core.widgets.table import Column


class RecordList(QWidget):
    """A list with boxes and what destroys the ticked ones; ``name`` makes its parts' object names."""

    wanted = Signal(list)

    def __init__(self, name: str, title: str, may_destroy: bool, *, searched: bool = False) -> None:
        super().__init__()
        self._may_destroy = may_destroy
        self._rows: Sequence[DueRecord] = ()
        self._stack = QStackedWidget()
        self.everything = QCheckBox(_("Tick &all"))
        self.everything.setObjectName(f"{name}_all")
        self.counted = label("", wrap=False)
        self.counted.setObjectName(f"{name}_count")
        self.table = CheckTable(_columns(), title, key=lambda row: row.key)
        self.table.setObjectName(f"{name}_records")
        self.do = button(_("&Destroy…"), "mdi6.trash-can-outline", primary=True)
        self.do.setObjectName(f"{name}_destroy")
        self.search: SearchField | None = None
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.everything)
        if searched:
            self.everything.hide()  # nobody asks for everybody
            self.search = SearchField(_("Search by name"))
            self.search.setObjectName(f"{name}_search")
            self.search.searched.connect(lambda _text: self._filter())
            top.addWidget(self.search, 1)
        else:
            top.addStretch(1)
        top.addWidget(self.counted)
        content = QWidget()
        content.setObjectName("page")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        row = QHBoxLayout()
        if not may_destroy:
            row.addWidget(muted(_("Only the director general sets rules and destroys records.")), 1)
        row.addStretch(1)
        row.addWidget(self.do)
        layout.addLayout(row)
        self.content = content
        self._stack.addWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.everything.clicked.connect(self.table.tick_all)
        self.table.ticked.connect(self._on_ticked)
        self.do.clicked.connect(lambda: self.wanted.emit(self.table.ticked_rows()))
        self._on_ticked()

    def show_kind(self, kind: RecordKind) -> None:
        """Name the date from which this kind's months count."""
        self.table.rename_column(2, translate(kind.clock_starts))

    def show_records(self, rows: Sequence[DueRecord]) -> None:
        """Show records; what was ticked and is still there stays ticked."""
        self._rows = rows
        self._stack.setCurrentWidget(self.content)
        self._filter()

    def show_empty(self, title: str, text: str) -> None:
        """Say why there is nothing to show."""
        self._rows = ()
        self.table.set_rows(())
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            assert old is not None
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(EmptyState(title, text))
        self._stack.setCurrentIndex(1)

    def _filter(self) -> None:
        words = fold(self.search.text()).split() if self.search is not None else []
        rows = [row for row in self._rows if all(word in fold(row.label) for word in words)]
        self.table.set_rows(rows)

    def _on_ticked(self) -> None:
        shown, ticked = len(self.table.rows()), len(self.table.ticked_rows())
        self.everything.setChecked(bool(shown) and ticked == shown)
        self.everything.setEnabled(bool(shown) and self._may_destroy)
        self.counted.setText(
            _("Ticked: {ticked} of {n}").format(ticked=format_number(ticked), n=format_number(shown))
        )
        self.do.setEnabled(self._may_destroy and bool(ticked))


def _columns() -> list[Column[DueRecord]]:
    return [
        Column(_("Name"), lambda row: row.label, stretch=5),
        Column(_("Record No."), lambda row: str(row.number), stretch=2, align_right=True),
        Column(_("Since"), lambda row: format_date(row.since, "medium") if row.since else "—", stretch=3),
    ]
