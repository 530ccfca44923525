"""What the reasons are called for which something is not accepted."""

from __future__ import annotations

from medias_desktop.core.i18n import catalogue, translate
from medias_desktop.policies.rules.checks.moderation import Reason
from medias_desktop.sanctions.labels import OTHER_REASON_NAMES

REASON_NAMES: dict[str, str] = {one.value: one.label for one in Reason} | OTHER_REASON_NAMES
"""Messages by code."""


def reason_name(code: str, language: str = "") -> str:
    """Return what a reason is called, in the interface language or another; a code of a later program as it is."""
    message = REASON_NAMES.get(code)
    if message is None:
        return code
    return catalogue(language).gettext(message) if language else translate(message)
