"""What acknowledgements put on the list of things to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from medias_desktop.acknowledgements import bound_groups
from medias_desktop.acknowledgements.pending import Waiting, asked, waiting
from medias_desktop.acknowledgements.rules import Scope
from medias_desktop.acknowledgements.service.newcomers import newcomers
from medias_desktop.acknowledgements.service.reminding_today import to_remind
from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.store.register import Register
from medias_desktop.core.todo import Todo
from medias_desktop.policies.service import PolicyService

NEW_FOR = dt.timedelta(days=90)
"""Who arrived within it and never acknowledged anything is new."""
_SHORT = 10
"""Characters of a citation that is not broken."""


def in_turns(register: Register, policies: PolicyService) -> Iterator[tuple[Todo, ...]]:
    """Yield the same little by little: what the rules of texts in force need is imported first."""
    for version in policies.in_force():
        for _part in bound_groups.in_turns(register, version.id):
            yield ()
    for scope, before in asked(register, policies):
        yield ()
        found = waiting(register, scope, () if scope.campaign else before)
        yield _lines(found, _cite(register, scope))
        if scope.campaign is not None:
            yield _reminders(register, scope)
    yield _newcomers(register, policies)


def todos(register: Register, policies: PolicyService) -> tuple[Todo, ...]:
    """Return what waits in each open campaign, then in each text in force outside of them, in the interface language."""
    return tuple(one for part in in_turns(register, policies) for one in part)


def _lines(found: Waiting, cite: str) -> tuple[Todo, ...]:
    campaign, version = found.scope.campaign, found.scope.version
    title = version.policy_title if campaign is None else campaign.title
    place = f"text:{version.id}" if campaign is None else f"campaign:{campaign.id}"
    chip = _("version {number}").format(number=version.ordinal)
    if found.scope.due is not None:
        chip = format_date(found.scope.due, "medium")

    def line(number: int, sentence: str, kind: str, part: str) -> Todo:
        text = sentence.format(n=format_number(number), policy=title)
        if cite and part in ("", "#overdue"):  # what the rule reminds of is who has not signed
            text = _("{text} ({clause})").format(text=text, clause=_unbroken(cite))
        return Todo(text, chip, kind, "acknowledgements", place + part)

    lines = []
    if found.overdue and found.overdue < found.to_sign:
        both = _("{n} people must still sign “{policy}”, {late} of them overdue")
        both = both.replace("{late}", format_number(found.overdue))
        lines.append(line(found.to_sign, both, "bad", ""))
    elif found.overdue:
        sentence = ngettext(
            "{n} person is overdue with “{policy}”", "{n} people are overdue with “{policy}”", found.overdue
        )
        lines.append(line(found.overdue, sentence, "bad", "#overdue"))
    elif found.to_sign:
        sentence = ngettext(
            "{n} person must still sign “{policy}”", "{n} people must still sign “{policy}”", found.to_sign
        )
        lines.append(line(found.to_sign, sentence, "accent", ""))
    if found.refused:
        sentence = ngettext(
            "{n} refusal of “{policy}” is to be followed up",
            "{n} refusals of “{policy}” are to be followed up",
            found.refused,
        )
        lines.append(line(found.refused, sentence, "warn", "#refused"))
    if found.running_out:
        sentence = ngettext(
            "{n} signature of “{policy}” runs out within 30 days",
            "{n} signatures of “{policy}” run out within 30 days",
            found.running_out,
        )
        lines.append(line(found.running_out, sentence, "warn", "#signed"))
    return tuple(lines)


def _unbroken(cite: str) -> str:
    """Keep a short citation, “s. 9.1”, on one line."""
    return cite.replace(" ", "\u00a0") if len(cite) <= _SHORT else cite


def _cite(register: Register, scope: Scope) -> str:
    """Return the clause by which the text has people reminded, "" when none does or without rules."""
    from medias_desktop.acknowledgements.clauses import reminding_cites

    return ", ".join(reminding_cites(register, scope.version.id))


def _reminders(register: Register, scope: Scope) -> tuple[Todo, ...]:
    campaign = scope.campaign
    number = to_remind(register, scope)
    if campaign is None or not number:
        return ()
    sentence = ngettext(
        "{n} person is to be reminded of “{policy}”", "{n} people are to be reminded of “{policy}”", number
    )
    text = sentence.format(n=format_number(number), policy=campaign.title)
    return (Todo(text, _("reminder"), "warn", "acknowledgements", f"campaign:{campaign.id}"),)


def _newcomers(register: Register, policies: PolicyService) -> tuple[Todo, ...]:
    number = newcomers(register, policies.today, policies.today - NEW_FOR)
    if not number or not policies.in_force():
        return ()
    sentence = ngettext(
        "{n} new person has never acknowledged anything",
        "{n} new people have never acknowledged anything",
        number,
    )
    text = sentence.format(n=format_number(number))
    return (Todo(text, _("new"), "accent", "acknowledgements", "never"),)
