"""The sections of a Word document: styled headings, numbered titles, titles told by their look."""

from __future__ import annotations

import re

from medias_desktop.policies.outline.candidates import Candidate
from medias_desktop.policies.outline.contents import drop_contents
from medias_desktop.policies.outline.series import accept_numbered
from medias_desktop.policies.outline.source import BOLD
from medias_desktop.policies.outline.titles import find_plain
from medias_desktop.policies.outline.word.fakes import cover_end, find_fakes
from medias_desktop.policies.outline.word.levels import set_word_levels
from medias_desktop.policies.outline.word.lines import Lines, is_heading
from medias_desktop.policies.outline.word.numbered import numbered_lines
from medias_desktop.policies.outline.word.story import Paragraph, Table
from medias_desktop.policies.outline.words import DATED, DOCUMENT, USUAL, bare

_CONTENTS = re.compile(
    r"(?:table\s+des\s+mati[èe]res|table\s+of\s+contents?|contents|sommaire|contenu|index|liste des (?:tableaux|figures|annexes)"
    r"|list of (?:tables|figures))\s*:?$",
    re.IGNORECASE,
)
_MANY = 3
"""So many styled headings make a document of styled headings."""


def find_sections(lines: Lines, *, has_contents: bool) -> tuple[list[Candidate], int]:
    """Return the sections with their levels and the first line after the cover."""
    start = _drop_contents(lines, has_contents=has_contents)
    start = max(start, cover_end(lines))
    start = max(start, _title_heading(lines, start))
    numbered = numbered_lines(lines, start)
    accept_numbered(lines.source, numbered)
    styled = _styled(lines, numbered, start)
    lines.structured = len(styled) >= _MANY
    lines.formatted = lines.structured or _is_formatted(lines, start)
    accepted = styled + _confirmed(lines, numbered, styled)
    fakes, body = find_fakes(lines, start, accepted)
    if not styled and not fakes and sum(lines.stands_out(made.at) for made in accepted) < _MANY:
        plain, body = find_plain(lines.source, start, numbered, strict=len(accepted) >= _MANY)
        fakes = [made for made in plain if _is_line(lines, made)]
        body += body % 2
    sections = _apart(sorted(accepted + fakes, key=lambda made: made.at))
    set_word_levels(lines, sections)
    return sections, min([body, *(made.at for made in sections[:1])])


def _is_formatted(lines: Lines, start: int) -> bool:
    """Say whether bold or larger letters, rather than capitals alone, make the titles after the cover."""
    looks = [lines.look(at) for at in lines.source.marks if at >= start]
    marked = sum(look.marked for look in looks)
    return marked >= _MANY > len(looks) - marked


def _is_line(lines: Lines, made: Candidate) -> bool:
    block = lines.paragraph(made.at)
    return block is not None and block.label is None and block.style.role != "caption"


def _apart(sections: list[Candidate]) -> list[Candidate]:
    """Leave out what another section took as the second line of its heading."""
    end = 0
    apart = []
    for made in sections:
        if made.at >= end:
            apart.append(made)
            end = made.end
    return apart


