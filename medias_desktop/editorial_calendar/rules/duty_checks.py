"""Each task that a policy gives, who is to carry it out, who does. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from medias_desktop.editorial_calendar.rules.duties import AssignedDuty
from medias_desktop.editorial_calendar.rules.findings import Clause, Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule, with_settings
from medias_desktop.policies.rules.checks.accounts import AssignedDuties
from medias_desktop.policies.rules.rule_data import Use


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """One task of one clause; ``concerned`` is False while the municipality has no account that it is about."""

    duty: str
    clause: Clause
    text: str
    offices: tuple[str, ...]
    """Codes of checks.words.Office; none: persons are to be named."""
    platforms: tuple[str, ...]
    carried_out: tuple[AssignedDuty, ...]
    concerned: bool = True
    findings: tuple[Finding, ...] = ()

    @property
    def nobody(self) -> bool:
        """Tell whether somebody is still to be named."""
        return self.concerned and not self.carried_out


def duty_lines(
    rules: Iterable[PolicyRule], carried_out: Collection[AssignedDuty], platforms: Collection[str]
) -> tuple[DutyLine, ...]:
    """Return a line for each task of each rule, in the order of the texts; ``platforms`` are those of official accounts."""
    return tuple(
        _line(rule, said, duty, carried_out, platforms)
        for rule, said in with_settings(rules, AssignedDuties)
        for duty in said.duties
    )


def _line(
    rule: PolicyRule,
    said: AssignedDuties,
    duty: str,
    carried_out: Collection[AssignedDuty],
    platforms: Collection[str],
) -> DutyLine:
    code = str(duty)
    who = tuple(one for one in carried_out if one.duty == code)
    offices = tuple(one.value for one in said.by)
    concerned = not said.platforms or any(one.value in platforms for one in said.platforms)
    found: list[Finding] = []
    if concerned and not who:
        # A clause that only informs tells who is in charge; it asks for nobody to be named.
        weight = Severity.WARN if rule.uses & {Use.RECORD, Use.REMIND, Use.WARN} else Severity.INFORM
        facts = {"duty": code, "offices": offices}
        found.append(Finding(severity=weight, kind="duty_unassigned", clause=rule.clause, facts=facts))
    for one in who:
        if offices and one.office and one.office not in offices:
            facts = {"duty": code, "name": one.name, "office": one.office, "offices": offices}
            found.append(
                Finding(severity=Severity.WARN, kind="duty_other_office", clause=rule.clause, facts=facts)
            )
    return DutyLine(
        duty=code,
        clause=rule.clause,
        text=rule.text,
        offices=offices,
        platforms=tuple(one.value for one in said.platforms),
        carried_out=who,
        concerned=concerned,
        findings=tuple(found),
    )
