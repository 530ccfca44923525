"""A post as the checks read it: what was given of it, and what is measured of its words, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.checks.addresses import Address, addresses
from medias_desktop.editorial_calendar.rules.checks.wording import Wording, wording

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import PostDraft

END_OF_DAY = dt.time(23, 59)


@dataclass(frozen=True)
class CheckedText:
    """The words of a post on one platform, by which account, measured."""

    platform: str
    text: str
    account_id: int | None
    wording: Wording


@dataclass(frozen=True)
class CheckedPost:
    """A post that is checked; ``id`` None while it is new.

    ``contest_file`` tells that the rules of its contest are kept as a file.
    """

    draft: PostDraft
    id: int | None = None
    contest_file: bool = False

    @cached_property
    def texts(self) -> tuple[CheckedText, ...]:
        """Its texts, measured; the same words on two platforms are measured once."""
        return tuple(
            CheckedText(one.platform, one.text, one.account_id, wording(one.text)) for one in self.draft.texts
        )

    @cached_property
    def wordings(self) -> Mapping[str, tuple[str, Wording]]:
        """What it says, each text once: the first platform on which it stands, and what is measured of it."""
        found: dict[str, tuple[str, Wording]] = {}
        for one in self.texts:
            found.setdefault(one.text, (one.platform, one.wording))
        return found

    @cached_property
    def platforms(self) -> frozenset[str]:
        """The platforms it appears on."""
        return frozenset(one.platform for one in self.draft.texts)

    @property
    def day(self) -> dt.date | None:
        """The day on which it is to appear."""
        return self.draft.planned_on

    @cached_property
    def moment(self) -> dt.datetime | None:
        """The moment at which it is to appear; without an hour, the last one of the day."""
        if self.draft.planned_on is None:
            return None
        return dt.datetime.combine(self.draft.planned_on, self.draft.planned_time or END_OF_DAY)

    @cached_property
    def links(self) -> tuple[Address, ...]:
        """The addresses of its texts and of its own link."""
        found = dict.fromkeys(addresses(self.draft.link))
        for _platform, one in self.wordings.values():
            found.update(dict.fromkeys(one.links))
        return tuple(found)

    @cached_property
    def looked_through(self) -> str:
        """All that it says, its title too, folded, its words parted by single spaces: for looking names up."""
        return "".join(
            (wording(self.draft.title).spaced, *(one.spaced for _at, one in self.wordings.values()))
        )
