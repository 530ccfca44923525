"""What waits in the calendar, area by area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.todo import Todo
    from medias_desktop.policies.service import PolicyService


def in_turns(register: Register, policies: PolicyService) -> Iterator[Sequence[Todo]]:
    """Yield what waits little by little: posts, interactions, requests, accounts; modules come in one at a time."""
    from medias_desktop.editorial_calendar.todo import posts

    yield posts.todos(register, policies)
    from medias_desktop.editorial_calendar.todo import interactions

    yield ()
    yield interactions.todos(register, policies)
    from medias_desktop.editorial_calendar.todo import requests

    yield ()
    yield requests.todos(register, policies)
    from medias_desktop.editorial_calendar.todo import accounts

    yield ()
    yield accounts.todos(register, policies)
