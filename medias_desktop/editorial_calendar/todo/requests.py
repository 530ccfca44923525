"""What requests put on the list of things to do: decisions, answers, posts to make, what is looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.store.texts import as_date
from medias_desktop.core.todo import Todo

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.service import PolicyService

TAB = "editorial_calendar"
_BLOGS = """
SELECT id, received_on FROM calendar_request WHERE kind = 'new_blog' AND state IN ('launched', 'active')
AND details NOT LIKE :said ORDER BY id
"""


def todos(register: Register, policies: PolicyService) -> tuple[Todo, ...]:
    """Return what waits, in the interface language; a register without requests costs one plain statement."""
    if not register.rows("SELECT 1 FROM calendar_request LIMIT 1"):
        return ()
    return (*_counted(register), *_unlinked(register, policies))


def _counted(register: Register) -> Sequence[Todo]:
    from medias_desktop.editorial_calendar.service.request_listing import pressing

    found = pressing(register, register.clock.today())
    oldest = as_date(found.oldest)
    lines = (
        (
            found.waiting,
            ngettext("{n} request waits for a decision", "{n} requests wait for a decision", found.waiting),
            format_date(oldest, "medium") if oldest else "",
            "warn",
            "waiting",
        ),
        (
            found.due,
            ngettext(
                "{n} authorization has ended or is to be looked at again",
                "{n} authorizations have ended or are to be looked at again",
                found.due,
            ),
            _("review"),
            "bad",
            "due",
        ),
        (
            found.unanswered,
            ngettext(
                "{n} decision is to be sent to the organization",
                "{n} decisions are to be sent to the organization",
                found.unanswered,
            ),
            _("letter"),
            "warn",
            "unanswered",
        ),
        (
            found.unpublished,
            ngettext(
                "{n} approved request has no post yet",
                "{n} approved requests have no post yet",
                found.unpublished,
            ),
            _("to make"),
            "accent",
            "unpublished",
        ),
    )
    return [
        Todo(text.format(n=format_number(count)), chip, kind, TAB, f"requests/{place}")
        for count, text, chip, kind, place in lines
        if count
    ]


def _unlinked(register: Register, policies: PolicyService) -> Sequence[Todo]:
    """Return blogs that the website does not link to, where the text of their day has it so."""
    rows = register.rows(_BLOGS, said='%"website_link"%')
    if not rows:
        return ()
    import datetime as dt

    from medias_desktop.editorial_calendar.rules.policy_rules import with_settings
    from medias_desktop.editorial_calendar.service.cited import CalendarRules
    from medias_desktop.policies.rules.checks.requests import PriorApproval
    from medias_desktop.policies.rules.rule_data import Use

    rules = CalendarRules(register, policies)
    told = []
    for number, day in rows:
        found = with_settings(rules.on(dt.date.fromisoformat(day)), PriorApproval)
        for rule, settings in found:
            if settings.link_on_website and Use.REMIND in rule.uses:
                text = _("A blog is not linked from the website yet")
                told.append(Todo(text, rule.clause.cite, "warn", TAB, f"requests/request:{number}"))
    return told
