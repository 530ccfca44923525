"""A post as files show it: everything of it in words, read for thousands at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.editorial_calendar.rules.posts import PostState


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEntry:
    """One post; ``texts`` are pairs of a platform's code and the words there."""

    id: int
    uid: str
    title: str
    category: str
    language: str
    state: PostState
    planned_on: dt.date | None
    planned_time: dt.time | None
    texts: tuple[tuple[str, str], ...] = ()
    author: str = ""
    approver: str = ""
    requester: str = ""
    campaign: str = ""
    link: str = ""
    source_credit: str = ""
    note: str = ""
    self_approved: bool = False
    blocks: int = 0
    warnings: int = 0
    version: int = 1

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platforms it appears on."""
        return tuple(platform for platform, _text in self.texts)
