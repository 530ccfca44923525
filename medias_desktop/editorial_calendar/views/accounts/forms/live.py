"""What the policy says while a form is filled: sentences with their clauses, asked once the typing pauses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Chip, label
from medias_desktop.editorial_calendar.labels.accounts import SEVERITY_KINDS, cited, grouped, plain_sentence
from medias_desktop.editorial_calendar.rules.findings import Severity

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Clause, Finding


class LiveFindings(QWidget):
    """The findings of a form, the heaviest first; nothing while there is none."""

    clause_asked = Signal(object)

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("live_findings")
        self.setAccessibleName(_("What the policy says"))
        self.findings: tuple[Finding, ...] = ()
        self._asking = Asking(window, desk, _("Checking…"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._rows: list[QWidget] = []

    def ask(self, check: Callable[[], Sequence[Finding]]) -> None:
        """Check again soon."""
        self._asking.ask(check, self.show_findings)

    def settled(self) -> bool:
        """Tell whether what is shown is what the form says."""
        return self._asking.settled()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show these."""
        self.findings = tuple(found)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = finding_rows(self, found, self.clause_asked.emit, beside=True)
        for row in self._rows:
            self._column.addWidget(row)
        self.updateGeometry()


_WEIGHTS = {Severity.BLOCK: "!", Severity.WARN: "!", Severity.INFORM: "i"}


def finding_rows(
    parent: QWidget,
    found: Sequence[Finding],
    open_clause: Callable[[Clause], object],
    *,
    beside: bool = False,
) -> list[QWidget]:
    """Return each finding once, the heaviest first: a sentence behind a mark of its weight, its clauses below or beside."""
    return [_row(parent, one, clauses, open_clause, beside) for one, clauses in grouped(found)]


def _row(
    parent: QWidget,
    one: Finding,
    clauses: Sequence[Clause],
    open_clause: Callable[[Clause], object],
    beside: bool,
) -> QWidget:
    row = QWidget(parent)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    told = label(plain_sentence(one))
    told.setObjectName("finding_sentence")
    words = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
    words.setSpacing(8 if beside else 4)
    words.addWidget(told, 1)
    links = clause_links(row, clauses, open_clause)
    if beside:
        for link in links:
            words.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    else:
        words.addLayout(flowing(links))
    mark = Chip(_WEIGHTS[one.severity], SEVERITY_KINDS[one.severity])
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return row


def flowing(links: Sequence[QWidget]) -> FlowRow:
    """Return links line under line, as many on each as there is room for."""
    row = FlowRow(6)
    for link in links:
        row.addWidget(link)
    return row


def clause_links(
    parent: QWidget, clauses: Sequence[Clause], open_clause: Callable[[Clause], object]
) -> list[QWidget]:
    """Return links to clauses; one that cites nothing has none."""
    links: list[QWidget] = []
    for clause in clauses:
        cite = cited(clause)
        if cite:
            link = ClauseLink(cite)
            link.setParent(parent)
            link.setObjectName("finding_clause")
            link.clicked.connect(partial(_open, open_clause, clause))
            links.append(link)
    return links


def _open(open_clause: Callable[[Clause], object], clause: Clause, _checked: bool = False) -> None:
    open_clause(clause)
