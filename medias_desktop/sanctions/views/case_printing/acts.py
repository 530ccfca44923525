"""Taking cases out on paper or into a file: the evidence pack, the list, the figures for council."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.sanctions.rules.case_filters import CaseFilter
    from medias_desktop.sanctions.rules.cases import CaseBrief, OpenCase
    from medias_desktop.sanctions.service.disciplinary import Disciplinary

_ENDINGS = (".xlsx", ".csv", ".pdf")


class CasePrinting(QObject):
    """Shows documents made of cases, in windows that close with the lock; each is printed or saved from there."""

    def __init__(self, parent: QWidget, disciplinary: Disciplinary, desk: Desk) -> None:
        super().__init__()
        self._parent, self._disciplinary, self._desk = parent, disciplinary, desk

    def evidence(self, open_case: OpenCase) -> None:
        """Show everything about a case in one document."""
        packs = self._disciplinary.evidence
        title = file_stem(f"{_('Evidence pack')} {open_case.case.number}")

        def show(pdf: bytes) -> None:
            from medias_desktop.sanctions.views.case_printing.dialogs import SealedPdf

            self._open(SealedPdf(self._parent, pdf, title, self._desk))

        self._desk.jobs.run(
            self._parent,
            _("Making the evidence pack…"),
            lambda progress: packs.pdf(open_case, progress),
            show,
        )

    def list(self, briefs: Sequence[CaseBrief], wanted: CaseFilter) -> None:
        """Show the cases of a list; from there they are printed, or written into a file."""
        exports = self._disciplinary.exports

        def show(pdf: bytes) -> None:
            from medias_desktop.sanctions.views.case_printing.dialogs import CaseListDialog

            self._open(CaseListDialog(self._parent, pdf, self, self._desk, briefs, wanted))

        self._desk.jobs.run(
            self._parent,
            _("Making the list…"),
            lambda progress: exports.list_pdf(briefs, wanted, progress),
            show,
        )

    def export(self, briefs: Sequence[CaseBrief], wanted: CaseFilter, parent: QWidget | None = None) -> None:
        """Write the cases where the user says: an Excel workbook, CSV or a PDF, as the name ends."""
        asking, exports = parent or self._parent, self._disciplinary.exports
        filters = ";;".join(
            (_("Excel workbook (*.xlsx)"), _("Spreadsheet text (*.csv)"), _("PDF document (*.pdf)"))
        )
        day = self._disciplinary.cases.today.isoformat()
        named = file_stem(f"{_('Disciplinary cases')} {day}")
        path = self._desk.dialogs.save_file(asking, _("Export the list"), f"{named}.xlsx", filters)
        if path is None:
            return
        chosen = path if path.suffix.lower() in _ENDINGS else path.with_name(f"{path.name}.xlsx")
        self._desk.jobs.run(
            asking,
            _("Exporting the list…"),
            lambda progress: exports.write(briefs, wanted, chosen, progress),
            lambda _done: self._told(asking, chosen),
        )

    def council(self, briefs: Sequence[CaseBrief]) -> None:
        """Show the figures for council of this year; another year is chosen there."""
        year = self._disciplinary.cases.today.year

        def show(pdf: bytes) -> None:
            from medias_desktop.sanctions.views.case_printing.dialogs import CouncilDialog

            self._open(CouncilDialog(self._parent, pdf, self, self._desk, briefs, year))

        self._desk.jobs.run(
            self._parent,
            _("Making the report…"),
            lambda progress: self.figures(briefs, year, progress),
            show,
        )

    def figures(self, briefs: Sequence[CaseBrief], year: int | None, _progress: Progress) -> bytes:
        """Return the figures for council of a year, None for all of them."""
        from medias_desktop.sanctions.rules.case_statistics import statistics

        return self._disciplinary.exports.council(statistics(briefs, year))

    def _told(self, parent: QWidget, path: Path) -> None:
        self._desk.dialogs.tell(parent, _("The list was written to “{name}”.").format(name=path.name))

    def _open(self, dialog: QWidget) -> None:
        from medias_desktop.sanctions.views.case_printing.dialogs import SealedPdf

        sealed = self._desk.sealed
        if not isinstance(dialog, SealedPdf) or (sealed is not None and not sealed.is_open):
            dialog.deleteLater()  # the lock closed while it was being made
            return
        dialog.acts = self  # kept as long as its window
        dialog.open()
