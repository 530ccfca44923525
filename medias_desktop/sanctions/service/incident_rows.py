"""Incidents as the tables hold them, and back."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date, as_instant
from medias_desktop.core.text import fold
from medias_desktop.sanctions.errors import AccountGone, IncidentGone
from medias_desktop.sanctions.rules.incident_checks import handle_key, short, tidy_handle
from medias_desktop.sanctions.rules.incident_filters import Block, IncidentRow, IncidentState
from medias_desktop.sanctions.rules.incidents import (
    EXCLUDING,
    LINK_LENGTH,
    NAME_LENGTH,
    NOTE_LENGTH,
    Incident,
    IncidentAction,
    IncidentClause,
    IncidentDraft,
)

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

_KEY_LENGTH = 800
ACTIONS = {action.value: action for action in IncidentAction}
TABLES = "moderation_incident i JOIN online_user u ON u.id = i.user_id JOIN moderated_account a ON a.id = i.account_id"
LINE = (
    "i.id, i.account_id, a.name, u.platform, i.user_id, u.handle, i.seen_on, i.reason, i.more_reasons, i.cite, i.action,"
    " i.acted_on, i.until, i.warned, i.departure <> '', i.capture_sha256, i.lifted_on, i.annulled_on"
)
"""What a line of a list is made of (``line_of``)."""
SHUT_OUT = (
    "i.action IN ('temporary_block', 'ban') AND i.annulled_on IS NULL AND i.acted_on <= :day"
    " AND (i.until IS NULL OR i.until >= :day) AND (i.lifted_on IS NULL OR i.lifted_on > :day)"
)
"""The condition of incidents that shut their user out on :day."""
ENDED = (
    "i.action = 'temporary_block' AND i.until < :day AND i.annulled_on IS NULL"
    " AND (i.lifted_on IS NULL OR i.lifted_on > :day)"
)
"""The condition of temporary blocks that ended before :day and are still to be lifted on the platform."""
TO_REVIEW = (
    "i.action = 'ban' AND i.annulled_on IS NULL AND i.acted_on <= :day AND coalesce(i.reviewed_on, i.acted_on) <= :limit"
    " AND (i.lifted_on IS NULL OR i.lifted_on > :day)"
)
"""The condition of bans last looked at by :limit."""
_BLOCK = (
    "i.id, i.version, i.user_id, u.handle, u.platform, i.account_id, a.name, i.all_accounts, i.action, i.reason, i.cite,"
    " i.acted_on, i.until"
)


def incident_of(register: Register, incident_id: int) -> Incident:
    """Return one incident. Raises IncidentGone."""
    rows = register.rows(
        f"SELECT i.*, u.handle, u.platform FROM {TABLES} WHERE i.id = :id",
        id=incident_id,
    )
    if not rows:
        raise IncidentGone
    return _incident(rows[0])


def _incident(row: Any) -> Incident:
    captured = row["captured_at"]
    return Incident(
        id=row["id"],
        uid=row["uid"],
        account_id=row["account_id"],
        user_id=row["user_id"],
        handle=row["handle"],
        platform=row["platform"],
        seen_on=dt.date.fromisoformat(row["seen_on"]),
        reason=row["reason"],
        more_reasons=split(row["more_reasons"]),
        clause=clause_of(row),
        action=ACTIONS[row["action"]],
        acted_on=dt.date.fromisoformat(row["acted_on"]),
        until=as_date(row["until"]),
        all_accounts=bool(row["all_accounts"]),
        warned=bool(row["warned"]),
        link=row["link"],
        capture_text=row["capture_text"],
        capture_sha256=row["capture_sha256"] or "",
        captured_at=None if captured is None else as_instant(captured),
        text_sha256=row["text_sha256"],
        reported_to=row["reported_to"],
        author=row["author"],
        note=row["note"],
        proposed=ACTIONS.get(row["proposed"]),
        proposal=row["proposal"],
        departure=row["departure"],
        lifted_on=as_date(row["lifted_on"]),
        lifted_because=row["lifted_because"],
        annulled_on=as_date(row["annulled_on"]),
        annulled_because=row["annulled_because"],
        recorded_at=as_instant(row["recorded_at"]),
        version=row["version"],
        reviewed_on=as_date(row["reviewed_on"]),
    )


def clause_of(row: Any) -> IncidentClause | None:
    """Return the clause that a row cites."""
    if row["version_id"] is None:
        return None
    return IncidentClause(
        version_id=row["version_id"],
        section_uid=row["section_uid"],
        rule_code=row["rule_code"],
        cite=row["cite"],
    )


def clause_values(clause: IncidentClause | None) -> dict[str, object]:
    """Return the columns of a clause."""
    return {
        "version_id": clause.version_id if clause else None,
        "section_uid": clause.section_uid if clause else "",
        "rule_code": clause.rule_code if clause else "",
        "cite": clause.cite[:NAME_LENGTH] if clause else "",
    }


@lru_cache(maxsize=4096)
def day_of(text: str) -> dt.date:
    """Return the date of an ISO text: a list has few different ones."""
    return dt.date.fromisoformat(text)


def split(codes: str) -> tuple[str, ...]:
    """Return codes that are parted by commas."""
    return tuple(codes.split(",")) if codes else ()


def said(draft: IncidentDraft) -> dict[str, object]:
    """Return the columns of what the user says, but those of the user, the clause and the capture."""
    text = short(draft.capture_text, len(draft.capture_text))
    others = tuple(one for one in dict.fromkeys(draft.more_reasons) if one != draft.reason)
    link, note = short(draft.link, LINK_LENGTH), short(draft.note, NOTE_LENGTH)
    author = short(draft.author, NAME_LENGTH)
    reported_to = short(draft.reported_to, NAME_LENGTH)
    return {
        "account_id": draft.account_id,
        "seen_on": draft.seen_on,
        "reason": draft.reason,
        "more_reasons": ",".join(others),
        "action": draft.action.value,
        "acted_on": draft.acted_on,
        "until": draft.until,
        "all_accounts": draft.all_accounts,
        "warned": draft.warned or draft.action is IncidentAction.WARNING,
        "link": link,
        "capture_text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest() if text else "",
        "reported_to": reported_to,
        "author": author,
        "note": note,
        "departure": short(draft.departure, NOTE_LENGTH),
        "search_key": fold(" ".join(filter(None, (author, reported_to, link, note, text))))[:_KEY_LENGTH],
    }


def user_of(tx: Transaction, account_id: int, handle: str) -> int:
    """Return the number of the online user of that name on the account’s platform, recorded if need be.

    Raises AccountGone, HandleMissing or HandleTooLong.
    """
    import sqlalchemy as sa

    from medias_desktop.core.store.transaction import new_uid
    from medias_desktop.sanctions.models import account, online_user

    handle = tidy_handle(handle)
    platform = tx.execute(sa.select(account.c.platform).where(account.c.id == account_id)).scalar()
    if platform is None:
        raise AccountGone
    key = handle_key(handle)
    same = sa.select(online_user.c.id).where(
        online_user.c.platform == platform, online_user.c.handle_key == key
    )
    found = tx.execute(same).scalar()
    if found is not None:
        return int(found)
    values = {"platform": platform, "handle": handle, "handle_key": key, "created_at": tx.now}
    return tx.insert(online_user, uid=new_uid(), **values)


def line_of(row: Any, day: str) -> IncidentRow:
    """Return a line of LINE, as it stands on a day (its ISO text)."""
    (
        number, account_id, account, platform, user_id, handle, seen_on, reason, more, cite, action,
        acted_on, until, warned, departed, capture, lifted_on, annulled_on,
    ) = row  # fmt: skip
    done = ACTIONS[action]
    if annulled_on is not None:
        state = IncidentState.ANNULLED
    elif done not in EXCLUDING or (lifted_on is not None and lifted_on <= day) or acted_on > day:
        state = IncidentState.DONE
    else:
        state = IncidentState.SHUT_OUT if until is None or day <= until else IncidentState.ENDED
    return IncidentRow(
        number,
        account_id,
        account,
        platform,
        user_id,
        handle,
        day_of(seen_on),
        reason,
        split(more),
        cite,
        done,
        None if until is None else day_of(until),
        state,
        bool(warned),
        bool(departed),
        capture is not None,
    )


def blocks_where(register: Register, condition: str, day: dt.date, **values: object) -> tuple[Block, ...]:
    """Return who meets SHUT_OUT or ENDED on a day, by the name shown."""
    rows = register.rows(
        f"SELECT {_BLOCK} FROM {TABLES} WHERE {condition} ORDER BY u.handle_key, u.platform, i.acted_on, i.id",
        day=day.isoformat(),
        **values,
    )
    return tuple(map(_block, rows))


def still_to_lift(register: Register, day: dt.date) -> tuple[Block, ...]:
    """Return temporary blocks that ended before a day, but those of whom another block still shuts out there."""
    ended = blocks_where(register, ENDED, day)
    if not ended:
        return ()
    users = ", ".join(str(one.user_id) for one in ended)
    others = blocks_where(register, f"{SHUT_OUT} AND i.user_id IN ({users})", day)
    still = {(one.user_id, one.account_id) for one in others}
    everywhere = {one.user_id for one in others if one.all_accounts}
    return tuple(
        one for one in ended if (one.user_id, one.account_id) not in still and one.user_id not in everywhere
    )


def _block(row: Any) -> Block:
    (
        number, version, user_id, handle, platform, account_id, account, everywhere, action, reason, cite, since, until,
    ) = tuple(row)  # fmt: skip
    return Block(
        number,
        version,
        user_id,
        handle,
        platform,
        account_id,
        account,
        bool(everywhere),
        ACTIONS[action],
        reason,
        cite,
        dt.date.fromisoformat(since),
        as_date(until),
    )
