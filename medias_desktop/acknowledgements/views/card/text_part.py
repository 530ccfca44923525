"""One text on a person's card: where they stand, what proves it, and everything that was recorded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.labels import cards as card_words
from medias_desktop.acknowledgements.labels import evidence_label
from medias_desktop.acknowledgements.naming import version_title
from medias_desktop.acknowledgements.rules import RecordedEvent
from medias_desktop.acknowledgements.rules.coverage import CardLine
from medias_desktop.acknowledgements.rules.evidence import EvidenceKind
from medias_desktop.acknowledgements.views import wording
from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, button, label, muted, set_icon

_ICONS = {
    EvidenceKind.SCANNED_PAGE: "mdi6.file-image-outline",
    EvidenceKind.DRAWN_SIGNATURE: "mdi6.draw",
    EvidenceKind.RECEIPT: "mdi6.receipt-text-outline",
    EvidenceKind.DOCUMENT: "mdi6.file-document-outline",
}


class TextPart(Card):
    """A text with its state, facts, evidence and history; the history folds."""

    evidence_asked = Signal(object)

    def __init__(self, line: CardLine) -> None:
        super().__init__()
        self.line = line
        self.body.setSpacing(8)
        title = version_title(line.version)
        state = card_words.state_of(line)
        self.setAccessibleName(f"{title}, {state}")
        words = label(title)
        words.setStyleSheet("font-weight: 600;")
        self.body.addWidget(words)
        told = line.counted or line.state.event_id is not None or bool(line.state.through)
        self.body.addWidget(Chip(state, wording.KINDS[line.state.state] if told else "muted"))
        self.body.addLayout(self._facts())
        self.body.addWidget(self._fingerprint())
        if line.evidence:
            self.body.addLayout(self._evidence())
        if line.events:
            self._add_history()

    def _facts(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for caption, value in card_words.facts(self.line):
            told = label(value)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            named = muted(caption)
            named.setWordWrap(False)
            named.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(named, told)
        return form

    def _fingerprint(self) -> QLabel:
        sha256 = card_words.fingerprint_of(self.line)
        signed = bool(self.line.sha256)
        caption = _("Exact text acknowledged, SHA-256:") if signed else _("Exact text, SHA-256:")
        # Two lines of 32 can be compared with a printed sheet by eye.
        shown = muted(f"{caption}\n{sha256[:32]}\n{sha256[32:]}")
        shown.setObjectName("fingerprint")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return shown

    def _evidence(self) -> FlowRow:
        row = FlowRow(8)
        for one in self.line.evidence:
            kept = format_date(one.recorded_at.astimezone().date(), "medium")
            opens = button(
                _("{kind}, {day}").format(kind=evidence_label(one.kind), day=kept), _ICONS[one.kind]
            )
            opens.setObjectName(f"evidence_{one.id}")
            opens.setAutoDefault(False)
            opens.clicked.connect(lambda _checked=False, asked=one: self.evidence_asked.emit(asked))
            row.addWidget(opens)
        return row

    def _add_history(self) -> None:
        self.fold = QPushButton()
        self.fold.setObjectName("fold")
        self.fold.setCheckable(True)
        self.fold.setAutoDefault(False)
        self.fold.setFlat(True)
        self.fold.setStyleSheet("text-align: left; padding: 4px 6px;")
        self.history = QWidget()
        column = QVBoxLayout(self.history)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(10)
        for entry in self.line.events:
            column.addLayout(_entry(entry))
        self.fold.toggled.connect(self._show_history)
        self.body.addWidget(self.fold)
        self.body.addWidget(self.history)
        self._show_history(False)

    def _show_history(self, shown: bool) -> None:
        self.history.setVisible(shown)
        number = len(self.line.events)
        words = ngettext("History ({n} entry)", "History ({n} entries)", number)
        self.fold.setText(" " + words.format(n=format_number(number)))
        set_icon(self.fold, "mdi6.chevron-up" if shown else "mdi6.chevron-down", "muted")


def _entry(entry: RecordedEvent) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Chip(card_words.event_name(entry), card_words.EVENT_KINDS[entry.event.kind]))
    column.addWidget(label(card_words.event_words(entry)))
    column.addWidget(muted(card_words.recorded_words(entry)))
    return column
