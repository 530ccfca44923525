"""What a row of the list says of a case."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.i18n import _, current_language, format_date, translate
from medias_desktop.core.widgets.table import Column
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group
from medias_desktop.sanctions.labels import GRIEVANCE_NAMES, STATE_KINDS, STATE_NAMES
from medias_desktop.sanctions.labels.coded import cited
from medias_desktop.sanctions.rules.cases import CaseBrief

_NEEDS = (11, 20, 16, 16, 14, 20, 18)
"""Characters that a column needs."""
_FIRST = (1, 5, 0, 3, 4, 6, 2)
"""The columns in the order in which they are worth their room."""


def step_name(brief: CaseBrief) -> str:
    """Return what the measure is called, "" when there is none."""
    return brief.step_name_en if current_language() == "en" else brief.step_name_fr


def measure(brief: CaseBrief) -> str:
    """Return the measure, or what became of it."""
    if brief.removed_on is not None:
        return _("removed from the file")
    return step_name(brief)


def clauses(brief: CaseBrief) -> str:
    """Return the clauses as they are cited."""
    return ", ".join(dict.fromkeys(cited(cite) for _version, _section, cite in brief.clauses))


def state(brief: CaseBrief) -> str:
    """Return where the case stands."""
    return translate(STATE_NAMES[brief.state])


def columns() -> list[Column[CaseBrief]]:
    """Return the columns of the list."""
    return [
        Column(_("Case"), lambda row: row.number, stretch=2),
        Column(_("Person"), lambda row: row.listed_name, stretch=4),
        Column(_("Group"), lambda row: group_label(Group(row.group)), stretch=3),
        Column(_("Day of the fault"), lambda row: format_date(row.fault_day, "medium"), stretch=3),
        Column(_("Clause"), clauses, stretch=3),
        Column(_("State"), state, chip=lambda row: STATE_KINDS[row.state], stretch=4),
        Column(_("Measure"), measure, stretch=4),
    ]


def columns_with_room(characters: float) -> list[int]:
    """Return the columns to show in a width: at least the person and the state."""
    shown: list[int] = []
    for number in _FIRST:
        characters -= _NEEDS[number]
        if characters < 0 and len(shown) > 1:
            break
        shown.append(number)
    return sorted(shown)


def brief_facts(brief: CaseBrief) -> list[tuple[str, str]]:
    """Return what is known of a case that was not opened, as captions with texts."""

    def day(caption: str, value: dt.date | None) -> tuple[str, str]:
        return caption, "" if value is None else format_date(value)

    pairs = [
        (_("Group"), " · ".join(filter(None, (group_label(Group(brief.group)), brief.department)))),
        day(_("Day of the fault"), brief.fault_day),
        (_("Clause"), clauses(brief)),
        (_("Measure"), measure(brief)),
        day(_("Notified on"), brief.notified_on),
        day(_("Counts until"), _before(brief.amnesty_on)),
        (_("Grievance"), "" if brief.grievance is None else translate(GRIEVANCE_NAMES[brief.grievance])),
    ]
    return [(caption, text) for caption, text in pairs if text]


def _before(day: dt.date | None) -> dt.date | None:
    return None if day is None else day - dt.timedelta(days=1)
