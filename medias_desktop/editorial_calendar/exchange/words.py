"""What cells and calendars call kinds of content, platforms, languages and hours, in French or English."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from medias_desktop.core.i18n import LANGUAGES, catalogue
from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.rules.categories import CATEGORIES
from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS
from medias_desktop.policies.rules.checks.calendar_words import Category
from medias_desktop.policies.rules.checks.words import Platform

_OTHER_CATEGORIES = {
    "communique": Category.PRESS_RELEASE,
    "communique de presse": Category.PRESS_RELEASE,
    "press release": Category.PRESS_RELEASE,
    "emploi": Category.JOB_OFFER,
    "emplois": Category.JOB_OFFER,
    "offre d emploi": Category.JOB_OFFER,
    "job": Category.JOB_OFFER,
    "jobs": Category.JOB_OFFER,
    "activite": Category.OWN_ACTIVITY,
    "activites": Category.OWN_ACTIVITY,
    "evenement": Category.OWN_ACTIVITY,
    "activity": Category.OWN_ACTIVITY,
    "event": Category.OWN_ACTIVITY,
    "avis": Category.IMPORTANT_NOTICE,
    "avis important": Category.IMPORTANT_NOTICE,
    "notice": Category.IMPORTANT_NOTICE,
    "travaux": Category.ROADWORK,
    "voirie": Category.ROADWORK,
    "road work": Category.ROADWORK,
    "roadworks": Category.ROADWORK,
    "nouvelle": Category.NEWS,
    "nouvelles": Category.NEWS,
    "sensibilisation": Category.AWARENESS,
    "blogue": Category.BLOG_POST,
    "blog": Category.BLOG_POST,
    "appel d offres": Category.CALL_FOR_TENDERS,
    "tender": Category.CALL_FOR_TENDERS,
    "reglement": Category.BYLAW,
    "publicite": Category.OUTSIDE_ADVERTISING,
    "sondage": "survey",
    "campagne": "campaign",
}
_OTHER_PLATFORMS = {
    "fb": Platform.FACEBOOK,
    "page facebook": Platform.FACEBOOK,
    "facebook page": Platform.FACEBOOK,
    "meta": Platform.FACEBOOK,
    "insta": Platform.INSTAGRAM,
    "ig": Platform.INSTAGRAM,
    "linked in": Platform.LINKEDIN,
    "tik tok": Platform.TIKTOK,
    "x": Platform.TWITTER,
    "twitter": Platform.TWITTER,
    "you tube": Platform.YOUTUBE,
    "blogue": Platform.BLOG,
    "site": Platform.WEBSITE,
    "site web": Platform.WEBSITE,
    "site internet": Platform.WEBSITE,
    "web": Platform.WEBSITE,
    "web site": Platform.WEBSITE,
}
_ENGLISH = frozenset({"en", "eng", "english", "anglais", "anglaise", "a"})
_BETWEEN = re.compile(r"[\W_]+")
_PARTED = re.compile(r"[,;/|+&\n]+|\bet\b|\band\b")
_HOUR = re.compile(
    r"(\d{1,2})(?:\s*(?::|h|\.)\s*(\d{2})?(?:\s*(?::|m)\s*\d{0,2}\D{0,4})?)?\s*([ap])?\.?\s*m?\.?",
    re.IGNORECASE,
)
_WITH_HOUR = re.compile(r"(?:[T ]|, ?|\bà\b|\bat\b)\s*(\d{1,2}\s*(?::|h)\s*\d{0,2}.*)$")


@cache
def _names(kind: str) -> dict[str, str]:
    tables: dict[str, tuple[Mapping[str, str], Mapping[str, object]]] = {
        "category": (CATEGORIES, _OTHER_CATEGORIES),
        "platform": (PLATFORMS, _OTHER_PLATFORMS),
    }
    names, others = tables[kind]
    return _by_word(names) | {word: str(getattr(code, "value", code)) for word, code in others.items()}


def _by_word(names: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, message in names.items():
        for said in (code, message, *(catalogue(language).gettext(message) for language in LANGUAGES)):
            found.setdefault(plain(said), code)
    return found


def plain(text: str) -> str:
    """Return words without accent, case or punctuation."""
    return _BETWEEN.sub(" ", fold(text)).strip()


def category_code(text: str) -> str:
    """Return the kind of content that a word means, "" for none that is known."""
    return _names("category").get(plain(text), "")


def platform_code(text: str) -> str:
    """Return the platform that a word means, "" for none that is known."""
    return _names("platform").get(plain(text), "")


def platform_codes(text: str) -> tuple[tuple[str, ...], str]:
    """Return the platforms that a cell names, and the first word in it that is none."""
    if not text.strip():
        return (), ""
    if whole := platform_code(text):
        return (whole,), ""
    found: dict[str, None] = {}
    for part in _PARTED.split(text):
        if not part.strip():
            continue
        code = platform_code(part)
        if not code:
            return (), part.strip()
        found[code] = None
    return tuple(found), ""


def language_code(text: str, otherwise: str) -> str:
    """Return the language that a cell means, another one for an empty cell."""
    if not text.strip():
        return otherwise
    return "en" if plain(text) in _ENGLISH else "fr"


def read_hour(text: str) -> dt.time | None:
    """Return the hour that a text says (14:30, 14 h 30, 2:30 p.m., 9h), None when it says none."""
    match = _HOUR.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return dt.time(hour, minute)
    except ValueError:
        return None


def hour_beside(text: str) -> str:
    """Return the hour that stands behind a date in the same cell, "" for none."""
    match = _WITH_HOUR.search(text.strip())
    return match[1].strip() if match else ""
