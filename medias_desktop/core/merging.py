"""Two people changed one record at the same time: field by field, who changed what and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Whose value is kept."""

    MINE = "mine"
    THEIRS = "theirs"


class Change(StrEnum):
    """Who changed a field since the record was opened."""

    NOBODY = "nobody"
    MINE = "mine"
    THEIRS = "theirs"
    ALIKE = "alike"
    """Both, to the same value."""
    BOTH = "both"
    """Both, to different values: somebody must choose."""


@dataclass(frozen=True, slots=True)
class MergedField:
    """One field: its value when the record was opened, in the register now, and in the form."""

    name: str
    before: object
    theirs: object
    mine: object

    @property
    def change(self) -> Change:
        """Who changed it."""
        if self.mine == self.theirs:
            return Change.NOBODY if self.mine == self.before else Change.ALIKE
        if self.theirs == self.before:
            return Change.MINE
        return Change.THEIRS if self.mine == self.before else Change.BOTH

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return self.mine != self.theirs

    @property
    def proposed(self) -> Side:
        """Whose value is kept unless somebody says otherwise: theirs where only they changed it, else mine."""
        return Side.THEIRS if self.change is Change.THEIRS else Side.MINE

    def value(self, side: Side) -> object:
        """Return the value of a side."""
        return self.theirs if side is Side.THEIRS else self.mine


def compare(
    before: Mapping[str, object], theirs: Mapping[str, object], mine: Mapping[str, object]
) -> tuple[MergedField, ...]:
    """Return every field of a record, in the order of the form. Raises ValueError when they are not the same fields."""
    if before.keys() != theirs.keys() or before.keys() != mine.keys():
        raise ValueError("three states of one record have the same fields")
    return tuple(MergedField(name, before[name], theirs[name], mine[name]) for name in mine)


def merge(fields: Iterable[MergedField], choices: Mapping[str, Side] | None = None) -> dict[str, object]:
    """Return the record that comes of it: the chosen side of each field, the proposed one where nothing was chosen."""
    chosen = choices or {}
    return {one.name: one.value(chosen.get(one.name, one.proposed)) for one in fields}


def is_same(fields: Iterable[MergedField]) -> bool:
    """Return whether the two versions say the same, so that nothing is left to record."""
    return not any(one.differs for one in fields)


def needs_choice(fields: Iterable[MergedField]) -> bool:
    """Return whether somebody else's values would be touched; a record saved there unchanged asks nothing."""
    return any(one.change in (Change.THEIRS, Change.BOTH) for one in fields)
