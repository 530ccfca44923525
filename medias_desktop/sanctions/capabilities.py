"""What sanctions do with the rules of a policy: those about the people whom it binds, those about online users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.registry import Capability
from medias_desktop.policies.rules.rule_data import AppPart

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.checks import BoundRule
    from medias_desktop.policies.rules.registry import Finding


def _try_cases(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Try them when it is asked for: to know of it, at a start, brings neither tables nor queries in."""
    from medias_desktop.sanctions.trials import try_cases

    return try_cases(register, found, day)


def _try_moderation(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    from medias_desktop.sanctions.trials import try_moderation

    return try_moderation(register, found, day)


CASES = Capability(
    "sanctions",
    N_("Disciplinary cases"),
    frozenset({"employee_breach", "disciplinary_ladder", "reasonable_grounds", "removal_demand"}),
    _try_cases,
    of_part=frozenset({("reach_of_policy", AppPart.SANCTIONS)}),
)
MODERATION = Capability(
    "sanctions",
    N_("Moderation of online users"),
    frozenset(
        {
            "prohibited_comment",
            "comment_removal",
            "repeat_before_block",
            "comment_moderation",
            "links_in_comments",
            "identity_misuse",
            "netiquette",
        }
    ),
    _try_moderation,
    of_part=frozenset({("assigned_duties", AppPart.MODERATION), ("administrators", AppPart.MODERATION)}),
)
CAPABILITIES = (CASES, MODERATION)
