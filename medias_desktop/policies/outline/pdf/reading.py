"""The pages of a PDF made into an outline."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from medias_desktop.policies.outline.contents import drop_contents as drop_unpaged_contents
from medias_desktop.policies.outline.pdf.columns import in_reading_order
from medias_desktop.policies.outline.pdf.contents import drop_contents
from medias_desktop.policies.outline.pdf.footnotes import mark_notes
from medias_desktop.policies.outline.pdf.furniture import drop_furniture, drop_overlap
from medias_desktop.policies.outline.pdf.headings import Reading, as_source, find_headings
from medias_desktop.policies.outline.pdf.levels import set_levels
from medias_desktop.policies.outline.pdf.lines import Styles, body_face, make_lines
from medias_desktop.policies.outline.pdf.paragraphs import Look, Unit, make_units, measure
from medias_desktop.policies.outline.pdf.tables import join_marks, read_aligned, read_grids
from medias_desktop.policies.outline.reader import Outline, Section, read_outline

if TYPE_CHECKING:
    from medias_desktop.policies.outline.candidates import Candidate
    from medias_desktop.policies.outline.pdf.fonts import Face
    from medias_desktop.policies.outline.pdf.lines import Line
    from medias_desktop.policies.outline.pdf.paragraphs import Setting
    from medias_desktop.policies.outline.pdf.pulling import Box, Page


def read_pages(pages: list[Page], faces: list[Face]) -> tuple[str, Outline]:
    """Return the text of a document and its outline."""
    face, size = body_face([run for page in pages for run in page.runs])
    styles = Styles(faces, face)
    units = _units(pages, styles, size)
    body = _body_look(units)
    reading = as_source(units, body)
    start = drop_unpaged_contents(reading.source)
    gone = {at for at in reading.units if reading.source.lines[at] is None}
    reading.strong -= gone
    reading.weak -= gone
    sections, first = find_headings(reading, body)
    sections = [made for made in sections if made.at >= start]
    text = "\n".join([line for line in reading.source.lines if line is not None])
    if not _shown(reading, sections):
        return text, read_outline(_as_plain_text(units))
    set_levels(reading, sections)
    return text, _assemble(reading, sections, max(first, start))


def _as_plain_text(units: list[Unit]) -> str:
    """Write the lines as a text file would have them: a document without types is read as one."""
    lines: list[str] = []
    for n, unit in enumerate(units):
        if unit.first.row:
            lines.append(_written(unit, []))
            continue
        if n and (unit.above >= 1.15 or units[n - 1].first.row):
            lines.append("")
        lines += [line.text for line in unit.lines]
    return "\n".join(lines)


def _shown(reading: Reading, sections: list[Candidate]) -> bool:
    """Say whether the document shows its headings by more than words and capitals, which the reader of texts knows."""
    told = [made for made in sections if made.at in reading.strong or made.at in reading.source.leads]
    told += [made for made in sections if made.at in reading.weak and not reading.units[made.at].look.caps]
    return len(told) > 1


def _units(pages: list[Page], styles: Styles, size: float) -> list[Unit]:
    laid = []
    for number, page in enumerate(pages):
        lines = in_reading_order(make_lines(page.runs, styles, number, page.boxes), page.boxes)
        if page.boxes:
            _underline(lines, page.boxes)
            lines = read_grids(lines, page.boxes)
        laid.append([line for line in lines if line.text])
    setting = measure(laid, size)
    laid = drop_overlap(drop_furniture(laid, setting.leading))
    mark_notes(laid, [page.boxes for page in pages], size)
    lines = drop_contents([line for page in laid for line in page], len(pages))
    if any(line.parts for line in lines):
        join_marks(lines)
        lines = read_aligned(lines)
    notes = [line for line in lines if line.note]
    return make_units(lines, setting) if not notes else _with_notes(lines, setting)


def _with_notes(lines: list[Line], setting: Setting) -> list[Unit]:
    """Join the text first, so that it goes on over a page’s notes; put the notes after the page’s last paragraph."""
    text = make_units([line for line in lines if not line.note], setting)
    notes = make_units([line for line in lines if line.note], setting)
    waiting: dict[int, list[Unit]] = {}
    for note in notes:
        waiting.setdefault(note.first.page, []).append(note)
    made: list[Unit] = []
    for n, unit in enumerate(text):
        made.append(unit)
        after = text[n + 1].first.page if n + 1 < len(text) else 1 << 30
        if after != unit.first.page:
            for page in [page for page in waiting if page < after]:
                made += waiting.pop(page)
    return made


def _underline(lines: list[Line], boxes: list[Box]) -> None:
    rules = [box for box in boxes if box.top - box.bottom < 2 and box.right - box.left > 12]
    if not rules or len(rules) > 200:
        return
    for line in lines:
        if len(line.text) < 100:
            for rule in rules:
                if (
                    -0.4 * line.size < rule.bottom - line.y < 0.15 * line.size
                    and abs(rule.left - line.left) < 4
                    and rule.right > line.right - 0.2 * (line.right - line.left)
                    and rule.right < line.right + 12
                ):
                    line.underlined = True


def _body_look(units: list[Unit]) -> Look:
    counted: Counter[Look] = Counter()
    for unit in units:
        if not unit.first.row:
            counted[unit.look] += len(unit.text)
    return counted.most_common(1)[0][0] if counted else Look(10, False, False, False, 0, False)


def _assemble(reading: Reading, sections: list[Candidate], first: int) -> Outline:
    lines = reading.source.lines
    first = min(first, sections[0].at)
    cover = [_plain(reading, at) for at in range(first) if lines[at]]
    ends = [made.at for made in sections[1:]] + [len(lines)]
    made_sections = []
    for made, end in zip(sections, ends, strict=True):
        body = _body(reading, made.end, end)
        rest = f"{made.rest}\n\n{body}" if made.rest and body else made.rest or body
        made_sections.append(Section(made.level, made.number, _without_mark(made.title), rest))
    return Outline("\n".join(cover), _body(reading, first, sections[0].at), tuple(made_sections))


def _plain(reading: Reading, at: int) -> str:
    unit = reading.units[at]
    return "  ".join(filter(None, unit.first.row)) if unit.first.row else reading.source.lines[at] or ""


def _without_mark(title: str) -> str:
    """Return a heading without the small raised figure of a footnote."""
    return title.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹ ")


def _body(reading: Reading, start: int, end: int) -> str:
    """Write the units between two lines: blank lines between paragraphs, none between items of a list or rows."""
    pieces: list[str] = []
    before: Unit | None = None
    lines = reading.source.lines
    margin: list[float] = []
    for at in range(start, end):
        unit = reading.units.get(at)
        if unit is None or lines[at] is None:
            continue
        if not unit.bullet:
            margin = []
        text = _written(unit, margin)
        tight = before is not None and (
            bool(before.first.row and unit.first.row) or (_is_item(before) and _is_item(unit))
        )
        if pieces:
            pieces.append("\n" if tight else "\n\n")
        if unit.first.row and unit.look.bold and not (before is not None and before.first.row):
            text += "\n" + "|" + " --- |" * len(unit.first.row)
        pieces.append(text)
        before = unit
    return "".join(pieces)


def _is_item(unit: Unit) -> bool:
    return unit.bullet or (unit.first.opens and not unit.first.row and not unit.first.note)


def _written(unit: Unit, margin: list[float]) -> str:
    if unit.first.row:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in unit.first.row) + " |"
    if not unit.bullet:
        return unit.text
    left = unit.first.left
    while margin and left < margin[-1] - 4:
        margin.pop()
    if not margin or left > margin[-1] + 4:
        margin.append(left)
    return "  " * (len(margin) - 1) + "- " + unit.text
