"""What a post may not be, whatever a policy says: each check raises a plain sentence, and nothing is saved."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from medias_desktop.core.text import storable
from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.categories import CATEGORIES
from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS
from medias_desktop.editorial_calendar.rules.posts import (
    LINK_LENGTH,
    NAME_LENGTH,
    NOTE_LENGTH,
    TEXT_LENGTH,
    TITLE_LENGTH,
    PostDraft,
)

CREDIT_LENGTH = 300
MOST_JOBS = 999
MOST_PHOTOS = 50
MOST_YEARS = 5
_SHOWN = 40
_LANGUAGES = ("fr", "en")
_CODE = re.compile(r"[a-z0-9_:.-]{1,60}")
"""A question of a checklist: the rules of the text in force decide which there are."""
_BESIDE = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Line ends and signs that turn the direction of what follows: in a title they would turn a whole line of the calendar."""


def tidy(draft: PostDraft) -> PostDraft:
    """Return a draft as the register keeps it: texts as written, all else without spaces around it."""
    plain: dict[str, Any] = {name: _line(getattr(draft, name)) for name in _LINES}
    plain |= {name: storable(getattr(draft, name)).strip() for name in _NOTES}
    texts = tuple(replace(one, text=storable(one.text).strip()) for one in draft.texts)
    once: dict[str, Any] = {
        "audiences": tuple(dict.fromkeys(draft.audiences)),
        "photos": tuple(dict.fromkeys(draft.photos)),
    }
    return replace(draft, texts=texts, **plain, **once)


_LINES = ("title", "author", "approver", "requester", "campaign", "link", "original_link", "source_credit")
_NOTES = ("exception_reason", "allowed_because", "contest_rules", "note")
_LENGTHS = {
    "title": TITLE_LENGTH,
    "author": NAME_LENGTH,
    "approver": NAME_LENGTH,
    "requester": NAME_LENGTH,
    "campaign": NAME_LENGTH,
    "source_credit": CREDIT_LENGTH,
    "exception_reason": NOTE_LENGTH,
    "allowed_because": NOTE_LENGTH,
    "contest_rules": TEXT_LENGTH,
    "note": NOTE_LENGTH,
}


def check_draft(draft: PostDraft, today: dt.date, before: PostDraft | None = None) -> None:
    """Raise the sentence of the first thing that cannot be; ``before`` is what the register holds of it, None for a new post.

    A day that stays as it was may be past: what else is said of the post can still be corrected.
    """
    from medias_desktop.core.i18n import format_number

    if not draft.title:
        raise errors.TitleMissing
    for name, most in _LENGTHS.items():
        _short(getattr(draft, name), most)
    for link in (draft.link, draft.original_link):
        check_link(link)
    _check_choices(draft)
    _check_texts(draft)
    if draft.jobs is not None and not 1 <= draft.jobs <= MOST_JOBS:
        raise errors.JobsImpossible(most=format_number(MOST_JOBS))
    if draft.exception and not draft.exception_reason:
        raise errors.ExceptionWithoutReason
    if before is None or (draft.planned_on, draft.planned_time) != (before.planned_on, before.planned_time):
        same_day = before is not None and draft.planned_on == before.planned_on
        check_moment(draft.planned_on, draft.planned_time, draft.planned_on if same_day else today)


def check_link(link: str) -> None:
    """Raise LinkIsNoLink unless it is empty or an address that a browser opens."""
    from medias_desktop.photo_consents.rules import use_checks

    _short(link, LINK_LENGTH)
    use_checks.check_link(link)


def check_moment(
    day: dt.date | None, time: dt.time | None, today: dt.date | None, zone: dt.tzinfo | None = None
) -> None:
    """Raise HourWithoutDay, PlannedBeforeToday, PlannedTooFar or MomentDoesNotExist for a moment that cannot be.

    ``zone`` is the municipality's; None is that of the computer.
    """
    from medias_desktop.core.i18n import format_number

    if day is None:
        if time is not None:
            raise errors.HourWithoutDay
        return
    if today is not None:
        if day < today:
            raise errors.PlannedBeforeToday(day=day)
        if day.year > today.year + MOST_YEARS:
            raise errors.PlannedTooFar(day=day, years=format_number(MOST_YEARS))
    if time is not None and not exists(dt.datetime.combine(day, time), zone):
        raise errors.MomentDoesNotExist(day=day, time=said_time(time))


def exists(moment: dt.datetime, zone: dt.tzinfo | None = None) -> bool:
    """Tell whether a moment without a zone exists in one: not in the hour that clocks skip in spring."""
    try:
        at = moment.astimezone(dt.UTC) if zone is None else moment.replace(tzinfo=zone).astimezone(dt.UTC)
        return at.astimezone(zone).replace(tzinfo=None) == moment
    except (OverflowError, OSError, ValueError):  # a year that the computer's clock does not know
        return True


def said_time(time: dt.time) -> str:
    """Return an hour as the language in use writes it."""
    from medias_desktop.core.i18n import format_time

    return format_time(dt.datetime.combine(dt.date(2000, 1, 1), time))


def check_complete(draft: PostDraft) -> None:
    """Raise what a post lacks to be checked: CategoryMissing or NoText."""
    if not draft.category:
        raise errors.CategoryMissing
    if not any(one.text for one in draft.texts):
        raise errors.NoText


def required(text: str) -> str:
    """Return a reason. Raises ReasonMissing or PostTextTooLong."""
    found = storable(text).strip()
    if not found:
        raise errors.ReasonMissing
    _short(found, NOTE_LENGTH)
    return found


def _check_choices(draft: PostDraft) -> None:
    _among((draft.category,), CATEGORIES)
    _among((draft.language,), _LANGUAGES, required=True)
    purposes, audiences, exceptions, offices = _codes()
    _among((draft.purpose,), purposes)
    _among(draft.audiences, audiences)
    _among((draft.exception,), exceptions)
    _among((draft.allowed_by,), offices)
    for one in draft.answers:
        if not _CODE.fullmatch(one):
            raise errors.ChoiceUnknown(value=one[:_SHOWN])


def _check_texts(draft: PostDraft) -> None:
    from medias_desktop.core.i18n import format_number, translate

    _among((one.platform for one in draft.texts), PLATFORMS, required=True)
    seen: set[str] = set()
    for one in draft.texts:
        if one.platform in seen:
            raise errors.PlatformTwice(platform=translate(PLATFORMS[one.platform]))
        seen.add(one.platform)
        _short(one.text, TEXT_LENGTH)
    if len(draft.photos) > MOST_PHOTOS:
        raise errors.TooManyPhotos(most=format_number(MOST_PHOTOS))


def _among(values: Iterable[str], known: Collection[str], *, required: bool = False) -> None:
    for value in values:
        if value not in known and (value or required):
            raise errors.ChoiceUnknown(value=storable(value)[:_SHOWN])


def _short(text: str, most: int) -> None:
    from medias_desktop.core.i18n import format_number

    if len(text) > most:
        raise errors.PostTextTooLong(beginning=text[:_SHOWN], most=format_number(most))


def _line(text: str) -> str:
    return " ".join("".join(one for one in storable(text) if one not in _BESIDE).split())


@cache
def _codes() -> tuple[frozenset[str], ...]:
    from medias_desktop.policies.rules.checks.calendar_words import Audience, Excepted, Purpose
    from medias_desktop.policies.rules.checks.words import Office

    return tuple(frozenset(one.value for one in kind) for kind in (Purpose, Audience, Excepted, Office))
