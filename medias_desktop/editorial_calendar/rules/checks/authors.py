"""Who publishes: authorized on the account that day, there that day, and not among those who never may."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.rules.absences import Absence
from medias_desktop.editorial_calendar.rules.checks.accounts import OWN_PLACES
from medias_desktop.editorial_calendar.rules.checks.book import Case, codes, found, informs, plain
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.checks.post import CheckedText
from medias_desktop.editorial_calendar.rules.checks.surroundings import KnownAccess, KnownPerson
from medias_desktop.editorial_calendar.rules.findings import NO_CLAUSE, Finding, Severity
from medias_desktop.editorial_calendar.rules.holder_checks import EMPLOYEES
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.accounts import Administrators, AuthorisedPublishers, Replacement
from medias_desktop.policies.rules.checks.words import BoundGroup

_EMPLOYEES = frozenset(one.value for one in EMPLOYEES)


def presence(case: Case) -> Iterator[Finding]:
    """Yield an author who is away that day or no longer with the municipality."""
    draft = case.post.draft
    day = case.post.day or case.around.today
    person = _person(case)
    if person is not None and person.left_on is not None and person.left_on < day:
        yield plain(Severity.BLOCK, Kind.AUTHOR_LEFT, name=person.name, day=person.left_on.isoformat())
    away = _absence(case, draft.author_id, draft.author, day)
    if away is None:
        return
    asked = ((rule, one) for rule, one in case.book.of(Replacement) if away.kind.value in codes(one.during))
    rule = next((rule for rule, _one in asked), None)
    clause = rule.clause if rule is not None else NO_CLAUSE
    name = person.name if person is not None else draft.author
    if away.replaced:
        yield plain(
            Severity.INFORM, Kind.AUTHOR_REPLACED, clause=clause, name=name, replacement=away.replacement
        )
    else:
        yield plain(Severity.WARN, Kind.AUTHOR_AWAY, clause=clause, name=name)


def authorised_publishers(case: Case, rule: PolicyRule, settings: AuthorisedPublishers) -> Iterator[Finding]:
    """Yield an author who is not among those authorized on the account, or holds a function that the clause does not name."""
    draft = case.post.draft
    if not (draft.author_id or draft.author.strip()):
        if settings.authorised_only and not settings.offices:
            yield found(rule, Kind.NO_AUTHOR, certain=False)
        return
    if settings.offices:
        yield from _of_office(case, rule, settings)
    elif settings.authorised_only:
        for one in case.post.texts:
            yield from _authorised(case, rule, one)
    if settings.roles:
        yield from _role(case, rule, settings)


def _authorised(case: Case, rule: PolicyRule, one: CheckedText) -> Iterator[Finding]:
    day = case.post.day or case.around.today
    known = _accesses(case, one)
    if any(_holds(case, access, day) for access in known):
        return
    if not any(access.holds(day) for access in known):
        # While nobody is entered, it is the list that is missing.
        yield found(rule, Kind.NOBODY_AUTHORISED, platform=one.platform, certain=False)
        return
    yield found(rule, Kind.AUTHOR_NOT_AUTHORISED, platform=one.platform, name=_name(case))


def _of_office(case: Case, rule: PolicyRule, settings: AuthorisedPublishers) -> Iterator[Finding]:
    """Yield an author of another office on an account that one of the clause's offices holds."""
    day, offices = case.post.day or case.around.today, codes(settings.offices)
    for one in case.post.texts:
        account = case.around.accounts.get(one.account_id or 0)
        if account is None or account.holder_office not in offices:
            continue
        own = (access for access in _accesses(case, one) if _holds(case, access, day))
        if not any(access.office in offices for access in own):
            yield found(
                rule, Kind.AUTHOR_NOT_OF_OFFICE, platform=one.platform, name=_name(case), offices=offices
            )


