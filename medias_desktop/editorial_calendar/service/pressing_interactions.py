"""What waits about interactions, by one plain statement: asked at every start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.service.interaction_rows import IN_OPEN, written

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.store.register import Register

_OWED = "i.answered_at = '' AND i.due_at <> ''"
_COUNTS = f"""
SELECT count(*),
    coalesce(sum(CASE WHEN {_OWED} AND i.due_at < :now THEN 1 ELSE 0 END), 0),
    coalesce(max(CASE WHEN {_OWED} AND i.due_at < :now THEN i.cite ELSE '' END), ''),
    coalesce(sum(CASE WHEN {_OWED} AND i.due_at >= :now AND i.due_at <= :tonight THEN 1 ELSE 0 END), 0),
    coalesce(max(CASE WHEN {_OWED} AND i.due_at >= :now AND i.due_at <= :tonight THEN i.cite ELSE '' END), ''),
    coalesce(sum(CASE WHEN i.state = 'transmitted' AND i.answered_at = '' AND i.department_due_at <> ''
        AND i.department_due_at < :now THEN 1 ELSE 0 END), 0),
    coalesce(sum(CASE WHEN i.due_at = '' AND i.answered_at = '' AND i.due_basis = 'unknown' THEN 1 ELSE 0 END), 0)
FROM interaction i WHERE i.state IN {IN_OPEN}
"""


@dataclass(frozen=True, slots=True)
class PressingInteractions:
    """How many are open, late, due today; passed on and late there; without a due moment though a clause sets a limit."""

    open: int = 0
    late: int = 0
    late_cite: str = ""
    today: int = 0
    today_cite: str = ""
    departments: int = 0
    unknown: int = 0

    @property
    def waiting(self) -> int:
        """How many wait to be done something about today."""
        return self.late + self.today


def pressing(register: Register, now: dt.datetime) -> PressingInteractions:
    """Return what waits at a moment."""
    (row,) = register.tuples(_COUNTS, now=written(now), tonight=f"{now.date().isoformat()}T23:59")
    return PressingInteractions(*row)
