"""Sections as a tree by their levels: what belongs to a section, and how deep it may lie.

Sections are counted from 0. A section's children are those that follow it on deeper levels. No level ever lies more than one
below the section before it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Protocol, TypeVar


class Levelled(Protocol):
    """A frozen record with a level, counted from 1."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]

    @property
    def level(self) -> int:
        """How deep it lies."""


S = TypeVar("S", bound=Levelled)


def end_of(sections: Sequence[Levelled], index: int) -> int:
    """Return the place after a section and its children."""
    own = sections[index].level
    for position in range(index + 1, len(sections)):
        if sections[position].level <= own:
            return position
    return len(sections)


def lowest_level(sections: Sequence[Levelled], index: int) -> int:
    """Return the deepest level that a section at a place may take: one below the section before it."""
    return sections[index - 1].level + 1 if index > 0 else 1


def with_level(sections: Sequence[S], index: int, level: int) -> tuple[S, ...]:
    """Put a section with its children on another level, as near to ``level`` as allowed."""
    shift = max(1, min(level, lowest_level(sections, index))) - sections[index].level
    end = end_of(sections, index)
    return closed(
        dataclasses.replace(one, level=one.level + shift) if index <= place < end else one
        for place, one in enumerate(sections)
    )


def closed(sections: Iterable[S]) -> tuple[S, ...]:
    """Return sections whose levels follow the tree, so that none jumps."""
    parents: list[int] = []
    found = []
    for one in sections:
        while parents and parents[-1] >= one.level:
            parents.pop()
        parents.append(one.level)
        found.append(one if one.level == len(parents) else dataclasses.replace(one, level=len(parents)))
    return tuple(found)
