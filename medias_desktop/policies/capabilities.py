"""What policies themselves do with rules; the other slices add theirs where the program is composed."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.registry import Capability, CheckRegistry
from medias_desktop.policies.service.trials import try_adoption, try_reading

READING = Capability(
    "policies", N_("Reading, printing"), frozenset({"statement", "related_documents"}), try_reading
)
LIFE = Capability(
    "policies", N_("Adoption and revision"), frozenset({"signatories", "revision_due"}), try_adoption
)
CAPABILITIES = (READING, LIFE)


def own_registry() -> CheckRegistry:
    """Return what is carried out when no other slice is there."""
    return CheckRegistry(CAPABILITIES)
