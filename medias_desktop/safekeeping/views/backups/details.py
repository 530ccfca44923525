"""What the chosen backup holds, and what restoring it would change against today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number
from medias_desktop.core.widgets.parts import Card, label, muted, scrolled, subheading
from medias_desktop.safekeeping.backup_words import (
    change_sentences,
    head_text,
    moment_text,
    reason_text,
    record_text,
    size_text,
)
from medias_desktop.safekeeping.service.backups.comparing import RECORDS

if TYPE_CHECKING:
    from medias_desktop.safekeeping.service.backups import Listed
    from medias_desktop.safekeeping.service.backups.comparing import Comparison


class Details(QWidget):
    """Two cards, one below the other, that scroll when there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self.holds, self.changes = Card(), Card()
        self.holds.setAccessibleName(_("What this backup holds"))
        self.changes.setAccessibleName(_("What would change"))
        content = QWidget()
        content.setObjectName("page")
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, 4, 0)
        body.setSpacing(12)
        body.addWidget(self.changes)
        body.addWidget(self.holds)
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))
        self.told = ""

    def show_backup(self, one: Listed) -> None:
        """Tell what a backup says of itself; what would change is worked out meanwhile."""
        _empty(self.holds)
        self.holds.body.addWidget(subheading(_("What this backup holds")))
        if one.backup is None:
            self.holds.body.addWidget(
                label(_("Its description is not readable: it cannot be restored."), "problem")
            )
            self.show_nothing()
            return
        facts, manifest = one.backup.manifest.facts, one.backup.manifest
        rows = [
            (_("Register"), facts.municipality),
            (_("Made on"), moment_text(manifest.created_at)),
            (_("Why"), reason_text(manifest.reason)),
            *(
                (record_text(table), format_number(facts.counts[table]))
                for table in RECORDS
                if facts.counts.get(table)
            ),
            (_("Size"), size_text(one.backup.size)),
        ]
        if facts.head is not None:
            rows.append((_("Audit trail"), head_text(facts.head.seq, facts.head.hash)))
        if facts.last_activity is not None:
            rows.append((_("Last recorded"), moment_text(facts.last_activity)))
        self.holds.body.addLayout(_grid([[muted(name), label(value)] for name, value in rows]))
        if not one.backup.has_keys:
            self.holds.body.addWidget(label(_("No key file lies in it."), "problem"))
        self.show_nothing()

    def show_nothing(self, sentence: str = "") -> None:
        """Tell nothing of what would change, or why it is not known."""
        _empty(self.changes)
        self.told = sentence
        self.changes.setVisible(bool(sentence))
        if sentence:
            self.changes.body.addWidget(subheading(_("What would change")))
            self.changes.body.addWidget(label(sentence))

    def show_comparison(self, found: Comparison) -> None:
        """Tell what a restoration would change."""
        _empty(self.changes)
        self.told = " ".join(change_sentences(found))
        self.changes.setVisible(True)
        self.changes.body.addWidget(subheading(_("What would change")))
        for sentence in change_sentences(found):
            self.changes.body.addWidget(label(sentence))
        if any(then != now for _table, then, now in found.counts()) and not found.unknown:
            self.changes.body.addLayout(counts_grid(found, differing=True))


def counts_grid(found: Comparison, *, differing: bool = False) -> QGridLayout:
    """Return the table of records today and in the backup, of all kinds or of those that differ."""
    header = [muted(""), _right(muted(_("Today"))), _right(muted(_("In the backup")))]
    rows: list[list[QLabel]] = [header]
    for table, then, now in found.counts():
        told = "—" if now is None else format_number(now)
        differs = now is not None and now != then
        if differing and not differs:
            continue
        rows.append(
            [
                label(record_text(table)),
                _right(label(told)),
                _right(_strong(label(format_number(then))) if differs else label(format_number(then))),
            ]
        )
    return _grid(rows)


def _grid(rows: list[list[QLabel]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    for number, row in enumerate(rows):
        for column, widget in enumerate(row):
            grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(len(rows[0]) - 1 if len(rows[0]) == 2 else 0, 1)
    return grid


def _right(widget: QLabel) -> QLabel:
    widget.setAlignment(Qt.AlignmentFlag.AlignRight)
    widget.setWordWrap(False)
    return widget


def _strong(widget: QLabel) -> QLabel:
    font = widget.font()
    font.setBold(True)
    widget.setFont(font)
    return widget


def _empty(card: Card) -> None:
    def clear(layout: object) -> None:
        take = layout.takeAt  # type: ignore[attr-defined]
        while (item := take(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
            elif (inner := item.layout()) is not None:
                clear(inner)
                inner.deleteLater()

    clear(card.body)
