"""What a publication may be: pure; each thing that cannot be has its error."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from medias_desktop.photo_consents.errors.uses import (
    AlreadyDropped,
    AlreadyPublished,
    AlreadyTakenDown,
    LinkIsNoLink,
    NotPublishedYet,
    NotTakenDown,
    PlannedInPast,
    PublishedInFuture,
    TakenDownBeforePublished,
    TakenDownByNobody,
    TakenDownInFuture,
    UseTextTooLong,
    UseWithoutDay,
)
from medias_desktop.photo_consents.rules.uses import PhotoUse, UseDraft

LONGEST_LINK = 2000
LONGEST_NAME = 200
LONGEST_NOTE = 5000
_SHOWN = 40


def check_draft(draft: UseDraft, today: dt.date) -> None:
    """Raise what is wrong with a new publication: UseWithoutDay, PlannedInPast, PublishedInFuture, LinkIsNoLink…"""
    if draft.planned_on is None and draft.published_on is None:
        raise UseWithoutDay
    if draft.published_on is not None:
        check_published(draft.published_on, today)
    elif draft.planned_on is not None:
        check_planned(draft.planned_on, today)
    check_link(draft.link)
    check_length(draft.account, LONGEST_NAME)
    check_length(draft.responsible, LONGEST_NAME)
    check_length(draft.note, LONGEST_NOTE)


def check_planned(day: dt.date, today: dt.date) -> None:
    """Raise PlannedInPast for a day that is over."""
    if day < today:
        raise PlannedInPast(day=day)


def check_published(day: dt.date, today: dt.date) -> None:
    """Raise PublishedInFuture for a day to come."""
    if day > today:
        raise PublishedInFuture(day=day)


def check_link(link: str) -> None:
    """Raise LinkIsNoLink unless it is empty or an http(s) address that a browser opens."""
    if not link:
        return
    shown = link if len(link) <= _SHOWN else f"{link[:_SHOWN]}…"
    if len(link) > LONGEST_LINK or any(letter.isspace() or not letter.isprintable() for letter in link):
        raise LinkIsNoLink(link=shown)
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        _port = parts.port
    except ValueError:
        raise LinkIsNoLink(link=shown) from None
    if parts.scheme.lower() not in ("http", "https") or not _is_host(host):
        raise LinkIsNoLink(link=shown)


def _is_host(host: str) -> bool:
    return bool(host) and ("." in host or ":" in host or host == "localhost") and not host.startswith(".")


def check_length(text: str, most: int) -> None:
    """Raise UseTextTooLong for a text longer than ``most`` characters."""
    if len(text) > most:
        raise UseTextTooLong(start=text[:_SHOWN], most=most)


def check_can_publish(use: PhotoUse) -> None:
    """Raise AlreadyTakenDown, AlreadyPublished or AlreadyDropped unless it is still planned."""
    if use.removed_on is not None:
        raise AlreadyTakenDown(day=use.removed_on)
    if use.published_on is not None:
        raise AlreadyPublished(day=use.published_on)
    if use.dropped_on is not None:
        raise AlreadyDropped(day=use.dropped_on)


def check_removal(use: PhotoUse, day: dt.date, by: str, note: str, today: dt.date) -> None:
    """Raise what forbids to record that a publication was taken down on a day, by somebody."""
    if use.removed_on is not None:
        raise AlreadyTakenDown(day=use.removed_on)
    if use.published_on is None:
        raise NotPublishedYet
    if day > today:
        raise TakenDownInFuture(day=day)
    if day < use.published_on:
        raise TakenDownBeforePublished(day=day, published=use.published_on)
    if not by:
        raise TakenDownByNobody
    check_length(by, LONGEST_NAME)
    check_length(note, LONGEST_NOTE)


def check_restored(use: PhotoUse) -> None:
    """Raise NotTakenDown for one of which nothing was recorded."""
    if use.removed_on is None:
        raise NotTakenDown
