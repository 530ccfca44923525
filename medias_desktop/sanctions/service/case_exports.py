"""Taking cases out: lists for those who may read them, figures without names for council. Nothing touches the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import arms_colour

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from medias_desktop.core.progress import Progress
    from medias_desktop.sanctions.rules.case_filters import CaseFilter
    from medias_desktop.sanctions.rules.case_statistics import CaseStatistics
    from medias_desktop.sanctions.rules.cases import CaseBrief
    from medias_desktop.sanctions.rules.removing import DueRemoval, RemovalRecord
    from medias_desktop.sanctions.service.cases import Cases
    from medias_desktop.sanctions.service.sanctions import SanctionService


class CaseExports:
    """Documents about many cases of one register; what is exported is told by those who made them."""

    def __init__(self, cases: Cases, sanctions: SanctionService) -> None:
        self._cases, self._sanctions = cases, sanctions

    def list_pdf(
        self, briefs: Sequence[CaseBrief], wanted: CaseFilter, progress: Progress | None = None
    ) -> bytes:
        """Return the cases of a list to be printed. May raise Cancelled."""
        from medias_desktop.sanctions.documents.cases import CaseSheet, draw_cases
        from medias_desktop.sanctions.labels.case_filters import filter_in_words
        from medias_desktop.sanctions.rules.case_filters import filtered

        register = self._cases.register
        town = register.municipality()
        sheet = CaseSheet(
            town.name,
            self._sanctions.today,
            filtered(briefs, wanted),
            filter_in_words(wanted),
            town.paper,
            arms_colour(register),
        )
        return draw_cases(sheet, progress or Silent())

    def csv(self, briefs: Sequence[CaseBrief], wanted: CaseFilter) -> bytes:
        """Return the cases of a list as CSV."""
        from medias_desktop.core.exported import csv_of
        from medias_desktop.sanctions.documents.cases import columns
        from medias_desktop.sanctions.rules.case_filters import filtered

        return csv_of(columns(), filtered(briefs, wanted))

    def xlsx(self, briefs: Sequence[CaseBrief], wanted: CaseFilter) -> bytes:
        """Return the cases of a list as an Excel workbook, made in memory."""
        from medias_desktop.core.exported import Workbook, workbook_in_memory
        from medias_desktop.sanctions.documents.cases import columns
        from medias_desktop.sanctions.rules.case_filters import filtered

        chosen = filtered(briefs, wanted)
        book = Workbook(_("Disciplinary cases"), self._cases.register.municipality().name, _("Cases"))
        return workbook_in_memory(book, columns(), chosen, len(chosen))

    def write(
        self, briefs: Sequence[CaseBrief], wanted: CaseFilter, path: Path, progress: Progress | None = None
    ) -> None:
        """Write the list where the user said, as the name ends: .xlsx, .csv or .pdf. Raises a file error or Cancelled."""
        from medias_desktop.core.files import write_bytes

        ending = path.suffix.lower()
        if ending == ".pdf":
            content = self.list_pdf(briefs, wanted, progress)
        elif ending == ".csv":
            content = self.csv(briefs, wanted)
        else:
            content = self.xlsx(briefs, wanted)
        write_bytes(path, content)

    def council(self, statistics: CaseStatistics, language: str | None = None) -> bytes:
        """Return the figures for council, in the municipality’s language or another: nobody is named."""
        from medias_desktop.core.store.letterhead import letterhead
        from medias_desktop.sanctions.documents.statistics import CouncilFigures, typeset_figures

        register = self._cases.register
        town = register.municipality()
        return typeset_figures(
            CouncilFigures(
                municipality=town.name,
                language=language or town.language,
                day=self._sanctions.today,
                statistics=statistics,
                made_at=self._cases.now,
                paper=town.paper,
                letterhead=letterhead(register),
            )
        )

    def removals_due(self, due: Sequence[DueRemoval], progress: Progress | None = None) -> bytes:
        """Return what is to be taken out of the files, to be worked through on paper as well. May raise Cancelled."""
        from medias_desktop.sanctions.documents.removal import DueSheet, draw_due

        register = self._cases.register
        town = register.municipality()
        sheet = DueSheet(town.name, self._sanctions.today, due, town.paper, arms_colour(register))
        return draw_due(sheet, progress or Silent())

    def removal_record(self, record: RemovalRecord, language: str | None = None) -> bytes:
        """Return the record of a removal that was done, in the municipality’s language or another: nobody is named."""
        from medias_desktop.core.store.letterhead import letterhead
        from medias_desktop.sanctions.documents.removal import RemovalSheet, typeset_removal

        register = self._cases.register
        town = register.municipality()
        return typeset_removal(
            RemovalSheet(
                municipality=town.name,
                language=language or town.language,
                record=record,
                paper=town.paper,
                letterhead=letterhead(register),
            )
        )
