"""What stands on days besides posts: holidays, elections and emergencies, absences, notes."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.post_filters import DayFacts, DayNote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_LANGUAGES = {"fr": "fr", "en": "en_CA"}
_DAY = dt.timedelta(days=1)
_FRIDAY = 4
_LONGEST = 1_500
"""Days between which holidays are looked for: more than anybody sees at once."""


def day_facts(service: EditorialCalendarService, first: dt.date, last: dt.date) -> DayFacts:
    """Return what stands on the days from one to another."""
    notes: dict[dt.date, tuple[DayNote, ...]] = {}
    for one in service.day_notes.between(first, last):
        notes[one.day] = (*notes.get(one.day, ()), one)
    return DayFacts(
        holidays=holidays_between(first, last, service.settings.settings().province),
        periods=tuple(service.periods.between(first, last)),
        absences=tuple(service.absences.between(first, last)),
        notes=notes,
    )


def holidays_between(first: dt.date, last: dt.date, province: str) -> Mapping[dt.date, str]:
    """Return the days from one to another on which nobody works in a province, with their names in the language in use."""
    from medias_desktop.core.i18n import current_language

    if (last - first).days > _LONGEST:
        last = first + _LONGEST * _DAY
    language = current_language()
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _holidays(year, province, language).items()
        if first <= day <= last
    }


@cache
def _holidays(year: int, province: str, language: str) -> dict[dt.date, str]:
    """Return the holidays of a year as working days know them (core.working_days), with names."""
    from holidays import country_holidays

    from medias_desktop.core.i18n import _
    from medias_desktop.core.working_days import is_working_day

    named = country_holidays("CA", subdiv=province, years=year, language=_LANGUAGES.get(language, language))
    found = {day: _said(str(name)) for day, name in named.items()}
    # Easter Monday is off as Good Friday is (core.working_days), and the package does not name it.
    for day in list(found):
        monday = day + 3 * _DAY
        if day.weekday() == _FRIDAY and monday not in found and not is_working_day(monday, province):
            found[monday] = _("Easter Monday")
    return dict(sorted(found.items()))


def _said(name: str) -> str:
    """Return the name of a holiday as we write it; one taken on another day says so."""
    from medias_desktop.core.i18n import _

    plain = name.replace("'", "’").removesuffix(" (observed)").removesuffix(" (Observé)")
    return plain if len(plain) == len(name) else _("{holiday} (day off)").format(holiday=plain)
