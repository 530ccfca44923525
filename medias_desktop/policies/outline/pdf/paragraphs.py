"""Lines joined into paragraphs, list items and headings; words cut at the end of a line made whole."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.policies.outline.numbers import Beginnings, opens_item
from medias_desktop.policies.outline.words import HANGING, word_set

if TYPE_CHECKING:
    from medias_desktop.policies.outline.pdf.lines import Line

_BULLET = re.compile(r"([-–—•*▪➢➤►○●·‣✓❖◦■□➔»]|o(?= [A-ZÀ-Ýa-zà-ÿ«]))\s+(?=\S)")
_BULLETS = frozenset("-–—•*▪➢➤►○●·‣✓❖◦■□➔»o")
_ENDS = frozenset('.;:!?»”"…')
_STOPS = frozenset(".;:!?")
_FEW = 10
"""Lines from which the longest one tells where a column ends."""
_CUT = re.compile(r"[^\W\d_]-$")
_COMPOUND = word_set(
    "non sous vice peut celui celle ceux celles quelques après avant rendez lui elle eux self well"
)
_BY_LAW = re.compile(r"by-laws?$|ci-(?:joint|dessous|dessus|après|haut|contre)")


_NO_WORD = re.compile(r"[^\w-]")
_SIGNS = ("", ",", ".", ";", ":", ")")


class Look(NamedTuple):
    """How a paragraph is set; ``color`` 0 is the colour of the text."""

    size: float
    bold: bool
    caps: bool
    italic: bool
    color: int
    underlined: bool


_UNKNOWN = Look(0, False, False, False, 0, False)


@dataclass(slots=True)
class Unit:
    """A paragraph, list item, heading, table row or note; ``above`` is the space over it in line distances."""

    lines: list[Line]
    text: str = ""
    bullet: bool = False
    above: float = 9.0
    lead: str = ""
    look: Look = _UNKNOWN
    first: Line = field(init=False)

    def __post_init__(self) -> None:
        self.first = self.lines[0]


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a document is set: size, distance of lines, right edge of each column."""

    size: float
    leading: float
    edges: dict[tuple[int, int], float]


def measure(pages: list[list[Line]], size: float) -> Setting:
    """Find the usual distance of two lines of text and where the columns end."""
    edges = _edges(pages)
    gaps: Counter[float] = Counter()
    for lines in pages:
        before = None
        for line in lines:
            if before is not None and before.column == line.column and abs(line.size - size) < 0.6:
                gap = before.y - line.y
                # Only a line that is filled goes on in the next one.
                if 0.9 * size < gap < 2.6 * size and before.right > 0.85 * edges[before.page, before.column]:
                    gaps[round(gap * 2) / 2] += 1
            before = line
    most = max(gaps.values(), default=0)
    leading = min([gap for gap, times in gaps.items() if times * 5 >= most], default=1.2 * size)
    return Setting(size, leading, edges)


