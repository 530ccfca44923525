"""The register as files and documents: for a spreadsheet, for the printer, for the council."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.service.register_lines import RegisterLines
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import arms_colour

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import Scope
    from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register


class Exports:
    """What leaves one register; nothing is recorded of it."""

    def __init__(self, register: Register, service: AcknowledgementService) -> None:
        self._register = register
        self._service = service

    def csv(self, scope: Scope, progress: Progress | None = None) -> bytes:
        """Return everyone concerned, and everyone with a record, as CSV for a spreadsheet. Raises Cancelled."""
        from medias_desktop.acknowledgements import csv_export

        return csv_export.table(self._lines(scope).read(progress or Silent()))

    def write(self, scope: Scope, path: Path, progress: Progress | None = None) -> None:
        """Write the same as the file's ending says: .xlsx, .pdf, or CSV for any other.

        What was there stays until the new file is whole. Raises Cancelled or a file error.
        """
        from medias_desktop.core.files import replacing, require_writable

        require_writable(path)
        kind = path.suffix.lower()
        with replacing(path) as stream:
            if kind == ".xlsx":
                from medias_desktop.acknowledgements.documents.register.workbook import write_workbook

                lines = self._lines(scope)
                write_workbook(stream, scope, lines.read(progress or Silent()), len(lines))
            elif kind == ".pdf":
                stream.write(self.pdf(scope, progress=progress))
            else:
                stream.write(self.csv(scope, progress))

    def pdf(self, scope: Scope, *, landscape: bool = True, progress: Progress | None = None) -> bytes:
        """Return the same as a list to be printed, on wide or upright paper. Raises Cancelled."""
        from medias_desktop.acknowledgements.documents.register.printed import RegisterSheet, draw_register

        progress = progress or Silent()
        lines = self._lines(scope)
        sheet = RegisterSheet(
            scope,
            self._service.listing.counts(scope),
            landscape,
            self._register.municipality().paper,
            arms_colour(self._register),
        )
        return draw_register(sheet, lines.read(progress), len(lines), progress)

    def _lines(self, scope: Scope) -> RegisterLines:
        return RegisterLines(self._register, self._service.listing, scope)
