"""What waits about sanctions, counted at every start; of disciplinary cases nothing is counted in the open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.sanctions.service.pressing import pressing

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register


def pending(register: Register) -> int:
    """Return how many blocks are to be lifted, comments to be looked at, appeals to be answered."""
    found = pressing(register, register.clock.today())
    return found.ended_blocks + found.waiting_comments + found.late_appeals + found.open_appeals