def _edges(pages: list[list[Line]]) -> dict[tuple[int, int], float]:
    """Return the right edge of each column of each page; that of a page with little text is the usual one."""
    edges: dict[tuple[int, int], float] = {}
    many: Counter[tuple[int, int]] = Counter()
    for lines in pages:
        for line in lines:
            key = line.page, line.column
            many[key] += 1
            if line.right > edges.get(key, 0) and (len(line.text) > 11 or key not in edges):
                edges[key] = line.right
    usual: dict[int, list[float]] = {}
    for (_, column), right in edges.items():
        usual.setdefault(column, []).append(right)
    for (page, column), right in edges.items():
        every = sorted(usual[column])
        if many[page, column] < _FEW:
            edges[page, column] = max(right, every[len(every) // 2])
    return edges


def make_units(lines: list[Line], setting: Setting) -> list[Unit]:
    """Join lines into units, in their order."""
    units: list[Unit] = []
    before: Line | None = None
    leading = setting.leading
    known = Beginnings()
    for line in lines:
        line.opens = known[line.text[:4]] and opens_item(line.text)
        line.starts = line.opens or (line.text[0] in _BULLETS and bool(_BULLET.match(line.text)))
        gap = (
            before.y - line.y
            if before is not None and before.page == line.page and before.column == line.column
            else 99.0
        )
        if before is not None and _goes_on(units[-1], before, line, gap, setting):
            units[-1].lines.append(line)
        else:
            units.append(Unit([line], above=gap / leading if gap > 0 else 9.0))
        before = line
    _finish(units)
    return units


def _goes_on(unit: Unit, before: Line, line: Line, gap: float, setting: Setting) -> bool:
    """Say whether a line goes on in the same paragraph or heading as the one before."""
    if before.row or line.row or before.note != line.note:
        return not line.row and not before.row and line.note and not line.text[:1].isdigit() and before.note
    size = line.size
    if abs(before.size - size) > 0.08 * size:
        return False
    turned = gap > 90 or gap < 0
    strong = line.bold or line.color != 0 or size > 1.08 * setting.size
    reach = 1.32 if strong else 1.18
    if not turned and gap > reach * max(setting.leading * size / setting.size, 1.1 * size):
        return False
    if before.bold != line.bold and not (before.bold and line.lead):
        return _runs_on(before, line, setting, turned=turned)
    if before.color != line.color and not (before.color and line.lead):
        return _runs_on(before, line, setting, turned=turned)
    if line.starts and not _is_full(before, line, setting):
        return False
    if line.starts and not line.opens:
        return False
    if line.opens and (strong or before.text[-1:] in _ENDS or abs(before.left - line.left) > 2):
        return False
    if turned:
        return not strong and before.text[-1:] not in _STOPS and _is_full(before, line, setting)
    if strong:
        return _same_heading(before, line, setting)
    return _same_paragraph(unit, before, line, setting)


def _runs_on(before: Line, line: Line, setting: Setting, *, turned: bool) -> bool:
    """Say whether a sentence goes on although its look changes just at the end of the line."""
    if turned or before.text[-1:] in _STOPS or not _is_full(before, line, setting):
        return False
    return line.text[:1].islower() and not line.starts


def _is_full(before: Line, line: Line, setting: Setting) -> bool:
    """Say whether the first word of a line had no room on the line before."""
    if before.hyphen:
        return True
    word = line.text.partition(" ")[0]
    wide = (len(word) + 1) * (line.right - line.left) / max(1, len(line.text))
    edge = setting.edges.get((before.page, before.column), before.right)
    return edge - before.right < 1.1 * wide + 0.5 * line.size


def _same_heading(before: Line, line: Line, setting: Setting) -> bool:
    if before.italic != line.italic or (before.text.isupper() and not line.text.isupper()):
        return False
    centered = abs(before.left + before.right - line.left - line.right) < 6 and before.left - line.left > 6
    hanging = before.text.rpartition(" ")[2].lower() in HANGING
    edge = setting.edges.get((before.page, before.column), before.right)
    wide = before.right - before.left > 0.4 * (edge - before.left)
    tight = before.opens and wide and before.y - line.y < 1.3 * line.size
    lower = line.text[:1].islower() and len(before.text) > 20
    return centered or hanging or lower or tight or _is_full(before, line, setting)


def _same_paragraph(unit: Unit, before: Line, line: Line, setting: Setting) -> bool:
    slanted = before.italic and not line.italic and len(unit.lines) == 1 and before.text[-1:] not in ",-"
    if slanted and not (_is_full(before, line, setting) and line.text[:1].islower()):
        return False
    lower = line.text[:1].islower()
    if not _is_full(before, line, setting):
        edge = setting.edges.get((before.page, before.column), before.right)
        return lower and before.text[-1:] not in _ENDS and edge - before.right < 0.3 * (edge - before.left)
    ended = before.text[-1:] in _ENDS
    shift = line.left - before.left
    item = unit.first.starts
    if shift > 0.8 * line.size and ended and not (item and len(unit.lines) == 1):
        return False  # the first line of a paragraph stands in
    return not (item and ended and shift < -0.8 * line.size)


def _finish(units: list[Unit]) -> None:
    whole = _Whole(units)
    for unit in units:
        first = unit.first
        unit.text = whole.join(unit.lines)
        mark = _BULLET.match(unit.text) if first.starts and not first.opens and not first.row else None
        if mark:
            unit.bullet = True
            unit.text = unit.text[mark.end() :]
        every = unit.lines
        bold = first.bold and all(line.bold for line in every)
        caps = unit.text.isupper() and sum(map(str.isalpha, unit.text)) > 2
        color = first.color if first.color and all(line.color == first.color for line in every) else 0
        unit.look = Look(
            round(first.size * 2) / 2, bold, caps, first.italic and all(line.italic for line in every), color,
            first.underlined and all(line.underlined for line in every),
        )  # fmt: skip
        unit.lead = _lead(unit)


def _lead(unit: Unit) -> str:
    """Return the bold words a unit begins with when it goes on plain."""
    if unit.look.bold or not (unit.first.bold or unit.first.lead):
        return ""
    words = []
    for line in unit.lines:
        if not line.bold:
            words.append(line.lead)
            break
        words.append(line.text)
    return " ".join(filter(None, words))


class _Whole:
    """Makes words cut at the end of a line whole: without the hyphen unless the document writes it inside a line."""

    def __init__(self, units: list[Unit]) -> None:
        self._units = units
        self._words: frozenset[str] | None = None

    def join(self, lines: list[Line]) -> str:
        """Return the text of lines."""
        text = lines[0].text
        if not any(line.text[-1] == "-" for line in lines):
            return text if len(lines) == 1 else " ".join([line.text for line in lines])
        for line in lines[1:]:
            if text[-1:] == "-" and _CUT.search(text) and line.text[:1].islower():
                text = text + line.text if self._keeps(text, line.text) else text[:-1] + line.text
            elif text[-1:] == "-" and text[-2:-1].isalnum():
                text += line.text
            else:
                text += " " + line.text
        return text

    def _keeps(self, text: str, after: str) -> bool:
        left = _NO_WORD.split(text[:-1].lower())[-1]
        right = _NO_WORD.split(after.lower(), maxsplit=1)[0]
        whole = f"{left}-{right}"
        if self._is_used(left + right):
            return False
        usual = bool(_BY_LAW.match(whole)) or left.rpartition("-")[2] in _COMPOUND or "-" in left
        return usual or self._is_used(whole)

    def _is_used(self, word: str) -> bool:
        if self._words is None:
            self._words = frozenset(
                "\n".join([line.text for unit in self._units for line in unit.lines]).lower().split()
            )
        return any(word + sign in self._words for sign in _SIGNS)
