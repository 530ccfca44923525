"""The report for the council: how far the acknowledgement of each policy is, in shares only, without any name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.acknowledgements.rules.council import LEAST, OTHERS, Share
from medias_desktop.core.i18n import N_, catalogue, format_date, format_percent
from medias_desktop.core.pdf import logos, style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.store.letterhead import PLAIN, Letterhead
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group

_LABELS = {
    "title": N_("Acknowledgement of the municipality’s policies"),
    "subtitle": N_("Report to the council"),
    "page": N_("Page {page} of {pages}"),
    "by_group": N_("By group"),
    "by_department": N_("By department"),
    "group": N_("Group"),
    "department": N_("Department"),
    "signed": N_("Have signed"),
    "complete": N_("Complete since"),
    "everyone": N_("Everyone concerned"),
}
_FACTS = {
    "policy": N_("Policy"),
    "version": N_("Version"),
    "resolution": N_("Resolution"),
    "in_force_date": N_("In force on"),
    "opened_on": N_("Campaign opened on"),
    "due": N_("To be signed by"),
    "closed_on": N_("Closed on"),
}
_MEANING = N_(
    "On {day}, this report says which share of the people concerned had signed that they have read each policy. People who "
    "are exempted or have left are not counted; shares are rounded down, so that 100% means everyone."
)
_NOBODY_NAMED = N_(
    "It names nobody. A group of fewer than {least} people is not shown by itself, but together with others: its share would "
    "tell what single persons did."
)
_TOO_FEW = N_("Fewer than {least} people are concerned: no share is given.")
_NOBODY = N_("Nobody is concerned.")
_OTHERS = {"group": N_("Other groups, together"), "department": N_("Other departments, together")}
_NO_DEPARTMENT = N_("Without a department")
_LOGO = N_("Logo: {municipality}")


@dataclass(frozen=True, slots=True)
class ReportedText:
    """How far one campaign, or one text without a campaign, is; ``total`` is None when its people are too few to tell."""

    title: str
    policy_title: str
    version: int
    resolution_number: str
    in_force_date: dt.date | None
    total: Share | None
    groups: Sequence[Share] = ()
    departments: Sequence[Share] = ()
    opened_on: dt.date | None = None
    due: dt.date | None = None
    closed_on: dt.date | None = None
    anybody: bool = True


@dataclass(frozen=True, slots=True)
class CouncilReport:
    """Everything that the report says, in ``language``; ``made_at`` is aware."""

    municipality: str
    language: str
    day: dt.date
    texts: Sequence[ReportedText]
    made_at: dt.datetime
    paper: str = "letter"
    colour: str = ""
    letterhead: Letterhead = PLAIN


def report_title(language: str) -> str:
    """Return what the report is called, as a file too."""
    return catalogue(language).gettext(_LABELS["title"])


def typeset_report(report: CouncilReport) -> bytes:
    """Return the report as PDF/A-2a and PDF/UA-1."""
    from medias_desktop.core.pdf.typesetting import typeset

    language = report.language
    say = catalogue(language).gettext
    municipality = _clean(report.municipality)
    data = {
        "style": style.for_typst(report.paper, report.colour),
        "language": language,
        "labels": {key: say(text) for key, text in _LABELS.items()},
        "municipality": municipality,
        "logo": logos.for_typst(report.letterhead, say(_LOGO).format(municipality=municipality)),
        "meaning": [
            say(_MEANING).format(day=format_date(report.day, language=language)),
            say(_NOBODY_NAMED).format(least=LEAST),
        ],
        "texts": [_text(one, language) for one in report.texts],
    }
    return typeset("council.typ", data, report.made_at)


def _text(one: ReportedText, language: str) -> dict[str, object]:
    say = catalogue(language).gettext
    values = {
        "policy": one.policy_title if one.title else "",
        "version": str(one.version),
        "resolution": one.resolution_number,
        "in_force_date": _date(one.in_force_date, language),
        "opened_on": _date(one.opened_on, language),
        "due": _date(one.due, language),
        "closed_on": _date(one.closed_on, language),
    }
    told = "" if one.total else say(_TOO_FEW if one.anybody else _NOBODY).format(least=LEAST)
    return {
        "title": _clean(one.title or one.policy_title),
        "facts": [(say(label), _clean(values[key])) for key, label in _FACTS.items() if values[key]],
        "told": told,
        "total": _bar(one.total, say(_LABELS["everyone"]), language) if one.total else None,
        "groups": [_bar(share, _group(share, language), language) for share in one.groups],
        "departments": [_bar(share, _department(share, language), language) for share in one.departments],
    }


def _bar(share: Share, name: str, language: str) -> dict[str, object]:
    return {
        "name": _clean(name),
        "share": share.percent,
        "percent": format_percent(share.percent / 100, language),
        "complete": _date(share.complete_on, language),
    }


def _group(share: Share, language: str) -> str:
    if share.code == OTHERS:
        return catalogue(language).gettext(_OTHERS["group"])
    return group_label(Group(share.code), language)


def _department(share: Share, language: str) -> str:
    say = catalogue(language).gettext
    return say(_OTHERS["department"]) if share.code == OTHERS else share.code or say(_NO_DEPARTMENT)


def _date(day: dt.date | None, language: str) -> str:
    return format_date(day, language=language) if day else ""


def _clean(text: str) -> str:
    return printable(text.strip())[0]
