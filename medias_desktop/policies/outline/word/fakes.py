"""Titles that no style tells: bold, larger or underlined lines; and where the cover ends."""

from __future__ import annotations

import re
from collections import Counter

from medias_desktop.policies.outline.candidates import Candidate
from medias_desktop.policies.outline.cover import VALUE, is_prose
from medias_desktop.policies.outline.numbers import begins_number
from medias_desktop.policies.outline.word.lines import Lines
from medias_desktop.policies.outline.word.story import Paragraph, Table
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

_WEB = re.compile(r"https?:|www\.|\S@\S|_{3,}|\.{4,}|…{2,}|\$|\d{3}[ .-]\d{4}")
_PLACES = 200
"""Lines at the start of a document among which its cover is looked for."""
_COVER_LETTERS = 1500


def find_fakes(lines: Lines, start: int, solid: list[Candidate]) -> tuple[list[Candidate], int]:
    """Return the unnumbered titles told by their look, and the first line after the cover; ``solid`` are the others."""
    taken = {at for made in solid for at in range(made.at, made.end)}
    found = _candidates(lines, start, taken)
    at_line = {made.at: made for made in found}
    for made in reversed(found):
        made.bodied = _is_over_text(lines, made, at_line, taken)
    kept = [made for made in found if made.bodied]
    prose = _first_prose(lines, start)
    return _leave_cover(lines, kept, prose, solid, start)


def _candidates(lines: Lines, start: int, taken: set[int]) -> list[Candidate]:
    found = []
    for at in range(start, 2 * len(lines.blocks), 2):
        block = lines.paragraph(at)
        if block is None or at in taken or not lines.source.lines[at]:
            continue
        if block.label is not None or block.style.role == "caption":
            continue
        if not (lines.stands_out(at) or block.style.role == "title") or not _may_be(block.title):
            continue
        found.append(Candidate(at, at + 1, "plain", "", 0, "", block.title, title=bare(block.title)))
    return found


def _may_be(text: str) -> bool:
    if not text or not (text[0].isupper() or text[0] in "«“\"'’(" or text[0].isdigit()):
        return False
    if text[0] in "(" or (
        ":" in text[:-1] and VALUE.match(text) and not _capitals(text) and not _named(text)
    ):
        return False
    if _WEB.search(text) or (len(text.split()) < 6 and DATED.search(text)):
        return False
    return not is_formula(text) and is_title(text, 150)


def _named(text: str) -> bool:
    """Say whether a colon parts two halves of a title (« Étape 2 : rencontrer les parties ») and not a value."""
    value = text.partition(":")[2].split()
    return len(value) > 2 and not any(map(str.isdigit, "".join(value))) and not text.endswith(":")


def _capitals(text: str) -> bool:
    return text.isupper() and not text.endswith(":")


def _is_over_text(lines: Lines, made: Candidate, others: dict[int, Candidate], taken: set[int]) -> bool:
    """Say whether a line stands over what it could be the title of."""
    after = made.end + 1
    made.value = after
    following = lines.block(after)
    if following is None:
        return False
    if after in taken:
        return True
    if isinstance(following, Table):
        return _titles_tables(lines, made)
    other = others.get(after)
    if other is not None:
        return other.bodied or lines.look(other.at) != lines.look(made.at)
    text = following.title
    if OFFICE.match(text) or text.startswith("___"):
        return False
    if text[:1].islower() and following.label is None:
        return False  # a term over its definition: “Debenture”, “means a loan…”
    if (VALUE.match(text) or "___" in text) and not OFFICE.match(made.text):
        return True
    if following.label is not None or begins_number(text) or text[:1] in "-–—•":
        return not made.text.endswith(":") or _shares_look(lines, made, others)
    short = len(text) < 60 and text[-1:] not in (*".;:!?»", ",") and not has_verb(text)
    return not short or (_shares_look(lines, made, others) and not OFFICE.match(made.text))


def _shares_look(lines: Lines, made: Candidate, others: dict[int, Candidate]) -> bool:
    look = lines.look(made.at)
    return sum(1 for one in others.values() if lines.look(one.at) == look and one.at != made.at) >= 2


def _titles_tables(lines: Lines, made: Candidate) -> bool:
    """Say whether a line over a table is more than the table's caption: other titles look like it."""
    look = lines.look(made.at)
    marks = lines.source.marks
    same = sum(1 for at in marks if at != made.at and lines.look(at) == look)
    return same >= 2 or look.size > 0


def _first_prose(lines: Lines, start: int) -> int:
    for at in range(start, 2 * len(lines.blocks), 2):
        block = lines.paragraph(at)
        if block is None or at in lines.source.marks:
            continue
        if block.label is not None and not block.heading:
            return at
        if block.style.role != "title" and block.title and is_prose(block.title, None):
            return at
    return 2 * len(lines.blocks)


def _leave_cover(
    lines: Lines, found: list[Candidate], prose: int, solid: list[Candidate], start: int
) -> tuple[list[Candidate], int]:
    """Take the lines of the cover out of the titles found; return the rest and the first line after the cover."""
    end = max(start, min([prose, *(made.at for made in solid)]))
    later = Counter(lines.look(made.at) for made in found + solid if made.at > end)
    kept: list[Candidate] = []
    edge = end
    for made in reversed([one for one in found if start <= one.at < end]):
        touches = made.end + 1 >= edge or all(
            isinstance(lines.block(at), Table) or _is_text(lines.paragraph(at))
            for at in range(made.end + 1, edge, 2)
        )
        dated = bool(DATED.search(made.title))
        known = is_known(made.title) and not dated
        like = later[lines.look(made.at)] > 0 and not (dated or DOCUMENT.search(made.title))
        if not touches or not (known or like):
            break
        block = lines.paragraph(made.at)
        if block is None or block.style.role == "title":
            break
        if made.at == 0 and not known:
            break
        kept.append(made)
        edge = made.at
    kept.reverse()
    return kept + [made for made in found if made.at >= end], edge


def _is_text(block: Paragraph | None) -> bool:
    """Say whether a line is a short sentence or a greeting (« Chères citoyennes, »), not a line of a cover."""
    return block is not None and block.title[-1:] in (*".!?", ",") and not block.look.bold


def cover_end(lines: Lines) -> int:
    """Return the line after what surely is cover: lines in the styles of titles, a first page without any text."""
    end = 0
    letters = 0
    for at in range(0, min(_PLACES, 2 * len(lines.blocks)), 2):
        block = lines.blocks[at // 2]
        if block.page and at and letters < _COVER_LETTERS:
            end = at
            break
        if isinstance(block, Paragraph):
            prose = bool(block.title) and is_prose(block.title, None)
            if prose or (block.heading and at not in (0, 2)) or block.label is not None:
                break
            letters += len(block.title)
    for at in range(end, min(end + 12, 2 * len(lines.blocks)), 2):
        block = lines.blocks[at // 2]
        if isinstance(block, Paragraph) and (
            block.heading or (block.title and is_prose(block.title, None) and block.style.role != "title")
        ):
            break
        if isinstance(block, Paragraph) and block.style.role == "title":
            end = at + 2
    return end
