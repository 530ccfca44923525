"""The sheet of a post: what it says where, what the policy says of it, who wrote and approved it, what was set aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_number, format_time, speaking
from medias_desktop.editorial_calendar.documents.common import (
    Paper,
    clean,
    clean_lines,
    head,
    said_clause,
    said_state,
)
from medias_desktop.editorial_calendar.labels.posts import LANGUAGE_NAMES, category_name, platform_name
from medias_desktop.editorial_calendar.rules.findings import Severity

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.post_records import Override
    from medias_desktop.editorial_calendar.rules.posts import Post

_WEIGHTS = {Severity.BLOCK: "bad", Severity.WARN: "warn", Severity.INFORM: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPhoto:
    """A photo of a post: where its copies lie in the folder, or why it is not there; the words for who cannot see it."""

    title: str
    alt: str = ""
    files: tuple[str, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSheet:
    """What a sheet says; ``questions`` are those of the checklist, each with whether it was answered with yes."""

    paper: Paper
    post: Post
    findings: Sequence[Finding] = ()
    overrides: Sequence[Override] = ()
    questions: Sequence[tuple[str, bool]] = ()
    photos: Sequence[SheetPhoto] = ()


def typeset_post(sheet: PostSheet) -> bytes:
    """Return the sheet as PDF/A-2a and PDF/UA-1."""
    from medias_desktop.core.pdf.typesetting import typeset

    with speaking(sheet.paper.language):
        return typeset("calendar_post.typ", _data(sheet), sheet.paper.made_at)


def said_moment(day: dt.date | None, time: dt.time | None) -> str:
    """Return when a post is planned, in words."""
    from medias_desktop.editorial_calendar.rules.post_checks import said_time

    if day is None:
        return _("no date yet")
    said = format_date(day, "full")
    return _("{day}, at {time}").format(day=said, time=said_time(time)) if time else said


def _data(sheet: PostSheet) -> dict[str, object]:
    post, draft = sheet.post, sheet.post.draft
    return head(sheet.paper) | {
        "title": clean(draft.title),
        "kind": _("Sheet of a post"),
        "facts": [(clean(name), clean(value)) for name, value in _facts(post) if value],
        "texts_title": _("Texts"),
        "texts": [
            {"name": clean(platform_name(one.platform)), "text": clean_lines(one.text) or _("(no text yet)")}
            for one in draft.texts
        ],
        "findings_title": _("What the policy says of it"),
        "nothing_found": _("The policy in force has nothing against it."),
        "findings": [_finding(one) for one in sheet.findings],
        "overrides_title": _("Set aside with a reason"),
        "overrides": [_override(one) for one in sheet.overrides if one.taken_back_at is None],
        "questions_title": _("Before publishing"),
        "questions": [{"text": clean(text), "done": done} for text, done in sheet.questions],
        "photos_title": _("Photos"),
        "photos": [_photo(one) for one in sheet.photos],
    }


def _facts(post: Post) -> Iterator[tuple[str, str]]:
    from medias_desktop.core.i18n import translate

    draft = post.draft
    yield _("Planned"), said_moment(draft.planned_on, draft.planned_time)
    yield _("State"), said_state(post.state)
    yield _("Category"), category_name(draft.category)
    yield _("Language"), translate(LANGUAGE_NAMES.get(draft.language, draft.language))
    yield _("Author"), draft.author
    approver = draft.approver
    if post.approved_at is not None:
        approver = _("{name}, on {day} at {time}").format(
            name=draft.approver, day=format_date(post.approved_at.date()), time=format_time(post.approved_at)
        )
    yield _("Approved by"), approver if post.approved_at is not None else ""
    yield _("Approval"), _("by the author alone: council is told") if post.self_approved else ""
    yield _("Requested by"), draft.requester
    yield _("Campaign or event"), draft.campaign
    yield _("Link"), draft.link
    yield _("Source"), draft.source_credit
    yield _("Why it is an exception"), draft.exception_reason
    yield _("Note"), draft.note
    yield _("Number"), format_number(post.id)


def _finding(one: Finding) -> dict[str, str]:
    from medias_desktop.editorial_calendar.labels.findings import sentence

    said = {
        Severity.BLOCK: _("Stands in the way"),
        Severity.WARN: _("Warning"),
        Severity.INFORM: _("For information"),
    }[one.severity]
    if one.overridden:
        said = _("Override")
    return {
        "weight": "" if one.overridden else _WEIGHTS[one.severity],
        "said": said,
        "text": clean(sentence(one)),
        "clause": said_clause(one.clause.cite),
        "where": clean(platform_name(one.platform)) if one.platform else "",
    }


def _override(one: Override) -> dict[str, str]:
    return {
        "finding": clean(one.finding),
        "reason": clean(one.reason),
        "clause": said_clause(one.clause.cite),
        "who": clean(
            _("{name}, on {day}").format(name=one.made_by, day=format_date(one.made_at.date()))
            if one.made_by
            else format_date(one.made_at.date())
        ),
    }


def _photo(one: SheetPhoto) -> dict[str, object]:
    return {
        "title": clean(one.title),
        "alt": clean(one.alt) or _("no text for those who cannot see it"),
        "files": ", ".join(map(clean, one.files)),
        "why_not": clean(one.why_not),
    }
