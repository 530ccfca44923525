"""Rows of the register turned into the records of rules."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from medias_desktop.core.text import fold
from medias_desktop.policies import rules
from medias_desktop.policies.models import adoption, policy, policy_version, section

_COLUMNS = (
    policy_version.c.id,
    policy_version.c.uid,
    policy_version.c.policy_id,
    policy_version.c.ordinal,
    policy_version.c.language,
    policy_version.c.text_sha256,
    policy_version.c.imported_at,
    policy_version.c.source_name,
    policy_version.c.repealed_on,
    policy_version.c.version,
    policy.c.title,
    policy.c.municipality,
    policy.c.number,
    policy.c.version.label("policy_row_version"),
    adoption.c.in_force_date,
    adoption.c.resolution_number,
)


def summaries(connection: sa.Connection, day: dt.date, *policy_ids: int) -> tuple[rules.PolicySummary, ...]:
    """Return the policies (those of ``policy_ids``, or all) with their versions' states on ``day``, sorted by title."""
    source = policy_version.join(policy, policy.c.id == policy_version.c.policy_id)
    source = source.outerjoin(adoption, adoption.c.version_id == policy_version.c.id)
    query = sa.select(*_COLUMNS).select_from(source).order_by(policy_version.c.ordinal.desc())
    if policy_ids:
        query = query.where(policy.c.id.in_(policy_ids))
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        grouped[row.policy_id].append(row)
    found = [_policy(rows, day) for rows in grouped.values()]
    return tuple(sorted(found, key=lambda one: (fold(one.municipality), fold(one.title), one.id)))


def _policy(rows: list[Any], day: dt.date) -> rules.PolicySummary:
    dated = [rules.DatedVersion(row.ordinal, row.in_force_date, row.repealed_on) for row in rows]
    versions = tuple(
        rules.VersionSummary(
            id=row.id,
            uid=row.uid,
            policy_id=row.policy_id,
            policy_title=row.title,
            municipality=row.municipality,
            policy_number=row.number,
            ordinal=row.ordinal,
            language=row.language,
            state=state,
            in_force_date=row.in_force_date,
            resolution_number=row.resolution_number or "",
            text_sha256=row.text_sha256,
            imported_at=row.imported_at,
            source_name=row.source_name,
            row_version=row.version,
        )
        for row, state in zip(rows, rules.states_on(day, dated), strict=True)
    )
    first = rows[0]
    return rules.PolicySummary(
        first.policy_id, first.municipality, first.title, first.number, versions, first.policy_row_version
    )


def sections(rows: Iterable[Any]) -> tuple[rules.SectionText, ...]:
    """Return the sections of rows that stand in order."""
    return tuple(
        rules.SectionText(row.id, row.position, row.level, row.number, row.heading, row.body) for row in rows
    )


def section_rows(version_id: int) -> sa.Select[Any]:
    """Return the query of a version's sections in order."""
    return sa.select(section).where(section.c.version_id == version_id).order_by(section.c.position)
