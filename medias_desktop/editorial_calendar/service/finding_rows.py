"""Findings as the tables hold them, and back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.editorial_calendar.rules.findings import Clause, Finding, Severity, tally

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

_COLUMNS = (
    "post_id",
    "place",
    "severity",
    "kind",
    "facts",
    "platform",
    "rule_code",
    "version_id",
    "section_uid",
    "cite",
    "overridable",
)
_AT_ONCE = 400
_CITE_LENGTH = 200
_SEVERITIES = {one.value: one for one in Severity}


def kept(register: Register, post_ids: Sequence[int]) -> dict[int, tuple[Finding, ...]]:
    """Return what the last check found in posts, what was set aside marked so."""
    aside = set_aside(register, post_ids)
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for places in _parts(post_ids):
        for row in register.tuples(
            f"SELECT {', '.join(_COLUMNS)} FROM calendar_finding WHERE post_id IN ({places}) ORDER BY post_id, place"
        ):
            found[row[0]].append(_finding(row))
    return {number: marked(some, aside.get(number, frozenset())) for number, some in found.items()}


def set_aside(register: Register, post_ids: Sequence[int]) -> Mapping[int, frozenset[tuple[str, str, str]]]:
    """Return the keys of the findings that were set aside for posts."""
    found: defaultdict[int, set[tuple[str, str, str]]] = defaultdict(set)
    for places in _parts(post_ids):
        for number, kind, code, platform in register.tuples(
            "SELECT post_id, kind, rule_code, platform FROM calendar_override"
            f" WHERE taken_back_at IS NULL AND post_id IN ({places})"
        ):
            found[number].add((kind, code, platform))
    return {number: frozenset(some) for number, some in found.items()}


def marked(findings: Sequence[Finding], aside: frozenset[tuple[str, str, str]]) -> tuple[Finding, ...]:
    """Return findings with those that were set aside marked so."""
    if not aside:
        return tuple(findings)
    from dataclasses import replace

    return tuple(
        replace(one, overridden=True) if one.overridable and one.key in aside else one for one in findings
    )


def write(
    tx: Transaction,
    of_posts: Mapping[int, Sequence[Finding]],
    states: Mapping[int, str],
    unchanged: Collection[int] = (),
) -> None:
    """Keep what was found in posts in the place of what was kept; ``states`` are the digests of the rules applied.

    Of those ``unchanged`` the register holds these findings already.
    """
    from medias_desktop.editorial_calendar.models import posts as tables

    numbers = sorted(of_posts)
    others = sorted({*numbers} - {*unchanged})
    for table, of_table in ((tables.finding, others), (tables.verdict, numbers)):
        for start in range(0, len(of_table), _AT_ONCE):
            tx.delete_where(table, table.c.post_id.in_(of_table[start : start + _AT_ONCE]))
    tx.insert_rows(tables.finding, _COLUMNS, [row for one in others for row in _rows(one, of_posts[one])])
    counts = {number: tally(of_posts[number]) for number in numbers}
    tx.insert_rows(
        tables.verdict,
        ("post_id", "blocks", "warnings", "informs", "rules_state", "checked_at"),
        [
            (number, one.blocks, one.warnings, one.informs, states[number], tx.now)
            for number, one in counts.items()
        ],
    )


def as_json(findings: Sequence[Finding]) -> str:
    """Return findings as one text, for what changed."""
    return json.dumps(
        [dict(zip(_COLUMNS[2:], row[2:], strict=True)) for row in _rows(0, findings)], ensure_ascii=False
    )


def from_json(text: str) -> tuple[Finding, ...]:
    """Return the findings of such a text."""
    return tuple(_finding((0, 0, *(one[name] for name in _COLUMNS[2:]))) for one in json.loads(text))


def _rows(post_id: int, findings: Sequence[Finding]) -> list[tuple[Any, ...]]:
    return [
        (
            post_id,
            place,
            one.severity.value,
            str(one.kind),
            json.dumps(dict(one.facts), ensure_ascii=False) if one.facts else "{}",
            one.platform,
            one.clause.rule_code,
            one.clause.version_id,
            one.clause.section_uid,
            one.clause.cite[:_CITE_LENGTH],
            one.overridable,
        )
        for place, one in enumerate(findings)
    ]


def _finding(row: Sequence[Any]) -> Finding:
    _post, _place, severity, kind, facts, platform, code, version, section, cite, overridable = row
    return Finding(
        severity=_SEVERITIES[severity],
        kind=kind,
        clause=Clause(version_id=version, section_uid=section, rule_code=code, cite=cite),
        facts=json.loads(facts) if facts != "{}" else {},
        platform=platform,
        overridable=bool(overridable),
    )


def _parts(post_ids: Sequence[int]) -> list[str]:
    numbers = [str(int(one)) for one in post_ids]
    return [", ".join(numbers[start : start + _AT_ONCE]) for start in range(0, len(numbers), _AT_ONCE)]
