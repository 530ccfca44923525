"""What accounts, accesses, absences, tasks and periods are called, and what is found about them, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from medias_desktop.core.i18n import N_, _, format_date, format_number, ngettext, translate
from medias_desktop.editorial_calendar.rules.absences import AbsenceKind
from medias_desktop.editorial_calendar.rules.accounts import MultifactorState
from medias_desktop.editorial_calendar.rules.findings import Clause, Finding, Severity
from medias_desktop.editorial_calendar.rules.periods import PeriodKind
from medias_desktop.policies.rules.checks.accounts import Duty, Followed, PageRole
from medias_desktop.policies.rules.checks.calendar_words import Level
from medias_desktop.policies.rules.checks.words import BoundGroup, Office, Platform

MULTIFACTOR_NAMES = {
    MultifactorState.UNKNOWN: N_("Not known"),
    MultifactorState.ON: N_("In use"),
    MultifactorState.OFF: N_("Not in use"),
    MultifactorState.IMPOSSIBLE: N_("Not offered by the platform"),
}
MULTIFACTOR_KINDS = {
    MultifactorState.UNKNOWN: "muted",
    MultifactorState.ON: "ok",
    MultifactorState.OFF: "warn",
    MultifactorState.IMPOSSIBLE: "muted",
}
ABSENCE_NAMES = {
    AbsenceKind.HOLIDAY: N_("Vacation"),
    AbsenceKind.LONG_LEAVE: N_("Long leave"),
    AbsenceKind.SHORT: N_("Short absence"),
}
PERIOD_NAMES = {PeriodKind.ELECTION: N_("Election period"), PeriodKind.EMERGENCY: N_("Crisis mode")}
FOLLOWED_NAMES = {one.value: one.label for one in Followed} | {
    "public_body": N_("other public body"),
    "media": N_("media"),
    "business": N_("business"),
    "person": N_("person"),
    "other": N_("other"),
}
DECLARATIONS = {
    "long_enough": N_("It is long enough"),
    "kinds_enough": N_("It mixes enough kinds of characters"),
    "unique_here": N_("It serves for this account only"),
    "never_private": N_("It serves for nothing private"),
    "kept_secret": N_("It is kept secret, shared with nobody, noted nowhere"),
}
"""What the holder of an access declares, never what it is."""

SEVERITY_KINDS = {Severity.BLOCK: "bad", Severity.WARN: "warn", Severity.INFORM: "accent"}
"""Chips of findings."""

_WORDED: Mapping[str, str] = {one.value: one.label for one in (*BoundGroup, *PageRole)}
_OFFICES = {one.value: one.label for one in Office}
_PLATFORMS = {one.value: one.label for one in Platform}
_DUTIES = {one.value: one.label for one in Duty}
_LEVELS = {one.value: one.label for one in Level}

_SENTENCES = {
    "accounts_missing": N_("Accounts on {platform}: the text names {wanted}, the register has {found}."),
    "accounts_more": N_("Accounts on {platform}: the text names {wanted}, the register has {found}."),
    "account_not_listed": N_("“{name}” ({platform}) is none of the accounts that the text names."),
    "account_other_address": N_("The address of “{name}” is not the one of the text: {address}"),
    "netiquette_missing": N_("The netiquette is not shown on “{name}” ({platform})."),
    "logo_missing": N_("The logo is not shown on “{name}” ({platform})."),
    "multifactor_off": N_("Multi-factor authentication is not in use on “{name}” ({platform})."),
    "multifactor_unknown": N_(
        "It is not known whether multi-factor authentication is in use on “{name}” ({platform})."
    ),
    "multifactor_impossible": N_(
        "The text wants multi-factor authentication everywhere; “{name}” ({platform}) does not have it."
    ),
    "platform_covered": N_("“{name}” ({platform}): the policy covers platforms to come as well."),
    "access_not_employee": N_("{name} is not an employee of the municipality: only employees hold a role."),
    "access_left": N_("{name} left on {day}: only employees hold a role."),
    "access_excluded": N_("{name} may hold no role on the accounts: {group}."),
    "access_role_held": N_("The role “{role}” belongs to {offices}; {name} is of another office."),
    "access_role_named": N_("The role “{role}” is held, or given, by {offices}. Say who gave it to {name}."),
    "access_unauthorised": N_("{name} is not authorized yet: only authorized persons publish."),
    "access_other_office": N_("{name} publishes for {offices} only: this account is held by others."),
    "access_named_by": N_(
        "{name} is in none of the functions that the text names: {offices} must have authorized them."
    ),
    "renewal_unknown": N_("It is not known when the access of {name} to “{account}” was last renewed."),
    "renewal_late": N_(
        "The access of {name} to “{account}” was to be renewed by {day}, after {days} days at most."
    ),
    "renewal_soon": N_("The access of {name} to “{account}” is to be renewed by {day}."),
    "suspicion_open": N_(
        "A suspicion was noticed on {day} about the access of {name} to “{account}”: change it at once."
    ),
    "suspicion_late": N_(
        "The access of {name} to “{account}” was changed on {changed}, after the suspicion of {day}."
    ),
    "suspicion_untold": N_("The suspicion of {day} about “{account}” is to be told to {offices}."),
    "declared_not": N_("{name} declared otherwise for “{account}”: {what}."),
    "undeclared": N_("{name} has not declared yet for “{account}”: {what}."),
    "no_replacement": N_("{name} is away from {day} to {until} and nobody takes the place."),
    "replacement_named_by": N_("{replacement} is to be named by {offices} to take the place of {name}."),
    "replacement_away": N_("{replacement}, who takes the place of {name}, is away at the same time."),
    "duty_unassigned": N_("Nobody is named for this task: {duty}."),
    "duty_other_office": N_("{duty}: {name} is of another office ({office}); the text names {offices}."),
    "followed_forbidden": N_("“{name}” is not to be followed: {kind}."),
    "followed_allowed": N_("The text allows following it: {kind}."),
    "followed_relevance": N_("Say how “{name}” belongs to the municipality’s mission."),
    "followed_fairness": N_("Say how following “{name}” is fair to others."),
}
KINDS = frozenset(_SENTENCES)
"""Findings that this part puts into words."""


def sentence(finding: Finding) -> str:
    """Return what was found as a sentence, with its clause in brackets."""
    told = plain_sentence(finding)
    cite = cited(finding.clause)
    return f"{told.removesuffix('.')} ({cite})." if cite else told


def plain_sentence(finding: Finding) -> str:
    """Return the same without the clause, which stands beside it."""
    facts = {name: _said(name, value) for name, value in finding.facts.items()}
    return translate(_SENTENCES[finding.kind]).format(platform=platform_name(finding.platform), **facts)


def cited(clause: Clause) -> str:
    """Return how a clause is cited in the interface language, "" for none."""
    from medias_desktop.core.i18n import current_language
    from medias_desktop.policies.rules.texts import recited

    return recited(clause.cite, current_language()) if clause.cite else ""


def heaviest(found: Iterable[Finding]) -> Severity | None:
    """Return the weight of the heaviest finding, None when there is none."""
    order = list(Severity)
    return min((one.severity for one in found), key=order.index, default=None)


def grouped(found: Iterable[Finding]) -> tuple[tuple[Finding, tuple[Clause, ...]], ...]:
    """Return each thing that was found once, with every section that says it, the heaviest first."""
    order = list(Severity)
    told: dict[tuple[object, ...], tuple[Finding, list[Clause]]] = {}
    for one in sorted(found, key=lambda finding: order.index(finding.severity)):
        key = (one.kind, one.platform, *sorted((name, str(value)) for name, value in one.facts.items()))
        _first, clauses = told.setdefault(key, (one, []))
        if all(one.clause.section_uid != known.section_uid for known in clauses):
            clauses.append(one.clause)
    return tuple((one, tuple(clauses)) for one, clauses in told.values())


def told_in_short(found: Iterable[Finding]) -> str:
    """Return a list of findings as the chip of a row says them."""
    weighty = [one for one, _clauses in grouped(found) if one.severity is not Severity.INFORM]
    if weighty:
        return ngettext("{n} point", "{n} points", len(weighty)).format(n=format_number(len(weighty)))
    return _("In order")


def office_name(code: str) -> str:
    """Return what an office is called; a code of a later program stays as it is."""
    return _name(_OFFICES, code)


def office_names(codes: Iterable[str]) -> str:
    """Return several offices as one text."""
    return ", ".join(map(office_name, codes))


def platform_name(code: str) -> str:
    """Return what a platform is called: one of the vocabulary, or the text that was typed."""
    return _name(_PLATFORMS, code)


def duty_name(code: str) -> str:
    """Return what a task is called, as the beginning of a line."""
    return capital(_name(_DUTIES, code))


def role_name(role: PageRole) -> str:
    """Return what a role is called, as the beginning of a line."""
    return capital(translate(role.label))


def level_name(code: str) -> str:
    """Return what an election is called, as the beginning of a line."""
    return capital(_name(_LEVELS, code))


def followed_name(code: str) -> str:
    """Return what is followed, in a word."""
    return _name(FOLLOWED_NAMES, code)


def capital(text: str) -> str:
    """Return a text that begins a line."""
    return text[:1].upper() + text[1:]


def _name(names: Mapping[str, str], code: str) -> str:
    return translate(names[code]) if code in names else code


def _said(name: str, value: object) -> object:
    """Return a fact of a finding in words."""
    if name in ("day", "until", "changed") and value is not None:
        return format_date(dt.date.fromisoformat(str(value)))
    if name == "offices" and isinstance(value, tuple | list):
        return office_names(value) or "–"
    if name == "what":
        return translate(DECLARATIONS[str(value)])[:1].lower() + translate(DECLARATIONS[str(value)])[1:]
    if name == "kind":
        return followed_name(str(value))
    if name == "duty":
        return _name(_DUTIES, str(value))
    if name == "office":
        return office_name(str(value))
    if name in ("group", "role"):
        return _name(_WORDED, str(value))
    return "" if value is None else value
