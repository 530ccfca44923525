"""What the rules about requests would say of those that wait for a decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.policies.rules.registry import Finding

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.editorial_calendar.rules.requesting.checks import AskedRequest
    from medias_desktop.policies.rules.checks import BoundRule

_MOST = 2_000
"""Requests looked through: nobody has as many waiting."""


def try_requests(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:  # noqa: ARG001
    """Tell, for each rule, which of the requests that wait it would find something in."""
    waiting = _waiting(register)
    return tuple(_of_rule(one, waiting) for one in found)


def _of_rule(bound: BoundRule, waiting: Sequence[AskedRequest]) -> Finding:
    from medias_desktop.editorial_calendar.rules.findings import Severity
    from medias_desktop.editorial_calendar.rules.requesting.checks import check_request
    from medias_desktop.policies.rules.rule_data import Use

    code = bound.rule.code
    if bound.parameters is None:
        return Finding("accent", _("Shown with its clause where such a request is written."), code)
    rules = (_rule(bound),)
    named = [
        one.draft.subject or one.draft.requester
        for one in waiting
        if any(told.severity is not Severity.INFORM for told in check_request(one, rules))
    ]
    if named:
        text = ngettext(
            "{n} request that waits does not meet this rule",
            "{n} requests that wait do not meet this rule",
            len(named),
        )
        return Finding("warn", text.format(n=format_number(len(named))), code, tuple(named))
    if bound.rule.uses <= {Use.INFORM}:
        return Finding("accent", _("Shown with its clause where such a request is written."), code)
    return Finding("ok", _("Every request that waits meets this rule."), code)


def _waiting(register: Register) -> tuple[AskedRequest, ...]:
    from medias_desktop.editorial_calendar.rules.requesting.checks import AskedRequest
    from medias_desktop.editorial_calendar.rules.requesting.states import WAITING
    from medias_desktop.editorial_calendar.service.organisations import Organisations
    from medias_desktop.editorial_calendar.service.request_rows import draft_of, quoted

    rows = register.rows(
        f"SELECT * FROM calendar_request WHERE state IN ({quoted(WAITING)})"
        f" ORDER BY received_on DESC, id DESC LIMIT {_MOST}"
    )
    if not rows:
        return ()
    known = {one.id: one for one in Organisations(register).all()}
    drafts = map(draft_of, rows)
    return tuple(
        AskedRequest(draft=draft, organisation=known.get(draft.organisation_id or 0)) for draft in drafts
    )


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
