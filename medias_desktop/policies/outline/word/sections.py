"""The sections of a Word document: styled headings, numbered titles, titles told by their look."""

from __future__ import annotations

import re

from medias_desktop.policies.outline.candidates import Candidate, find_numbered, settle
from medias_desktop.policies.outline.contents import drop_contents
from medias_desktop.policies.outline.numbers import parse
from medias_desktop.policies.outline.series import accept_numbered
from medias_desktop.policies.outline.source import BOLD
from medias_desktop.policies.outline.titles import find_plain
from medias_desktop.policies.outline.word.fakes import cover_end, find_fakes
from medias_desktop.policies.outline.word.levels import set_word_levels
from medias_desktop.policies.outline.word.lines import Lines, is_heading
from medias_desktop.policies.outline.word.story import Paragraph, Table
from medias_desktop.policies.outline.words import DATED, DOCUMENT, USUAL, bare

_CONTENTS = re.compile(
    r"(?:table\s+des\s+mati[èe]res|table\s+of\s+contents?|contents|sommaire|contenu|index|liste des (?:tableaux|figures|annexes)"
    r"|list of (?:tables|figures))\s*:?$",
    re.IGNORECASE,
)
_WORDED = re.compile(r"[^\W\d_]{3,}")
_EDGES = " .:)(–—-\t"
_MANY = 3
"""So many styled headings make a document of styled headings."""


def find_sections(lines: Lines, *, has_contents: bool) -> tuple[list[Candidate], int]:
    """Return the sections with their levels and the first line after the cover."""
    start = _drop_contents(lines, has_contents=has_contents)
    start = max(start, cover_end(lines))
    start = max(start, _title_heading(lines, start))
    numbered = [made for made in _numbered(lines) if made.at >= start]
    for made in numbered:
        settle(lines.source, made)
        _take_lead(lines, made)
        _check_taken_title(lines, made)
    accept_numbered(lines.source, numbered)
    styled = _styled(lines, numbered, start)
    structured = len(styled) >= _MANY
    accepted = styled + _confirmed(lines, numbered, styled, structured=structured)
    taken = {at for made in accepted for at in range(made.at, made.end)}
    first = min((made.at for made in accepted), default=2 * len(lines.blocks))
    fakes, body = find_fakes(lines, start, taken, first)
    if not styled and not fakes:
        plain, body = find_plain(lines.source, start, numbered, strict=len(accepted) >= _MANY)
        fakes = [made for made in plain if _is_line(lines, made)]
        body += body % 2
    sections = _apart(sorted(accepted + fakes, key=lambda made: made.at))
    set_word_levels(lines, sections)
    return sections, min([body, *(made.at for made in sections[:1])])


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


def _numbered(lines: Lines) -> list[Candidate]:
    """Return the lines that begin with a number or label, typed or made by Word."""
    source = lines.source
    found = {made.at: made for made in find_numbered(source) if made.at % 2 == 0}
    for n, block in enumerate(lines.blocks):
        if not isinstance(block, Paragraph) or block.label is None or not source.lines[2 * n]:
            continue
        if block.label.bullet or not block.label.number:
            found.pop(2 * n, None)
            continue
        typed = parse(block.title) if block.label.number in ("-", "–", "•") else None
        if typed is None:
            found[2 * n] = _labelled(2 * n, block, found.get(2 * n))
    return [found[at] for at in sorted(found)]


def _labelled(at: int, block: Paragraph, read: Candidate | None) -> Candidate:
    """Return the candidate of a paragraph that Word numbers: its number needs no guessing."""
    label = block.label
    assert label is not None
    number = label.number.strip(_EDGES) if not label.number.startswith("§") else label.number.rstrip(_EDGES)
    if read is None:
        parsed = parse(f"{label.number} Titre")
        if parsed is not None and parsed.text == "Titre":
            read = Candidate(at, at + 1, *parsed)
        else:
            kind = "label" if _WORDED.search(number) else "number"
            read = Candidate(at, at + 1, kind, f"list{label.list_id}-{label.level}", 0, number, "")
    read.number, read.text = number, block.title
    return read


def _take_lead(lines: Lines, made: Candidate) -> None:
    """Make a title of the bold words that run into a text, also where that text only introduces a list."""
    lead = lines.source.leads.get(made.at)
    if lead and not made.run_in and made.text.startswith(lead):
        made.title, made.rest, made.run_in = lead, made.text[len(lead) :].lstrip(_EDGES), True
        made.end = made.at + 1


def _check_taken_title(lines: Lines, made: Candidate) -> None:
    """Give back the line that a number alone took as its title, when it does not look like one."""
    if made.end == made.at + 1 or made.kind == "plain":
        return
    block, title = lines.paragraph(made.at), lines.paragraph(made.end - 1)
    if block is None or title is None:
        return
    look, under = lines.look(made.at), lines.look(made.end - 1)
    fits = under.stands_out or under.italic or title.centred or not look.stands_out
    if block.heading:
        fits = title.heading == block.heading or (not title.heading and under.stands_out)
        if title.heading > block.heading:
            after = lines.paragraph(made.end + 1)
            fits = after is not None and bool(after.heading)
    elif title.heading:
        fits = title.label is None
    if title.label is not None or not fits:
        made.text = made.title = made.rest = ""
        made.end = made.at + 1


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


def _confirmed(
    lines: Lines, numbered: list[Candidate], styled: list[Candidate], *, structured: bool
) -> list[Candidate]:
    """Return the numbered lines in no heading style that are sections all the same."""
    known = {made.style for made in styled if made.kind == "number"}
    looked = {made.style for made in numbered if made.accepted and lines.look(made.at).stands_out}
    found = []
    _accept_whole_lists(lines, numbered)
    for made in numbered:
        block = lines.paragraph(made.at)
        if block is None or made.depth or (block.heading and not made.accepted):
            continue
        stands_out = lines.look(made.at).stands_out or made.at in lines.source.leads
        if (
            made.accepted
            and structured
            and made.kind == "number"
            and not stands_out
            and made.style not in known
        ):
            made.accepted = False
        if made.accepted and not stands_out and made.text.endswith(":") and _list_follows(lines, made):
            made.accepted = False
        if made.accepted and looked and made.kind == "number" and not stands_out and made.style in looked:
            made.accepted = False
        if not made.accepted and made.title and not made.run_in and lines.look(made.at).stands_out:
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