def _role(case: Case, rule: PolicyRule, settings: AuthorisedPublishers) -> Iterator[Finding]:
    day = case.post.day or case.around.today
    own = [
        access
        for one in case.post.texts
        for access in _accesses(case, one)
        if _is(case, access) and access.holds(day)
    ]
    roles, offices = {fold(one) for one in settings.roles}, codes(settings.named_by)
    if own and not any(fold(one.role_title) in roles or one.authorised_office in offices for one in own):
        yield found(
            rule,
            Kind.ROLE_NOT_NAMED,
            name=_name(case),
            role=own[0].role_title,
            offices=offices,
        )


def administrators(case: Case, rule: PolicyRule, settings: Administrators) -> Iterator[Finding]:
    """Yield an author who may not hold a role on the accounts."""
    person, name = _person(case), _name(case)
    if settings.employees_only and person is not None and person.group not in _EMPLOYEES:
        yield found(rule, Kind.AUTHOR_NOT_EMPLOYEE, name=person.name, group=person.group)
    excluded = codes(settings.excluded)
    if person is not None and person.group in excluded:
        yield found(rule, Kind.AUTHOR_EXCLUDED, name=person.name, group=person.group)
    organisation = BoundGroup.ORGANISATION.value
    if organisation in excluded and name and fold(name) in case.around.organisation_names:
        yield found(rule, Kind.AUTHOR_EXCLUDED, name=name, group=organisation)
    if settings.role is not None and settings.holders:
        yield from _held(case, rule, settings)


def _held(case: Case, rule: PolicyRule, settings: Administrators) -> Iterator[Finding]:
    assert settings.role is not None
    day, offices = case.post.day or case.around.today, codes(settings.holders)
    for one in case.post.texts:
        for access in _accesses(case, one):
            if access.role != settings.role.value or not (_is(case, access) and access.holds(day)):
                continue
            if access.office in offices or (settings.others_named and access.authorised_office in offices):
                continue
            yield informs(
                rule,
                Kind.ROLE_OF_OTHERS,
                platform=one.platform,
                name=_name(case),
                access_role=settings.role.value,
                offices=offices,
            )
            return


def _accesses(case: Case, one: CheckedText) -> list[KnownAccess]:
    """Return the accesses to the account of a text; to any of its platform, or to any at all, while none is chosen."""
    accounts, every = case.around.accounts, case.around.accesses
    if one.account_id is not None:
        return [access for access in every if access.account_id == one.account_id]
    if one.platform in OWN_PLACES:
        return list(every)
    of_platform = {number for number, account in accounts.items() if account.platform == one.platform}
    return [access for access in every if access.account_id in of_platform] if of_platform else list(every)


def _holds(case: Case, access: KnownAccess, day: dt.date) -> bool:
    """Tell whether the author may use an access that day: their own, or that of somebody whom they replace."""
    if not access.holds(day):
        return False
    if _is(case, access):
        return True
    away = _absence(case, access.person_id, access.name, day)
    if away is None:
        return False
    draft = case.post.draft
    if away.replacement_id is not None and draft.author_id is not None:
        return away.replacement_id == draft.author_id
    return bool(away.replacement) and fold(away.replacement) == fold(_name(case))


def _is(case: Case, access: KnownAccess) -> bool:
    draft = case.post.draft
    if draft.author_id is not None and access.person_id is not None:
        return draft.author_id == access.person_id
    name = _name(case)
    return bool(name) and fold(name) == fold(access.name)


def _absence(case: Case, person_id: int | None, name: str, day: dt.date) -> Absence | None:
    for one in case.around.absences:
        if not one.holds(day):
            continue
        if person_id is not None and one.person_id is not None:
            if person_id == one.person_id:
                return one
        elif name and fold(name) == fold(one.name):
            return one
    return None


def _person(case: Case) -> KnownPerson | None:
    number = case.post.draft.author_id
    return case.around.persons.get(number) if number is not None else None


def _name(case: Case) -> str:
    person = _person(case)
    return person.name if person is not None else case.post.draft.author
