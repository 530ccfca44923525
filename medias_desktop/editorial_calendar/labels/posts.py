"""What posts, their states and their parts are called, as messages to be translated."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, catalogue, translate
from medias_desktop.editorial_calendar.rules.categories import CATEGORIES
from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS
from medias_desktop.editorial_calendar.rules.post_filters import Found
from medias_desktop.editorial_calendar.rules.posts import PostState

STATE_NAMES = {
    PostState.IDEA: N_("Idea"),
    PostState.DRAFT: N_("Being drafted"),
    PostState.CHECKED: N_("Checked"),
    PostState.APPROVED: N_("Approved"),
    PostState.SCHEDULED: N_("Scheduled"),
    PostState.PUBLISHED: N_("Published"),
    PostState.ARCHIVED: N_("Archived"),
    PostState.REFUSED: N_("Refused"),
    PostState.SUSPENDED: N_("Suspended"),
    PostState.WITHDRAWN: N_("Withdrawn"),
    PostState.EXPIRED: N_("Expired"),
}
STATE_KINDS = {
    PostState.IDEA: "",
    PostState.DRAFT: "accent",
    PostState.CHECKED: "accent",
    PostState.APPROVED: "ok",
    PostState.SCHEDULED: "ok",
    PostState.PUBLISHED: "ok",
    PostState.ARCHIVED: "",
    PostState.REFUSED: "bad",
    PostState.SUSPENDED: "warn",
    PostState.WITHDRAWN: "bad",
    PostState.EXPIRED: "warn",
}
"""The colours of chips (core.widgets.parts)."""

FOUND_NAMES = {
    Found.BLOCKS: N_("with blocking findings"),
    Found.WARNINGS: N_("with warnings"),
    Found.NOTHING: N_("without findings"),
}

STEP_NAMES = {
    PostState.IDEA: N_("Back to the ideas"),
    PostState.DRAFT: N_("Back to the drafts"),
    PostState.CHECKED: N_("Mark as checked"),
    PostState.APPROVED: N_("Approve"),
    PostState.SCHEDULED: N_("Mark as scheduled"),
    PostState.PUBLISHED: N_("Record the publication"),
    PostState.ARCHIVED: N_("Archive"),
    PostState.REFUSED: N_("Refuse"),
    PostState.SUSPENDED: N_("Suspend"),
    PostState.WITHDRAWN: N_("Withdraw"),
}
"""What the user does to take a post to a state."""

COUNT_NAMES = {
    "reach": N_("Reach"),
    "reactions": N_("Reactions"),
    "comments": N_("Comments"),
    "shares": N_("Shares"),
    "clicks": N_("Clicks"),
}

LANGUAGE_NAMES = {"fr": N_("French"), "en": N_("English")}


def category_name(code: str, language: str = "") -> str:
    """Return what a kind of content is called; a code of a later program stays as it is."""
    return _said(CATEGORIES.get(code), code, language)


def platform_name(code: str, language: str = "") -> str:
    """Return what a platform is called; a code of a later program stays as it is."""
    return _said(PLATFORMS.get(code), code, language)


def _said(message: str | None, code: str, language: str) -> str:
    if message is None:
        return code
    return catalogue(language).gettext(message) if language else translate(message)
