"""The photos of a post among the publications of the consent log: planned with it, moved with it, published with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.rules.post_records import Publication
    from medias_desktop.photo_consents.rules.purposes import Purpose
    from medias_desktop.photo_consents.rules.uses import UseDraft
    from medias_desktop.photo_consents.service.uses import Uses

PLANNED = frozenset(
    {PostState.DRAFT, PostState.CHECKED, PostState.APPROVED, PostState.SCHEDULED, PostState.SUSPENDED}
)
"""States in which the photos of a post are planned publications; those of an idea are only noted."""


def follow(
    register: Register,
    uses: Uses,
    tx: Transaction,
    uid: str,
    draft: PostDraft,
    state: PostState,
    known: Collection[int] = (),
) -> None:
    """Make the planned publications of a post’s photos those that its state, day and platforms ask for.

    ``known`` are the photos that it had already: one that was destroyed since is left out. Raises ItemGone for others.
    """
    there = _there(tx, draft.photos)
    if not there.issuperset(set(draft.photos).difference(known)):
        from medias_desktop.photo_consents.errors import ItemGone

        raise ItemGone
    day, today = draft.planned_on, register.clock.today()
    wanted = set(_wanted(draft, there)) if state in PLANNED and day is not None else set()
    missing = set(wanted)
    for use in uses.of_post(uid):
        if not use.is_planned:
            continue
        key = use.item_id, use.purpose
        missing.discard(key)
        if key not in wanted:
            uses.drop(use.id, use.version, tx)
        elif day is not None and use.planned_on != day:
            uses.move(use.id, use.version, day, tx)
    if missing and day is not None and day >= today:
        uses.add_many([_planned(register, draft, uid, day, key) for key in sorted(missing)], tx)


def publish(
    register: Register, uses: Uses, tx: Transaction, uid: str, draft: PostDraft, one: Publication
) -> None:
    """Publish the photos planned with a post on a platform, and record those that were not planned there."""
    from medias_desktop.photo_consents.rules.purposes import Purpose
    from medias_desktop.photo_consents.rules.uses import UseDraft

    purpose, left = Purpose(one.platform), _there(tx, draft.photos)
    for use in uses.of_post(uid):
        if use.purpose is purpose and use.is_planned:
            uses.publish(use.id, use.version, one.published_on, one.link, tx)
            left.discard(use.item_id)
    if not left:
        return
    account = account_name(register, draft, one.platform)
    drafts = [
        UseDraft(
            item,
            purpose,
            account=account,
            published_on=one.published_on,
            link=one.link,
            responsible=draft.author,
            post_uid=uid,
        )
        for item in sorted(left)
    ]
    uses.add_many(drafts, tx)


def take_down(
    uses: Uses, tx: Transaction, uid: str, platform: str, day: dt.date, who: str, reason: str
) -> None:
    """Record that the photos of a post were taken down with it."""
    from medias_desktop.photo_consents.rules.uses import Removal

    for use in uses.of_post(uid):
        if use.is_live and use.purpose.value == platform:
            uses.remove(use.id, use.version, day, who, Removal.REMOVED, reason, tx)


def _wanted(draft: PostDraft, there: Collection[int]) -> Iterable[tuple[int, Purpose]]:
    from medias_desktop.photo_consents.rules.purposes import Purpose

    photos = (one for one in draft.photos if one in there)
    return ((item, Purpose(platform)) for item in photos for platform in draft.platforms)


def _planned(
    register: Register, draft: PostDraft, uid: str, day: dt.date, key: tuple[int, Purpose]
) -> UseDraft:
    from medias_desktop.photo_consents.rules.uses import UseDraft

    item, purpose = key
    return UseDraft(
        item,
        purpose,
        account=account_name(register, draft, purpose.value),
        planned_on=day,
        responsible=draft.author,
        post_uid=uid,
    )


def account_name(register: Register, draft: PostDraft, platform: str) -> str:
    """Return the name of the account that says the text of a platform, "" for none."""
    number = next((one.account_id for one in draft.texts if one.platform == platform), None)
    if number is None:
        return ""
    rows = register.rows("SELECT name FROM moderated_account WHERE id = :id", id=number)
    return str(rows[0]["name"]) if rows else ""


def _there(tx: Transaction, photos: Collection[int]) -> set[int]:
    """Return the photos that are in the consent log."""
    import sqlalchemy as sa

    if not photos:
        return set()
    table = sa.table("photo_item", sa.column("id"))
    return set(tx.execute(sa.select(table.c.id).where(table.c.id.in_(photos))).scalars())
