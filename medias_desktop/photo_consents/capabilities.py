"""What photo consents do with the rules of a policy."""

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

CHECKS = frozenset({"consent_before_publication", "notice_to_subjects", "authorised_images"})
"""What photo consents carry out."""


def _try(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Try them when it is asked for: to know of it, at a start, brings neither tables nor queries in."""
    from medias_desktop.photo_consents.trials import try_photo_consents

    return try_photo_consents(register, found, day)


CAPABILITIES = (Capability("photo_consents", N_("Photo consents"), CHECKS, _try),)
