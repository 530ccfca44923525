"""Whether somebody away from the accounts is replaced as the policy in force asks. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.rules.absences import Absence
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule, with_settings
from medias_desktop.policies.rules.checks.accounts import Replacement

Holder = tuple[int | None, str]
"""Who is in charge: a person of the register, or a name."""


def check_absence(
    absence: Absence,
    rules: Iterable[PolicyRule],
    in_charge: Collection[Holder],
    others: Collection[Absence] = (),
) -> tuple[Finding, ...]:
    """Return what the rules say of an absence; ``in_charge`` are holders of accesses and tasks, ``others`` more absences."""
    found = with_settings(rules, Replacement)
    return tuple(one for rule, said in found for one in _replaced(absence, rule, said, in_charge, others))


def _replaced(
    absence: Absence,
    rule: PolicyRule,
    said: Replacement,
    in_charge: Collection[Holder],
    others: Collection[Absence],
) -> Iterator[Finding]:
    if absence.kind.value not in said.during or not is_in(absence.person_id, absence.name, in_charge):
        return
    facts: dict[str, object] = {"name": absence.name, "day": absence.from_on.isoformat()}
    facts["until"] = absence.until_on.isoformat()
    offices = tuple(one.value for one in said.named_by)
    if not absence.replaced:
        yield Finding(
            severity=Severity.WARN,
            kind="no_replacement",
            clause=rule.clause,
            facts={**facts, "offices": offices},
        )
        return
    facts["replacement"] = absence.replacement
    if offices and absence.named_office not in offices:
        yield Finding(
            severity=Severity.WARN,
            kind="replacement_named_by",
            clause=rule.clause,
            facts={**facts, "offices": offices},
        )
    if any(_away(absence, other) for other in others):
        yield Finding(severity=Severity.WARN, kind="replacement_away", clause=rule.clause, facts=facts)


def is_in(person_id: int | None, name: str, holders: Collection[Holder]) -> bool:
    """Tell whether a person, or a name, is one of some holders."""
    if person_id is not None:
        return any(one == person_id for one, _name in holders)
    return any(one is None and fold(known) == fold(name) for one, known in holders)


def _away(absence: Absence, other: Absence) -> bool:
    """Tell whether whoever takes the place is away at the same time."""
    if other.id == absence.id or other.from_on > absence.until_on or other.until_on < absence.from_on:
        return False
    who = [(other.person_id, other.name)]
    return is_in(absence.replacement_id, absence.replacement, who)
