"""Somebody else changed the post while it was open here: what differs, field by field, and what comes of the choices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.merging import MergedField, compare
from medias_desktop.editorial_calendar.labels.findings import question
from medias_desktop.editorial_calendar.labels.posts import LANGUAGE_NAMES, category_name
from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostText
from medias_desktop.editorial_calendar.views.editor.wording import platform_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_TEXT = "text:"


def compared(before: PostDraft, theirs: PostDraft, mine: PostDraft) -> tuple[MergedField, ...]:
    """Return every part of a post, the words of each platform by themselves."""
    platforms = tuple(dict.fromkeys((*before.platforms, *theirs.platforms, *mine.platforms)))
    return compare(_parts(before, platforms), _parts(theirs, platforms), _parts(mine, platforms))


def draft_of(values: Mapping[str, Any], mine: PostDraft) -> PostDraft:
    """Return the draft that comes of chosen parts."""
    texts = tuple(one for name, one in values.items() if name.startswith(_TEXT) and isinstance(one, PostText))
    author_id, author = values["author"]
    moment: tuple[dt.date | None, dt.time | None] = values["moment"]
    plain = {name: value for name, value in values.items() if name in _PLAIN}
    return replace(
        mine,
        **plain,
        texts=texts,
        author_id=author_id,
        author=author,
        planned_on=moment[0],
        planned_time=moment[1],
    )


def captions(found: tuple[MergedField, ...]) -> dict[str, str]:
    """Return what the parts are called."""
    names = {
        "title": _("Title"),
        "category": _("Category"),
        "language": _("Language"),
        "moment": _("When it appears"),
        "author": _("Author"),
        "approver": _("Approver"),
        "requester": _("Asked for by"),
        "request_id": _("Request"),
        "campaign": _("Campaign"),
        "event_id": _("Event"),
        "link": _("Link"),
        "original_link": _("Link of the original"),
        "source_credit": _("Source to name"),
        "purpose": _("Purpose"),
        "audiences": _("For whom"),
        "exception": _("Exception"),
        "exception_reason": _("Why it is an exception"),
        "allowed_by": _("Allowed by"),
        "allowed_because": _("Why it is allowed"),
        "contest_rules": _("Rules of the contest"),
        "jobs": _("Number of jobs offered"),
        "shows_logo": _("It shows the municipality’s logo"),
        "logo_request_id": _("Authorization of the logo"),
        "note": _("Note for the office"),
        "photos": _("Photos"),
        "answers": _("Before publishing"),
    }
    for one in found:
        if one.name.startswith(_TEXT):
            platform = platform_name(one.name.removeprefix(_TEXT))
            names[one.name] = _("Text for {platform}").format(platform=platform)
    return names


def value_text(service: EditorialCalendarService) -> Callable[[str, object], str]:
    """Return what tells the value of a part."""

    def told(name: str, value: Any) -> str:
        if value is None or value in ("", (), frozenset()):
            return ""
        if isinstance(value, PostText):
            return value.text or _("(no words yet)")
        if name == "author":
            return str(value[1])
        if name == "moment":
            day, hour = value
            return _moment(day, hour)
        if name == "category":
            return category_name(value)
        if name == "language":
            return translate(LANGUAGE_NAMES.get(value, value))
        if name == "photos":
            return ", ".join(one.title for one in service.photos.items.several(value))
        if name == "answers":
            return "\n".join(question(one) for one in sorted(value))
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, tuple):
            return ", ".join(_worded(name, one) for one in value)
        return _worded(name, str(value))

    return told


def _worded(name: str, code: str) -> str:
    from medias_desktop.editorial_calendar.labels import fact_words

    words = {
        "purpose": fact_words.purpose,
        "audiences": fact_words.audience,
        "exception": fact_words.exception,
        "allowed_by": fact_words.office,
    }
    return words[name](code) if name in words else code


def _moment(day: dt.date | None, hour: dt.time | None) -> str:
    if day is None:
        return ""
    return " ".join(filter(None, (format_date(day, "full"), hour.strftime("%H:%M") if hour else "")))


_JOINED = frozenset({"texts", "author_id", "author", "planned_on", "planned_time"})
_PLAIN = tuple(one.name for one in fields(PostDraft) if one.name not in _JOINED)


def _parts(draft: PostDraft, platforms: tuple[str, ...]) -> dict[str, object]:
    by_platform = {one.platform: one for one in draft.texts}
    return {
        "title": draft.title,
        "moment": (draft.planned_on, draft.planned_time),
        **{f"{_TEXT}{one}": by_platform.get(one) for one in platforms},
        "author": (draft.author_id, draft.author),
        **{name: getattr(draft, name) for name in _PLAIN if name != "title"},
    }
