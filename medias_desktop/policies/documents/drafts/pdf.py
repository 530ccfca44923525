"""A draft, and the comments received, as PDF/A-2a and PDF/UA-1; every page says that it is a draft."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.i18n import format_date
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.footnotes import FootnoteMarks
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.plain import for_template
from medias_desktop.core.pdf.typesetting import typeset
from medias_desktop.core.progress import Progress
from medias_desktop.policies.documents.drafts.contents import DraftContents, DraftNote, labels, shown_number

_DEEPEST = 6


def draft_as_pdf(draft: DraftContents, made_at: dt.datetime, progress: Progress) -> bytes:
    """Return the draft as a PDF. Raises Cancelled before it is typeset."""
    progress.report(0, 2)
    data = _data(draft)
    progress.report(1, 2)
    return typeset("draft.typ", data, made_at)


def comments_as_pdf(draft: DraftContents, made_at: dt.datetime, progress: Progress) -> bytes:
    """Return the list of the comments on a text, section by section. Raises Cancelled before it is typeset."""
    progress.report(0, 2)
    say = labels(draft.language)
    groups = [{"about": say["whole"], "notes": _notes(draft.notes, draft, say)}] if draft.notes else []
    groups += [
        {"about": _clean(f"{part.number} {part.heading}".strip()), "notes": _notes(part.notes, draft, say)}
        for part in draft.parts
        if part.notes
    ]
    return typeset("comments.typ", {**_head(draft, say), "groups": groups}, made_at)


def _data(draft: DraftContents) -> dict[str, object]:
    say = labels(draft.language)
    marks = FootnoteMarks((draft.introduction, *(part.body for part in draft.parts)))
    introduction = for_template(_clean(draft.introduction), marks)
    parts, depth = [], 0
    for part in draft.parts:
        number, heading = _clean(shown_number(part.number)), _one_line(part.heading)
        if number or heading:
            depth = max(1, min(part.level, depth + 1, _DEEPEST))
        if not heading:
            number, heading = "", number
        parts.append(
            {
                "level": max(depth, 1),
                "number": number,
                "heading": heading,
                "body": for_template(_clean(part.body), marks),
                "notes": _notes(part.notes, draft, say),
            }
        )
    origins = [
        [_one_line(f"{part.number} {part.heading}"), _one_line(part.origin)]
        for part in draft.parts
        if part.origin and draft.with_origin
    ]
    return {
        **_head(draft, say),
        "has_contents": any(part.number or part.heading for part in draft.parts),
        "introduction": introduction,
        "notes": _notes(draft.notes, draft, say),
        "parts": parts,
        "origins": [
            {
                "kind": "table",
                "head": True,
                "columns": [20, 20],
                "rows": [[say["clause"], say["taken_from"]], *origins],
            }
        ]
        if origins
        else [],
    }


def _head(draft: DraftContents, say: dict[str, str]) -> dict[str, object]:
    date = format_date(draft.day, language=draft.language).replace(" ", "\u00a0")
    facts = (draft.number, say["draft_of"].format(date=date))
    return {
        "style": style.for_typst(draft.paper, draft.colour),
        "language": draft.language,
        "labels": say,
        "title": _one_line(draft.title) or "—",
        "municipality": _one_line(draft.municipality),
        "facts": " · ".join(_clean(fact) for fact in facts if fact),
        "digest": f"{draft.text_sha256[:16]}…",
    }


def _notes(
    notes: tuple[DraftNote, ...], draft: DraftContents, say: dict[str, str]
) -> list[dict[str, object]]:
    return [
        {
            "who": _clean(
                say["comment_of"].format(
                    author=one.author or say["nobody"],
                    date=format_date(one.given_on, language=draft.language),
                )
            ),
            "state": say[f"state_{one.state}"],
            "text": for_template(_clean(one.text)),
            "answer": _clean(say["answer"].format(text=one.answer)) if one.answer else "",
        }
        for one in notes
    ]


def _one_line(text: str) -> str:
    return _clean(" ".join(text.split()))


def _clean(text: str) -> str:
    return printable(text)[0]
