"""The longest common subsequence of two sequences, by rows of bits.

One row of the usual table is one large integer (Hyyrö 2004, “Bit-parallel LCS-length computation revisited”): Python adds
and masks thousands of cells at a time.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence


def common(
    old: Sequence[Hashable], new: Sequence[Hashable], at_most: int
) -> list[tuple[int, int, int]] | None:
    """Return the runs of a longest common subsequence, each as (start in old, start in new, length).

    None when more than ``at_most`` pairs of items remain between the common beginning and the common end: each takes a
    bit of memory.
    """
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if (len(old) - head - tail) * (len(new) - head - tail) > at_most:
        return None
    pairs = _between(old[head : len(old) - tail], new[head : len(new) - tail])
    runs = [(0, 0, head)] if head else []
    for one, other in pairs:
        _extend(runs, one + head, other + head, 1)
    if tail:
        _extend(runs, len(old) - tail, len(new) - tail, tail)
    return runs


def _extend(runs: list[tuple[int, int, int]], one: int, other: int, length: int) -> None:
    if runs:
        start, at, before = runs[-1]
        if start + before == one and at + before == other:
            runs[-1] = (start, at, before + length)
            return
    runs.append((one, other, length))


def _between(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    if not old or not new:
        return []
    places: dict[Hashable, int] = {}
    for at, item in enumerate(old):
        places[item] = places.get(item, 0) | 1 << at
    full = (1 << len(old)) - 1
    row, rows = full, []
    for item in new:
        hits = row & places.get(item, 0)
        row = ((row + hits) | (row - hits)) & full
        rows.append(row)
    return _path(rows, len(old))


def _path(rows: list[int], columns: int) -> list[tuple[int, int]]:
    """Walk back from the last cell; a bit that is set says that its item of the old sequence is not used there."""
    pairs = []
    at, column = len(rows), columns
    while at and column:
        if rows[at - 1] >> (column - 1) & 1:
            column -= 1
            continue
        at -= 1
        if not at or rows[at - 1] >> (column - 1) & 1:
            column -= 1
            pairs.append((column, at))
    pairs.reverse()
    return pairs
