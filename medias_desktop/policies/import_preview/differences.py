"""In what a corrected text differs from the one that was opened, in a few lines."""

from __future__ import annotations

from collections.abc import Callable

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.policies.labels import language_label
from medias_desktop.policies.outline import Outline, Section

SHOWN = 6
"""Sections that are named; the others are counted."""


def value_text(before: Outline) -> Callable[[str, object], str]:
    """Return what tells a field's value, a text by its differences from ``before``."""

    def told(name: str, value: object) -> str:
        if isinstance(value, Outline):
            return outline_text(value, before)
        return language_label(str(value)) if name == "language" else str(value)

    return told


def outline_text(outline: Outline, before: Outline) -> str:
    """Return how many sections a text has, and which are changed, new or gone since it was opened."""
    count = len(outline.sections)
    lines = [ngettext("{n} section", "{n} sections", count).format(n=count)]
    had, has = set(before.sections), set(outline.sections)
    changed = [_label(one) for one in outline.sections if one not in had]
    kept = {_label(one) for one in outline.sections}
    gone = [_label(one) for one in before.sections if one not in has and _label(one) not in kept]
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


def _label(section: Section) -> str:
    return f"{section.number} {section.heading}".strip() or _("section without a heading")


def _listed(labels: list[str]) -> str:
    if len(labels) <= SHOWN:
        return ", ".join(labels)
    more = len(labels) - SHOWN
    rest = ngettext("{n} more", "{n} more", more).format(n=more)
    return ", ".join((*labels[:SHOWN], rest))
