"""What each kind of request says besides its subject: the names, forms and choices of its details."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from medias_desktop.core.described import Worded
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind
from medias_desktop.policies.rules.checks.accounts import Followed
from medias_desktop.policies.rules.checks.calendar_words import Category
from medias_desktop.policies.rules.checks.moderation import Element
from medias_desktop.policies.rules.checks.words import Platform

DETAIL_LENGTH = 4_000


class Form(Enum):
    """How a detail is given."""

    LINE = "line"
    TEXT = "text"
    ONE = "one"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that a kind of request says; ``choices`` for those that are chosen."""

    name: str
    form: Form = Form.LINE
    choices: tuple[Worded, ...] = ()


PARTNER_KINDS = (
    Category.PARTNER_SHARED,
    Category.PARTNER_ACTIVITY,
    Category.OTHER_LOCAL_ACTIVITY,
    Category.PARTNER_ORIGINAL,
    Category.HONORARY_CHAIR,
    Category.USEFUL_LINK,
)
"""What a partner’s content may be."""

ANALYSIS = ("target_audience", "complementarity")
COMMITTEE = ("committee_writing", "committee_editing", "committee_protection")

_ACCOUNT = (
    Detail("platform", Form.ONE, tuple(Platform)),
    Detail("account_name"),
    Detail("holder"),
    *(Detail(name, Form.TEXT) for name in ANALYSIS),
)

DETAILS: Mapping[RequestKind, tuple[Detail, ...]] = MappingProxyType(
    {
        RequestKind.DEPARTMENT_POST: (Detail("wished_on"),),
        RequestKind.ORGANISATION_POST: (Detail("wished_on"),),
        RequestKind.JOB_OFFER: (Detail("jobs"), Detail("wished_on")),
        RequestKind.PARTNER_CONTENT: (
            Detail("category", Form.ONE, PARTNER_KINDS),
            Detail("partner"),
            Detail("relevance", Form.TEXT),
        ),
        RequestKind.OUTSIDE_PRESS_RELEASE: (Detail("partner"), Detail("relevance", Form.TEXT)),
        RequestKind.OUTSIDE_ADVERTISING: (Detail("partner"),),
        RequestKind.CONTEST: (Detail("contest_rules", Form.TEXT), Detail("contest_law", Form.TEXT)),
        RequestKind.NEW_ACCOUNT: _ACCOUNT,
        RequestKind.OWN_ACCOUNT: _ACCOUNT,
        RequestKind.NEW_BLOG: (
            Detail("account_name"),
            *(Detail(name) for name in COMMITTEE),
            Detail("website_link"),
        ),
        RequestKind.WORKSTATION_ACCESS: (
            Detail("sites", Form.SOME, tuple(Platform)),
            Detail("other_sites"),
            Detail("purpose", Form.TEXT),
        ),
        RequestKind.FOLLOW_ACCOUNT: (
            Detail("platform", Form.ONE, tuple(Platform)),
            Detail("account_name"),
            Detail("followed_kind", Form.ONE, tuple(Followed)),
            Detail("relevance", Form.TEXT),
        ),
        RequestKind.LOGO_USE: (Detail("elements", Form.SOME, tuple(Element)), Detail("use", Form.TEXT)),
        RequestKind.IMAGE_MISUSE: (Detail("elements", Form.SOME, tuple(Element)), Detail("where_seen")),
        RequestKind.SITE_CHANGE: (Detail("site"), Detail("change", Form.TEXT)),
        RequestKind.MEDIA: (Detail("medium"), Detail("asked")),
        RequestKind.ACCESS_TO_INFORMATION: (),
    }
)
"""Of an access request nothing of the file itself is kept: it is directed, not answered here."""


def chosen(details: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Return the codes of a detail of which several may be chosen."""
    return tuple(filter(None, details.get(name, "").split(",")))


def joined(codes: tuple[str, ...]) -> str:
    """Return codes as such a detail keeps them."""
    return ",".join(codes)


def as_kept(details: Mapping[str, str]) -> str:
    """Return the details that say something as the register keeps them."""
    said = {name: text for name, text in sorted(details.items()) if text}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def as_said(kept: str) -> Mapping[str, str]:
    """Return the details of a request; one that cannot be read says nothing."""
    try:
        read = json.loads(kept or "{}")
    except ValueError:
        return {}
    return {str(name): str(text) for name, text in read.items()} if isinstance(read, dict) else {}
