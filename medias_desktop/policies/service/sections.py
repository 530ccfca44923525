"""Writing a text's sections so that each keeps its uid: from version to version, and through corrections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies.models import policy_version, section
from medias_desktop.policies.rules.comparing import carried_uids
from medias_desktop.policies.rules.records import SectionText
from medias_desktop.policies.service.indexing import themes_of

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.policies.outline import Outline


def sections_of(version_id: int) -> sa.Select[Any]:
    """Return the query for a version's sections in their order."""
    return sa.select(section).where(section.c.version_id == version_id).order_by(section.c.position)


def insert_sections(tx: Transaction, version_id: int, policy_id: int, outline: Outline) -> None:
    """Write the sections of a new version; those that the version before had keep their uids."""
    last = (
        sa.select(policy_version.c.id)
        .where(policy_version.c.policy_id == policy_id, policy_version.c.id != version_id)
        .order_by(policy_version.c.ordinal.desc())
        .limit(1)
    )
    before = tx.execute(last).scalar()
    old = [] if before is None else tx.execute(sections_of(before)).all()
    tx.insert_many(section, _rows(tx, version_id, outline, old))


def replace_sections(tx: Transaction, version_id: int, outline: Outline) -> None:
    """Lay a corrected outline over a draft's sections: only what changed is written."""
    old = tx.execute(sections_of(version_id)).all()
    write_rows(tx, old, _rows(tx, version_id, outline, old))


def write_rows(tx: Transaction, old: Sequence[sa.Row[Any]], rows: list[dict[str, Any]]) -> None:
    """Make a draft's sections ``rows``, each known by its uid: only what changed is written."""
    known = {one.uid: one for one in old}
    for uid in known.keys() - {row["uid"] for row in rows}:
        tx.delete(section, known.pop(uid).id)
    fresh = [{"provenance": "", **row} for row in rows if row["uid"] not in known]
    changed = [row for row in rows if row["uid"] in known and _differs(known[row["uid"]], row)]
    fresh += _move(tx, known, changed)
    tx.insert_many(section, fresh)


def _move(tx: Transaction, known: dict[str, Any], changed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Update the sections that changed, each when its new place is free; return those to be written anew.

    Two sections never stand in the same place, not even for a moment: of several that exchange theirs one steps aside.
    """
    anew: list[dict[str, Any]] = []
    places = {one.position: uid for uid, one in known.items()}
    while changed:
        waiting = []
        for row in reversed(changed):
            uid, one = row["uid"], known[row["uid"]]
            if places.get(row["position"], uid) == uid:
                tx.update(section, one.id, **row)
                del places[one.position]
                places[row["position"]] = uid
            else:
                waiting.append(row)
        if len(waiting) == len(changed):
            row = waiting.pop()
            one = known[row["uid"]]
            tx.delete(section, one.id)
            del places[one.position]
            anew.append({"provenance": one.provenance, **row})
        changed = waiting[::-1]
    return anew


def _differs(one: sa.Row[Any], row: dict[str, Any]) -> bool:
    return any(getattr(one, name) != value for name, value in row.items())


def _rows(
    tx: Transaction, version_id: int, outline: Outline, old: Sequence[sa.Row[Any]]
) -> list[dict[str, Any]]:
    """Return the sections of an outline as they are stored, with the uids of those that were there before."""
    language = tx.execute(
        sa.select(policy_version.c.language).where(policy_version.c.id == version_id)
    ).scalar()
    known = {(one.heading, one.body): one.themes for one in old if one.themes}
    before = [
        SectionText(
            one.id,
            one.position,
            one.level,
            one.number,
            one.heading,
            one.body,
            one.uid,
            one.provenance,
        )
        for one in old
    ]
    return [
        {
            "version_id": version_id,
            "position": position,
            "level": one.level,
            "number": one.number,
            "heading": one.heading,
            "body": one.body,
            "uid": uid or new_uid(),
            "themes": known.get((one.heading, one.body)) or themes_of(one.heading, one.body, language or ""),
        }
        for position, (one, uid) in enumerate(
            zip(outline.sections, carried_uids(before, outline.sections), strict=True), start=1
        )
    ]
