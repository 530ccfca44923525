"""The page of what a verification found: verdict, figures, head of the trail, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language, format_date, format_number, format_time, ngettext
from medias_desktop.core.pdf.integrity import sealed_in_words
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import (
    Card,
    Figure,
    action_row,
    button,
    heading,
    label,
    muted,
    scrolled,
    subheading,
)

if TYPE_CHECKING:
    from medias_desktop.safekeeping.service.integrity import IntegrityReport

SHOWN = 100
"""Findings listed in the window; the report has them all."""


class ResultPage(QWidget):
    """The verdict first, then figures, the head of the trail and what was found."""

    def __init__(self, report: IntegrityReport, *, backups: bool) -> None:
        super().__init__()
        self.setObjectName("page")
        inside = QWidget()
        inside.setObjectName("page")
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(14)
        body.addWidget(_verdict(report))
        if not report.file_findings:
            body.addLayout(_figures(report))
            body.addWidget(_head(report))
            sealed = muted(sealed_in_words(report.sealed, current_language()))
            sealed.setObjectName("integrity_sealed")
            body.addWidget(sealed)
        if report.findings:
            body.addWidget(_findings(report))
        body.addStretch(1)
        self.again = button(_("&Verify again"))
        self.again.setObjectName("integrity_again")
        self.close_button = button(_("Close"))
        self.close_button.setObjectName("close")
        self.save_button = button(_("&Save as PDF…"), "mdi6.content-save-outline")
        self.save_button.setObjectName("integrity_save")
        self.print_button = button(
            _("&Print the report…"), "mdi6.printer-outline", primary=report.sound or not backups
        )
        self.print_button.setObjectName("integrity_print")
        self.seal_button = button(_("See and sea&l…"), "mdi6.seal")
        self.seal_button.setObjectName("integrity_seal")
        self.backups = button(_("Open the &backups…"), "mdi6.backup-restore", primary=True)
        self.backups.setObjectName("integrity_backups")
        self.backups.setVisible(backups and not report.sound)
        self.first = self.print_button if report.sound or not backups else self.backups
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(scrolled(inside), 1)
        layout.addLayout(
            action_row(
                self.close_button,
                self.again,
                self.seal_button,
                self.save_button,
                self.print_button,
                self.backups,
            )
        )


def _verdict(report: IntegrityReport) -> QWidget:
    colours, kind = theme.current(), "ok" if report.sound else "bad"
    count = len(report.findings)
    title = heading(
        _("Nothing is wrong")
        if report.sound
        else ngettext("{n} finding", "{n} findings", count).format(n=format_number(count))
    )
    title.setObjectName("integrity_verdict")
    title.setStyleSheet(f"color: {colours.ink(kind)};")
    local = report.checked_at.astimezone()
    text = (
        _("The file, the audit trail, the records and the documents kept agree with each other.")
        if report.sound
        else _(
            "Record nothing more before this is explained: restore the last good backup, or show the report to whoever "
            "looks after your computers."
        )
    )
    when = _("Verified on {day} at {time} by {name}.").format(
        day=format_date(local.date()), time=format_time(local), name=report.checked_by or "—"
    )
    card = Card()
    card.setStyleSheet(
        f"QFrame#card {{ background: {colours.ground(kind)}; border-color: {colours.ink(kind)}; }}"
    )
    for widget in (title, label(text), muted(when)):
        card.body.addWidget(widget)
    return card


def _figures(report: IntegrityReport) -> QHBoxLayout:
    verdict, row = report.verdict, QHBoxLayout()
    row.setSpacing(14)
    for number, caption, kind in (
        (
            verdict.events,
            ngettext("operation in the trail", "operations in the trail", verdict.events),
            "accent",
        ),
        (
            verdict.erased,
            ngettext("content destroyed by rule", "contents destroyed by rule", verdict.erased),
            "muted",
        ),
        (verdict.seals, ngettext("valid seal", "valid seals", verdict.seals), "ok"),
    ):
        row.addWidget(Figure(format_number(number), caption, kind), 1)
    return row


def _head(report: IntegrityReport) -> QWidget:
    card = Card()
    card.body.addWidget(subheading(_("Head of the audit trail")))
    digits = report.verdict.head_hash.hex()[:16]
    text = f"{format_number(report.verdict.head_seq)}  ·  " + " ".join(
        digits[at : at + 4] for at in range(0, len(digits), 4)
    )
    value = QLabel(text)
    value.setObjectName("integrity_head")
    value.setTextFormat(Qt.TextFormat.PlainText)
    value.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    font = value.font()
    font.setPointSizeF(1.4 * font.pointSizeF())
    value.setFont(font)
    card.body.addWidget(value)
    card.body.addWidget(
        muted(
            _(
                "Noted in the council’s minutes, it shows later that nothing recorded before was changed or removed."
            )
        )
    )
    return card


def _findings(report: IntegrityReport) -> QWidget:
    card = Card()
    card.body.addWidget(subheading(_("Findings")))
    for number, finding in enumerate(report.findings[:SHOWN], 1):
        line = label(f"{number}.  {finding}")
        line.setObjectName(f"finding_{number}")
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(line)
    left = len(report.findings) - SHOWN
    if left > 0:
        more = ngettext("{n} more is in the report.", "{n} more are in the report.", left)
        card.body.addWidget(muted(more.format(n=format_number(left))))
    return card
