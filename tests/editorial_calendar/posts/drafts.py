"""Invented posts of an invented town."""

from __future__ import annotations

import dataclasses
import datetime as dt

from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostText

TODAY = dt.date(2026, 11, 21)
"""The day of the tests’ clock, at 15:30."""
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
MONDAY = dt.date(2026, 11, 23)


def on(*platforms, text="La patinoire du parc Élodie ouvre samedi à 10 h.", account=None):
    """Return the same text for platforms."""
    return tuple(PostText(platform=one, text=text, account_id=account) for one in platforms)


def draft(**more):
    """Return a post of Monday at ten."""
    plain = PostDraft(
        title="Ouverture de la patinoire",
        category="own_activity",
        planned_on=MONDAY,
        planned_time=dt.time(10),
        texts=on("facebook"),
        author="Julie Landry",
    )
    return dataclasses.replace(plain, **more)
