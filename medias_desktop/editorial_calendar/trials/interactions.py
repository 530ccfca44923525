"""What the rules about interactions would say of those on record: read, never written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.editorial_calendar.rules.deadlines import due_of
from medias_desktop.editorial_calendar.rules.findings import Clause
from medias_desktop.editorial_calendar.rules.interactions import InteractionKind
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.editorial_calendar.service.interaction_rows import moment
from medias_desktop.editorial_calendar.service.settings import CalendarSettingsService
from medias_desktop.policies.rules.checks.interactions import (
    InternalReport,
    RedirectedInteraction,
    RefusedSubjects,
    ResponseTime,
)
from medias_desktop.policies.rules.registry import Finding

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.checks import BoundRule

_RECORDED = "SELECT kind, received_at, answered_at, refused_subject, answer_channel, state FROM interaction"
_DAYS = 365
"""Days back from the day tried on which interactions are looked at."""

Row = Sequence[str]


def try_interactions(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Tell of each rule how many interactions of the year before a day it would have been about."""
    first = (day - dt.timedelta(days=_DAYS)).isoformat()
    rows = register.tuples(f"{_RECORDED} WHERE received_at >= :first", first=first)
    return tuple(_of_rule(register, one, rows) for one in found)


def _of_rule(register: Register, one: BoundRule, rows: Sequence[Row]) -> Finding:
    asked, code = one.parameters, one.rule.code
    if isinstance(asked, ResponseTime):
        return _late(register, one, rows)
    if isinstance(asked, RedirectedInteraction):
        kinds = {str(kind) for kind in asked.interactions}
        against = [row for row in rows if row[0] in kinds and row[5] == "answered"]
        if asked.not_in_public and not asked.not_treated:
            against = [row for row in against if row[4] == "public_reply"]
        if asked.not_treated or asked.not_in_public:
            return _against(len(against), code)
        return _about(sum(row[0] in kinds for row in rows), code)
    if isinstance(asked, InternalReport):
        reports = {str(report) for report in asked.reports}
        return _about(sum(row[0] in reports for row in rows), code)
    if isinstance(asked, RefusedSubjects):
        subjects = {str(subject) for subject in asked.subjects}
        return _about(sum(row[3] in subjects for row in rows), code)
    return Finding("accent", _("Shown with its clause where an interaction is answered."), code)


def _late(register: Register, one: BoundRule, rows: Sequence[Row]) -> Finding:
    """Tell how many answers came after this limit alone."""
    settings = CalendarSettingsService(register).settings()
    rule = one.rule
    alone = PolicyRule(
        clause=Clause(section_uid=rule.section_uid, rule_code=rule.code),
        text=rule.text,
        kind=rule.kind,
        force=rule.force,
        uses=rule.uses,
        check=rule.check,
        parameters=one.parameters,
    )
    late = 0
    for kind, received, answered, *_rest in rows:
        at = moment(answered)
        if at is not None:
            due = due_of(dt.datetime.fromisoformat(received), InteractionKind(kind), (alone,), settings).at
            late += due is not None and at > due
    if not late:
        return Finding("ok", _("No answer of the last year came after this limit."), rule.code)
    text = ngettext(
        "{n} answer of the last year came after this limit",
        "{n} answers of the last year came after this limit",
        late,
    )
    return Finding("warn", text.format(n=format_number(late)), rule.code)


def _against(count: int, code: str) -> Finding:
    if not count:
        return Finding("ok", _("No interaction of the last year was answered against this clause."), code)
    text = ngettext(
        "{n} interaction of the last year was answered although this clause says otherwise",
        "{n} interactions of the last year were answered although this clause says otherwise",
        count,
    )
    return Finding("warn", text.format(n=format_number(count)), code)


def _about(count: int, code: str) -> Finding:
    if not count:
        return Finding(
            "ok", _("No interaction of the last year is of the kind that this clause names."), code
        )
    text = ngettext(
        "{n} interaction of the last year is of the kind that this clause names",
        "{n} interactions of the last year are of the kind that this clause names",
        count,
    )
    return Finding("accent", text.format(n=format_number(count)), code)
