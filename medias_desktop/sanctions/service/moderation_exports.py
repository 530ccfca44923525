"""What leaves the moderation: the netiquette, who is shut out, the register of incidents; nothing is recorded of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import arms_colour

if TYPE_CHECKING:
    from medias_desktop.core.exported import ExportColumn, Workbook
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.sanctions.rules.incident_filters import IncidentFilter
    from medias_desktop.sanctions.rules.incident_lines import IncidentLine
    from medias_desktop.sanctions.service.sanctions import SanctionService


class ModerationExports:
    """The documents and files about moderation of one register."""

    def __init__(self, register: Register, service: SanctionService) -> None:
        self._register, self._service = register, service

    def netiquette(self, which: int | dt.date, language: str, *, texts: bool = False) -> bytes:
        """Return the netiquette of a version, or of the text in force on a day, as a PDF; with ``texts`` its clauses too.

        Raises NoTextInForce, NothingOfThePublic or UnknownVersion.
        """
        from medias_desktop.sanctions.documents.netiquette import typeset_netiquette
        from medias_desktop.sanctions.service.netiquette import netiquette_of

        policies = self._service.policies
        return typeset_netiquette(netiquette_of(self._register, policies, which, language, texts=texts))

    # Who is shut out

    def block_list(self, day: dt.date, *, with_names: bool, progress: Progress | None = None) -> bytes:
        """Return who is shut out on a day as a PDF. May raise Cancelled."""
        from medias_desktop.sanctions.documents.block_list import BlockList, draw_block_list

        progress, town = progress or Silent(), self._register.municipality()
        numbers = self._shut_out(day)
        sheet = BlockList(town.name, day, with_names, len(numbers), town.paper, arms_colour(self._register))
        return draw_block_list(sheet, self._lines(numbers, progress, with_names=with_names), progress)

    def write_block_list(
        self, path: Path, day: dt.date, *, with_names: bool, progress: Progress | None = None
    ) -> None:
        """Write the same as the name ends: .xlsx, .pdf, or CSV for any other. Raises Cancelled or a file error."""
        from medias_desktop.core.exported import Workbook
        from medias_desktop.sanctions.documents.block_list import block_columns

        progress = progress or Silent()
        numbers = self._shut_out(day)
        self._write(
            path,
            Workbook(
                _("Users shut out of the municipality’s accounts"),
                self._register.municipality().name,
                _("Users shut out"),
            ),
            block_columns(),
            self._lines(numbers, progress, with_names=with_names),
            len(numbers),
            lambda: self.block_list(day, with_names=with_names, progress=progress),
        )

    # The register of incidents

    def register_pdf(self, wanted: IncidentFilter, progress: Progress | None = None) -> bytes:
        """Return the incidents of a list as a PDF. May raise Cancelled."""
        from medias_desktop.sanctions.documents.incident_register import IncidentSheet, draw_incidents

        progress, town = progress or Silent(), self._register.municipality()
        numbers = self._service.incidents.numbers(wanted, progress)
        sheet = IncidentSheet(
            town.name,
            self._service.today,
            self._narrowed(wanted),
            len(numbers),
            town.paper,
            arms_colour(self._register),
        )
        return draw_incidents(sheet, self._lines(numbers, progress), progress)

    def write_register(self, wanted: IncidentFilter, path: Path, progress: Progress | None = None) -> None:
        """Write the same as the name ends: .xlsx, .pdf, or CSV for any other. Raises Cancelled or a file error."""
        from medias_desktop.core.exported import Workbook
        from medias_desktop.sanctions.documents.incident_register import incident_columns

        progress = progress or Silent()
        numbers = self._service.incidents.numbers(wanted, progress)
        self._write(
            path,
            Workbook(_("Register of incidents"), self._register.municipality().name, _("Incidents")),
            incident_columns(),
            self._lines(numbers, progress),
            len(numbers),
            lambda: self.register_pdf(wanted, progress),
        )

    # What they share

    def _write(
        self,
        path: Path,
        book: Workbook,
        columns: Sequence[ExportColumn[IncidentLine]],
        lines: Iterable[IncidentLine],
        number: int,
        pdf: Callable[[], bytes],
    ) -> None:
        """What was there stays until the new file is whole."""
        from medias_desktop.core.exported import csv_of, write_workbook
        from medias_desktop.core.files import replacing, require_writable

        require_writable(path)
        kind = path.suffix.lower()
        with replacing(path) as stream:
            if kind == ".xlsx":
                write_workbook(stream, book, columns, lines, number)
            else:
                stream.write(pdf() if kind == ".pdf" else csv_of(columns, lines))

    def _lines(
        self, numbers: Sequence[int], progress: Progress, *, with_names: bool = True
    ) -> Iterable[IncidentLine]:
        from medias_desktop.sanctions.service.incident_lines import incident_lines

        return incident_lines(self._register, numbers, progress, with_names=with_names)

    def _shut_out(self, day: dt.date) -> tuple[int, ...]:
        return tuple(one.incident_id for one in self._service.incidents.blocks(day))

    def _narrowed(self, wanted: IncidentFilter) -> str:
        """Return in words what a list was narrowed to, "" for all incidents."""
        from medias_desktop.sanctions.labels import ACTION_NAMES
        from medias_desktop.sanctions.labels.coded import reason_name
        from medias_desktop.sanctions.labels.exports import INCIDENT_STATES

        said = []
        if wanted.text.strip():
            said.append(_("with “{words}”").format(words=wanted.text.strip()))
        if wanted.account_id is not None:
            said.append(self._service.accounts.one(wanted.account_id).name)
        if wanted.user_id is not None:
            said.append(self._service.online_users.one(wanted.user_id).handle)
        if wanted.reason:
            said.append(reason_name(wanted.reason))
        if wanted.action is not None:
            said.append(translate(ACTION_NAMES[wanted.action]))
        if wanted.since is not None:
            said.append(_("from {day}").format(day=format_date(wanted.since)))
        if wanted.until is not None:
            said.append(_("until {day}").format(day=format_date(wanted.until)))
        if wanted.state is not None:
            said.append(translate(INCIDENT_STATES[wanted.state]))
        if wanted.annulled is False:
            said.append(_("without those annulled"))
        if wanted.appealed:
            said.append(_("with an appeal to be answered"))
        return _("Only: {choices}").format(choices=" · ".join(said)) if said else ""
