"""Corrections of an outline by hand: each returns a new outline, and no word of the text is ever lost.

A section's children move with it; see ``levels`` for what they are.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from medias_desktop.policies.rules.levels import closed, with_level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medias_desktop.policies.outline import Outline, Section

INTRODUCTION = -1
"""Stands for the text before the first section."""

TITLE_BLOCK = -2
"""Stands for the cover: name of the body, title, dates."""

_NUMBER = re.compile(
    r"(?P<number>\d+(?:\.\d+)*(?=\W)|[a-zA-Z](?=[.)])|[ivxIVX]+(?=[.)]))(?:[.)]|\s*[:–—-])?\s+(?P<heading>\S.*)"
)


def promote(outline: Outline, index: int) -> Outline:
    """Raise a section and its children by one level; a section on the first level stays."""
    return change_level(outline, index, outline.sections[index].level - 1)


def demote(outline: Outline, index: int) -> Outline:
    """Lower a section and its children by one level, when the section before allows it."""
    return change_level(outline, index, outline.sections[index].level + 1)


def change_level(outline: Outline, index: int, level: int) -> Outline:
    """Put a section on another level, as near to ``level`` as allowed, with its children."""
    return dataclasses.replace(outline, sections=with_level(outline.sections, index, level))


def rename(outline: Outline, index: int, *, number: str, heading: str) -> Outline:
    """Correct a section's number and heading, each brought to one line."""
    changed = dataclasses.replace(
        outline.sections[index], number=" ".join(number.split()), heading=" ".join(heading.split())
    )
    return _with(outline, (*outline.sections[:index], changed, *outline.sections[index + 1 :]))


def turn_into_text(outline: Outline, index: int) -> Outline:
    """Make a section's title and body part of the text before it, that is of the section above or the introduction."""
    section = outline.sections[index]
    text = _joined(_title(section), section.body)
    if index == 0:
        changed = dataclasses.replace(outline, introduction=_joined(outline.introduction, text))
        return _with(changed, outline.sections[1:])
    before = outline.sections[index - 1]
    grown = dataclasses.replace(before, body=_joined(before.body, text))
    return _with(outline, (*outline.sections[: index - 1], grown, *outline.sections[index + 1 :]))


def merge_with_previous(outline: Outline, index: int) -> Outline:
    """Join a section to the one before it: the two titles make one when nothing stands between them.

    Otherwise the title becomes text, so that the order of the words stays.
    """
    if index == 0 or outline.sections[index - 1].body.strip():
        return turn_into_text(outline, index)
    before, section = outline.sections[index - 1], outline.sections[index]
    merged = dataclasses.replace(
        before, heading=f"{before.heading} {_title(section)}".strip(), body=section.body
    )
    return _with(outline, (*outline.sections[: index - 1], merged, *outline.sections[index + 1 :]))


def split(outline: Outline, index: int, line: int) -> Outline:
    """Make a line of a section's body (of the INTRODUCTION, of the TITLE_BLOCK) the title of a new section.

    Lines are counted from 0; what stands below becomes the new section's body. A blank line changes nothing.
    """
    if index < 0:
        return _split_before_sections(outline, index, line)
    old = outline.sections[index]
    head, title, tail = _cut(old.body, line)
    if not title:
        return outline
    number, heading = split_number(title)
    fresh = dataclasses.replace(old, number=number, heading=heading, body=tail)
    shortened = dataclasses.replace(old, body=head)
    return _with(outline, (*outline.sections[:index], shortened, fresh, *outline.sections[index + 1 :]))


def _split_before_sections(outline: Outline, index: int, line: int) -> Outline:
    cover, introduction = outline.title_block, outline.introduction
    head, title, tail = _cut(introduction if index == INTRODUCTION else cover, line)
    if not title:
        return outline
    number, heading = split_number(title)
    if index == INTRODUCTION:
        introduction = head
    else:
        cover, introduction, tail = head, "", _joined(tail, introduction)
    section = _new_section(level=1, number=number, heading=heading, body=tail)
    changed = dataclasses.replace(outline, title_block=cover, introduction=introduction)
    return _with(changed, (section, *outline.sections))


def _cut(text: str, line: int) -> tuple[str, str, str]:
    """Return what stands above a line, the line on its own, and what stands below."""
    lines = text.splitlines()
    head, tail = "\n".join(lines[:line]).strip("\n"), "\n".join(lines[line + 1 :]).strip("\n")
    return head, " ".join(lines[line].split()), tail


def split_number(title: str) -> tuple[str, str]:
    """Return the number that begins a title line, without its separator, and the heading."""
    found = _NUMBER.fullmatch(title)
    return (found["number"], found["heading"]) if found else ("", title)


def _with(outline: Outline, sections: Iterable[Section]) -> Outline:
    return dataclasses.replace(outline, sections=closed(sections))


def _title(section: Section) -> str:
    return f"{section.number} {section.heading}".strip()


def _joined(*texts: str) -> str:
    return "\n\n".join(text.strip("\n") for text in texts if text.strip())


def _new_section(*, level: int, number: str, heading: str, body: str) -> Section:
    from medias_desktop.policies.outline import Section

    return Section(level=level, number=number, heading=heading, body=body)
