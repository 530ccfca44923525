"""A draft while it is composed: sections in a tree by their levels, and what may be done to them.

Every change returns a new draft. A section's children go with it; see ``levels`` for what they are.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.policies.rules.levels import closed, end_of, lowest_level, with_level
from medias_desktop.policies.rules.records import SectionText
from medias_desktop.policies.rules.rule_data import Rule


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section of a draft; its ``uid`` stays whatever becomes of it, ``provenance`` is the clause it was taken from."""

    uid: str
    level: int
    number: str
    heading: str
    body: str = ""
    provenance: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftText:
    """What is composed: introduction, sections, and the rules of its clauses."""

    introduction: str = ""
    sections: tuple[DraftSection, ...] = ()
    rules: tuple[Rule, ...] = ()

    def place(self, uid: str) -> int:
        """Return where a section stands, -1 when it is not there."""
        return next((index for index, one in enumerate(self.sections) if one.uid == uid), -1)


def draft_section(section: SectionText) -> DraftSection:
    """Return a stored section as one of a draft."""
    return DraftSection(
        section.uid,
        section.level,
        section.number,
        section.heading,
        section.body,
        section.provenance,
        section.themes,
    )


def change(
    draft: DraftText,
    index: int,
    *,
    number: str | None = None,
    heading: str | None = None,
    body: str | None = None,
    themes: tuple[str, ...] | None = None,
) -> DraftText:
    """Change a section's own words; number and heading are brought to one line."""
    old = draft.sections[index]
    new = dataclasses.replace(
        old,
        number=old.number if number is None else " ".join(number.split()),
        heading=old.heading if heading is None else " ".join(heading.split()),
        body=old.body if body is None else body,
        themes=old.themes if themes is None else themes,
    )
    return dataclasses.replace(draft, sections=(*draft.sections[:index], new, *draft.sections[index + 1 :]))


def insert(
    draft: DraftText, at: int, sections: Sequence[DraftSection], level: int, rules: Sequence[Rule] = ()
) -> DraftText:
    """Put sections before the one at ``at`` (its number: at the end), the first of them on ``level`` as far as allowed."""
    if not sections:
        return draft
    shift = max(1, min(level, lowest_level(draft.sections, at))) - sections[0].level
    shifted = [dataclasses.replace(one, level=max(1, one.level + shift)) for one in sections]
    together = closed((*draft.sections[:at], *shifted, *draft.sections[at:]))
    return dataclasses.replace(draft, sections=together, rules=(*draft.rules, *rules))


def delete(draft: DraftText, index: int) -> DraftText:
    """Remove a section with its children and their rules."""
    end = end_of(draft.sections, index)
    gone = {one.uid for one in draft.sections[index:end]}
    return dataclasses.replace(
        draft,
        sections=closed((*draft.sections[:index], *draft.sections[end:])),
        rules=tuple(one for one in draft.rules if one.section_uid not in gone),
    )


def move(draft: DraftText, index: int, to: int, level: int) -> DraftText:
    """Put a section with its children before the one at ``to``, on ``level`` as far as allowed.

    A section cannot be put inside itself: nothing changes then.
    """
    end = end_of(draft.sections, index)
    if to in (index, end) and level == draft.sections[index].level:
        return draft
    if index < to < end:
        return draft
    taken = draft.sections[index:end]
    rest = dataclasses.replace(draft, sections=(*draft.sections[:index], *draft.sections[end:]))
    return insert(rest, to if to <= index else to - len(taken), taken, level)


def move_up(draft: DraftText, index: int) -> DraftText:
    """Put a section before its elder sister; the first child stays."""
    before = _elder(draft.sections, index)
    return draft if before is None else move(draft, index, before, draft.sections[index].level)


def move_down(draft: DraftText, index: int) -> DraftText:
    """Put a section after its younger sister; the last child stays."""
    end = end_of(draft.sections, index)
    if end == len(draft.sections) or draft.sections[end].level != draft.sections[index].level:
        return draft
    return move(draft, index, end_of(draft.sections, end), draft.sections[index].level)


def change_level(draft: DraftText, index: int, level: int) -> DraftText:
    """Put a section with its children on another level, as near to ``level`` as allowed."""
    return dataclasses.replace(draft, sections=with_level(draft.sections, index, level))


def _elder(sections: Sequence[DraftSection], index: int) -> int | None:
    for place in range(index - 1, -1, -1):
        if sections[place].level < sections[index].level:
            return None
        if sections[place].level == sections[index].level:
            return place
    return None
