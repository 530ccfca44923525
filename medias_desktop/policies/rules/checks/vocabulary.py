"""Every check by its name."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from medias_desktop.policies.rules.checks import (
    accounts,
    acknowledgements,
    adopting,
    calendar,
    interactions,
    moderation,
    photo_consents,
    reading,
    requests,
    sanctions,
)
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.rule_data import AppPart

_MODULES = (
    reading,
    adopting,
    acknowledgements,
    photo_consents,
    sanctions,
    moderation,
    calendar,
    requests,
    interactions,
    accounts,
)

CHECKS: Mapping[str, Check] = MappingProxyType(
    {one.name: one for one in chain.from_iterable(module.CHECKS for module in _MODULES)}
)
"""The whole vocabulary, part by part."""


def check(name: str) -> Check | None:
    """Return a check, or None for a name that this program does not know."""
    return CHECKS.get(name)


def checks_of(part: AppPart) -> tuple[Check, ...]:
    """Return the checks that a part of the program carries out."""
    return tuple(one for one in CHECKS.values() if one.part is part)
