"""What leaves the register about accounts: the official list, authorized persons, and the other lists; nothing is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import arms_colour
from medias_desktop.editorial_calendar.rules.account_notes import ACCESSES, ACCOUNTS, shown_on
from medias_desktop.editorial_calendar.rules.account_overview import Checked
from medias_desktop.policies.rules.checks.accounts import AuthorisedPublishers, OfficialAccounts

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService


class AccountExports:
    """The lists of one register, each by the name of its page."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    def pdf(self, place: str, progress: Progress | None = None) -> bytes:
        """Return a list as a PDF: the official accounts with the clause that lists them, for one. May raise Cancelled."""
        from medias_desktop.editorial_calendar.documents.account_lists import LISTS, ListSheet, draw_list

        town, lines = self._register.municipality(), self._lines(place)
        sheet = ListSheet(
            municipality=town.name,
            day=self._service.today,
            about=self._clauses(place),
            paper=town.paper,
            colour=arms_colour(self._register),
        )
        return draw_list(LISTS[place], sheet, lines, len(lines), progress or Silent())

    def write(self, place: str, path: Path, progress: Progress | None = None) -> None:
        """Write the same as the name ends: .xlsx, .pdf, or CSV for any other. Raises Cancelled or a file error."""
        from medias_desktop.core.exported import Workbook, csv_of, write_workbook
        from medias_desktop.core.files import replacing, require_writable
        from medias_desktop.editorial_calendar.documents.account_lists import LISTS, spreadsheet_columns

        require_writable(path)
        kind, suffix = LISTS[place], path.suffix.lower()
        columns, lines = spreadsheet_columns(kind), self._lines(place)
        with replacing(path) as stream:
            if suffix == ".xlsx":
                title = translate(kind.title)
                book = Workbook(title, self._register.municipality().name, title[:31])
                write_workbook(stream, book, columns, lines, len(lines))
            else:
                stream.write(self.pdf(place, progress) if suffix == ".pdf" else csv_of(columns, lines))

    def _lines(self, place: str) -> Sequence[Any]:
        """Return what a list holds: all that was ever recorded, with what the policy in force says of it."""
        if place == "periods":
            return self._service.periods.all()
        found = self._service.accounts.overview()
        if place == ACCOUNTS:
            return tuple(one.record for one in found.accounts)
        if place == ACCESSES:
            known = {one.record.id: one for one in found.accesses}
            return tuple(known.get(one.id, Checked(one)) for one in self._service.accesses.all())
        if place == "absences":
            coming = {one.record.id: one for one in found.absences}
            return tuple(coming.get(one.id, Checked(one)) for one in self._service.absences.all())
        return found.duties if place == "duties" else found.followed

    def _clauses(self, place: str) -> tuple[str, ...]:
        """Return the clauses by which a list is kept: those that want it printed, each with what it says."""
        from medias_desktop.editorial_calendar.labels.accounts import cited

        wanted = {ACCOUNTS: OfficialAccounts, ACCESSES: AuthorisedPublishers}.get(place)
        if wanted is None:
            return ()
        rules = shown_on(self._service.rules.on(self._service.today), place)
        return tuple(
            _("{clause}: {words}").format(clause=cited(one.clause), words=one.text)
            for one in rules
            if isinstance(one.parameters, wanted)
        )
