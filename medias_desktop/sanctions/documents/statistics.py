"""The report on disciplinary cases for the council: numbers only, and none so small that it tells who is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_, catalogue, format_date, format_number
from medias_desktop.core.pdf import logos, style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.store.letterhead import PLAIN, Letterhead
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules.texts import recited
from medias_desktop.sanctions.labels import GRIEVANCE_NAMES, STATE_NAMES, STEP_KIND_NAMES
from medias_desktop.sanctions.rules.case_statistics import LEAST_SHOWN, Hiding

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.case_statistics import CaseStatistics, Tally

_LABELS = {
    "title": N_("Disciplinary cases"),
    "subtitle": N_("Report to the council"),
    "page": N_("Page {page} of {pages}"),
    "none": N_("There is no case."),
}
_IN_YEAR = N_(
    "Cases of which the municipality learned in {year}, as they stood on {day}: breaches of its policies on communication."
)
_IN_ALL = N_("All cases, as they stood on {day}: breaches of the municipality’s policies on communication.")
_NOBODY_NAMED = N_(
    "This report names nobody. A number from one to {most} is not written, nor one from which it could be worked out."
)
_FEW = N_("fewer than {least}")
_HIDDEN = N_("not shown")
_FIGURES = {
    "total": N_("Cases"),
    "open": N_("Open cases"),
    "closed": N_("Closed cases"),
    "without_follow_up": N_("Without follow-up"),
}
_HEADINGS = {
    "by_state": N_("By state"),
    "by_kind": N_("By measure"),
    "by_group": N_("By group"),
    "by_clause": N_("By clause"),
    "by_grievance": N_("Grievances"),
    "by_year": N_("By year"),
}
_LOGO = N_("Logo: {municipality}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilFigures:
    """What the report says, in ``language``."""

    municipality: str
    language: str
    day: dt.date
    statistics: CaseStatistics
    made_at: dt.datetime
    paper: str = "letter"
    letterhead: Letterhead = PLAIN


def typeset_figures(report: CouncilFigures) -> bytes:
    """Return the report as PDF/A-2a and PDF/UA-1."""
    from medias_desktop.core.pdf.typesetting import typeset

    language, figures = report.language, report.statistics
    say = catalogue(language).gettext
    municipality = _clean(report.municipality)
    day = format_date(report.day, language=language)
    about = say(_IN_ALL).format(day=day)
    if figures.year is not None:
        about = say(_IN_YEAR).format(year=figures.year, day=day)
    names = {
        "by_state": _names(STATE_NAMES, say),
        "by_kind": _names(STEP_KIND_NAMES, say),
        "by_group": {one.value: group_label(one, language) for one in Group},
        "by_grievance": _names(GRIEVANCE_NAMES, say),
    }
    data = {
        "style": style.for_typst(report.paper, report.letterhead.colour),
        "language": language,
        "labels": {key: say(text) for key, text in _LABELS.items()},
        "municipality": municipality,
        "logo": logos.for_typst(report.letterhead, say(_LOGO).format(municipality=municipality)),
        "about": [about, say(_NOBODY_NAMED).format(most=LEAST_SHOWN - 1)],
        "empty": figures.total.number == 0,
        "figures": [(say(name), _number(getattr(figures, key), language)) for key, name in _FIGURES.items()],
        "tables": [
            {"title": say(title), "lines": list(_lines(getattr(figures, key), names.get(key, {}), language))}
            for key, title in _HEADINGS.items()
            if key != "by_year" or figures.year is None
        ],
    }
    return typeset("case_figures.typ", data, report.made_at)


def figures_title(language: str) -> str:
    """Return what the report is called, as a file too."""
    say = catalogue(language).gettext
    return f"{say(_LABELS['title'])} – {say(_LABELS['subtitle'])}"


def _lines(tallies: Iterable[Tally], names: dict[str, str], language: str) -> Iterable[dict[str, object]]:
    shown = [one for one in tallies if one.number != 0]
    most = max((one.number or 0 for one in shown), default=0)
    for one in shown:
        yield {
            "name": _clean(names.get(one.code) or recited(one.code, language)),
            "number": _number(one, language),
            "share": 100 * (one.number or 0) / most if most else 0,
        }


def _number(tally: Tally, language: str) -> str:
    if tally.number is not None:
        return format_number(tally.number, language)
    say = catalogue(language).gettext
    return say(_HIDDEN) if tally.hiding is Hiding.PROTECTING else say(_FEW).format(least=LEAST_SHOWN)


def _names(names: Mapping[Any, str], say: Callable[[str], str]) -> dict[str, str]:
    return {str(code): say(name) for code, name in names.items()}


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]
