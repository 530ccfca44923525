"""Which paragraphs are headings: by their number, by their look, and where the cover ends."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from medias_desktop.policies.outline.candidates import Candidate, find_numbered, settle
from medias_desktop.policies.outline.cover import is_prose
from medias_desktop.policies.outline.numbers import parse
from medias_desktop.policies.outline.pdf.paragraphs import Look, Unit
from medias_desktop.policies.outline.series import accept_numbered
from medias_desktop.policies.outline.source import Source
from medias_desktop.policies.outline.words import (
    DATED,
    DOCUMENT,
    OFFICE,
    bare,
    has_verb,
    is_formula,
    is_known,
    is_title,
)

_NOT_TITLE = re.compile(r"https?:|www\.|\S@\S|_{3,}|\.{4,}|…{2,}|\d{3}[ .-]\d{4}|^\W*$")
_VALUE = re.compile(r"[^:]{2,40}\s?:\s\S")
_AMOUNT = re.compile(r"(?:\$ ?\d[\d,. ]*|\d[\d ,.]* ?\$)$")
_SURE_SIZE = 1.07
_LONGEST = 200


@dataclass(slots=True)
class Reading:
    """The units of a document as the lines of a Source: ``units`` gives the unit of a line."""

    source: Source
    units: dict[int, Unit]
    strong: set[int] = field(default_factory=set)
    """Lines that a type size, weight or colour shows as headings."""
    weak: set[int] = field(default_factory=set)
    """Lines that only capitals, italics or an underline show."""


def as_source(units: list[Unit], body: Look) -> Reading:
    """Lay the units out as lines, a blank one over each unit that stands apart."""
    lines: list[str | None] = []
    at: dict[int, Unit] = {}
    source = Source([], lines)
    reading = Reading(source, at)
    before: Unit | None = None
    for unit in units:
        listed = (
            before is not None and unit.above < 1.15 and unit.look == before.look == body and not unit.lead
        )
        row = before is not None and bool(unit.first.row) and bool(before.first.row)
        if before is not None and not row and not listed:
            lines.append("")
        here = len(lines)
        at[here] = unit
        lines.append(f"• {unit.text}" if unit.bullet else unit.text)
        if unit.first.row or unit.first.note:
            source.opaque.add(here)
        elif unit.look != body or unit.lead:
            _note_look(reading, here, unit, body)
        before = unit
    source.raw = [line or "" for line in lines]
    return reading


def _note_look(reading: Reading, here: int, unit: Unit, body: Look) -> None:
    if unit.lead:
        parsed = parse(unit.text)
        title = (
            unit.lead[len(unit.text) - len(parsed.text) :].strip(" .:–—-") if parsed and parsed.text else ""
        )
        if title and is_title(title) and unit.text.startswith(unit.lead):
            reading.source.leads[here] = title
    if unit.look == body or not _may_be_title(unit, body):
        return
    look = unit.look
    if (
        look.size >= _SURE_SIZE * body.size
        or (look.bold and not body.bold)
        or (look.color and not look.underlined)
    ):
        reading.strong.add(here)
        reading.source.marks[here] = 6
    elif look.caps or look.italic or look.underlined:
        reading.weak.add(here)


def _may_be_title(unit: Unit, body: Look) -> bool:
    text = unit.text
    if unit.bullet or len(text) > _LONGEST or len(unit.lines) > 4 or text[-1:] in ";,":
        return False
    if unit.look.size < 0.9 * body.size or sum(map(str.isalpha, text)) < 2:
        return False
    parsed = parse(text)
    if parsed:
        numbered = len(text) < 120 and text[-1] not in ".:"
        return not parsed.text or numbered or _names(parsed.text, unit, body)
    if not (text[0].isupper() or text[0] in "«“\"'¿(" or text[0].isdecimal()) or is_formula(text):
        return False
    if _NOT_TITLE.search(text) or (len(text.split()) < 6 and DATED.search(text)):
        return False
    if _VALUE.match(text) and (any(map(str.isdecimal, text.partition(":")[2])) or not unit.look.bold):
        return False
    return _names(text, unit, body)


def _names(text: str, unit: Unit, body: Look) -> bool:
    """Say whether words read as the name of a section rather than a sentence."""
    if is_title(text, _LONGEST):
        return True
    large = unit.look.size >= 1.15 * body.size or unit.look.caps
    return large and len(text) < 110 and text[-1:] not in ".;,"


def find_headings(reading: Reading, body: Look) -> tuple[list[Candidate], int]:
    """Return the sections in their order, not yet levelled, and the line after the cover."""
    source = reading.source
    numbered = find_numbered(source)
    for made in numbered:
        settle(source, made)
    accept_numbered(source, numbered)
    by_look = _judge_numbered(reading, numbered)
    taken = {at for made in numbered if made.accepted for at in range(made.at, made.end)}
    started = {made.at for made in numbered}
    plain = _unnumbered(reading, taken | {at for at in started if at in by_look}, body)
    sections = sorted([made for made in numbered if made.accepted] + plain, key=lambda made: made.at)
    sections, start = _leave_cover(reading, sections)
    return _apart(sections), start


def _judge_numbered(reading: Reading, numbered: list[Candidate]) -> set[int]:
    """Let the look confirm or refuse what the numbers alone suggest; return the lines it confirmed."""
    strong, units = reading.strong, reading.units
    shown: Counter[str] = Counter()
    confirmed: set[int] = set()
    for made in numbered:
        if made.at in strong:
            if not made.title and made.text and made.kind == "number":
                made.title, made.rest, made.end = bare(made.text), "", made.at + 1
            made.accepted = bool(made.title) or made.kind != "number"
            if made.run_in and made.at not in reading.source.leads:
                made.title, made.rest, made.run_in = bare(made.text), "", False
            if made.accepted:
                shown[_series(made)] += 1
                confirmed.add(made.at)
    listed = len(confirmed) > 2
    for made in numbered:
        if made.accepted and made.at not in strong and _AMOUNT.search(made.text):
            made.accepted = False  # the row of a table
        if made.accepted and listed and made.kind == "annex" and made.at not in strong and made.near:
            made.accepted = False  # one of a list of annexes
        if made.accepted and made.at not in strong and not made.run_in and units[made.at].look.size:
            rivals = shown[_series(made)]
            same = sum(1 for one in numbered if one.accepted and _series(one) == _series(made))
            if rivals >= 2 and rivals * 2 > same and made.kind == "number":
                made.accepted = False  # a list under headings that are numbered the same way
    return confirmed


def _series(made: Candidate) -> str:
    return made.style[:2] if made.style[0] == "d" else made.style


def _unnumbered(reading: Reading, taken: set[int], body: Look) -> list[Candidate]:
    groups: dict[Look, list[int]] = defaultdict(list)
    for at in sorted(reading.strong | reading.weak):
        if at not in taken:
            groups[reading.units[at].look].append(at)
    found = []
    for look, places in groups.items():
        weak = [at for at in places if at in reading.weak]
        kept = [at for at in places if at not in reading.weak]
        if len(weak) > 1 or look.caps:
            kept += [at for at in weak if _stands_alone(reading, at, body)]
        for at in kept:
            text = reading.units[at].text
            if OFFICE.match(text) and not _holds_text(reading, at):
                continue
            found.append(Candidate(at, at + 1, "plain", "", 0, "", text, title=bare(text)))
    return found


def _stands_alone(reading: Reading, at: int, body: Look) -> bool:
    """Say whether a line that only capitals or italics tell from the text is short, apart and followed by text."""
    unit = reading.units[at]
    if len(unit.text) > 100 or unit.above < 1.15 or len(unit.lines) > 2 or unit.text[-1:] == ".":
        return False
    if parse(unit.text) is not None and not unit.look.caps:
        return False
    if has_verb(unit.text) or (unit.text[-1:] == ":" and not unit.look.caps and not unit.look.underlined):
        return False
    return unit.first.size >= 0.95 * body.size and _text_follows(reading, at)


def _text_follows(reading: Reading, at: int) -> bool:
    lines = reading.source.lines
    after = next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n]), None)
    if after is None:
        return False
    return (
        after in reading.strong
        or len(lines[after] or "") > 40
        or reading.units[after].bullet
        or after in reading.source.opaque
    )


def _holds_text(reading: Reading, at: int) -> bool:
    """Say whether a sentence stands under a line that names an office: else somebody signs there."""
    lines = reading.source.lines
    after = next((line for line in lines[at + 1 : at + 4] if line), "")
    before = next((line for line in reversed(lines[max(0, at - 3) : at]) if line), "")
    return len(after.split()) > 3 and not before.startswith("__")


def _apart(sections: list[Candidate]) -> list[Candidate]:
    end = 0
    kept = []
    for made in sections:  # a heading of two lines never takes the line of another section
        if made.at >= end:
            kept.append(made)
            end = made.end
    return kept


def _leave_cover(reading: Reading, sections: list[Candidate]) -> tuple[list[Candidate], int]:
    """Take the titles of the cover out; return the others and the line where the text begins."""
    source, units = reading.source, reading.units
    prose = _first_prose(reading, {made.at for made in sections})
    looks = Counter(units[made.at].look for made in sections)
    largest = max((units[at].look.size for at in list(units)[:12]), default=0)
    start = 0
    kept = list(sections)
    while kept and kept[0].at < prose:
        made = kept[0]
        look = units[made.at].look
        if made.kind != "plain":
            break
        later = any(units[one.at].look == look and one.at > prose for one in kept)
        only = looks[look] == 1 or (look.size == largest and not later)
        document = bool(DOCUMENT.search(made.title)) and not is_known(made.title)
        following = kept[1] if len(kept) > 1 else None
        direct = following is not None and following.at < prose
        known = is_known(made.title) and not DATED.search(made.title)
        if later and not document and (known or not direct or start > 0):
            break
        if not (only or document or direct) or (known and look.size < largest):
            break
        start = made.end
        kept.pop(0)
    first = kept[0].at if kept else len(source.lines)
    return kept, min(max(start, prose), first) if prose < first else first


def _first_prose(reading: Reading, sections: set[int]) -> int:
    lines = reading.source.lines
    for at, unit in reading.units.items():
        line = lines[at]
        if at in sections or unit.first.row or not line:
            continue
        if unit.bullet or is_prose(line, None) or (len(line) > 60 and has_verb(line)):
            return at
    return len(lines)
