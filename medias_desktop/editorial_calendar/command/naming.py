"""What the words of a command line mean: days, states, platforms, kinds of content; and the register that is opened."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.command import open_register
from medias_desktop.core.command_words import named_code, read_date
from medias_desktop.editorial_calendar.errors.exchange import (
    CommandCategoryUnknown,
    CommandPlatformUnknown,
    CommandStateUnknown,
    CommandTimeUnreadable,
)
from medias_desktop.editorial_calendar.exchange.words import category_code, platform_code, read_hour
from medias_desktop.editorial_calendar.labels.posts import STATE_NAMES
from medias_desktop.editorial_calendar.rules.categories import CATEGORIES
from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS
from medias_desktop.editorial_calendar.rules.post_filters import PostFilter
from medias_desktop.editorial_calendar.service import EditorialCalendarService

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.editorial_calendar.rules.posts import PostState


class OpeningOptions(Protocol):
    """Which register, and whose passphrase opens it."""

    register: Path
    user: str


class FilterOptions(OpeningOptions, Protocol):
    """Which posts; "" for what was not said."""

    since: str
    until: str
    state: str
    platform: str
    category: str
    text: str


@contextlib.contextmanager
def opened(options: OpeningOptions, clock: Clock | None) -> Iterator[EditorialCalendarService]:
    """Open the register of a command, and close it in the end."""
    from medias_desktop.people.service import PeopleService
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.sanctions.service import SanctionService

    register = open_register(options.register, clock, options.user)
    try:
        people, policies = PeopleService(register), PolicyService(register)
        photos = PhotoConsentService(register, people, policies)
        sanctions = SanctionService(register, people, policies)
        yield EditorialCalendarService(register, people, policies, photos, sanctions)
    finally:
        register.close()


def read_filter(options: FilterOptions) -> PostFilter:
    """Return which posts are meant.

    Raises DateUnreadable, CommandStateUnknown, CommandPlatformUnknown or CommandCategoryUnknown.
    """
    return PostFilter(
        text=options.text,
        states=frozenset({read_state(options.state)}) if options.state else frozenset(),
        categories=frozenset({read_category(options.category)}) if options.category else frozenset(),
        platform=read_platform(options.platform) if options.platform else "",
        since=read_day(options.since),
        until=read_day(options.until),
    )


def read_day(text: str) -> dt.date | None:
    """Return the day meant, None for "". Raises DateUnreadable."""
    return read_date(text) if text else None


def read_time(text: str) -> dt.time | None:
    """Return the hour meant, None for "". Raises CommandTimeUnreadable."""
    if not text:
        return None
    if (found := read_hour(text)) is None:
        raise CommandTimeUnreadable(text=text)
    return found


def read_state(text: str) -> PostState:
    """Return the state meant by its code, or by its name in French or English. Raises CommandStateUnknown."""
    if (found := named_code(text, STATE_NAMES)) is None:
        raise CommandStateUnknown(name=text, known=", ".join(STATE_NAMES))
    return found


def read_platform(text: str) -> str:
    """Return the platform meant. Raises CommandPlatformUnknown."""
    if not (found := platform_code(text)):
        raise CommandPlatformUnknown(name=text, known=", ".join(PLATFORMS))
    return found


def read_platforms(texts: Sequence[str]) -> tuple[str, ...]:
    """Return several platforms, each once. Raises CommandPlatformUnknown."""
    return tuple(dict.fromkeys(map(read_platform, texts)))


def read_category(text: str) -> str:
    """Return the kind of content meant. Raises CommandCategoryUnknown."""
    if not (found := category_code(text)):
        raise CommandCategoryUnknown(name=text, known=", ".join(CATEGORIES))
    return found
