"""What the rules that are in force now changed for the posts to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import (
    Chip,
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
    scrolled,
)
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.editorial_calendar.views.calendar.card.findings import finding_row
from medias_desktop.editorial_calendar.views.calendar.card.found import clause_place
from medias_desktop.editorial_calendar.views.calendar.wording import moment_of

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.rechecks import Recheck, RecheckLine

_MOST = 200
"""Posts that are shown one by one; a window of more is not read."""


class DifferenceDialog(QDialog):
    """Each post with the findings that appeared and those that are gone."""

    post_asked = Signal(int)
    clause_asked = Signal(str)

    def __init__(self, parent: QWidget, found: Recheck, texts: Mapping[int, str]) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("recheck_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What other rules changed"))
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(18)
        for line in found.lines[:_MOST]:
            column.addWidget(self._line(line))
        rest = len(found.lines) - _MOST
        if rest > 0:
            words = ngettext("and {n} more post", "and {n} more posts", rest)
            column.addWidget(muted(words.format(n=format_number(rest))))
        if not found.lines:
            column.addWidget(muted(_("No post to come has other findings than before.")))
        column.addStretch(1)
        close = button(_("&Close"), primary=True)
        close.setObjectName("recheck_close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading(_("What other rules changed")))
        words = ngettext(
            "{n} post to come was checked again on {day} by: {texts}",
            "{n} posts to come were checked again on {day} by: {texts}",
            found.posts,
        )
        layout.addWidget(
            muted(
                breakable(
                    words.format(
                        n=format_number(found.posts),
                        day=format_date(found.made_at.astimezone().date()),
                        texts=found.texts or "–",
                    )
                )
            )
        )
        layout.addWidget(scrolled(page), 1)
        layout.addLayout(action_row(close))
        fit_to_text(self, 720, 560)

    def _line(self, line: RecheckLine) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = FlowRow(8)
        title = TextLink(line.title.replace("&", "&&"))
        title.setObjectName(f"recheck_post_{line.post_id}")
        title.clicked.connect(partial(self._go, line.post_id))
        head.addWidget(title)
        head.addWidget(muted(moment_of(line.planned_on, "")))
        column.addLayout(head)
        self._add(column, _("New findings"), "warn", line.appeared)
        self._add(column, _("No longer found"), "ok", line.gone)
        return part

    def _add(self, column: QVBoxLayout, word: str, kind: str, findings: Sequence[Finding]) -> None:
        if not findings:
            return
        chips = FlowRow(6)
        chips.addWidget(Chip(word, kind))
        column.addLayout(chips)
        for one in findings:
            column.addWidget(finding_row(one, self.clause_asked.emit, clause_place(one.clause, self._texts)))

    def _go(self, post_id: int, _checked: bool = False) -> None:
        self.accept()
        self.post_asked.emit(post_id)
