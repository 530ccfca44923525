"""What is read before a sheet is signed: the whole text of a policy, or a summary of it, typeset once for all sheets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.rules.printing import SheetText
from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.footnotes import FootnoteMarks
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.plain import for_template
from medias_desktop.core.pdf.typesetting import typeset

if TYPE_CHECKING:
    from medias_desktop.core.store.letterhead import Letterhead
    from medias_desktop.policies.rules import VersionText

_LABELS = {
    "summary": N_("Summary: {title}"),
    "number": N_("Policy number {number}"),
    "version": N_("version {number}"),
    "resolution": N_("resolution {number}"),
    "in_force": N_("in force on {date}"),
    "clauses": N_("What concerns you first"),
    "contents": N_("What the policy deals with"),
    "summary_notice": N_(
        "This is a summary. What counts is the full text (SHA-256 {digest}…): the municipality hands it out on request."
    ),
    "closing": N_("End of the text adopted by the council (SHA-256 {digest}…)."),
}
_DEEPEST = 6
_LISTED_LEVELS = 2
_INTRODUCTION = 1500
"""Characters of the introduction that a summary repeats."""
_LETTERED = re.compile(r"[a-zA-Z]|[ivxlIVXL]{1,5}")


def typeset_text(
    version: VersionText,
    kind: SheetText,
    language: str,
    clauses: Sequence[tuple[str, str]],
    paper: str,
    letterhead: Letterhead,
    made_at: dt.datetime,
) -> bytes:
    """Return a PDF of what is to be read; the words around it are in ``language``, the text in its own.

    ``clauses`` are those that the policy has printed for its readers, each with where it stands. Their feet are left
    empty: core.pdf.sheets writes there whose sheet it is.
    """
    say = catalogue(language).gettext
    summary = kind is SheetText.SUMMARY
    marks = FootnoteMarks((version.introduction, *(part.body for part in version.sections)))
    told = version.summary
    counts = say(_LABELS["summary_notice" if summary else "closing"]).format(digest=told.text_sha256[:16])
    title = _line(told.policy_title) or "—"
    introduction = _beginning(version.introduction) if summary else version.introduction
    data = {
        "style": style.for_typst(paper, letterhead.colour),
        "language": language if summary else told.language,
        "municipality": _line(told.municipality),
        "title": _clean(say(_LABELS["summary"]).format(title=title)) if summary else title,
        "facts": _facts(version, language),
        "introduction": for_template(_clean(introduction), None if summary else marks),
        "clauses_heading": say(_LABELS["clauses"]),
        "clauses": [{"cite": _line(cite), "text": _line(text)} for cite, text in clauses] if summary else [],
        "contents_heading": say(_LABELS["contents"]),
        "contents": _contents(version) if summary else [],
        "sections": [] if summary else _sections(version, marks),
        "notice": counts if summary else "",
        "closing": "" if summary else counts,
    }
    return typeset("sheet_text.typ", data, made_at)


def _facts(version: VersionText, language: str) -> str:
    say, told = catalogue(language).gettext, version.summary
    day = format_date(told.in_force_date, language=language) if told.in_force_date else ""
    facts = (
        say(_LABELS["number"]).format(number=told.policy_number) if told.policy_number else "",
        say(_LABELS["version"]).format(number=told.ordinal),
        say(_LABELS["resolution"]).format(number=told.resolution_number) if told.resolution_number else "",
        say(_LABELS["in_force"]).format(date=day) if day else "",
    )
    return _line(" · ".join(fact.replace(" ", "\u00a0") for fact in facts if fact))


def _beginning(text: str) -> str:
    """Return the first paragraphs of a text, whole ones, and at least one."""
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        if kept and len("\n\n".join((*kept, paragraph))) > _INTRODUCTION:
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def _contents(version: VersionText) -> list[dict[str, object]]:
    return [
        {"level": part.level, "number": _shown(part.number), "heading": _line(part.heading)}
        for part in version.sections
        if part.level <= _LISTED_LEVELS and part.heading.strip()
    ]


def _sections(version: VersionText, marks: FootnoteMarks) -> list[dict[str, object]]:
    """Close gaps between levels: PDF/UA allows none."""
    found: list[dict[str, object]] = []
    depth = 0
    for part in version.sections:
        number, heading = _shown(part.number), _line(part.heading)
        if number or heading:
            depth = max(1, min(part.level, depth + 1, _DEEPEST))
        if not heading:
            number, heading = "", number
        found.append(
            {
                "level": max(depth, 1),
                "number": number,
                "heading": heading,
                "body": for_template(_clean(part.body), marks),
            }
        )
    return found


def _shown(number: str) -> str:
    """Give a number back the sign that usually follows it: 4. but 4.2, b) but Article 7."""
    plain = _line(number)
    if plain.isdigit():
        return f"{plain}."
    return f"{plain})" if _LETTERED.fullmatch(plain) else plain


def _line(text: str) -> str:
    return _clean(text.replace("\n", " ").strip())


def _clean(text: str) -> str:
    return printable(text)[0]
