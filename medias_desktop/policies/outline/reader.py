"""Reading a policy: its cover, its introduction, its sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from medias_desktop.policies.outline.candidates import Candidate, find_marked, find_numbered, settle
from medias_desktop.policies.outline.contents import drop_contents
from medias_desktop.policies.outline.cover import is_prose
from medias_desktop.policies.outline.furniture import drop_furniture
from medias_desktop.policies.outline.nesting import NESTED, nest_items
from medias_desktop.policies.outline.series import accept_numbered
from medias_desktop.policies.outline.source import BOLD, Source, read_source
from medias_desktop.policies.outline.titles import find_plain
from medias_desktop.policies.outline.tree import ANNEXED, set_levels
from medias_desktop.policies.outline.words import DATED, DOCUMENT, KIND, USUAL, bare, is_capitals, is_known

_CUT = "\x1e"
_MARKER = re.compile(
    r"[\x1e\x02\x04|]|[-–—•*>➤·▪◦o●■✓] |-[>➤]|\(?\d{1,3}(?:\.\d{1,3})*[.)°]|\d{1,3}\.\d|\(?[a-zA-Z]{1,4}\)|[a-zA-Z]\.\s"
)
_FULL = 46
"""A line at least this long may go on in the next one; a shorter one only if the next begins in lower case."""
_LIST_MARK = re.compile(r"\n(\x04*)(?:[-*>] ?[>➤] |[•➤▪◦●■✓·>] ?|[–—*o] )")
_BULLETS = frozenset("*•➤▪◦●■✓·>–—o")
_CUT_WORD = re.compile(r"\w*[a-zà-öø-ÿœ]-$")
_REST_OF_WORD = re.compile(r"[a-zà-öø-ÿœ]\w*")


@dataclass(frozen=True, slots=True)
class Section:
    """One section: ``level`` from 1, ``number`` and ``heading`` as printed ("" when there is none), its own text."""

    level: int
    number: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A document read: what stands on its cover, the text before the first section, the sections in order."""

    title_block: str
    introduction: str
    sections: tuple[Section, ...]


def read_outline(text: str, *, markdown: bool = False) -> Outline:
    """Read the sections of a policy from its text, in time proportional to its length; never raises."""
    source = read_source(text, markdown=markdown)
    drop_furniture(source)
    start = drop_contents(source)
    structured = sum(1 for depth in source.marks.values() if depth < BOLD) > 1
    cover = _title_marks(source) if source.marks else 0
    sections, body = _find_sections(source, max(start, cover), structured=structured)
    set_levels(sections)
    return _assemble(source, sections, max(body, start or cover))


def _title_marks(source: Source) -> int:
    """Take the mark off the one big heading that is the document's title; return the line after it."""
    depths = [depth for depth in source.marks.values() if depth < BOLD]
    order = sorted(source.marks)
    first = next((at for at in order if source.marks[at] < BOLD), order[0])  # bold lines stand on the cover
    order = order[order.index(first) :]
    above = sum(1 for line in source.lines[:first] if line)
    if above > 6 or not depths:
        return 0
    line = source.lines[first] or ""
    depth = source.marks[first]
    following = source.marks[order[1]] if len(order) > 1 else 0
    alone = depth == min(depths) and depths.count(depth) == 1 and len(depths) > 1
    named = (
        depth == following and bool(DOCUMENT.search(line)) and not is_known(line) and not line[:1].isdecimal()
    )
    if (alone and not USUAL.match(line)) or (depth < BOLD and named):
        second = order[1] if len(order) > 1 else first
        twice = following == depth and depths.count(depth) == 2
        below = depth < following < BOLD and not KIND.search(line)
        if (twice or below) and _names_document(source, first, second):
            del source.marks[first], source.marks[second]  # the town, then the title of the document
            return second + 1
        del source.marks[first]
        return first + 1
    return 0


def _names_document(source: Source, first: int, second: int) -> bool:
    """Say whether the heading right under the first one is the title of the document too."""
    title = source.lines[second] or ""
    if any(source.lines[first + 1 : second]) or title[:1].isdecimal():
        return False
    depth = source.marks[second]
    if depth > source.marks[first]:
        beside = [at for at, other in source.marks.items() if other == depth and at != second]
        deeper = any(depth < other < BOLD for other in source.marks.values())
        if not deeper or not all(ANNEXED.match(source.lines[at] or "") for at in beside):
            return False  # a section like the others
    return bool(DOCUMENT.search(title)) and not is_known(title)


def _find_sections(source: Source, start: int, *, structured: bool) -> tuple[list[Candidate], int]:
    numbered = [made for made in find_numbered(source) if made.at >= start]
    for made in numbered:
        settle(source, made)
    taken = {made.at for made in numbered}
    marked = [made for made in find_marked(source) if made.at >= start and made.at not in taken]
    accept_numbered(source, numbered)
    for made in numbered:
        depth = source.marks.get(made.at, 0)
        if depth and depth < BOLD:
            made.accepted, made.depth = True, depth
            if not made.title:
                made.title, made.rest = bare(made.text), ""
    sections = [made for made in numbered if made.accepted]
    if structured:
        first = min([made.at for made in sections + marked], default=len(source.lines))
        sections += [made for made in marked if made.depth < BOLD or made.at > first]
        body = max(start, _after_cover(source, start, first))
        if not source.hashes:  # a text with underlined titles may have others that are not underlined
            plain, _ = find_plain(source, first, numbered, strict=True)
            sections += plain if len(plain) > 2 else []
    else:
        strict = (
            sum(
                1
                for made in sections
                if made.style in ("d1", "d2", "article", "I.", "A.") or made.kind == "label"
            )
            >= 3
        )
        for made in marked:
            made.depth = 1 if is_capitals(made.text) else 2
        plain, body = find_plain(source, start, numbered, strict=strict)
        body = _before_first_bold(source, marked, start, body)
        bold = _bold_titles(source, marked, body)
        sections += plain
        sections += bold
    sections.sort(key=lambda made: made.at)
    _swallow_annex_titles(source, sections)
    end = 0
    apart = []
    for made in sections:  # a heading of two lines never takes the line of another section
        if made.at >= end:
            apart.append(made)
            end = made.end
    return apart, body


