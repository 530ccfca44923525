"""What the rules of a text would say of the posts to come on record: read, never written."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.policies.rules.registry import Finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost
    from medias_desktop.editorial_calendar.rules.checks.surroundings import Surroundings
    from medias_desktop.editorial_calendar.rules.findings import Severity
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.policies.rules.checks import BoundRule

_TOLD = frozenset({"editorial_line", "editorial_calendar", "reference_channel", "emergency_mode"})
"""Checks whose rules mostly tell something where posts are planned."""
_MOST_NAMES = 20


def try_posts(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Tell, for each rule, how many posts to come it would hold back or warn of."""
    rules = [_rule(one) for one in found if one.parameters is not None]
    held = _held(register, rules, day)
    return tuple(_of_rule(one, held.get(one.rule.code, {})) for one in found)


def _held(
    register: Register, rules: Sequence[PolicyRule], day: dt.date
) -> Mapping[str, Mapping[Severity, list[str]]]:
    """Return, for each rule, the titles of the posts that it would hold back, and warn of."""
    from medias_desktop.editorial_calendar.rules.checks.checking import ReadyRules, check_post
    from medias_desktop.editorial_calendar.rules.findings import Severity

    ready = ReadyRules(rules)
    held: dict[str, dict[Severity, list[str]]] = defaultdict(lambda: defaultdict(list))
    for post, around in _posts(register, day):
        for one in check_post(post, around, ready):
            titles = held[one.clause.rule_code][one.severity]
            if one.severity is not Severity.INFORM and post.draft.title not in titles[-1:]:
                titles.append(post.draft.title)
    return held


def _of_rule(bound: BoundRule, held: Mapping[Severity, list[str]]) -> Finding:
    from medias_desktop.editorial_calendar.rules.findings import Severity

    code = bound.rule.code
    if blocked := held.get(Severity.BLOCK):
        text = ngettext(
            "{n} post to come would be held back by this rule",
            "{n} posts to come would be held back by this rule",
            len(blocked),
        )
        return Finding("bad", text.format(n=format_number(len(blocked))), code, tuple(blocked[:_MOST_NAMES]))
    if warned := held.get(Severity.WARN):
        text = ngettext(
            "{n} post to come would be warned of by this rule",
            "{n} posts to come would be warned of by this rule",
            len(warned),
        )
        return Finding("warn", text.format(n=format_number(len(warned))), code, tuple(warned[:_MOST_NAMES]))
    if bound.check is not None and bound.check.name in _TOLD:
        return Finding("accent", _("Told with its clause where posts are planned."), code)
    return Finding("ok", _("No post to come goes against this rule."), code)


def _posts(register: Register, day: dt.date) -> Iterator[tuple[CheckedPost, Surroundings]]:
    """Yield the posts to come with what surrounds them, as they would be planned from a day on."""
    from medias_desktop.editorial_calendar.service.rechecking import batches, numbers_to_come

    service = _service(register)
    for posts, around in batches(register, service, numbers_to_come(register, day)):
        for one in posts:
            yield one, around


def _service(register: Register) -> EditorialCalendarService:
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.people.service import PeopleService
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.sanctions.service import SanctionService

    people, policies = PeopleService(register), PolicyService(register)
    photos = PhotoConsentService(register, people, policies)
    return EditorialCalendarService(
        register, people, policies, photos, SanctionService(register, people, policies)
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
