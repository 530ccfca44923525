"""Codes of platforms and reasons in words, in the interface language or another."""

from __future__ import annotations

from medias_desktop.core.i18n import catalogue, translate
from medias_desktop.sanctions.labels import OTHER_REASON_NAMES


def reason_name(code: str, language: str = "") -> str:
    """Return what a reason is called; a code that no part knows any more stays as it is."""
    from medias_desktop.policies.rules.checks.moderation import Reason

    if code in OTHER_REASON_NAMES:
        return _said(OTHER_REASON_NAMES[code], language)
    return _said(Reason(code).label, language) if code in set(Reason) else code


def reason_names(codes: tuple[str, ...], language: str = "") -> str:
    """Return several reasons as one text."""
    return ", ".join(reason_name(code, language) for code in codes)


def platform_name(platform: str, language: str = "") -> str:
    """Return what a platform is called: one of the vocabulary, or the text that was typed."""
    from medias_desktop.policies.rules.checks.words import Platform

    return _said(Platform(platform).label, language) if platform in set(Platform) else platform


def _said(message: str, language: str) -> str:
    return catalogue(language).gettext(message) if language else translate(message)
