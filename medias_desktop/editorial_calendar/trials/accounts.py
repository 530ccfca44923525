"""What the rules about accounts would say of what stands in the register on a day."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.policies.rules.registry import Finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.account_overview import AccountOverview, Checked
    from medias_desktop.editorial_calendar.rules.findings import Finding as Found
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.policies.rules.checks import BoundRule


def try_accounts(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Tell, for each rule, what it finds among the accounts, accesses, absences and tasks on record."""
    from medias_desktop.editorial_calendar.service.account_overview import account_overview

    rules = [_rule(one) for one in found if one.parameters is not None]
    told = tuple(_all(account_overview(register, rules, day)))
    return tuple(_of_rule(one, told) for one in found)


def _all(overview: AccountOverview) -> Iterator[Found]:
    yield from overview.together
    lists: tuple[Sequence[Checked[Any]], ...] = (
        overview.accounts,
        overview.accesses,
        overview.incidents,
        overview.absences,
        overview.followed,
    )
    for checked in chain(*lists):
        yield from checked.findings
    for line in overview.duties:
        yield from line.findings


def _of_rule(bound: BoundRule, told: Sequence[Found]) -> Finding:
    from medias_desktop.editorial_calendar.labels.accounts import plain_sentence
    from medias_desktop.editorial_calendar.rules.findings import Severity

    code = bound.rule.code
    own = [one for one in told if one.clause.rule_code == code and one.severity is not Severity.INFORM]
    if not own:
        if bound.check is not None and bound.check.name in _SHOWN:
            return Finding("accent", _("Shown with its clause where the accounts are kept."), code)
        return Finding("ok", _("Nothing on record goes against this rule."), code)
    text = ngettext("{n} point on record to settle", "{n} points on record to settle", len(own))
    names = tuple(plain_sentence(one) for one in own)
    return Finding("warn", text.format(n=format_number(len(own))), code, names)


_SHOWN = frozenset({"platform_scope", "workstation_access"})
"""Rules that are told, with nothing of their own on record here."""


def _rule(bound: BoundRule) -> PolicyRule:
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule

    rule = bound.rule
    return PolicyRule(
        clause=Clause(section_uid=rule.section_uid, rule_code=rule.code, cite=rule.code),
        text=rule.text,
        kind=rule.kind,
        force=rule.force,
        uses=rule.uses,
        check=rule.check,
        parameters=bound.parameters,
        provenance=rule.provenance,
    )
