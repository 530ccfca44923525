"""The destructions that were done, each with its certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, format_time, translate
from medias_desktop.core.retention import Destruction
from medias_desktop.core.widgets.parts import EmptyState, action_row, button
from medias_desktop.core.widgets.table import Column, RecordTable

if TYPE_CHECKING:
    from medias_desktop.safekeeping.service.retention import RetentionService


class DestructionList(QWidget):
    """The latest destruction first; Enter, a double click or the button shows its certificate."""

    chosen = Signal(object)

    def __init__(self, service: RetentionService) -> None:
        super().__init__()
        self._service = service
        titles = {one.kind.code: one.kind.title for one in service.kinds()}
        self.table: RecordTable = RecordTable(
            [
                Column(_("Destroyed on"), _moment, stretch=4),
                Column(_("Kind of record"), lambda one: translate(titles.get(one.kind, one.kind)), stretch=3),
                Column(_("Records"), lambda one: format_number(one.count), stretch=2, align_right=True),
                Column(_("Rule or reason"), lambda one: one.basis, stretch=4),
            ],
            _("Destructions"),
        )
        self.table.setObjectName("destructions")
        self.see = button(_("See the &certificate…"), "mdi6.file-certificate-outline")
        self.see.setObjectName("destruction_see")
        content = QWidget()
        content.setObjectName("page")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.table, 1)
        layout.addLayout(action_row(self.see))
        self._stack = QStackedWidget()
        self._stack.addWidget(content)
        self._stack.addWidget(
            EmptyState(
                _("Nothing was destroyed yet"), _("Each destruction is listed here with its certificate.")
            )
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.table.activated_row.connect(self.chosen)
        self.table.selection_changed.connect(self._enable)
        self.see.clicked.connect(self._see)
        self._enable()

    def refresh(self) -> None:
        """Show the destructions as they are now."""
        found = self._service.destructions()
        self.table.set_rows(found)
        self._stack.setCurrentIndex(0 if found else 1)
        if found and not self.table.selected():
            self.table.selectRow(0)
        self._enable()

    def _enable(self) -> None:
        self.see.setEnabled(len(self.table.selected()) == 1)

    def _see(self) -> None:
        chosen = self.table.selected()
        if len(chosen) == 1:
            self.chosen.emit(chosen[0])


def _moment(one: Destruction) -> str:
    local = one.at.astimezone()
    return f"{format_date(local.date(), 'medium')}, {format_time(local)}"
