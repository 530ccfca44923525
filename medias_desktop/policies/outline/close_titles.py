"""Short titles set right over their text, without a blank line, where that is the habit of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.policies.outline.source import Source

_LONGEST: Final = 60
_WORDS: Final = 8
_HABIT: Final = 4
_SHOWS: Final = 3000  # a habit shows in as many lines
_ENDS: Final = frozenset('.;!?»”")…')
_CLOSED: Final = frozenset(".;,!?:")


def close_titles(
    source: Source, start: int, taken: set[int], may_be: Callable[[str], bool], is_text: Callable[[int], bool]
) -> set[int]:
    """Return the lines after ``start`` that are such titles; none unless at least four make it a habit.

    ``taken`` are the lines of numbered sections, ``may_be`` says whether a line reads as a title, ``is_text`` whether
    running text or a list stands on a line.
    """
    end = len(source.lines)
    if end - start > _SHOWS and not _between(source, (start, start + _SHOWS), taken, may_be, is_text):
        return set()
    return _between(source, (start, end), taken, may_be, is_text)


def _between(
    source: Source,
    span: tuple[int, int],
    taken: set[int],
    may_be: Callable[[str], bool],
    is_text: Callable[[int], bool],
) -> set[int]:
    lines, (start, end) = source.lines, span
    lengths = sorted(len(line) for line in lines[start:end] if line)
    if not lengths:
        return set()
    longest = min(_LONGEST, int(0.6 * lengths[int(0.8 * len(lengths))]))
    short = [
        at
        for at, line in enumerate(lines[start:end], start)
        if line
        and len(line) <= longest
        and line[-1] not in _CLOSED
        and line[0].isupper()
        and at not in taken
        and at not in source.marks
        and at not in source.opaque
    ]
    filled = [at for at in short if at + 1 < len(lines) and lines[at + 1]]
    alike = {at for at in short if len((lines[at] or "").split()) <= _WORDS and may_be(lines[at] or "")}
    under = {at for at in filled if at in alike and at + 1 not in taken}
    titles = {at for at in under if at + 1 not in alike and is_text(at + 1)}
    titles |= {at for at in under if at + 1 in titles}
    titles = {at for at in titles if _stands_apart(lines, at, taken, titles)}
    titles -= {at for at in titles if at + 1 in alike and at + 1 not in titles}
    return titles if len(titles) >= _HABIT and 3 * len(titles) >= 2 * len(filled) else set()


def _stands_apart(lines: list[str | None], at: int, taken: set[int], titles: set[int]) -> bool:
    """Say whether a line does not go on from the one above."""
    before = lines[at - 1] if at else None
    return not before or before[-1] in _ENDS or at - 1 in taken or at - 1 in titles
