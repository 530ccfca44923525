"""What policies themselves do with rules; the other slices add theirs where the program is composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.registry import Capability, CheckRegistry

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.checks import BoundRule
    from medias_desktop.policies.rules.registry import Finding


def _try_reading(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Try them when it is asked for: to know of it, at a start, brings no check in."""
    from medias_desktop.policies.service.trials import try_reading

    return try_reading(register, found, day)


def _try_adoption(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    from medias_desktop.policies.service.trials import try_adoption

    return try_adoption(register, found, day)


READING = Capability(
    "policies", N_("Reading, printing"), frozenset({"statement", "related_documents"}), _try_reading
)
LIFE = Capability(
    "policies", N_("Adoption and revision"), frozenset({"signatories", "revision_due"}), _try_adoption
)
CAPABILITIES = (READING, LIFE)


def own_registry() -> CheckRegistry:
    """Return what is carried out when no other slice is there."""
    return CheckRegistry(CAPABILITIES)
