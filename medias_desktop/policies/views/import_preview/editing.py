"""The outline while it is corrected: what was, what is, and what was taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.policies.rules import corrections

if TYPE_CHECKING:
    from medias_desktop.policies.outline import Outline


@dataclass(frozen=True, slots=True)
class Step:
    """An outline and the rows selected in it."""

    outline: Outline
    rows: tuple[int, ...] = ()


class OutlineEditor:
    """Corrects an outline step by step; every step can be taken back."""

    def __init__(self, outline: Outline) -> None:
        self._steps = [Step(outline)]
        self._at = 0

    @property
    def outline(self) -> Outline:
        """The outline as it stands."""
        return self._steps[self._at].outline

    def changed(self) -> bool:
        """Tell whether the outline differs from the one at the beginning."""
        return self.outline != self._steps[0].outline

    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return self._at > 0

    def can_redo(self) -> bool:
        """Tell whether a step was taken back."""
        return self._at + 1 < len(self._steps)

    def undo(self) -> tuple[int, ...]:
        """Take the last step back and return the rows to select."""
        rows = self._steps[self._at].rows
        if self.can_undo():
            self._at -= 1
        return rows

    def redo(self) -> tuple[int, ...]:
        """Do again what was taken back and return the rows to select."""
        if self.can_redo():
            self._at += 1
        return self._steps[self._at].rows

    def promote(self, rows: Sequence[int]) -> bool:
        """Raise sections by one level, each with its children."""
        return self._each(self._tops(rows), corrections.promote)

    def demote(self, rows: Sequence[int]) -> bool:
        """Lower sections by one level, each with its children."""
        return self._each(self._tops(rows), corrections.demote)

    def change_level(self, row: int, level: int) -> bool:
        """Put a section on a level, as near as allowed."""
        return self._do(corrections.change_level(self.outline, row, level), (row,))

    def rename(self, row: int, *, number: str | None = None, heading: str | None = None) -> bool:
        """Correct a section's number or heading."""
        section = self.outline.sections[row]
        number = section.number if number is None else number
        heading = section.heading if heading is None else heading
        return self._do(corrections.rename(self.outline, row, number=number, heading=heading), (row,))

    def turn_into_text(self, rows: Sequence[int]) -> bool:
        """Give sections back to the text before them."""
        return self._each(sorted(rows, reverse=True), corrections.turn_into_text)

    def merge_with_previous(self, rows: Sequence[int]) -> bool:
        """Join each section to the one before it."""
        return self._each(sorted(rows, reverse=True), corrections.merge_with_previous)

    def split(self, row: int, line: int) -> bool:
        """Make a line of a section's text (row -1: introduction, -2: cover) a section of its own."""
        return self._do(corrections.split(self.outline, row, line), (max(0, row + 1),))

    def _each(self, rows: Sequence[int], correct: Callable[[Outline, int], Outline]) -> bool:
        outline = self.outline
        for row in rows:
            outline = correct(outline, row)
        return self._do(outline, tuple(sorted(rows)))

    def _do(self, outline: Outline, rows: tuple[int, ...]) -> bool:
        if outline == self.outline:
            return False
        del self._steps[self._at + 1 :]
        self._steps.append(Step(outline, rows))
        self._at += 1
        return True

    def _tops(self, rows: Sequence[int]) -> list[int]:
        """Leave out what moves with a section above it."""
        sections = self.outline.sections
        kept: list[int] = []
        for row in sorted(rows):
            if kept and row > kept[-1]:
                between = sections[kept[-1] + 1 : row + 1]
                if all(section.level > sections[kept[-1]].level for section in between):
                    continue
            kept.append(row)
        return kept
