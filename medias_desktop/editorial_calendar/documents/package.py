"""The files of a post's folder: its words for each platform, the words of its pictures, what is to be looked at before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _
from medias_desktop.editorial_calendar.documents.post_sheet import said_moment
from medias_desktop.editorial_calendar.labels.posts import platform_name

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.documents.post_sheet import SheetPhoto
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.posts import Post

_TITLE_LETTERS = 60
"""Of a folder's name: what is in it has names of its own, and Windows takes 260 letters for all of them."""


def folder_name(post: Post) -> str:
    """Return what the folder of a post is called: its day, then its title, fit for every system."""
    title = " ".join(post.draft.title.split())[:_TITLE_LETTERS]
    day = post.draft.planned_on
    return file_stem(f"{day.isoformat()} {title}" if day else title)


def text_files(post: Post) -> Iterator[tuple[str, str]]:
    """Give the name and the words of each platform's file, in the order of the post."""
    for place, one in enumerate(post.draft.texts, start=1):
        if one.text.strip():
            yield f"{place} {file_stem(platform_name(one.platform))}.txt", one.text


def alternatives(photos: Sequence[SheetPhoto]) -> str:
    """Return the words for those who cannot see the pictures, file by file."""
    unknown = _("(no alternative text is on record)")
    return "\n\n".join(f"{name}\n{one.alt or unknown}" for one in photos for name in one.files)


def checklist(
    post: Post,
    findings: Sequence[Finding],
    questions: Sequence[tuple[str, bool]],
    photos: Sequence[SheetPhoto],
) -> str:
    """Return what is to be done and looked at before and after publishing, one line each."""
    from medias_desktop.editorial_calendar.documents.common import said_clause, said_state
    from medias_desktop.editorial_calendar.labels.findings import sentence

    draft = post.draft
    lines = [
        draft.title,
        said_moment(draft.planned_on, draft.planned_time),
        _("State: {state}").format(state=said_state(post.state)),
        "",
    ]
    standing = [one for one in findings if not one.overridden]
    if standing:
        lines.append(_("What the policy says of it:"))
        for one in standing:
            clause = said_clause(one.clause.cite)
            lines.append(f"  – {sentence(one)}" + (f" ({clause})" if clause else ""))
        lines.append("")
    lines.append(_("Before publishing:"))
    lines += [f"  [{'x' if done else ' '}] {text}" for text, done in questions]
    lines += [
        "  [ ] "
        + _("{platform}: text pasted, pictures and their words added").format(platform=platform_name(one))
        for one in draft.platforms
    ]
    lines += [
        "  [!] " + _("“{title}” is not in this folder: {reason}").format(title=one.title, reason=one.why_not)
        for one in photos
        if one.why_not
    ]
    lines += [
        "",
        _("Afterwards:"),
        "  [ ] " + _("The publication is recorded in the calendar, with its link"),
    ]
    return "\n".join(lines) + "\n"
