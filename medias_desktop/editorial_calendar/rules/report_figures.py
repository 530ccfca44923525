"""The figures of a report on the networks: publications, what the platforms counted, answers on time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied:
    """The publications of a platform or a month (“2026-11”), and what was counted of them, None where nothing was."""

    code: str
    posts: int
    counts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFigures:
    """What a report between two days says; ``received`` are messages of those days, ``open_late`` as of the last one."""

    first: dt.date
    last: dt.date
    published: int = 0
    by_platform: tuple[Tallied, ...] = ()
    by_month: tuple[Tallied, ...] = ()
    received: int = 0
    answered: int = 0
    on_time: int = 0
    open: int = 0
    open_late: int = 0
