"""The register of requests and that of organizations: as spreadsheets and printed. Data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from medias_desktop.core.exported import ExportColumn
from medias_desktop.core.i18n import _, format_date, format_number, ngettext, translate
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.core.progress import Progress
from medias_desktop.editorial_calendar.labels.requests import (
    ACCREDITATION_NAMES,
    DETAIL_NAMES,
    channel_name,
    kind_name,
    office_name,
    state_name,
)
from medias_desktop.editorial_calendar.rules.requesting.organisations import Organisation
from medias_desktop.editorial_calendar.rules.requesting.requests import Request

Column = ExportColumn[Request]


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """Whose register it is, the day, what the list was narrowed to in words, how many lines, the paper."""

    municipality: str
    day: dt.date
    narrowed: str
    number: int
    paper: str = "letter"
    colour: str = ""


def draw_requests(sheet: RegisterSheet, lines: Iterable[Request], progress: Progress) -> bytes:
    """Return the register as a PDF in the interface language. May raise Cancelled."""
    told = ngettext("{n} request", "{n} requests", sheet.number).format(n=format_number(sheet.number))
    table = TableSheet(
        municipality=sheet.municipality,
        title=_("Register of requests"),
        about=format_date(sheet.day),
        facts=tuple(filter(None, (told, sheet.narrowed))),
        foot=lambda: _("On {day}").format(day=format_date(sheet.day)),
        paper=sheet.paper,
        colour=sheet.colour,
        empty=_("No request is in this list."),
    )
    return draw_table(table, _printed(), lines, sheet.number, progress)


def request_columns() -> tuple[Column, ...]:
    """Return the columns of the register as a spreadsheet, in the interface language."""
    return (
        Column(_("Number"), lambda one: one.number, 14),
        Column(_("Received on"), lambda one: one.draft.received_on, 12),
        Column(_("Request"), lambda one: kind_name(one.kind), 34),
        Column(_("Requester"), lambda one: one.draft.requester, 28),
        Column(_("For the organization"), lambda one: one.organisation, 28),
        Column(_("Sent by"), lambda one: office_name(one.draft.sender), 24),
        Column(_("Channel"), lambda one: channel_name(one.draft.channel), 14),
        Column(_("Subject"), lambda one: one.draft.subject, 40),
        Column(_("Description"), lambda one: one.draft.description, 60),
        Column(_("Original post"), lambda one: one.draft.original_link, 40),
        Column(_("Details"), _details, 50),
        Column(_("State"), lambda one: state_name(one.state), 22),
        Column(_("Directed to"), directed, 28),
        Column(_("Receipt acknowledged on"), lambda one: one.acknowledged_on or "", 12),
        Column(_("Decided on"), lambda one: one.decided_on or "", 12),
        Column(_("Decided by"), lambda one: one.decided_by, 24),
        Column(_("For the office"), lambda one: office_name(one.decided_office), 24),
        Column(_("Reasons"), lambda one: one.reasons, 50),
        Column(_("Conditions"), lambda one: one.conditions, 40),
        Column(_("Clause"), lambda one: one.clause.cite, 16),
        Column(_("Answered on"), lambda one: one.answered_on or "", 12),
        Column(_("Until"), lambda one: one.until or "", 12),
        Column(_("Looked at again on"), lambda one: one.review_on or "", 14),
        Column(_("Closed on"), lambda one: one.closed_on or "", 12),
    )


def organisation_columns(day: dt.date) -> tuple[ExportColumn[Organisation], ...]:
    """Return the columns of the register of organizations on a day, in the interface language."""
    column = ExportColumn[Organisation]
    return (
        column(_("Name of the organization"), lambda one: one.name, 36),
        column(_("Accreditation"), lambda one: translate(ACCREDITATION_NAMES[one.standing(day)]), 22),
        column(_("Accredited since"), lambda one: one.draft.accredited_on or "", 12),
        column(_("Accredited until"), lambda one: one.draft.accredited_until or "", 12),
        column(_("Resolution"), lambda one: one.draft.resolution_number, 16),
        column(_("Withdrawn on"), lambda one: one.withdrawn_on or "", 12),
        column(_("Why it was withdrawn"), lambda one: one.withdrawn_because, 40),
        column(_("Partner"), lambda one: _("Yes") if one.draft.partner else _("No"), 10),
        column(_("Own page"), lambda one: one.draft.own_page, 40),
        column(_("Contact"), lambda one: one.draft.contact, 28),
        column(_("E-mail"), lambda one: one.draft.email, 28),
        column(_("Address"), lambda one: one.draft.address, 40),
        column(_("Requests"), lambda one: format_number(one.requests), 10),
    )


def directed(one: Request) -> str:
    """Return to whom a request was directed."""
    return ", ".join(filter(None, (office_name(one.draft.sent_office), one.draft.sent_to)))


def _details(one: Request) -> str:
    named = ((DETAIL_NAMES.get(name), text) for name, text in one.draft.details.items())
    told = _("{name}: {value}")
    return "; ".join(told.format(name=translate(name), value=text) for name, text in named if name)


def _printed() -> tuple[SheetColumn[Request], ...]:
    column = SheetColumn[Request]
    return (
        column(_("Number"), 10, lambda one: one.number),
        column(_("Received on"), 9, lambda one: one.draft.received_on.isoformat()),
        column(_("Request"), 18, lambda one: kind_name(one.kind)),
        column(_("Requester"), 18, lambda one: one.organisation or one.draft.requester),
        column(_("Subject"), 24, lambda one: one.draft.subject),
        column(_("State"), 12, lambda one: state_name(one.state)),
        column(_("Decision"), 18, _decision),
        column(_("Clause"), 9, lambda one: one.clause.cite),
    )


def _decision(one: Request) -> str:
    if one.decided_on is None:
        whom = directed(one)
        return _("Directed to {name}.").format(name=whom) if whom else ""
    return ", ".join(filter(None, (one.decided_on.isoformat(), one.decided_by, one.reasons)))
