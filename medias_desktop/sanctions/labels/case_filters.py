"""What a list of cases is narrowed to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group
from medias_desktop.sanctions.labels import STATE_NAMES, STEP_KIND_NAMES

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.case_filters import CaseFilter


def filter_in_words(wanted: CaseFilter) -> str:
    """Return the conditions of a list in the interface language, "" when every case is in it."""
    told = []
    if wanted.text.strip():
        told.append(_("“{text}”").format(text=wanted.text.strip()))
    if wanted.state is not None:
        told.append(translate(STATE_NAMES[wanted.state]))
    if wanted.group:
        told.append(group_label(Group(wanted.group)) if wanted.group in set(Group) else wanted.group)
    if wanted.department:
        told.append(wanted.department)
    if wanted.kind is not None:
        told.append(translate(STEP_KIND_NAMES[wanted.kind]))
    if wanted.year is not None:
        told.append(_("faults of {year}").format(year=wanted.year))
    if wanted.open_only:
        told.append(_("open cases"))
    if wanted.counting_on is not None:
        told.append(_("measures that count on {day}").format(day=format_date(wanted.counting_on)))
    return " · ".join(told)
