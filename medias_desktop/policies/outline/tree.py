"""The depth of each section: its place in the hierarchy, not the count of dots in its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from medias_desktop.policies.outline.candidates import Candidate
from medias_desktop.policies.outline.numbers import LABELS
from medias_desktop.policies.outline.words import is_capitals

ANNEXED = re.compile(r"(?:annexe?|appendi(?:x|ce)|schedule)\b", re.IGNORECASE)
"""A numbered title that is an annex: « 7. ANNEXE A »."""


@dataclass(slots=True)
class Frame:
    """An open section: what it is and how deep it stands."""

    key: str
    level: int
    rank: int = 9
    depth: int = 0
    look: int = 0


def set_levels(sections: list[Candidate]) -> None:
    """Give each section its level: 1 at the top, never more than one below the section before."""
    stack: list[Frame] = []
    groups = _group_looks(sections)
    top_capitals = _top_numbers_in_capitals(sections)
    for n, made in enumerate(sections):
        following = sections[n + 1] if n + 1 < len(sections) else None
        if made.kind == "annex":
            stack.clear()
            frame = Frame("annex", 1, 0)
        elif made.depth and made.kind != "plain":
            frame = _by_markup(stack, made)
        elif made.kind == "label":
            frame = _by_label(stack, made)
        elif made.kind == "number":
            frame = _by_number(stack, made)
        else:
            frame = _unnumbered(stack, made, following, groups, top_capitals)
        stack.append(frame)
        made.level = frame.level


def _below(stack: list[Frame]) -> int:
    return stack[-1].level + 1 if stack else 1


def _by_markup(stack: list[Frame], made: Candidate) -> Frame:
    while stack and (stack[-1].depth >= made.depth or not stack[-1].depth):
        if stack[-1].key == "annex" and not stack[-1].depth:
            break
        stack.pop()
    return Frame("mark", _below(stack), 9, made.depth)


def _by_label(stack: list[Frame], made: Candidate) -> Frame:
    if made.style[0] == "§":
        rank, key = 6 + int(made.style[1:] or 0), made.style
    else:
        word = made.style.rstrip("0123456789")
        rank, key = LABELS.get(word, 6), made.style
    same = next((at for at, frame in enumerate(stack) if frame.key == key), None)
    if same is not None:
        level = stack[same].level
        del stack[same:]
        return Frame(key, level, rank)
    while stack and (
        (9 > stack[-1].rank >= rank and stack[-1].key != "annex")
        or (
            stack[-1].key[0] != "g"
            and stack[-1].rank == 9
            and (rank <= 3 or stack[-1].key == "plain" or _under_label(stack))
        )
    ):
        stack.pop()
    return Frame(key, _below(stack), rank)


def _under_label(stack: list[Frame]) -> bool:
    return any(0 < frame.rank < 9 for frame in stack)


def _by_number(stack: list[Frame], made: Candidate) -> Frame:
    key = made.style
    rank = 0 if ANNEXED.match(made.title) else 9
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].key == key:
            level = stack[at].level
            del stack[at:]
            return Frame(key, level, rank)
    if key[0] == "d" and key[1:2].isdecimal():
        while stack and (_deeper_number(stack[-1].key, key) or stack[-1].key == "plain"):
            stack.pop()
    elif (
        stack
        and stack[-1].key == "plain"
        and not any(frame.key[0] in "daAiI" for frame in stack)
        and made.value == 1
        and len(stack) == 1
    ) and made.style[0] in "IA":
        stack.pop()
    return Frame(key, _below(stack), rank)


def _deeper_number(open_key: str, key: str) -> bool:
    if open_key[0] == "d" and open_key[1:2].isdecimal():
        return open_key[1] > key[1]
    return open_key in ("a.", "a)", "a(", "i.", "i)", "i(") and key != "d1)"


def _unnumbered(
    stack: list[Frame], made: Candidate, following: Candidate | None, groups: set[int], top_capitals: bool
) -> Frame:
    key = "plain"
    look = made.depth
    direct = following is not None and made.value == following.at
    if look in groups:
        while stack and stack[-1].key != "annex" and stack[-1].key != f"g{look}":
            stack.pop()
        if stack and stack[-1].key == f"g{look}":
            stack.pop()
        return Frame(f"g{look}", _below(stack), 9)
    numbered = [frame for frame in stack if frame.key not in ("plain", "plain-parent", "annex")]
    if not numbered:
        if direct and following is not None and following.kind == "plain" and following.depth >= look:
            while stack and stack[-1].key != "annex":
                stack.pop()
            return Frame("plain-parent", _below(stack), look=look)
        at = next((n for n, frame in enumerate(stack) if frame.key == "plain"), None)
        if at is not None:
            above = stack[at - 1] if at else None
            if above and above.key == "plain-parent" and above.look == look != stack[at].look:
                at -= 1  # the title looks like the one over the others: it stands beside it
            level = stack[at].level
            del stack[at:]
            return Frame(key, level, look=look)
        return Frame(key, _below(stack), look=look)
    if made.depth == 1 and top_capitals and not any(frame.rank == 0 for frame in stack):
        stack.clear()
        return Frame(key, 1)
    while stack and stack[-1].key == "plain":
        stack.pop()
    return Frame(key, _below(stack))


def _group_looks(sections: list[Candidate]) -> set[int]:
    """Find the looks of unnumbered titles that stand over numbered articles (« DISPOSITIONS GÉNÉRALES », « 1. Titre »)."""
    found: set[int] = set()
    for made, following in pairwise(sections):
        if (
            made.kind == "plain"
            and made.value == following.at
            and following.kind in ("number", "label")
            and following.style[:2] in ("d1", "ar", "st", "ét")
        ):
            found.add(made.depth)
    return found


def _top_numbers_in_capitals(sections: list[Candidate]) -> bool:
    top = [
        made
        for made in sections
        if made.kind in ("number", "label") and made.style in ("d1", "I.", "I-", "article")
    ]
    return bool(top) and sum(1 for made in top if is_capitals(made.title)) * 2 > len(top)
