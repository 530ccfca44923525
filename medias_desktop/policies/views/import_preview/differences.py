"""A corrected outline as fields to choose among: section by section where no text moved, else the text as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.policies.labels.versions import language_label
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules.levels import closed

SHOWN = 6
"""Sections that are named; the others are counted."""

TEXT = "text"
_SECTION = "section"


def only_renamed(before: Outline, *others: Outline) -> bool:
    """Return whether the others have the very text of ``before``, so that numbers, headings and levels alone differ.

    A line that became a heading, or no longer is one, moves text from section to section: choosing such sections one
    by one could lose or double it.
    """
    return all(_texts(one) == _texts(before) for one in others)


def outline_fields(outline: Outline, *, by_section: bool) -> dict[str, object]:
    """Return an outline as fields: one per section, or the whole."""
    if not by_section:
        return {TEXT: outline}
    return {f"{_SECTION}{number}": one for number, one in enumerate(outline.sections)}


def outline_of(values: Mapping[str, object], before: Outline) -> Outline:
    """Return the outline that comes of chosen fields, its levels without a gap."""
    if TEXT in values:
        return cast(Outline, values[TEXT])
    chosen = (cast(Section, values[f"{_SECTION}{number}"]) for number in range(len(before.sections)))
    return replace(before, sections=closed(chosen))


def captions(before: Outline, names: Mapping[str, object]) -> dict[str, str]:
    """Return what the fields of an outline are called."""
    found = {f"{_SECTION}{number}": _label(one) for number, one in enumerate(before.sections)}
    return {name: found[name] if name in found else _("Text") for name in names}


def value_text(before: Outline) -> Callable[[str, object], str]:
    """Return what tells a field's value, a whole text by its differences from ``before``."""

    def told(name: str, value: object) -> str:
        if isinstance(value, Outline):
            return outline_text(value, before)
        if isinstance(value, Section):
            level = value.level
            same = level == before.sections[int(name.removeprefix(_SECTION))].level
            return _label(value) if same else f"{_label(value)}\n" + _("Level {n}").format(n=level)
        return language_label(str(value)) if name == "language" else str(value)

    return told


def outline_text(outline: Outline, before: Outline) -> str:
    """Return how many sections a text has, and which are changed, new or gone since it was opened."""
    count = len(outline.sections)
    lines = [ngettext("{n} section", "{n} sections", count).format(n=count)]
    had, kept = set(before.sections), {_key(one) for one in outline.sections}
    changed = [_label(one) for one in outline.sections if one not in had]
    gone = [_label(one) for one in before.sections if _key(one) not in kept]
    if outline.title_block != before.title_block:
        changed.insert(0, _("cover"))
    if outline.introduction != before.introduction:
        changed.insert(0, _("introduction"))
    if changed:
        lines.append(_("Changed or new: {sections}").format(sections=_listed(changed)))
    if gone:
        lines.append(_("Gone: {sections}").format(sections=_listed(gone)))
    if len(lines) == 1 and outline != before:
        lines.append(_("In another order"))
    return "\n".join(lines)


def _texts(outline: Outline) -> tuple[object, ...]:
    return outline.title_block, outline.introduction, tuple(one.body for one in outline.sections)


def _key(section: Section) -> str:
    """What a section is found again by: its number, or its heading where it has none."""
    return section.number or section.heading


def _label(section: Section) -> str:
    return f"{section.number} {section.heading}".strip() or _("section without a heading")


def _listed(labels: list[str]) -> str:
    if len(labels) <= SHOWN:
        return ", ".join(labels)
    more = len(labels) - SHOWN
    rest = ngettext("{n} more", "{n} more", more).format(n=more)
    return ", ".join((*labels[:SHOWN], rest))
