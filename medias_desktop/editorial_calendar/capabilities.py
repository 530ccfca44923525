"""What the editorial calendar does with the rules of a policy: about posts, requests, interactions, accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.registry import Capability

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.checks import BoundRule
    from medias_desktop.policies.rules.registry import Finding


def _try_posts(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Try them when it is asked for: to know of it, at a start, brings neither tables nor queries in."""
    from medias_desktop.editorial_calendar.trials.posts import try_posts

    return try_posts(register, found, day)


def _try_requests(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    from medias_desktop.editorial_calendar.trials.requests import try_requests

    return try_requests(register, found, day)


def _try_interactions(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    from medias_desktop.editorial_calendar.trials.interactions import try_interactions

    return try_interactions(register, found, day)


def _try_accounts(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    from medias_desktop.editorial_calendar.trials.accounts import try_accounts

    return try_accounts(register, found, day)


POSTS = Capability(
    "editorial_calendar",
    N_("Posts of the editorial calendar"),
    frozenset(
        {
            "posts_per_day",
            "content_category",
            "editorial_line",
            "post_form",
            "publication_rhythm",
            "election_period",
            "political_neutrality",
            "language_used",
            "checklist_item",
            "protected_information",
            "editorial_calendar",
            "emergency_mode",
            "reference_channel",
        }
    ),
    _try_posts,
)
REQUESTS = Capability(
    "editorial_calendar",
    N_("Requests"),
    frozenset({"prior_approval", "request_route", "organisation_visibility"}),
    _try_requests,
)
INTERACTIONS = Capability(
    "editorial_calendar",
    N_("Interactions"),
    frozenset(
        {
            "response_time",
            "service_hours",
            "redirected_interaction",
            "internal_report",
            "answer_manner",
            "refused_subjects",
        }
    ),
    _try_interactions,
)
ACCOUNTS = Capability(
    "editorial_calendar",
    N_("Official accounts and access"),
    frozenset(
        {
            "official_accounts",
            "platform_scope",
            "authorised_publishers",
            "administrators",
            "assigned_duties",
            "password_rotation",
            "password_strength",
            "password_secrecy",
            "multifactor",
            "replacement",
            "logo_on_accounts",
            "followed_accounts",
            "workstation_access",
        }
    ),
    _try_accounts,
)
CAPABILITIES = (POSTS, REQUESTS, INTERACTIONS, ACCOUNTS)
