"""How the persons tab words states and columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.table import Column
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Person


def day_text(day: dt.date | None) -> str:
    """Return a date for a table, a dash when there is none."""
    return format_date(day, "medium") if day else "—"


def presence(person: Person, day: dt.date) -> tuple[str, str]:
    """Return the word and the kind of a person's state on ``day``."""
    if person.is_active(day):
        if person.end_date is not None and (person.end_date - day).days <= 30:
            return _("Leaving soon"), "warn"
        return _("Active"), "ok"
    if person.end_date is not None and person.end_date < day:
        return _("Has left"), "muted"
    return _("To come"), "accent"


def person_columns(today: Callable[[], dt.date]) -> list[Column[Person]]:
    """Return the columns of the list of persons; the day is asked anew, the program may stay open overnight."""
    return [
        Column(_("Person"), lambda person: person.listed_name, stretch=5),
        Column(_("Employee number"), lambda person: person.number or "—", stretch=4),
        Column(_("Group"), lambda person: group_label(person.group), stretch=4),
        Column(_("Department"), lambda person: person.department or "—", stretch=4),
        Column(_("E-mail"), lambda person: person.email or "—", stretch=5),
        Column(
            _("State"),
            lambda person: presence(person, today())[0],
            chip=lambda person: presence(person, today())[1],
            stretch=3,
        ),
        Column(_("Since"), lambda person: day_text(person.start_date), stretch=3),
    ]