def _before_first_bold(source: Source, marked: list[Candidate], start: int, body: int) -> int:
    """Return where the cover ends when its last bold line is a title right over the first text."""
    above = [made for made in marked if start <= made.at < body]
    if not above or any(source.lines[at] for at in range(above[-1].end, body)):
        return body
    title = above[-1].title
    return above[-1].at if is_known(title) and not DATED.search(title) else body


def _bold_titles(source: Source, marked: list[Candidate], body: int) -> list[Candidate]:
    for made in marked:
        made.kind = "plain"
        at = made.end
        while at < len(source.lines) and not source.lines[at]:
            at += 1
        made.value = at
    return [made for made in marked if made.at >= body and made.value < len(source.lines)]


def _after_cover(source: Source, start: int, first: int) -> int:
    for at in range(start, first):
        line = source.lines[at]
        if (
            line
            and at not in source.opaque
            and is_prose(line, source.lines[at + 1] if at + 1 < len(source.lines) else None)
        ):
            return at
    return first


def _swallow_annex_titles(source: Source, sections: list[Candidate]) -> None:
    """« 7. ANNEXE A » and the title under it are one section: the second line is no section of its own."""
    for n in range(len(sections) - 2, -1, -1):
        made, following = sections[n], sections[n + 1]
        if (
            made.kind == "number"
            and following.kind == "plain"
            and len(made.title) < 14
            and ANNEXED.match(made.title)
        ):
            between = any(source.lines[at] for at in range(made.end, following.at))
            after = sections[n + 2] if n + 2 < len(sections) else None
            if not between and after is not None and following.value == after.at:
                del sections[n + 1]


def _assemble(source: Source, sections: list[Candidate], body: int) -> Outline:
    lines = source.lines
    first = sections[0].at if sections else len(lines)
    body = min(body, first)
    for at in source.opaque:
        if lines[at] is not None:
            line = source.rows.get(at, source.raw[at])
            lines[at] = f"\x02{line}" if at >= body else line
            after = lines[at + 1] if at + 1 < len(lines) else None
            if after and at >= body and at + 1 not in source.opaque:
                lines[at + 1] = f"\x02{after}"  # what follows a table does not go on from its last row
    nest_items(source, body, {made.at for made in sections})
    for made in sections:
        lines[made.at] = f"{_CUT}\n{made.rest}" if made.rest else _CUT
        for at in range(made.at + 1, made.end):
            lines[at] = None
    title_block = "\n".join(line for line in lines[:body] if line)
    pieces = _flow(source, [line for line in lines[body:] if line is not None]).split(_CUT)
    bodies = [piece.strip("\n ") for piece in pieces]
    made_sections = tuple(
        Section(made.level, made.number, made.title, text)
        for made, text in zip(sections, bodies[1:], strict=True)
    )
    return Outline(title_block, bodies[0], made_sections)


class _Goes(dict[str, bool]):
    """Remembers which beginnings of a line may go on from the line before: list marks and headings may not."""

    def __missing__(self, start: str) -> bool:
        self[start] = not _MARKER.match(start)
        return self[start]


def _flow(source: Source, lines: list[str]) -> str:
    """Join the lines of each paragraph, keep list items and table rows on their own lines."""
    if source.hyphens:
        lines = _join_cut_words(lines)
    goes = _Goes()
    text = "".join(
        [
            ("\n" if before else "")  # several blank lines count as one
            if not line
            else " " + line
            if before and (len(before) >= _FULL or line[0].islower()) and goes[line[:5]]
            else "\n" + line
            for before, line in zip(["", *lines], lines, strict=False)
        ]
    )
    if not _BULLETS.isdisjoint(source.starts) or (">" in text and "- >" in text) or "- ➤" in text:
        text = _LIST_MARK.sub(r"\n\1- ", text)
    if NESTED in text:
        text = text.replace(NESTED, "  ")
    return text.replace("\x02", "") if "\x02" in text else text


def _join_cut_words(lines: list[str]) -> list[str]:
    """Join a word cut at the end of a line: without its hyphen only when the whole word is used elsewhere."""
    if not any(line.endswith("-") and line[-2:-1].islower() for line in lines):
        return lines
    words = frozenset("\n".join(lines).casefold().split())
    joined: list[str] = []
    for line in lines:
        cut = _CUT_WORD.search(joined[-1][-40:]) if joined and joined[-1].endswith("-") else None
        rest = _REST_OF_WORD.match(line) if cut else None
        if cut and rest:
            whole = (cut[0][:-1] + rest[0]).casefold()
            joined[-1] = (joined[-1][:-1] if whole in words else joined[-1]) + line
        else:
            joined.append(line)
    return joined


def format_outline(outline: Outline) -> str:
    """Write ``level<TAB>number<TAB>heading``, one line per section, a dash for what is not there."""
    return "".join(f"{one.level}\t{one.number or '-'}\t{one.heading or '-'}\n" for one in outline.sections)
