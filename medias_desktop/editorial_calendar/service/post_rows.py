"""Posts as the tables hold them, and back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date, as_instant
from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.errors.posts import PostGone
from medias_desktop.editorial_calendar.rules.findings import Clause
from medias_desktop.editorial_calendar.rules.post_records import Override
from medias_desktop.editorial_calendar.rules.posts import (
    Post,
    PostDraft,
    PostState,
    PostStep,
    PostText,
    effective_state,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register

_KEY_LENGTH = 1_500
_TEXT_IN_KEY = 700
"""Characters of the texts that a search looks through; title, campaign and names come first."""
_AT_ONCE = 400

_PLAIN = (
    "title",
    "category",
    "language",
    "planned_on",
    "author_id",
    "author",
    "approver",
    "requester",
    "request_id",
    "campaign",
    "event_id",
    "link",
    "original_link",
    "source_credit",
    "purpose",
    "exception",
    "exception_reason",
    "allowed_by",
    "allowed_because",
    "contest_rules",
    "jobs",
    "shows_logo",
    "logo_request_id",
    "note",
)
"""Fields of a draft that are columns of the same name and value."""


def posts_of(register: Register, post_ids: Sequence[int], now: dt.datetime) -> dict[int, Post]:
    """Return posts by their numbers, in a few statements however many; those gone are left out."""
    found: dict[int, Post] = {}
    for start in range(0, len(post_ids), _AT_ONCE):
        places = ", ".join(str(int(one)) for one in post_ids[start : start + _AT_ONCE])
        texts: dict[int, list[PostText]] = {}
        for row in register.rows(
            f"SELECT * FROM calendar_post_text WHERE post_id IN ({places}) ORDER BY post_id, id"
        ):
            text = PostText(platform=row["platform"], text=row["text"], account_id=row["account_id"])
            texts.setdefault(row["post_id"], []).append(text)
        answers: dict[int, set[str]] = {}
        for row in register.rows(
            f"SELECT post_id, item FROM calendar_post_answer WHERE post_id IN ({places})"
        ):
            answers.setdefault(row["post_id"], set()).add(row["item"])
        for row in register.rows(f"SELECT * FROM calendar_post WHERE id IN ({places})"):
            number = row["id"]
            found[number] = _post(row, texts.get(number, ()), answers.get(number, ()), now)
    return found


def post_of(register: Register, post_id: int, now: dt.datetime) -> Post:
    """Return one post. Raises PostGone."""
    found = posts_of(register, (post_id,), now)
    if post_id not in found:
        raise PostGone
    return found[post_id]


def _post(row: Any, texts: Sequence[PostText], answers: Any, now: dt.datetime) -> Post:
    draft = PostDraft(
        **{name: row[name] for name in _PLAIN if name not in ("planned_on", "shows_logo")},
        planned_on=as_date(row["planned_on"]),
        planned_time=as_time(row["planned_time"]),
        shows_logo=bool(row["shows_logo"]),
        texts=_in_order(texts, row["platforms"]),
        audiences=split(row["audiences"]),
        photos=tuple(int(one) for one in split(row["photos"])),
        answers=frozenset(answers),
    )
    state = PostState(row["state"])
    approved = row["approved_at"]
    return Post(
        id=row["id"],
        uid=row["uid"],
        draft=draft,
        state=state,
        expired=effective_state(state, draft.moment, now) is PostState.EXPIRED,
        state_before=PostState(row["state_before"]) if row["state_before"] else None,
        approved_at=None if approved is None else as_instant(approved),
        self_approved=bool(row["self_approved"]),
        contest_file_name=row["contest_file_name"],
        contest_sha256=row["contest_sha256"] or "",
        created_at=as_instant(row["created_at"]),
        version=row["version"],
    )


def _in_order(texts: Sequence[PostText], platforms: str) -> tuple[PostText, ...]:
    order = {code: place for place, code in enumerate(split(platforms))}
    return tuple(sorted(texts, key=lambda one: order.get(one.platform, len(order))))


def values_of(draft: PostDraft) -> dict[str, Any]:
    """Return a post's columns from what was given of it."""
    return {name: getattr(draft, name) for name in _PLAIN} | {
        "planned_time": time_text(draft.planned_time),
        "audiences": ",".join(draft.audiences),
        "platforms": ",".join(draft.platforms),
        "photos": ",".join(map(str, draft.photos)),
        "search_key": search_key(draft),
    }


def search_key(draft: PostDraft) -> str:
    """Return what a search looks through: title, names, then the beginning of the texts."""
    named = (draft.title, draft.campaign, draft.author, draft.requester, draft.source_credit)
    texts = " ".join(dict.fromkeys(one.text[:_TEXT_IN_KEY] for one in draft.texts))
    return fold(" ".join((*named, texts)))[:_KEY_LENGTH]


def steps_of(register: Register, post_id: int) -> tuple[PostStep, ...]:
    """Return the steps of a post, the first one first."""
    rows = register.rows("SELECT * FROM calendar_post_step WHERE post_id = :post ORDER BY id", post=post_id)
    return tuple(
        PostStep(
            state=PostState(row["state"]),
            taken_by=row["taken_by"],
            taken_at=as_instant(row["taken_at"]),
            reason=row["reason"],
        )
        for row in rows
    )


def overrides_where(register: Register, condition: str, **values: object) -> tuple[Override, ...]:
    """Return the overrides ``o`` that meet a condition, the first one first."""
    rows = register.rows(
        "SELECT o.*, p.title FROM calendar_override o JOIN calendar_post p ON p.id = o.post_id"
        f" WHERE {condition} ORDER BY o.made_at, o.id",
        **values,
    )
    return tuple(
        Override(
            id=row["id"],
            post_id=row["post_id"],
            post_title=row["title"],
            kind=row["kind"],
            platform=row["platform"],
            clause=Clause(
                version_id=row["version_id"],
                section_uid=row["section_uid"],
                rule_code=row["rule_code"],
                cite=row["cite"],
            ),
            finding=row["finding"],
            reason=row["reason"],
            made_by=row["made_by"],
            made_at=as_instant(row["made_at"]),
            taken_back_at=None if row["taken_back_at"] is None else as_instant(row["taken_back_at"]),
            version=row["version"],
        )
        for row in rows
    )


def as_time(text: str) -> dt.time | None:
    """Return the hour that a column keeps, None for none."""
    return dt.time.fromisoformat(text) if text else None


def time_text(time: dt.time | None) -> str:
    """Return an hour as a column keeps it."""
    return "" if time is None else f"{time:%H:%M}"


def split(text: str) -> tuple[str, ...]:
    """Return the codes of a column."""
    return tuple(text.split(",")) if text else ()
