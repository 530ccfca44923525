"""What acknowledgements do with the rules of a policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.registry import Capability

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.checks import BoundRule
    from medias_desktop.policies.rules.registry import Finding, ToBeAdopted


def _try(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Try them when it is asked for: to know of it, at a start, brings neither tables nor queries in."""
    from medias_desktop.acknowledgements.trials import try_acknowledgements

    return try_acknowledgements(register, found, day)


def _foresee(register: Register, text: ToBeAdopted) -> tuple[str, ...]:
    """Tell what an adoption asks of those who acknowledged the text before."""
    from medias_desktop.acknowledgements.foreseeing import foreseen

    return foreseen(register, text)


CAPABILITIES = (
    Capability(
        "acknowledgements",
        N_("Acknowledgements"),
        frozenset(
            {
                "bound_groups",
                "must_acknowledge",
                "personal_responsibility",
                "expected_conduct",
                "content_owner",
                "reach_of_policy",
            }
        ),
        _try,
        _foresee,
    ),
)
