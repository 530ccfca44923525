"""Organizations: whether they are accredited on a day, and whether a link leads to their own page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, parse_qs, urlsplit

from medias_desktop.core.text import fold

NAME_LENGTH = 200
LINK_LENGTH = 2_000
NOTE_LENGTH = 4_000
RESOLUTION_LENGTH = 60


class Accreditation(StrEnum):
    """Where an organization stands on a day."""

    ACCREDITED = "accredited"
    TO_COME = "to_come"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    NONE = "none"


class OnPage(StrEnum):
    """Whether a link leads to an organization’s own page."""

    YES = "yes"
    NO = "no"
    UNSEEN = "unseen"
    """On the same platform, and the link does not say on whose page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDraft:
    """What the user gives of an organization."""

    name: str
    contact: str = ""
    email: str = ""
    address: str = ""
    own_page: str = ""
    partner: bool = False
    language: str = "fr"
    accredited_on: dt.date | None = None
    accredited_until: dt.date | None = None
    resolution_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A recorded organization; ``version`` guards against another window’s change."""

    id: int
    draft: OrganisationDraft
    withdrawn_on: dt.date | None = None
    withdrawn_because: str = ""
    requests: int = 0
    """How many requests name it."""
    version: int = 1

    @property
    def name(self) -> str:
        """Its name."""
        return self.draft.name

    def standing(self, day: dt.date) -> Accreditation:
        """Return where it stands on a day; the last day of an accreditation counts, that of a withdrawal does not."""
        since, until = self.draft.accredited_on, self.draft.accredited_until
        if self.withdrawn_on is not None and day >= self.withdrawn_on:
            return Accreditation.WITHDRAWN
        if since is None:
            return Accreditation.NONE
        if day < since:
            return Accreditation.TO_COME
        if until is not None and day > until:
            return Accreditation.EXPIRED
        return Accreditation.ACCREDITED


def search_key(draft: OrganisationDraft) -> str:
    """Return what an organization is found by."""
    words = (draft.name, draft.contact, draft.email, draft.resolution_number)
    return " ".join(filter(None, map(fold, words)))[:1500]


_PREFIXES = ("www.", "m.", "web.", "mobile.", "fr-ca.", "fr.", "en.")
_SAME_HOST = {"fb.com": "facebook.com", "fb.me": "facebook.com", "fb.watch": "facebook.com"} | {
    "twitter.com": "x.com",
    "youtu.be": "youtube.com",
    "instagr.am": "instagram.com",
}
_NOBODYS = {
    "facebook.com": {
        "photo",
        "photo.php",
        "share",
        "watch",
        "reel",
        "story.php",
        "permalink.php",
        "events",
        "groups",
    },
    "instagram.com": {"p", "reel", "tv", "stories"},
    "youtube.com": {"watch", "shorts", "live", "post"},
    "linkedin.com": {"posts", "feed", "pulse"},
}
"""First parts of addresses that do not say whose page it is."""
_SHORT = frozenset({"fb.me", "fb.watch", "youtu.be"})
_NUMBERED = "profile.php"


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a page on the Web."""
    found = _split(text)
    return found is not None and "." in (found.hostname or "") and " " not in text.strip()


def on_page(link: str, page: str) -> OnPage:
    """Tell whether a link is to something on a page: same host, and below the page’s own address."""
    there, own = _split(link), _split(page)
    if there is None or own is None or _host(there) != _host(own):
        return OnPage.NO
    host, parts, below = _host(own), _parts(there), _parts(own)
    if below[:1] == [_NUMBERED]:
        return _numbered(there, own, parts)
    if not below:  # a website of its own
        return OnPage.YES if parts else OnPage.NO
    if parts[: len(below)] == below:
        return OnPage.YES if len(parts) > len(below) or there.query else OnPage.NO
    if (there.hostname or "") in _SHORT or (parts[:1] and parts[0] in _NOBODYS.get(host, ())):
        return OnPage.UNSEEN
    return OnPage.NO


def _numbered(there: SplitResult, own: SplitResult, parts: list[str]) -> OnPage:
    """Tell it of a page that has a number instead of a name (profile.php?id=12)."""
    number = parse_qs(own.query).get("id", [""])[0]
    if number and (parse_qs(there.query).get("id") == [number] or parts[:1] == [number]):
        only_page = parts == [_NUMBERED] and set(parse_qs(there.query)) == {"id"}
        return OnPage.NO if only_page else OnPage.YES
    return OnPage.UNSEEN if parts[:1] and parts[0] in _NOBODYS["facebook.com"] else OnPage.NO


def _split(address: str) -> SplitResult | None:
    text = address.strip()
    try:
        found = urlsplit(text if "://" in text else f"https://{text}")
        named = bool(found.hostname)
    except ValueError:
        return None
    return found if named and found.scheme in ("http", "https") else None


def _host(address: SplitResult) -> str:
    host = (address.hostname or "").lower().rstrip(".")
    for prefix in _PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
            break
    return _SAME_HOST.get(host, host)


def _parts(address: SplitResult) -> list[str]:
    return [part.casefold() for part in address.path.split("/") if part]
