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


def write_rows(tx: Transaction, old: Sequence[sa.Row[Any]], rows: list[dict[str, Any]]) -> set[str]:
    """Make a draft's sections ``rows``, each known by its uid: only what changed is written.

    Returns the uids of those that say something else than before, or are new.
    """
    known = {one.uid: one for one in old}
    for uid in known.keys() - {row["uid"] for row in rows}:
        tx.delete(section, known.pop(uid).id)
    fresh = [{"provenance": "", **row} for row in rows if row["uid"] not in known]
    changed = [row for row in rows if row["uid"] in known and _differs(known[row["uid"]], row)]
    said = {row["uid"] for row in changed if _differs(known[row["uid"]], row, leave_out="position")}
    said |= {row["uid"] for row in fresh}
    fresh += _move(tx, known, changed)
    tx.insert_many(section, fresh)
    return said


def _move(tx: Transaction, known: dict[str, Any], changed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Update the sections that changed, each when its new place is free; return those to be written anew.

    Two sections never stand in the same place, not even for a moment: of several that exchange theirs one steps aside.
    """
    anew: list[dict[str, Any]] = []
    taken = {one.position: uid for uid, one in known.items()}
    waiting = {row["position"]: row for row in changed}
    ready = [row for row in changed if taken.get(row["position"], row["uid"]) == row["uid"]]
    while waiting:
        if ready:
            row = waiting.pop(ready.pop()["position"])
            tx.update(section, known[row["uid"]].id, **row)
            taken[row["position"]] = row["uid"]
        else:
            _place, row = waiting.popitem()
            tx.delete(section, known[row["uid"]].id)
            anew.append({"provenance": known[row["uid"]].provenance, **row})
        left = known[row["uid"]].position
        if taken.get(left) == row["uid"] and left != row["position"]:
            del taken[left]
        if left in waiting:
            ready.append(waiting[left])
    return anew


def _differs(one: sa.Row[Any], row: dict[str, Any], leave_out: str = "") -> bool:
    return any(getattr(one, name) != value for name, value in row.items() if name != leave_out)


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
