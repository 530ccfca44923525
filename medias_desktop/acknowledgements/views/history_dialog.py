"""Everything recorded of a person for a version."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.labels import event_label, method_label
from medias_desktop.acknowledgements.rules import EventKind, PersonRow, RecordedEvent
from medias_desktop.acknowledgements.views.wording import NONE, version_title
from medias_desktop.core.i18n import _, format_date, format_time
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, muted
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.policies.rules import VersionSummary

_KINDS = {
    EventKind.SIGNED: "ok",
    EventKind.HANDED_OUT: "warn",
    EventKind.CORRECTED: "accent",
    EventKind.CANCELLED: "bad",
}


class HistoryDialog(QDialog):
    """A person's entries, oldest first, with the exact text they are about."""

    def __init__(
        self, parent: QWidget, row: PersonRow, version: VersionSummary, entries: Sequence[RecordedEvent]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("History"))
        fit_to_text(self, 1040, 420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(row.full_name))
        layout.addWidget(muted(version_title(version)))
        if row.status.through:
            earlier = _("Acknowledged version {number}; this one is a minor change of it.")
            layout.addWidget(muted(earlier.format(number=row.status.through)))
        self.table = RecordTable(_columns(), _("History"), key=lambda entry: entry.event.id)
        self.table.setObjectName("history")
        self.table.set_rows(entries)
        if entries:
            layout.addWidget(self.table, 1)
        else:
            layout.addWidget(muted(_("Nothing is recorded yet for this person and this version.")))
            layout.addStretch()
        proof = muted(_("Text concerned: SHA-256 {sha256}").format(sha256=version.text_sha256))
        proof.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(proof)
        close = button(_("&Close"), primary=True)
        close.setObjectName("close")
        close.clicked.connect(self.reject)
        layout.addLayout(action_row(close))


def _columns() -> list[Column[RecordedEvent]]:
    return [
        Column(_("Recorded on"), _recorded, stretch=5),
        Column(
            _("Entry"),
            lambda entry: event_label(entry.event.kind),
            lambda entry: _KINDS[entry.event.kind],
            stretch=3,
        ),
        Column(_("Date"), lambda entry: format_date(entry.event.day, "medium"), stretch=3),
        Column(_("Method"), lambda entry: method_label(entry.event.method) or NONE, stretch=5),
        Column(_("Witness"), lambda entry: entry.event.witness or NONE, stretch=4),
        Column(_("Note or reason"), lambda entry: " ".join(entry.event.note.split()) or NONE, stretch=5),
    ]


def _recorded(entry: RecordedEvent) -> str:
    local = entry.recorded_at.astimezone()
    return f"{format_date(local.date(), 'medium')}, {format_time(local)}"
