"""What interactions put on the list of things to do: late answers, those due today, limits to be set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.todo import Todo
from medias_desktop.editorial_calendar.service.days import local_now
from medias_desktop.editorial_calendar.service.pressing_interactions import pressing

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.service import PolicyService

TAB = "editorial_calendar"


def todos(register: Register, policies: PolicyService) -> tuple[Todo, ...]:  # noqa: ARG001 - asked as every area is
    """Return what waits, in the interface language; a register without open interactions costs one plain statement."""
    found = pressing(register, local_now(register))
    if not found.open:
        return ()
    lines = (
        (
            found.late,
            ngettext("{n} answer is late", "{n} answers are late", found.late),
            found.late_cite,
            "bad",
            "late",
        ),
        (
            found.today,
            ngettext("{n} answer is due today", "{n} answers are due today", found.today),
            found.today_cite,
            "warn",
            "today",
        ),
        (
            found.departments,
            ngettext(
                "{n} department owes what it was asked for",
                "{n} departments owe what they were asked for",
                found.departments,
            ),
            "",
            "warn",
            "department",
        ),
        (
            found.unknown,
            ngettext(
                "{n} interaction needs a due moment: its limit is in another document",
                "{n} interactions need a due moment: their limit is in another document",
                found.unknown,
            ),
            _("to be set"),
            "accent",
            "unknown",
        ),
    )
    return tuple(
        Todo(text.format(n=format_number(count)), cite, kind, TAB, f"interactions/{place}")
        for count, text, cite, kind, place in lines
        if count
    )
