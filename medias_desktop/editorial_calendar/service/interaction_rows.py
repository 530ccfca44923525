"""Interactions as the tables hold them, and back."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.errors.interactions import InteractionGone
from medias_desktop.editorial_calendar.rules.findings import Clause
from medias_desktop.editorial_calendar.rules.interaction_checks import tidy
from medias_desktop.editorial_calendar.rules.interaction_filters import InteractionRow
from medias_desktop.editorial_calendar.rules.interactions import (
    OPEN,
    DueBasis,
    Interaction,
    InteractionDraft,
    InteractionKind,
    InteractionState,
    Step,
    StepKind,
)

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.deadlines import Due

_KEY_LENGTH = 1500
_KINDS = {one.value: one for one in InteractionKind}
_STATES = {one.value: one for one in InteractionState}
_BASES = {one.value: one for one in DueBasis}
IN_OPEN = f"({', '.join(repr(one.value) for one in InteractionState if one in OPEN)})"
TABLES = "interaction i LEFT JOIN moderated_account a ON a.id = i.account_id"
LINE = (
    "i.id, i.kind, a.name, a.platform, i.received_at, i.sender, i.text, i.private, i.urgent, i.state, i.due_at,"
    " i.due_basis, i.cite, i.department, i.answered_at"
)
"""What a line of a list is made of (``line_of``)."""
_SHOWN = 300
"""Characters of a text that a line of a list keeps."""
LATE = f"i.state IN {IN_OPEN} AND i.due_at <> '' AND i.due_at < :now AND i.answered_at = ''"
"""The condition of open interactions past their due moment."""


def interaction_of(register: Register, number: int) -> Interaction:
    """Return one interaction. Raises InteractionGone."""
    rows = register.rows(f"SELECT i.*, a.name, a.platform FROM {TABLES} WHERE i.id = :id", id=number)
    if not rows:
        raise InteractionGone
    row = rows[0]
    return Interaction(
        id=row["id"],
        uid=row["uid"],
        kind=_KINDS[row["kind"]],
        account_id=row["account_id"],
        account=row["name"] or "",
        platform=row["platform"] or "",
        received_at=dt.datetime.fromisoformat(row["received_at"]),
        sender=row["sender"],
        text=row["text"],
        link=row["link"],
        language=row["language"],
        private=bool(row["private"]),
        urgent=bool(row["urgent"]),
        refused_subject=row["refused_subject"],
        reported_by=row["reported_by"],
        state=_STATES[row["state"]],
        department=row["department"],
        department_due_at=moment(row["department_due_at"]),
        due_at=moment(row["due_at"]),
        due_basis=_BASES.get(row["due_basis"], DueBasis.NONE),
        due_by_hand=bool(row["due_by_hand"]),
        clause=Clause(
            version_id=row["version_id"],
            section_uid=row["section_uid"],
            rule_code=row["rule_code"],
            cite=row["cite"],
        ),
        answered_at=moment(row["answered_at"]),
        answer_channel=row["answer_channel"],
        incident_id=row["incident_id"],
        version=row["version"],
    )


def steps_of(register: Register, number: int) -> tuple[Step, ...]:
    """Return what was done about an interaction, in its order."""
    rows = register.tuples(
        "SELECT id, kind, taken_at, taken_by, sent_to, channel, text, departure, cite FROM interaction_step"
        " WHERE interaction_id = :id ORDER BY taken_at, id",
        id=number,
    )
    return tuple(Step(row[0], StepKind(row[1]), _moment(row[2]), *row[3:]) for row in rows)


def incident_like(register: Register, one: Interaction) -> int | None:
    """Return the last incident of the moderation with the text or the link of an interaction, None when there is none."""
    text = hashlib.sha256(one.text.encode()).hexdigest() if one.text else ""
    rows = register.tuples(
        "SELECT id FROM moderation_incident WHERE account_id = :account AND annulled_on IS NULL"
        " AND ((text_sha256 <> '' AND text_sha256 = :text) OR (link <> '' AND link = :link)) ORDER BY id DESC LIMIT 1",
        account=one.account_id or 0,
        text=text,
        link=one.link,
    )
    return rows[0][0] if rows else None


def line_of(row: Any, now: str) -> InteractionRow:
    """Return a line of LINE, as it stands at a moment (its text)."""
    (
        number, kind, account, platform, received, sender, text, private, urgent, state, due, basis, cite, department,
        answered,
    ) = row  # fmt: skip
    found = _STATES[state]
    return InteractionRow(
        number,
        _KINDS[kind],
        account or "",
        platform or "",
        _moment(received),
        sender,
        text[:_SHOWN],
        bool(private),
        bool(urgent),
        found,
        _moment(due) if due else None,
        _BASES.get(basis, DueBasis.NONE),
        cite,
        department,
        _moment(answered) if answered else None,
        found in OPEN and not answered and bool(due) and due < now,
    )


def said(draft: InteractionDraft) -> dict[str, object]:
    """Return the columns of what the user gives."""
    sender, text, link, by = (tidy(one) for one in (draft.sender, draft.text, draft.link, draft.reported_by))
    return {
        "kind": draft.kind.value,
        "account_id": draft.account_id,
        "received_at": written(draft.received_at),
        "sender": sender,
        "text": text,
        "link": link,
        "language": draft.language,
        "private": draft.private,
        "urgent": draft.urgent,
        "refused_subject": draft.refused_subject,
        "reported_by": by,
        "search_key": fold(" ".join(filter(None, (sender, by, link, text))))[:_KEY_LENGTH],
    }


def due_values(due: Due) -> dict[str, object]:
    """Return the columns of a due moment and its clause."""
    return {
        "due_at": written(due.at),
        "due_basis": due.basis.value,
        "due_by_hand": False,
        "department_due_at": written(due.department_at),
        "version_id": due.clause.version_id,
        "section_uid": due.clause.section_uid,
        "rule_code": due.clause.rule_code,
        "cite": due.clause.cite[:200],
    }


def written(at: dt.datetime | None) -> str:
    """Return a moment as it is kept, "" for none."""
    return "" if at is None else at.isoformat(timespec="minutes")


def moment(text: str) -> dt.datetime | None:
    """Return a moment that was kept, None for none."""
    return _moment(text) if text else None


@lru_cache(maxsize=4096)
def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)
