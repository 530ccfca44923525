"""What several policies say, theme by theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from medias_desktop.policies.rules.records import SectionText, VersionText
from medias_desktop.policies.themes import Theme, guess_themes

FEWEST, MOST = 2, 12
"""Policies that a matrix sets beside each other."""

Cell = tuple[SectionText, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A policy in a matrix; ``ours`` is the municipality's own, ``rules`` the short lines of each section's rules."""

    text: VersionText
    ours: bool = False
    rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with the sections of each policy on it, in the columns' order."""

    theme: Theme
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Themes down, policies across; every theme of which one of them says something."""

    columns: tuple[Column, ...]
    rows: tuple[ThemeRow, ...]

    def ours_silent(self, row: ThemeRow) -> bool:
        """Tell whether the municipality's own policies say nothing of a theme."""
        return not any(cell for column, cell in zip(self.columns, row.cells, strict=True) if column.ours)

    def treated(self, column: int) -> int:
        """Return of how many themes a policy says something."""
        return sum(1 for row in self.rows if row.cells[column])


def matrix_of(columns: Sequence[Column]) -> Matrix:
    """Return what the policies say, the themes in their closed list's order."""
    told = [_by_theme(column.text) for column in columns]
    rows = (ThemeRow(theme, tuple(found.get(theme, ()) for found in told)) for theme in Theme)
    return Matrix(tuple(columns), tuple(row for row in rows if any(row.cells)))


def themes_of(section: SectionText, language: str) -> tuple[Theme, ...]:
    """Return a section's themes: those that were noted, or else those that its words tell."""
    noted = tuple(Theme(key) for key in section.themes if key in _KEYS)
    return noted or guess_themes(section.heading, section.body, language)


_KEYS = frozenset(theme.value for theme in Theme)


@lru_cache(maxsize=4 * MOST)
def _by_theme(text: VersionText) -> Mapping[Theme, Cell]:
    found: dict[Theme, list[SectionText]] = defaultdict(list)
    for section in text.sections:
        for theme in themes_of(section, text.summary.language):
            found[theme].append(section)
    return {theme: tuple(sections) for theme, sections in found.items()}
