"""Days of the municipality as instants: what was recorded is kept in universal time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_DAY = dt.timedelta(days=1)


def local_now(register: Register) -> dt.datetime:
    """Return the present minute in the municipality’s own time, without a zone; the date is the register’s own."""
    now = register.clock.now().astimezone()
    return dt.datetime.combine(register.clock.today(), now.time().replace(second=0, microsecond=0))


def day_span(first: dt.date, last: dt.date) -> tuple[str, str]:
    """Return the instant at which the first day begins and that at which the last one is over, as columns keep them."""
    return _begins(first), _begins(last + _DAY if last < dt.date.max else last)


def _begins(day: dt.date) -> str:
    midnight = dt.datetime.combine(day, dt.time()).astimezone(dt.UTC)
    return midnight.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
