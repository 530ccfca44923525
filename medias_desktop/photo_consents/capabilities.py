"""What photo consents do with the rules of a policy."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.registry import Capability

CAPABILITIES = (
    Capability(
        "photo_consents",
        N_("Photo consents"),
        frozenset({"consent_before_publication", "notice_to_subjects", "authorised_images"}),
    ),
)
