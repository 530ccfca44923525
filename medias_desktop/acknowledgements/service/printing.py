"""Printing sheets: for one person each, for many on one, with empty lines; to look at first, then to a file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from medias_desktop.acknowledgements.errors.sheets import LinesMissing
from medias_desktop.acknowledgements.rules import PersonRow, Scope
from medias_desktop.acknowledgements.rules.printing import (
    MOST_LINES,
    PrintOrder,
    SheetText,
    group_sheets,
    in_order,
)
from medias_desktop.acknowledgements.service.sheet_finding import blank_sheet, individual_sheet, subject_uid
from medias_desktop.core.pdf.sheet_codes import SheetKind, sheet_id
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService
    from medias_desktop.core.pdf.sheet_data import GroupSheet, SheetTemplate
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.letterhead import Letterhead
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.service import PolicyService

_SHOWN_PERSONS = 3
_SHOWN_LINES = 120
"""Of what is to be printed, that much is shown before: it is made at each change of a choice."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The first pages as they will be, and how much there will be in all."""

    pdf: bytes
    sheets: int
    pages: int


class Printing:
    """Prints the sheets of one register."""

    def __init__(self, register: Register, service: AcknowledgementService, policies: PolicyService) -> None:
        self._register = register
        self._service = service
        self._policies = policies
        self._typeset: dict[tuple[object, ...], bytes] = {}

    def paper(self) -> str:
        """Return the municipality's paper, a key of style.PAPERS."""
        return self._register.municipality().paper

    def preview(
        self, scope: Scope, person_ids: Sequence[int], order: PrintOrder, progress: Progress | None = None
    ) -> Preview:
        """Return the first pages of what an order prints; nothing is recorded. Raises as ``write``."""
        progress = progress or Silent()
        out = io.BytesIO()
        if order.kind is SheetKind.INDIVIDUAL:
            rows = in_order(self._service.chosen(scope, person_ids), by_department=order.by_department)
            shown = rows[:_SHOWN_PERSONS]
            spec = self._template(scope, {order.language or row.language for row in rows}, order)
            self._write_individual(spec, scope, shown, order, out, progress)
            pages = sum(1 + _page_count(spec.texts.get(order.language or row.language, b"")) for row in rows)
            return Preview(out.getvalue(), len(rows), pages)
        from medias_desktop.core.pdf.group_sheets import write_group_sheets

        spec_of_groups = self._group_template(scope, order)
        made = self._sheets(scope, person_ids, order)
        pages = sum(self._pages(spec_of_groups, sheet) for sheet, _rows in made)
        lines, few = 0, []
        for sheet, _rows in made:
            if lines >= _SHOWN_LINES:
                break
            lines += len(sheet.lines)
            few.append(sheet)
        write_group_sheets(spec_of_groups, few, out, progress)
        return Preview(out.getvalue(), len(made), pages)

    def write(
        self,
        scope: Scope,
        person_ids: Sequence[int],
        order: PrintOrder,
        out: IO[bytes],
        progress: Progress | None = None,
    ) -> int:
        """Write the sheets of an order as one PDF and return how many there are; group sheets are recorded with their lines.

        Raises NobodyChosen, PersonGone, LinesMissing, TextTooLong, NotEntitled (group sheets by who may only read) or
        Cancelled: nothing is recorded then.
        """
        progress = progress or Silent()
        if order.kind is SheetKind.INDIVIDUAL:
            rows = in_order(self._service.chosen(scope, person_ids), by_department=order.by_department)
            spec = self._template(scope, {order.language or row.language for row in rows}, order)
            self._write_individual(spec, scope, rows, order, out, progress)
            return len(rows)
        from medias_desktop.core.pdf.group_sheets import write_group_sheets

        refused = self._register.actor.refusal(Permission.RECORD)
        if order.kind is SheetKind.GROUP and refused is not None:
            raise refused
        spec_of_groups = self._group_template(scope, order)
        made = self._sheets(scope, person_ids, order)
        write_group_sheets(spec_of_groups, [sheet for sheet, _rows in made], out, progress)
        if order.kind is SheetKind.GROUP:
            self._record(scope, spec_of_groups, made)
        return len(made)

    # One person each

    def _write_individual(
        self,
        spec: SheetTemplate,
        scope: Scope,
        rows: Sequence[PersonRow],
        order: PrintOrder,
        out: IO[bytes],
        progress: Progress,
    ) -> None:
        from medias_desktop.acknowledgements.documents import sheets
        from medias_desktop.core.pdf.sheets import write_sheets

        entries = [sheets.entry(row, individual_sheet(scope, row.uid), order.language) for row in rows]
        write_sheets(spec, entries, out, progress)

    def _template(self, scope: Scope, languages: set[str], order: PrintOrder) -> SheetTemplate:
        from medias_desktop.acknowledgements.documents import sheets

        paper, head = self._paper(order), self._letterhead()
        texts = {}
        if order.text is not SheetText.NONE:
            texts = {one: self._text(scope, order.text, one, paper, head) for one in languages}
        return sheets.template(scope, subject_uid(scope), self._register.id, paper, head, texts)

    def _text(
        self, scope: Scope, kind: SheetText, language: str, paper: str, letterhead: Letterhead
    ) -> bytes:
        key = (scope.version.id, scope.version.row_version, kind, language, paper, letterhead.colour)
        if key not in self._typeset:
            from medias_desktop.acknowledgements.clauses import printed
            from medias_desktop.acknowledgements.documents.sheet_text import typeset_text

            clauses = [
                (one.cited(language), one.words(language))
                for one in printed(self._register, scope.version.id)
            ]
            version = self._policies.readable(scope.version.id)
            now = self._register.clock.now()
            self._typeset[key] = typeset_text(version, kind, language, clauses, paper, letterhead, now)
        return self._typeset[key]

    # Many on one, and empty lines

    def _group_template(self, scope: Scope, order: PrintOrder) -> SheetTemplate:
        from medias_desktop.acknowledgements.documents import sheets

        return sheets.group_template(
            scope, subject_uid(scope), self._register.id, self._paper(order), self._letterhead()
        )

    def _sheets(
        self, scope: Scope, person_ids: Sequence[int], order: PrintOrder
    ) -> list[tuple[GroupSheet, Sequence[PersonRow]]]:
        from medias_desktop.acknowledgements.documents import sheets

        own = self._register.municipality().language
        if order.kind is SheetKind.BLANK:
            if not 1 <= order.lines <= MOST_LINES:
                raise LinesMissing(most=MOST_LINES)
            number = blank_sheet(scope, new_uid())
            return [(sheets.blank_sheet(order.lines, number, order.language or own), ())]
        chosen = self._service.chosen(scope, person_ids)
        return [
            (sheets.group_sheet(rows, sheet_id(new_uid()), language, department), rows)
            for language, department, rows in group_sheets(chosen, order, own)
        ]

    def _pages(self, spec: SheetTemplate, sheet: GroupSheet) -> int:
        from medias_desktop.core.pdf.group_sheets import lines_per_page

        return -(-len(sheet.lines) // lines_per_page(spec, sheet.language))

    def _record(
        self, scope: Scope, spec: SheetTemplate, made: Sequence[tuple[GroupSheet, Sequence[PersonRow]]]
    ) -> None:
        from medias_desktop.acknowledgements.models import group_line, group_sheet
        from medias_desktop.core.pdf.group_sheets import lines_per_page, page_and_line

        per_page = {sheet.language: lines_per_page(spec, sheet.language) for sheet, _rows in made}
        with self._register.transaction("print_group_sheets") as tx:
            for sheet, rows in made:
                number = tx.insert(
                    group_sheet,
                    uid=new_uid(),
                    code=sheet.sheet,
                    campaign_id=scope.campaign.id if scope.campaign else None,
                    version_id=scope.version.id,
                    language=sheet.language,
                    pages=self._pages(spec, sheet),
                    printed_at=tx.now,
                )
                places = (page_and_line(n, per_page[sheet.language]) for n in range(len(rows)))
                tx.insert_many(
                    group_line,
                    [
                        {"sheet_id": number, "page": page, "line": line, "person_id": row.person_id}
                        for (page, line), row in zip(places, rows, strict=True)
                    ],
                )

    # Both

    def _paper(self, order: PrintOrder) -> str:
        return order.paper or self.paper()

    def _letterhead(self) -> Letterhead:
        from medias_desktop.core.store.letterhead import letterhead

        return letterhead(self._register)


def _page_count(pdf: bytes) -> int:
    if not pdf:
        return 0
    from medias_desktop.core.pdf.pages import open_pdf

    with open_pdf(pdf) as pages:
        return len(pages)
