"""What leaves the register of photo consents: files, lists, contact sheets, extracts; nothing is recorded of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_number, ngettext, translate
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import arms_colour

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.answers import Question
    from medias_desktop.photo_consents.rules.deadlines import Deadline
    from medias_desktop.photo_consents.rules.filters import ItemFilter
    from medias_desktop.photo_consents.rules.uses import Consequence
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService
    from medias_desktop.photo_consents.service.register_lines import RegisterLines


class Exports:
    """The documents and files of one register."""

    def __init__(self, register: Register, service: PhotoConsentService) -> None:
        self._register = register
        self._service = service

    # The register

    def write(self, wanted: ItemFilter, path: Path, progress: Progress | None = None) -> None:
        """Write the items of a list, and who is seen in them, as the name ends: .xlsx, .pdf, or CSV for any other.

        What was there stays until the new file is whole. Raises Cancelled or a file error.
        """
        from medias_desktop.core.files import replacing, require_writable

        require_writable(path)
        kind = path.suffix.lower()
        with replacing(path) as stream:
            if kind == ".xlsx":
                self._write_workbook(stream, wanted, progress or Silent())
            elif kind == ".pdf":
                stream.write(self.pdf(wanted, progress))
            else:
                stream.write(self.csv(wanted, progress))

    def csv(self, wanted: ItemFilter, progress: Progress | None = None) -> bytes:
        """Return the same as CSV for a spreadsheet. Raises Cancelled."""
        from medias_desktop.core.exported import csv_of
        from medias_desktop.photo_consents.documents.register.columns import columns

        progress = progress or Silent()
        return csv_of(columns(), self._lines(wanted, progress).read(progress))

    def pdf(self, wanted: ItemFilter, progress: Progress | None = None) -> bytes:
        """Return the same as a list to be printed. Raises Cancelled."""
        from medias_desktop.photo_consents.documents.register.printed import RegisterSheet, draw_register

        progress = progress or Silent()
        lines, town = self._lines(wanted, progress), self._register.municipality()
        sheet = RegisterSheet(
            town.name,
            lines.question,
            self._service.today,
            self._narrowed(wanted),
            _counted(lines),
            town.paper,
            arms_colour(self._register),
        )
        return draw_register(sheet, lines.read(progress), len(lines), progress)

    def _write_workbook(self, stream: object, wanted: ItemFilter, progress: Progress) -> None:
        from typing import IO, cast

        from medias_desktop.core import exported
        from medias_desktop.photo_consents.documents.register.columns import columns

        book = exported.Workbook(
            _("Register of photo consents"), self._register.municipality().name, _("Register")
        )
        lines = list(self._lines(wanted, progress).read(progress))  # a photo has a line for each person in it
        exported.write_workbook(cast("IO[bytes]", stream), book, columns(), lines, len(lines))

    def _lines(self, wanted: ItemFilter, progress: Progress) -> RegisterLines:
        from medias_desktop.photo_consents.service.register_lines import RegisterLines

        return RegisterLines(self._register, self._service, wanted, progress)

    def _narrowed(self, wanted: ItemFilter) -> str:
        """Return in words what a list was narrowed to, "" for all items."""
        from medias_desktop.photo_consents.labels import ITEM_NAMES, STATE_NAMES

        said = []
        if wanted.text.strip():
            said.append(_("with “{words}”").format(words=wanted.text.strip()))
        if wanted.event_id is not None:
            said.append(_("event “{event}”").format(event=self._service.events.event(wanted.event_id).title))
        if wanted.portrayed_id is not None:
            person = self._service.portrayed.one(wanted.portrayed_id)
            said.append(_("showing {name}").format(name=person.full_name))
        if wanted.kind is not None:
            said.append(translate(ITEM_NAMES[wanted.kind]))
        if wanted.state is not None:
            said.append(translate(STATE_NAMES[wanted.state]))
        if wanted.expiring is not None:
            told = ngettext(
                "a consent ends within {n} day", "a consent ends within {n} days", wanted.expiring
            )
            said.append(told.format(n=wanted.expiring))
        return _("Only: {choices}").format(choices=" · ".join(said)) if said else ""

    # Lists

    def worksheet(
        self, found: Sequence[Consequence], day: dt.date, progress: Progress | None = None
    ) -> bytes:
        """Return the worksheet of what is to be taken down. May raise Cancelled."""
        from medias_desktop.photo_consents.documents.takedown import (
            Worksheet,
            WorksheetLine,
            draw_worksheet,
        )
        from medias_desktop.photo_consents.labels.uses import place_label

        town = self._register.municipality()
        lines = [
            WorksheetLine(
                one.use.item_title,
                place_label(one.use),
                one.use.link,
                one.use.published_on.isoformat() if one.use.published_on else "",
                one.use.responsible,
                self.why(one),
            )
            for one in found
        ]
        sheet = Worksheet(town.name, day, lines, town.paper, arms_colour(self._register))
        return draw_worksheet(sheet, progress or Silent())

    def why(self, one: Consequence) -> str:
        """Return why a publication asks for something, as sentences."""
        from dataclasses import replace

        from medias_desktop.photo_consents.rules.answers import ADVICE

        told = replace(one.answer, reasons=tuple(r for r in one.answer.reasons if r.why not in ADVICE))
        return " ".join(self._service.answers.sentences(told))

    def renewals(
        self,
        deadlines: Sequence[Deadline],
        day: dt.date,
        narrowed: str = "",
        progress: Progress | None = None,
    ) -> bytes:
        """Return the list of what is due, with whom to write to. May raise Cancelled."""
        from medias_desktop.photo_consents.documents.renewals import RenewalLine, Renewals, draw_renewals
        from medias_desktop.photo_consents.labels.deadlines import DEADLINE_NAMES, contacts, why_label

        town = self._register.municipality()
        lines = [
            RenewalLine(
                one.portrayed.listed_name,
                one.portrayed.birth_date.isoformat() if one.portrayed.birth_date else "",
                translate(DEADLINE_NAMES[one.kind]),
                one.day.isoformat(),
                why_label(one),
                self.consents_label(one),
                "; ".join(contacts(one, day)),
            )
            for one in deadlines
        ]
        sheet = Renewals(town.name, day, lines, narrowed, town.paper, arms_colour(self._register))
        return draw_renewals(sheet, progress or Silent())

    def consents_label(self, deadline: Deadline) -> str:
        """Return which consents a deadline is about, in words."""
        from medias_desktop.photo_consents.labels import purposes_label

        told = []
        for consent in deadline.consents:
            reach = _("one photo") if consent.reach.item_id is not None else deadline.event or _("in general")
            told.append(
                _("{reach}: {purposes}").format(reach=reach, purposes=purposes_label(consent.purposes))
            )
        return "; ".join(dict.fromkeys(told))

    # Documents

    def contact_sheet(self, event_id: int, question: Question, progress: Progress | None = None) -> bytes:
        """Return the photos of an event with what may be done with each. Raises EventGone, TooManyForSheet, Cancelled."""
        from medias_desktop.photo_consents.documents.contact_sheet import typeset_contact_sheet
        from medias_desktop.photo_consents.service.sheet_facts import contact_sheet

        progress = progress or Silent()
        return typeset_contact_sheet(
            contact_sheet(self._register, self._service, event_id, question, progress)
        )

    def extract(self, portrayed_id: int, progress: Progress | None = None) -> bytes:
        """Return everything that is kept about one person; it names nobody else. Raises PortrayedGone or Cancelled."""
        from medias_desktop.photo_consents.documents.extract import typeset_extract
        from medias_desktop.photo_consents.service.extract_facts import extract

        return typeset_extract(extract(self._register, self._service, portrayed_id, progress or Silent()))


def _counted(lines: RegisterLines) -> str:
    from medias_desktop.photo_consents.labels import STATE_NAMES
    from medias_desktop.photo_consents.rules.answers import PublicationState

    states = Counter(answer.state for answer in lines.answers.values())
    number = ngettext("{n} item", "{n} items", len(lines)).format(n=format_number(len(lines)))
    each = [
        _("{state}: {n}").format(state=translate(STATE_NAMES[state]), n=format_number(states[state]))
        for state in PublicationState
        if states[state]
    ]
    return " · ".join((number, *each))


def asked_label(question: Question) -> str:
    """Return a question as a caption: for what and on which day."""
    from medias_desktop.photo_consents.labels import PURPOSE_NAMES

    return _("May be published: {purpose}, on {day}").format(
        purpose=translate(PURPOSE_NAMES[question.purpose]), day=format_date(question.day)
    )