def _drop_contents(lines: Lines, *, has_contents: bool) -> int:
    """Take a typed table of contents out, or the title of the one that Word made; return the line after it."""
    source = lines.source
    if not has_contents:
        end = drop_contents(source)
        return end + end % 2
    for at in range(0, len(source.lines) // 2 + 2, 2):
        line = source.lines[at] if at < len(source.lines) else None
        if line and _CONTENTS.match(line):
            source.lines[at] = None
            source.marks.pop(at, None)
    return 0


def _title_heading(lines: Lines, start: int) -> int:
    """Return the line after the heading that is the document's title: the only one of its level, or named so."""
    marks = {at: depth for at, depth in lines.source.marks.items() if at >= start and depth < BOLD}
    order = sorted(marks)
    if len(order) < 2:
        return 0
    first, depth = order[0], marks[order[0]]
    title = lines.source.lines[first] or ""
    before = [at for at in range(start, first, 2) if lines.source.lines[at]]
    block = lines.paragraph(first)
    if (
        len(before) > 8
        or USUAL.match(title)
        or block is None
        or block.label is not None
        or title[:1].isdecimal()
    ):
        return 0
    depths = list(marks.values())
    alone = depth == min(depths) and depths.count(depth) == 1 and len(depths) > 2
    named = bool(DOCUMENT.search(title)) and depth <= marks[order[1]] and _is_bare(lines, first, order[1])
    if not (alone or named):
        return 0
    lines.source.marks.pop(first)
    return max(first + 2, _title_heading(lines, first + 2) if named else 0)


def _is_bare(lines: Lines, first: int, second: int) -> bool:
    """Say whether nothing but dates and names stands between two headings."""
    between = [line for at in range(first + 2, second, 2) if (line := lines.source.lines[at])]
    return all(len(line) < 60 or DATED.search(line) for line in between) and len(between) < 8


def _styled(lines: Lines, numbered: list[Candidate], start: int) -> list[Candidate]:
    """Return the headings told by their style, numbered or not."""
    at_line = {made.at: made for made in numbered}
    found = []
    for n, block in enumerate(lines.blocks):
        at = 2 * n
        if isinstance(block, Table) or not block.heading or at < start or not lines.source.lines[at]:
            continue
        made = at_line.get(at)
        if made is None:
            if not block.title or not is_heading(block):
                continue
            made = Candidate(at, at + 1, "mark", "mark", 0, "", block.title, title=bare(block.title))
        elif not _settled(block, made):
            made.accepted = False
            continue
        made.accepted, made.depth = True, block.heading
        found.append(made)
    return found


def _settled(block: Paragraph, made: Candidate) -> bool:
    """Find the title of a numbered heading; say whether it has one or needs none."""
    if made.run_in or made.end > made.at + 1:
        return True
    if made.text and is_heading(block):
        made.title, made.rest = bare(made.text), ""
        if made.text.startswith("(") and made.kind != "number":
            made.title, made.rest = "", made.text  # « Article 5 (abrogé) »
        return True
    return made.kind in ("label", "annex")


def _confirmed(lines: Lines, numbered: list[Candidate], styled: list[Candidate]) -> list[Candidate]:
    """Return the numbered lines in no heading style that are sections all the same."""
    known = {made.style for made in styled}
    looked = {made.style for made in numbered if made.accepted and lines.stands_out(made.at)}
    families = {_family(made) for made in numbered if made.accepted and lines.stands_out(made.at)}
    found = []
    _accept_whole_lists(lines, numbered)
    for made in numbered:
        block = lines.paragraph(made.at)
        if block is None or made.depth or (block.heading and not made.accepted):
            continue
        if made.accepted and not (lines.stands_out(made.at) or made.at in lines.source.leads):
            unlike = made.style not in known and (
                lines.structured or _family(made) in families - {"", made.style}
            )
            listed = made.text.endswith(":") and _list_follows(lines, made)
            made.accepted = not (unlike or listed or (made.kind == "number" and made.style in looked))
        if not made.accepted and made.title and not made.run_in and lines.stands_out(made.at):
            made.accepted = made.at in lines.source.marks and _stands_over(lines, made, numbered)
        if made.accepted:
            found.append(made)
    return found


def _accept_whole_lists(lines: Lines, numbered: list[Candidate]) -> None:
    """Accept the run-in titles of a list that Word numbers, when most of that list's are: it goes on through parts."""
    lists: dict[tuple[int, int], list[Candidate]] = {}
    for made in numbered:
        block = lines.paragraph(made.at)
        if block is not None and block.label is not None and made.at in lines.source.leads:
            lists.setdefault((block.label.list_id, block.label.level), []).append(made)
    for items in lists.values():
        if 2 * sum(made.accepted for made in items) > len(items):
            for made in items:
                made.accepted = made.accepted or made.run_in


def _family(made: Candidate) -> str:
    """Return the label word of a section, alike for « Section 3 » and « Section 3.1 »; "" without a label."""
    return made.style.rstrip("0123456789") if made.kind == "label" else ""


def _list_follows(lines: Lines, made: Candidate) -> bool:
    following = lines.paragraph(made.end + made.end % 2)
    return following is not None and following.label is not None and not following.heading


def _stands_over(lines: Lines, made: Candidate, numbered: list[Candidate]) -> bool:
    """Say whether text or a heading of another look follows a numbered line that stands out."""
    after = made.end + 1 if made.end % 2 else made.end
    following = lines.paragraph(after)
    if following is None:
        return lines.block(after) is not None
    same_series = any(one.at == after and one.style == made.style for one in numbered)
    return not same_series
