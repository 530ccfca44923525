"""Which slice carries out which check: filled by the slices, put together where the program is composed.

``policies`` knows this list only, never the slices above it. A check that nothing carries out stays unbound, and is said to
be: a rule that looks applied and is not would be worse than none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from medias_desktop.policies.rules.checks import CHECKS, BoundRule
from medias_desktop.policies.rules.records import Change
from medias_desktop.policies.rules.rule_data import AppPart


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule would say of the records: a sentence in the interface language.

    ``kind`` is ok, accent (to be known), warn or bad; ``names`` are those it concerns; ``code`` is the rule's.
    """

    kind: str
    text: str
    code: str = ""
    names: tuple[str, ...] = ()


Trial = Callable[[Any, Sequence[BoundRule], dt.date], Sequence[Finding]]
"""Tells what rules would say of a register on a day; reads, and writes nothing."""


@dataclass(frozen=True, slots=True)
class ToBeAdopted:
    """A text that is about to be adopted: of which policy, from which day it binds, what it is to the text before."""

    policy_id: int
    ordinal: int
    in_force_date: dt.date
    change: Change


Foreseen = Callable[[Any, ToBeAdopted], Sequence[str]]
"""Tells in sentences what an adoption will do to what a slice keeps in a register; reads, and writes nothing."""


@dataclass(frozen=True, slots=True)
class Capability:
    """What one slice does with rules: its name (“acknowledgements”), its label (``N_``), the checks, its try-out.

    ``of_part`` are checks of which it carries out the rules of one part of the program only (“who answers for comments”,
    of moderation), whoever carries out the others. ``foresees`` says what an adoption will do to its records.
    """

    slice: str
    label: str
    checks: frozenset[str]
    try_out: Trial | None = None
    foresees: Foreseen | None = None
    of_part: frozenset[tuple[str, AppPart]] = frozenset()

    def carries(self, check: str, part: AppPart) -> bool:
        """Tell whether it carries out a check of a rule that concerns a part first."""
        return check in self.checks or (check, part) in self.of_part


class CheckRegistry:
    """The capabilities of the program, each check carried out by one of them or by none."""

    def __init__(self, capabilities: Iterable[Capability] = ()) -> None:
        self.capabilities = tuple(capabilities)
        self._by_check: dict[str, Capability] = {}
        self._of_part: dict[tuple[str, AppPart], Capability] = {}
        for capability in self.capabilities:
            for name in capability.checks:
                if name not in CHECKS:
                    raise ValueError(f"{capability.slice} carries out {name!r}, which is no check")
                if name in self._by_check:
                    raise ValueError(f"{name!r} is carried out twice")
                self._by_check[name] = capability
            self._of_part |= dict.fromkeys(capability.of_part, capability)

    def capability(self, check: str, part: AppPart | None = None) -> Capability | None:
        """Return what carries a check out, of a rule that concerns a part first; None while nothing does."""
        of_part = None if part is None else self._of_part.get((check, part))
        return of_part or self._by_check.get(check)
