"""The register as files and documents: for a spreadsheet, for the printer, for the council."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.rules import ScopeKey
from medias_desktop.acknowledgements.service.register_lines import RegisterLines
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import arms_colour
from medias_desktop.policies.rules import VersionState

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.documents.council import ReportedText
    from medias_desktop.acknowledgements.rules import Scope
    from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService
    from medias_desktop.core.pdf.sealing import Sealable
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

COUNCIL_REPORT = "acknowledgement_council_report"
_TOLD_FOR = 365
"""Days for which a campaign that was closed is still told of."""


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

    def council_report(self, progress: Progress | None = None) -> Sealable:
        """Return the report for the council, in the municipality's language: shares only, and nobody's name.

        It tells of every open campaign, of those closed within a year, and of the texts in force without a campaign.
        Raises NothingToReport or Cancelled.
        """
        from medias_desktop.acknowledgements.documents.council import (
            CouncilReport,
            report_title,
            typeset_report,
        )
        from medias_desktop.acknowledgements.errors.reminders import NothingToReport
        from medias_desktop.core.pdf.sealing import Sealable
        from medias_desktop.core.store.letterhead import letterhead

        progress = progress or Silent()
        scopes = self._reported()
        if not scopes:
            raise NothingToReport
        texts = []
        for done, scope in enumerate(scopes):
            progress.report(done, len(scopes) + 1)
            texts.append(self._text(scope))
        progress.report(len(scopes), len(scopes) + 1)
        town, bears = self._register.municipality(), letterhead(self._register)
        report = CouncilReport(
            town.name,
            town.language,
            self._service.today,
            texts,
            self._register.clock.now(),
            town.paper,
            bears.colour,
            bears,
        )
        return Sealable(COUNCIL_REPORT, report_title(town.language), typeset_report(report), town.language)

    def _reported(self) -> list[Scope]:
        earliest = self._service.today - dt.timedelta(days=_TOLD_FOR)
        campaigns = [
            one for one in self._service.campaigns() if one.open or (one.closed_on or earliest) > earliest
        ]
        found = [self._service.scope(ScopeKey(one.id)) for one in campaigns]
        asked = {one.version.id for one in found if one.campaign and one.campaign.open}
        for version in self._service.versions_to_acknowledge():
            if version.state is VersionState.IN_FORCE and version.id not in asked:
                found.append(self._service.scope(ScopeKey(0, version.id)))
        return found

    def _text(self, scope: Scope) -> ReportedText:
        from medias_desktop.acknowledgements.documents.council import ReportedText
        from medias_desktop.acknowledgements.rules.council import shares, whole
        from medias_desktop.acknowledgements.service.coverage import coverage

        groups = coverage(self._register, scope, "group")
        departments = coverage(self._register, scope, "department")
        campaign, version = scope.campaign, scope.version
        return ReportedText(
            title=campaign.title if campaign else "",
            policy_title=version.policy_title,
            version=version.ordinal,
            resolution_number=version.resolution_number,
            in_force_date=version.in_force_date,
            total=whole(groups),
            groups=shares(groups),
            departments=shares(departments),
            opened_on=campaign.opened_on if campaign else None,
            due=scope.due,
            closed_on=campaign.closed_on if campaign else None,
            anybody=any(line.counts.must for line in groups),
        )

    def _lines(self, scope: Scope) -> RegisterLines:
        return RegisterLines(self._register, self._service.listing, scope)
