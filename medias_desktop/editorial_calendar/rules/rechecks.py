"""What changed for the posts to come when other rules came into force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.editorial_calendar.rules.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckLine:
    """A post whose findings are others than before: those that appeared, those gone."""

    post_id: int
    title: str
    planned_on: dt.date | None
    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """That the posts to come were checked again; ``texts`` names the texts in force, ``seen_on`` when somebody looked."""

    id: int
    made_at: dt.datetime
    texts: str
    posts: int
    changed: int
    seen_on: dt.date | None = None
    lines: tuple[RecheckLine, ...] = ()


def difference(
    before: Sequence[Finding], after: Sequence[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that appeared and those gone; one that weighs otherwise than before is both."""
    known = {(one.key, one.severity) for one in before}
    found = {(one.key, one.severity) for one in after}
    return (
        tuple(one for one in after if (one.key, one.severity) not in known),
        tuple(one for one in before if (one.key, one.severity) not in found),
    )
