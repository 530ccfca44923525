"""The numbers that Word shows: counted paragraph by paragraph, in the order of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medias_desktop.policies.outline.word.number_formats import format_number
from medias_desktop.policies.outline.word.xml import VAL, child, local, number, switch, val, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from medias_desktop.policies.outline.word.styles import Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(slots=True)
class Level:
    """One level of a numbering: how its number is written, where it starts, when it starts again."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int = -1
    legal: bool = False
    paragraph_style: str = ""
    left: int = 0
    capitals: bool = False
    zeros: int = 0

    @property
    def bulleted(self) -> bool:
        """Whether a sign stands there instead of a number."""
        return self.style == "bullet"


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph's text: a number with its separators, or a bullet (``number`` is then "")."""

    number: str
    bullet: bool
    level: int
    left: int
    list_id: int


@dataclass(slots=True)
class _List:
    key: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    entered: set[int] = field(default_factory=set)


class Numbering:
    """Gives each numbered paragraph its label; asked once for each paragraph, in order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._counts: dict[str, dict[int, int]] = {}
        self._language = styles.language
        self._lists: dict[int, _List] = {}
        self._of_style: dict[tuple[int, str], int] = {}
        if root is not None:
            self._read(root, styles)

    def _read(self, root: _Element, styles: Styles) -> None:
        abstract = {one.get(w("abstractNumId"), ""): one for one in root.iterchildren(w("abstractNum"))}
        points = {
            number(one.get(w("numId"))): val(one, "abstractNumId") for one in root.iterchildren(w("num"))
        }
        for one in root.iterchildren(w("num")):
            number_id = number(one.get(w("numId")))
            key = points[number_id]
            for _ in range(_LEVELS):  # a numbering may only name the list style that holds its levels
                linked = val(abstract.get(key), "numStyleLink")
                if not linked or linked not in styles.list_styles:
                    break
                key = points.get(styles.list_styles[linked], key)
            levels = dict(_levels(abstract.get(key)))
            made = _List(key, levels)
            for change in one.iterchildren(w("lvlOverride")):
                at = number(change.get(w("ilvl")))
                for place, level in _levels(change):
                    made.levels[place] = level
                start = child(change, "startOverride")
                if start is not None:
                    made.starts[at] = number(start.get(VAL), 1)
            self._lists[number_id] = made
            for at, level in made.levels.items():
                if level.paragraph_style:
                    self._of_style.setdefault((number_id, level.paragraph_style), at)

    def level_of_style(self, list_id: int, style_id: str) -> int:
        """Return the level that a numbering keeps for a style, 0 when it names none."""
        return self._of_style.get((list_id, style_id), 0)

    def next(self, list_id: int, at: int, language: str = "") -> Label | None:
        """Count one paragraph of a list and return its label; None when there is no such list."""
        made = self._lists.get(list_id)
        if made is None or not 0 <= at < _LEVELS:
            return None
        level = made.levels.get(at) or Level()
        counts = self._counts.setdefault(made.key, {})
        if at in made.starts and at not in made.entered:
            counts[at] = made.starts[at]
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = level.start
        made.entered.add(at)
        for deeper in [one for one in counts if one > at]:
            restart = (made.levels.get(deeper) or Level()).restart
            if restart < 0 or (restart and at < restart):
                del counts[deeper]
        if level.bulleted:
            return Label("", True, at, level.left, list_id)
        text = _PLACE.sub(
            lambda place: self._shown(made, counts, int(place[1]) - 1, level, language), level.text
        )
        text = text.upper() if level.capitals else text
        return Label(" ".join(text.split()), False, at, level.left, list_id)

    def _shown(self, made: _List, counts: dict[int, int], at: int, level: Level, language: str) -> str:
        one = made.levels.get(at) or Level()
        value = counts.get(at, made.starts.get(at, one.start))
        style = "decimal" if level.legal and one.style not in ("decimalZero", "custom") else one.style
        if one.zeros and not level.legal:
            return f"{value:0{one.zeros}d}"
        return format_number(value, style, language or self._language)


def _levels(element: _Element | None) -> Iterator[tuple[int, Level]]:
    for one in () if element is None else element.iterchildren(w("lvl")):
        yield number(one.get(w("ilvl"))), _level(one)


def _level(one: _Element) -> Level:
    style, zeros = _format(one)
    indent = child(child(one, "pPr"), "ind")
    restart = child(one, "lvlRestart")
    return Level(
        start=number(val(one, "start", "0" if child(one, "start") is not None else "1")),
        style=style,
        text=val(one, "lvlText"),
        restart=-1 if restart is None else number(restart.get(VAL), -1),
        legal=bool(switch(one, "isLgl")),
        paragraph_style=val(one, "pStyle"),
        left=0 if indent is None else number(indent.get(w("left")) or indent.get(w("start"))),
        capitals=bool(switch(child(one, "rPr"), "caps")),
        zeros=zeros,
    )


def _format(one: _Element) -> tuple[str, int]:
    """Return a level's number format and, for “001, 002”, the count of digits; newer formats lie inside a choice."""
    found = child(one, "numFmt")
    if found is None:
        for element in one.iter(w("numFmt")):
            if local(element.getparent()) == "Choice":
                found = element
    if found is None:
        return "decimal", 0
    style = found.get(VAL, "decimal")
    pattern = found.get(w("format"), "") if style == "custom" else ""
    first = pattern.partition(",")[0].strip()
    return style, len(first) if first.isdecimal() else 0
