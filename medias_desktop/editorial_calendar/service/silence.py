"""How long each platform has been silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.store.texts import as_date
from medias_desktop.editorial_calendar.rules.silence import SilentPlatform, silent

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule

_APPEARED = ("published", "archived", "withdrawn")


def silent_platforms(
    register: Register, rules: tuple[PolicyRule, ...], today: dt.date
) -> tuple[SilentPlatform, ...]:
    """Return the platforms on which nothing appeared for longer than the rules allow."""
    from medias_desktop.policies.rules.checks.calendar import PublicationRhythm

    if not any(isinstance(one.parameters, PublicationRhythm) for one in rules):
        return ()
    states = ", ".join(f"'{one}'" for one in _APPEARED)
    rows = register.tuples(
        "SELECT t.platform, max(t.planned_on) FROM calendar_post_text t JOIN calendar_post p ON p.id = t.post_id"
        f" WHERE t.planned_on <= :today AND p.state IN ({states}) GROUP BY t.platform",
        today=today.isoformat(),
    )
    last = {platform: day for platform, value in rows if (day := as_date(value)) is not None}
    return silent(rules, last, today)
