"""What leaves the requests: letters, their words for an e-mail, the registers as files; nothing is recorded of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.labels.request_letters import LetterKind
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.requesting.clauses import Destination
    from medias_desktop.editorial_calendar.rules.requesting.requests import Request, RequestFilter
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_POLICY = "SELECT p.title FROM policy_version v JOIN policy p ON p.id = v.policy_id WHERE v.id = :id"


class RequestPapers:
    """The documents and files about requests of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    # Letters

    def kinds(self, request: Request) -> tuple[LetterKind, ...]:
        """Return the letters that a request calls for, the likeliest first."""
        from medias_desktop.editorial_calendar.documents.request_letters import fitting

        return fitting(request)

    def proposal(self, request: Request, kind: LetterKind, language: str) -> tuple[str, str]:
        """Return the subject and the words of a letter, to be adjusted, sent by e-mail or printed."""
        from medias_desktop.editorial_calendar.documents.request_letters import LetterFacts, proposed

        policy, cite, clause = self._clause(request.clause, language)
        destination, reached = self._destination(request, language)
        return proposed(
            LetterFacts(
                request=request,
                kind=kind,
                language=language,
                municipality=self._register.municipality().name,
                policy=policy,
                cite=cite,
                clause=clause,
                destination=destination,
                reached=reached,
            )
        )

    def letter(self, request: Request, language: str, subject: str, body: str) -> bytes:
        """Return a letter with these words as a PDF, dated today."""
        from medias_desktop.core.store.letterhead import letterhead
        from medias_desktop.editorial_calendar.documents.request_letters import LetterSheet, typeset_letter

        town, draft = self._register.municipality(), request.draft
        return typeset_letter(
            LetterSheet(
                municipality=town.name,
                number=request.number,
                to=(
                    request.organisation,
                    "" if draft.requester == request.organisation else draft.requester,
                    *draft.requester_address.splitlines(),
                ),
                language=language,
                subject=subject,
                body=body,
                day=self._service.today,
                made_at=self._register.clock.now(),
                paper=town.paper,
                letterhead=letterhead(self._register),
            )
        )

    def address(self, request: Request) -> str:
        """Return the e-mail address of who made a request: among what was written, else the organization’s; "" for none."""
        from medias_desktop.people.rules import is_email

        for word in request.draft.requester_address.replace(",", " ").replace(";", " ").split():
            if is_email(word.strip("<>")):
                return word.strip("<>")
        number = request.draft.organisation_id
        return "" if number is None else self._service.organisations.one(number).draft.email

    # The register of requests

    def register_pdf(self, wanted: RequestFilter, progress: Progress | None = None) -> bytes:
        """Return the requests of a list as a PDF. May raise Cancelled."""
        from medias_desktop.core.store.letterhead import arms_colour
        from medias_desktop.editorial_calendar.documents.request_register import RegisterSheet, draw_requests

        progress, town = progress or Silent(), self._register.municipality()
        numbers = self._service.requests.listing.numbers(wanted, progress)
        sheet = RegisterSheet(
            town.name,
            self._service.today,
            self._narrowed(wanted),
            len(numbers),
            town.paper,
            arms_colour(self._register),
        )
        return draw_requests(sheet, self._lines(numbers, progress), progress)

    def write_register(self, wanted: RequestFilter, path: Path, progress: Progress | None = None) -> None:
        """Write the same as the name ends: .xlsx, .pdf, or CSV for any other. Raises Cancelled or a file error."""
        from medias_desktop.core.exported import Workbook
        from medias_desktop.editorial_calendar.documents.request_register import request_columns

        progress = progress or Silent()
        numbers = self._service.requests.listing.numbers(wanted, progress)
        book = Workbook(_("Register of requests"), self._register.municipality().name, _("Requests"))
        lines = self._lines(numbers, progress)
        if path.suffix.lower() == ".pdf":
            pdf = self.register_pdf(wanted, progress)
            _write(path, book, (), (), 0, pdf)
        else:
            _write(path, book, request_columns(), lines, len(numbers))

    def write_organisations(self, path: Path, progress: Progress | None = None) -> None:
        """Write the register of organizations as the name ends: .xlsx, or CSV for any other. Raises a file error."""
        from medias_desktop.core.exported import Workbook
        from medias_desktop.editorial_calendar.documents.request_register import organisation_columns

        found = self._service.organisations.all()
        if progress is not None:
            progress.report(0, len(found))
        title = _("Register of organizations")
        book = Workbook(title, self._register.municipality().name, _("Organizations"))
        _write(path, book, organisation_columns(self._service.today), found, len(found))

    # What they share

    def _lines(self, numbers: Sequence[int], progress: Progress) -> Iterator[Request]:
        from medias_desktop.editorial_calendar.service.request_rows import requests_of

        return requests_of(self._register, numbers, self._service.today, progress)

    def _clause(self, clause: Clause, language: str) -> tuple[str, str, str]:
        """Return the title of the text, how the clause is cited, and what its rule says, in a language."""
        from medias_desktop.editorial_calendar.service.cited import concerns_the_calendar
        from medias_desktop.policies.service.cited_rules import cited_rules

        if clause.version_id is None:
            return "", "", ""
        title = next((str(row[0]) for row in self._register.rows(_POLICY, id=clause.version_id)), "")
        for one in cited_rules(self._register, clause.version_id, concerns_the_calendar):
            if one.code == clause.rule_code:
                return title, one.cited(language), one.words(language)
        return title, clause.cite, ""

    def _destination(self, request: Request, language: str) -> tuple[str, str]:
        """Return to whom a request was directed, and how they are reached by the clause that says so."""
        from medias_desktop.core.i18n import catalogue
        from medias_desktop.policies.rules.checks.words import Office

        draft = request.draft
        office = {one.value: one for one in Office}.get(draft.sent_office)
        say = catalogue(language).gettext
        named = ", ".join(filter(None, (say(office.label) if office else "", draft.sent_to)))
        reached: Destination | None = next(
            (
                one
                for one in self._service.requests.destinations(draft)
                if (one.telephone or one.email) and (office is None or office in one.offices)
            ),
            None,
        )
        told = ", ".join(filter(None, (reached.telephone, reached.email))) if reached else ""
        return named, told

    def _narrowed(self, wanted: RequestFilter) -> str:
        """Return in words what a list was narrowed to, "" for all requests."""
        from medias_desktop.editorial_calendar.labels.requests import kind_name, place_name, state_name

        said = []
        if wanted.text.strip():
            said.append(_("with “{words}”").format(words=wanted.text.strip()))
        if wanted.kind is not None:
            said.append(kind_name(wanted.kind))
        if wanted.state is not None:
            said.append(state_name(wanted.state))
        if wanted.organisation_id is not None:
            said.append(self._service.organisations.one(wanted.organisation_id).name)
        if wanted.requester:
            said.append(wanted.requester)
        if wanted.year is not None:
            said.append(str(wanted.year))
        if wanted.place:
            said.append(place_name(wanted.place))
        if wanted.day is not None:
            said.append(_("On {day}").format(day=format_date(wanted.day)))
        return _("Only: {choices}").format(choices=" · ".join(said)) if said else ""


def _write(path: Path, book: Any, columns: Any, lines: Any, number: int, pdf: bytes = b"") -> None:
    """What was there stays until the new file is whole."""
    from medias_desktop.core.exported import csv_of, write_workbook
    from medias_desktop.core.files import replacing, require_writable

    require_writable(path)
    with replacing(path) as stream:
        if pdf:
            stream.write(pdf)
        elif path.suffix.lower() == ".xlsx":
            write_workbook(stream, book, columns, lines, number)
        else:
            stream.write(csv_of(columns, lines))
