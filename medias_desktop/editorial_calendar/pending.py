"""What waits in the calendar, counted at every start by plain statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register


def pending(register: Register) -> int:
    """Return how many posts, requests and answers wait for somebody to do something about them."""
    return _posts(register) + _requests(register) + _interactions(register)


def _posts(register: Register) -> int:
    from medias_desktop.editorial_calendar.service.days import local_now
    from medias_desktop.editorial_calendar.service.pressing_posts import pressing

    return pressing(register, local_now(register)).waiting


def _requests(register: Register) -> int:
    if not register.rows("SELECT 1 FROM calendar_request LIMIT 1"):
        return 0
    from medias_desktop.editorial_calendar.service.request_listing import pressing

    found = pressing(register, register.clock.today())
    return found.waiting + found.unanswered


def _interactions(register: Register) -> int:
    if not register.rows("SELECT 1 FROM interaction LIMIT 1"):
        return 0
    from medias_desktop.editorial_calendar.service.days import local_now
    from medias_desktop.editorial_calendar.service.pressing_interactions import pressing

    return pressing(register, local_now(register)).waiting
