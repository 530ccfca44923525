"""Slow work whose refusals are shown in the form that asked for it, not in a box above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from medias_desktop.core.errors import UserError

Result = TypeVar("Result")


def or_error(work: Callable[[], Result]) -> Result | UserError:
    """Return what ``work`` returns, or the user's error that stopped it."""
    try:
        return work()
    except UserError as error:
        return error
