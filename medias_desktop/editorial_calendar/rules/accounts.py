"""Official accounts: what publishing asks of an account besides what moderation knows of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class MultifactorState(StrEnum):
    """Whether multi-factor authentication protects an account."""

    UNKNOWN = ""
    ON = "on"
    OFF = "off"
    IMPOSSIBLE = "impossible"
    """The platform does not offer it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDraft:
    """What the user gives of an account; ``platform`` is a code of checks.words.Platform or text.

    ``holder_office`` is a code of checks.words.Office, "" for none of them; ``request_id`` the request that authorized it.
    """

    platform: str
    name: str
    link: str = ""
    netiquette_shown_on: dt.date | None = None
    holder: str = ""
    holder_office: str = ""
    opened_on: dt.date | None = None
    logo_shown_on: dt.date | None = None
    multifactor: MultifactorState = MultifactorState.UNKNOWN
    request_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialAccount:
    """A recorded account. ``id`` is that of moderation, to which posts, accesses and incidents point.

    ``version`` is of what is kept here (0: nothing yet), ``account_version`` of what moderation keeps.
    """

    id: int
    uid: str
    platform: str
    name: str
    link: str = ""
    netiquette_shown_on: dt.date | None = None
    active: bool = True
    holder: str = ""
    holder_office: str = ""
    opened_on: dt.date | None = None
    closed_on: dt.date | None = None
    closed_because: str = ""
    logo_shown_on: dt.date | None = None
    multifactor: MultifactorState = MultifactorState.UNKNOWN
    request_id: int | None = None
    note: str = ""
    version: int = 0
    account_version: int = 1

    def official(self, day: dt.date) -> bool:
        """Tell whether it is one of the municipality's own on a day: opened, and not closed by then."""
        if self.opened_on is not None and day < self.opened_on:
            return False
        return self.active if self.closed_on is None else day < self.closed_on

    @property
    def draft(self) -> AccountDraft:
        """What its form says when it is opened."""
        return AccountDraft(
            platform=self.platform,
            name=self.name,
            link=self.link,
            netiquette_shown_on=self.netiquette_shown_on,
            holder=self.holder,
            holder_office=self.holder_office,
            opened_on=self.opened_on,
            logo_shown_on=self.logo_shown_on,
            multifactor=self.multifactor,
            request_id=self.request_id,
            note=self.note,
        )
