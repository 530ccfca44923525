"""Words that several parts of the post editor say."""

from __future__ import annotations

from medias_desktop.core.i18n import _, translate
from medias_desktop.policies.rules.checks.words import Platform

PLATFORMS = tuple(one.value for one in Platform)
_NAMES = {one.value: one.label for one in Platform}
PLATFORM_ICONS = {
    "facebook": "mdi6.facebook",
    "instagram": "mdi6.instagram",
    "linkedin": "mdi6.linkedin",
    "tiktok": "mdi6.music-note-outline",
    "twitter": "mdi6.twitter",
    "youtube": "mdi6.youtube",
    "blog": "mdi6.post-outline",
    "website": "mdi6.web",
}


def platform_name(code: str) -> str:
    """Return a platform by its name; “” is all of them."""
    if not code:
        return _("Everywhere")
    name = translate(_NAMES[code]) if code in _NAMES else code
    return name[:1].upper() + name[1:]
