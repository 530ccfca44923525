"""Everything that happened to one record: a page of the trail's window, or a window of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.parts import EmptyState, action_row, button, fit_to_text, heading, muted
from medias_desktop.safekeeping.views.trail.rendering import history_html

if TYPE_CHECKING:
    from medias_desktop.safekeeping.service.trail import RecordHistory, TrailService


class HistoryPage(QWidget):
    """The latest change first; ``left`` when the user has seen it."""

    left = Signal()

    def __init__(self, history: RecordHistory, leave: str) -> None:
        super().__init__()
        self.setObjectName("page")
        count = len(history.steps)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(heading(history.title))
        told = ngettext("{n} operation, the latest first", "{n} operations, the latest first", count)
        layout.addWidget(muted(told.format(n=format_number(count))))
        self.text = browser(_("History of the record"))
        self.text.setObjectName("history_text")
        self.text.setHtml(history_html(history.steps))
        if count:
            layout.addWidget(self.text, 1)
        else:
            layout.addWidget(
                EmptyState(_("Nothing is known"), _("The audit trail holds nothing about this record.")), 1
            )
        self.back = button(leave, primary=True)
        self.back.setObjectName("history_back")
        self.back.clicked.connect(self.left)
        layout.addLayout(action_row(self.back))


class HistoryDialog(QDialog):
    """The history of a record, opened from the record itself."""

    def __init__(
        self, parent: QWidget | None, service: TrailService, records: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("record_history")
        self.setWindowTitle(_("History of the record"))
        fit_to_text(self, 760, 620)
        self.page = HistoryPage(service.record_history(records), _("&Close"))
        self.page.left.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.page)
        self.page.text.setFocus()


def browser(name: str) -> QTextBrowser:
    """Return a browser whose links are ours."""
    made = QTextBrowser()
    made.setOpenLinks(False)
    made.setAccessibleName(name)
    made.document().setDocumentMargin(14)
    return made
