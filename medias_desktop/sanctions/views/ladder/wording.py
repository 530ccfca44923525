"""The ladder in words."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.i18n import _, format_date, ngettext
from medias_desktop.sanctions.rules.amnesty import amnesty_on, validity
from medias_desktop.sanctions.rules.breach_choices import CaseRules
from medias_desktop.sanctions.rules.ladder import LadderStep


def months_in_words(months: int | None) -> str:
    """Return how long a step counts."""
    if months is None:
        return _("for good")
    return ngettext("{n} month", "{n} months", months).format(n=months)


def example(step: LadderStep, today: dt.date) -> str:
    """Return what the months of a step come to for a fault of today."""
    usual = amnesty_on(today, validity(step, repeated=False))
    if usual is None:
        return _("This step counts for good: it is never forgotten.")
    repeated = amnesty_on(today, validity(step, repeated=True))
    if repeated == usual or repeated is None:
        return _("For a fault of {fault}, it is forgotten on {day}.").format(
            fault=format_date(today), day=format_date(usual)
        )
    return _(
        "For a fault of {fault}, it is forgotten on {day}; if the fault is repeated, on {later}."
    ).format(fault=format_date(today), day=format_date(usual), later=format_date(repeated))


def left_open(rules: CaseRules) -> str:
    """Return what the texts in force say of the ladder, with their clauses; "" when they say nothing."""
    if rules.steps_left_open:
        return _(
            "{clauses} says which measure is the mildest and which the most severe: the steps between are yours to set."
        ).format(clauses=_cites([one.cite for one in rules.steps_left_open]))
    if rules.measures:
        return _("{clauses} speaks of measures: the steps are yours to set.").format(
            clauses=_cites([one.cite for one in rules.measures])
        )
    return _("The texts in force say nothing of the steps: they are yours to set.")


def _cites(cites: list[str]) -> str:
    text = ", ".join(dict.fromkeys(one for one in cites if one))
    return text[:1].upper() + text[1:]
