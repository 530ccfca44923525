"""Lines that begin with a number or label, typed or made by Word, and the title that each carries."""

from __future__ import annotations

import re

from medias_desktop.policies.outline.candidates import Candidate, find_numbered, settle
from medias_desktop.policies.outline.numbers import parse
from medias_desktop.policies.outline.word.lines import Lines
from medias_desktop.policies.outline.word.story import Paragraph

_WORDED = re.compile(r"[^\W\d_]{3,}")
_EDGES = " .:)(–—-\t"


def numbered_lines(lines: Lines, start: int) -> list[Candidate]:
    """Return the numbered lines from ``start`` on, each with its title, if it has one."""
    found = [made for made in _numbered(lines) if made.at >= start]
    for made in found:
        settle(lines.source, made)
        _take_lead(lines, made)
        _check_taken_title(lines, made)
    return found


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
