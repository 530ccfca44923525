"""What acknowledgements do with the rules of a policy."""

from __future__ import annotations

from medias_desktop.acknowledgements.trials import try_acknowledgements
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.registry import Capability

CAPABILITIES = (
    Capability(
        "acknowledgements",
        N_("Acknowledgements"),
        frozenset({"bound_groups", "must_acknowledge"}),
        try_acknowledgements,
    ),
)
