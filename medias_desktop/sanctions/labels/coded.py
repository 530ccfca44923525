"""Codes of platforms and reasons in words, in the interface language or another."""

from __future__ import annotations

from collections.abc import Iterable

from medias_desktop.core.i18n import catalogue, translate
from medias_desktop.policies.rules.checks.words import Platform
from medias_desktop.sanctions.labels.reasons import reason_name

_PLATFORMS = {one.value: one.label for one in Platform}


def reason_names(codes: Iterable[str], language: str = "") -> str:
    """Return several reasons as one text."""
    return ", ".join(reason_name(code, language) for code in codes)


def platform_name(platform: str, language: str = "") -> str:
    """Return what a platform is called: one of the vocabulary, or the text that was typed."""
    message = _PLATFORMS.get(platform)
    if message is None:
        return platform
    return catalogue(language).gettext(message) if language else translate(message)
