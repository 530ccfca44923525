"""What stands on a day of a printed calendar besides posts: holiday, election, emergency, absences, notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, translate
from medias_desktop.editorial_calendar.documents.common import clean
from medias_desktop.editorial_calendar.rules.periods import PeriodKind
from medias_desktop.policies.rules.checks.calendar_words import Level

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.absences import Absence
    from medias_desktop.editorial_calendar.rules.periods import Period
    from medias_desktop.editorial_calendar.rules.post_filters import DayFacts

_LEVELS = {one.value: one.label for one in Level}


def bands_of(facts: DayFacts, day: dt.date) -> Iterator[dict[str, str]]:
    """Give what a day bears, the most important first, each with its kind (the colour) and its words."""
    for period in facts.periods:
        if period.touches(day, day):
            kind = "emergency" if period.kind is PeriodKind.EMERGENCY else "election"
            yield {"kind": kind, "text": clean(period_name(period))}
    if holiday := facts.holidays.get(day):
        yield {"kind": "holiday", "text": clean(holiday)}
    for absence in facts.absences:
        if absence.holds(day):
            yield {"kind": "absence", "text": clean(absence_name(absence))}
    for note in facts.notes.get(day, ()):
        yield {"kind": "note", "text": clean(note.text)}


def period_name(period: Period) -> str:
    """Return what a period is called."""
    if period.kind is PeriodKind.EMERGENCY:
        return _("Crisis mode")
    level = _LEVELS.get(period.level)
    return _("Election period ({level})").format(level=translate(level)) if level else _("Election period")


def absence_name(absence: Absence) -> str:
    """Return who is away, and who takes their place."""
    if absence.replaced:
        return _("{name} is away, replaced by {other}").format(name=absence.name, other=absence.replacement)
    return _("{name} is away, nobody replaces them").format(name=absence.name)
