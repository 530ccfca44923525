"""What sanctions put on the list of things to do: derived each time, by plain statements at a start.

Of disciplinary cases it says nothing but a day, and that to whoever is entitled to them only: it is written with their own
key (core.store.sealed_reminders), nobody else’s session can read it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.todo import Todo
from medias_desktop.sanctions.service.pressing import NOTHING, pressing

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.sanctions.service.pressing import Pressing

TAB = "sanctions"
SOON = 30
"""Days before which a day of a disciplinary case is told."""


def todos(register: Register, policies: PolicyService) -> tuple[Todo, ...]:
    """Return what waits, in the interface language."""
    return tuple(one for part in in_turns(register, policies) for one in part)


def in_turns(register: Register, policies: PolicyService) -> Iterator[Sequence[Todo]]:
    """Yield the same little by little."""
    day = register.clock.today()
    found = pressing(register, day)
    if found != NOTHING:
        yield _moderation(found)
    if found.without_netiquette:
        yield ()
        yield _netiquette(register, policies, found.without_netiquette, day)
    if register.rows("SELECT 1 FROM sealed_record LIMIT 1"):
        yield ()
        yield _sealed(register, day)


def _moderation(found: Pressing) -> tuple[Todo, ...]:
    ended, comments = found.ended_blocks, found.waiting_comments
    lines = [
        (
            ended,
            ngettext(
                "{n} temporary block has ended: lift it", "{n} temporary blocks have ended: lift them", ended
            ),
            _("block"),
            "bad",
            "blocks",
        ),
        (
            found.late_appeals,
            ngettext(
                "{n} appeal is late to be answered", "{n} appeals are late to be answered", found.late_appeals
            ),
            _due(found.next_answer),
            "bad",
            "appeals",
        ),
        (
            found.open_appeals,
            ngettext("{n} appeal is to be answered", "{n} appeals are to be answered", found.open_appeals),
            "" if found.late_appeals else _due(found.next_answer),
            "warn",
            "appeals",
        ),
        (
            comments,
            ngettext(
                "{n} comment is to be looked at before it appears",
                "{n} comments are to be looked at before they appear",
                comments,
            ),
            _("comments"),
            "warn",
            "queue",
        ),
        (
            found.bans_to_review,
            ngettext("{n} ban is to be reviewed", "{n} bans are to be reviewed", found.bans_to_review),
            _("review"),
            "accent",
            "blocks",
        ),
    ]
    return tuple(
        Todo(text.format(n=format_number(count)), chip, kind, TAB, f"online/{place}")
        for count, text, chip, kind, place in lines
        if count
    )


def _due(day: dt.date | None) -> str:
    return "" if day is None else format_date(day, "medium")


def _netiquette(register: Register, policies: PolicyService, count: int, day: dt.date) -> tuple[Todo, ...]:
    """Return the accounts on which the text in force wants the netiquette to be shown, and it is not."""
    from medias_desktop.policies.rules.rule_data import Use
    from medias_desktop.policies.service.cited_rules import cited_rules, used

    rules = [
        rule
        for version in policies.in_force(day)
        for rule in used(cited_rules(register, version.id, lambda one: one.check == "netiquette"), Use.REMIND)
        if getattr(rule.parameters, "shown_on", ())
    ]
    if not rules:
        return ()
    text = ngettext(
        "The netiquette is not shown yet on {n} account",
        "The netiquette is not shown yet on {n} accounts",
        count,
    )
    return (Todo(text.format(n=format_number(count)), rules[0].cite, "warn", TAB, "online/accounts"),)


def _sealed(register: Register, day: dt.date) -> tuple[Todo, ...]:
    """Return what the reminder of this user says, without a word of any case, as the figures above the cases call it."""
    from medias_desktop.core.store import sealed_reminders

    found = sealed_reminders.due(register)
    if found is None:
        return ()
    late = found.overdue or (found.stays_on is not None and found.stays_on < day)
    # Days without anything to do have passed without a look at the cases: the next of the others is told.
    ahead = min((one for one in (found.next_on, found.stays_on) if one and one >= day), default=None)
    told = []
    if late:
        told.append(Todo(_("Sealed records have a deadline that has passed"), "", "bad", TAB, "cases/clocks"))
    elif ahead is not None and (ahead - day).days <= SOON:
        when = format_date(ahead, "medium")
        told.append(Todo(_("Sealed records have a day to come"), when, "warn", TAB, "cases/clocks"))
    if found.clear_on is not None and found.clear_on <= day:
        told.append(Todo(_("Sealed records have files to clear"), "", "warn", TAB, "cases/removals"))
    return tuple(told)
