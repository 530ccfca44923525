"""A check: what the program can do with a rule, by name, with the settings that it needs."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.described import Parameters
from medias_desktop.policies.rules.rule_data import AppPart


@dataclass(frozen=True, slots=True)
class Check:
    """What carries a rule out: a name, its words (``N_`` messages), the part that does it, the class of its settings."""

    name: str
    label: str
    description: str
    part: AppPart
    parameters: type[Parameters]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSettings(Parameters):
    """The settings of a check that needs none."""
