"""Which backups are kept: the last ones, then one a day, a week, a month, and none for ever.

The clock is not to be trusted: a dead battery sets a computer back by years, a typing error ahead. Backups stamped in
the future are kept by the same rule among themselves and push nothing out; and age drops nothing before backups of
three days say that so much time has really passed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from medias_desktop.core.store.backups.disk import remove_tree
from medias_desktop.core.store.backups.listing import PART, UNFINISHED, list_backups
from medias_desktop.core.store.backups.manifest import BackupReason

LAST, DAILY, WEEKLY, MONTHLY = 8, 14, 8, 12
OLDEST = dt.timedelta(days=400)
"""What was destroyed in the register is gone from its backups after that long."""

PROTECTED = (BackupReason.BEFORE_UPGRADE, BackupReason.BEFORE_KEY_CHANGE)
PROTECTED_FOR = dt.timedelta(days=30)
LEFTOVER = dt.timedelta(days=1)
"""After that long nobody is still busy with an unfinished backup."""

_CERTAIN = 3


class Made(NamedTuple):
    """When and why a backup was made."""

    at: dt.datetime
    reason: BackupReason


def kept(backups: Iterable[Made], now: dt.datetime) -> set[Made]:
    """Return those of one register's backups that are to be kept; the newest always is."""
    everything = sorted(set(backups), reverse=True)
    past = [made for made in everything if made.at <= now]
    future = [made for made in everything if made.at > now]
    return _kept(_not_too_old(past, now), now) | _kept(future, future[0].at if future else now)


def _not_too_old(newest_first: list[Made], now: dt.datetime) -> list[Made]:
    young = [made for made in newest_first if now - made.at <= OLDEST]
    if len({made.at.date() for made in young}) < _CERTAIN:
        return newest_first
    return young


def _kept(newest_first: list[Made], now: dt.datetime) -> set[Made]:
    periods: tuple[tuple[int, Callable[[Made], object]], ...] = (
        (LAST, lambda made: made),
        (DAILY, lambda made: made.at.date()),
        (WEEKLY, lambda made: made.at.isocalendar()[:2]),
        (MONTHLY, lambda made: (made.at.year, made.at.month)),
    )
    found = {made for made in newest_first if made.reason in PROTECTED and now - made.at <= PROTECTED_FOR}
    for most, period in periods:
        newest: dict[object, Made] = {}
        for made in newest_first:
            newest.setdefault(period(made), made)
        found |= set(list(newest.values())[:most])
    return found


def prune(folder: Path, register_id: str, now: dt.datetime) -> tuple[str, ...]:
    """Remove the backups of one register that are not to be kept, and leftovers of any; return the names removed.

    A folder that cannot be removed stays, under a name that says it is no backup any more.
    """
    backups = list_backups(folder, register_id)
    wanted = kept((Made(backup.created_at, backup.manifest.reason) for backup in backups), now)
    removed = []
    for backup in backups:
        if Made(backup.created_at, backup.manifest.reason) in wanted:
            continue
        dropped = backup.folder.with_name(backup.name + PART)
        try:
            backup.folder.rename(dropped)
        except OSError:
            continue
        remove_tree(dropped)
        removed.append(backup.name)
    sweep(folder, now)
    return tuple(removed)


def sweep(folder: Path, now: dt.datetime) -> None:
    """Remove what interrupted backups left more than a day ago, by either clock's reckoning."""
    try:
        leftovers = [path for path in folder.iterdir() if UNFINISHED.fullmatch(path.name)]
        for path in leftovers:
            if (
                path.name.endswith(PART)
                and abs(now.timestamp() - path.stat().st_mtime) > LEFTOVER.total_seconds()
            ):
                remove_tree(path)
    except OSError:
        return
