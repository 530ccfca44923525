"""Codes of platforms and reasons in words, in the interface language or another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from medias_desktop.core.i18n import catalogue, current_language, translate
from medias_desktop.policies.rules.checks.moderation import Reason
from medias_desktop.policies.rules.checks.words import Platform
from medias_desktop.policies.rules.texts import recited
from medias_desktop.sanctions.labels import OTHER_REASON_NAMES

_PLATFORMS = {one.value: one.label for one in Platform}
_REASONS = {one.value: one.label for one in Reason} | OTHER_REASON_NAMES


def reason_name(code: str, language: str = "") -> str:
    """Return what a reason is called; a code of a later program stays as it is."""
    return _said(_REASONS, code, language)


def reason_names(codes: Iterable[str], language: str = "") -> str:
    """Return several reasons as one text."""
    return ", ".join(reason_name(code, language) for code in codes)


def platform_name(platform: str, language: str = "") -> str:
    """Return what a platform is called: one of the vocabulary, or the text that was typed."""
    return _said(_PLATFORMS, platform, language)


@lru_cache(maxsize=512)
def _cited(cite: str, language: str) -> str:
    return recited(cite, language)


def cited(cite: str, language: str = "") -> str:
    """Return how a clause is cited, kept in the language of its text, in the interface language or another."""
    return _cited(cite, language or current_language())


def _said(names: Mapping[str, str], code: str, language: str) -> str:
    message = names.get(code)
    if message is None:
        return code
    return catalogue(language).gettext(message) if language else translate(message)
