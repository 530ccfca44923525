"""Where items are to be published and were: planned, published, given up, taken down; and what must come down."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.text import storable
from medias_desktop.photo_consents.errors.uses import UseGone
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.use_checks import (
    check_can_publish,
    check_draft,
    check_link,
    check_planned,
    check_published,
    check_removal,
    check_restored,
)
from medias_desktop.photo_consents.service.use_rows import (
    PENDING,
    read_uses,
    uses_reached,
    uses_showing,
)

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.photo_consents.rules.purposes import Purpose
    from medias_desktop.photo_consents.rules.uses import Consequence, PhotoUse, Removal, Standing, UseDraft
    from medias_desktop.photo_consents.service.answers import Answers

_AT_ONCE = 400


class Uses:
    """The publications of one register."""

    def __init__(self, register: Register, answers: Answers) -> None:
        self._register = register
        self._answers = answers

    # Reading

    def use(self, use_id: int) -> PhotoUse:
        """Return one publication. Raises UseGone."""
        found = read_uses(self._register, "u.id = :wanted", wanted=use_id)
        if not found:
            raise UseGone
        return found[0]

    def of_item(self, item_id: int) -> tuple[PhotoUse, ...]:
        """Return everything planned, published, given up or taken down of an item, by day."""
        return read_uses(self._register, "u.item_id = :item", item=item_id)

    def of_post(self, post_uid: str) -> tuple[PhotoUse, ...]:
        """Return the publications of one post of the editorial calendar."""
        return read_uses(self._register, "u.post_uid = :post AND u.post_uid <> ''", post=post_uid)

    def pending(self) -> tuple[PhotoUse, ...]:
        """Return what is planned, or published and still there."""
        return read_uses(self._register, PENDING)

    def taken_down(self, since: dt.date) -> tuple[PhotoUse, ...]:
        """Return what was taken down from a day on, by day of publication."""
        return read_uses(self._register, "u.removed_on >= :since", since=since.isoformat())

    # What they ask for

    def standing(self, day: dt.date, progress: Progress | None = None) -> Standing:
        """Return what every publication asks for on a day. Raises Cancelled."""
        from medias_desktop.photo_consents.service import cascade

        found = cascade.answered(self._answers, self.pending(), day, progress)
        return cascade.standing(found, day)

    def blocked(self, day: dt.date) -> tuple[Consequence, ...]:
        """Return what is planned and may no longer go out."""
        return self.standing(day).stop

    def to_take_down(self, day: dt.date) -> tuple[Consequence, ...]:
        """Return what is published and must come down."""
        return self.standing(day).take_down

    def consequences(
        self,
        consent_ids: Collection[int] = (),
        day: dt.date | None = None,
        *,
        portrayed_id: int | None = None,
    ) -> Standing:
        """Return what the publications that consents cover, or that show somebody, ask for: told when one is withdrawn."""
        from medias_desktop.photo_consents.service import cascade

        day = day or self._register.clock.today()
        touched = self.touched(consent_ids, portrayed_id=portrayed_id)
        return cascade.standing(cascade.answered(self._answers, touched, day), day)

    def touched(
        self,
        consent_ids: Collection[int] = (),
        *,
        portrayed_id: int | None = None,
        purposes: Collection[Purpose] = (),
    ) -> tuple[PhotoUse, ...]:
        """Return what is planned or published and would be touched by a withdrawal, by day; no purposes means all."""
        found = {use.id: use for use in uses_reached(self._register, consent_ids)}
        if portrayed_id is not None:
            found |= {use.id: use for use in uses_showing(self._register, portrayed_id)}
        return tuple(use for use in found.values() if not purposes or use.purpose in purposes)

    # Writing

    def add(self, draft: UseDraft, tx: Transaction | None = None) -> int:
        """Record a planned or published use and return its number; within ``tx`` when another action writes it.

        Raises UseWithoutDay, PlannedInPast, PublishedInFuture, LinkIsNoLink, UseTextTooLong, ItemGone.
        """
        return self.add_many((draft,), tx)[0]

    def add_many(self, drafts: Sequence[UseDraft], tx: Transaction | None = None) -> list[int]:
        """Record several uses at once, all or none, and return their numbers. Raises as ``add``."""
        from medias_desktop.core.store.transaction import new_uids
        from medias_desktop.photo_consents.models import use as table

        today = self._register.clock.today()
        for draft in drafts:
            check_draft(_clean(draft), today)
        relied = self._relied_on(drafts)
        published = any(draft.published_on for draft in drafts)
        with self._within(tx, "publish_photo" if published else "plan_photo") as inner:
            _require_items(inner, {draft.item_id for draft in drafts})
            numbers = inner.new_numbers(table, len(drafts))
            rows = []
            for number, uid, draft, uids in zip(numbers, new_uids(len(drafts)), drafts, relied, strict=True):
                clean = _clean(draft)
                rows.append(
                    {
                        "id": number,
                        "uid": uid,
                        "item_id": clean.item_id,
                        "purpose": clean.purpose.value,
                        "account": clean.account,
                        "post_uid": clean.post_uid,
                        "planned_on": clean.planned_on,
                        "published_on": clean.published_on,
                        "link": clean.link,
                        "responsible": clean.responsible,
                        "note": clean.note,
                        "relied_on": uids,
                        "covered": ",".join(map(str, sorted(clean.covered))),
                    }
                )
            inner.insert_many(table, rows)
        return numbers

    def publish(
        self, use_id: int, row_version: int, day: dt.date, link: str = "", tx: Transaction | None = None
    ) -> None:
        """Record that a planned use was published. Raises AlreadyPublished, PublishedInFuture, LinkIsNoLink…"""
        from medias_desktop.photo_consents.models import use as table

        found, link = self.use(use_id), storable(link).strip()
        check_can_publish(found)
        check_published(day, self._register.clock.today())
        check_link(link)
        relied = self._answers.without(found.item_id, Question(found.purpose, day), found.covered).relied_on
        values = {"published_on": day, "link": link or found.link, "relied_on": self._uids(relied)}
        with self._within(tx, "publish_photo") as inner:
            inner.update(table, use_id, version=row_version, **values)

    def move(self, use_id: int, row_version: int, day: dt.date, tx: Transaction | None = None) -> None:
        """Plan a use for another day. Raises PlannedInPast, AlreadyPublished, AlreadyDropped, AlreadyTakenDown, UseGone."""
        from medias_desktop.photo_consents.models import use as table

        found = self.use(use_id)
        check_can_publish(found)
        check_planned(day, self._register.clock.today())
        with self._within(tx, "move_photo_use") as inner:
            inner.update(table, use_id, version=row_version, planned_on=day)

    def drop(self, use_id: int, row_version: int, tx: Transaction | None = None) -> None:
        """Give a planned use up. Raises AlreadyPublished, AlreadyDropped, AlreadyTakenDown, UseGone."""
        from medias_desktop.photo_consents.models import use as table

        check_can_publish(self.use(use_id))
        with self._within(tx, "drop_photo_use") as inner:
            inner.update(table, use_id, version=row_version, dropped_on=self._register.clock.today())

    def remove(
        self,
        use_id: int,
        row_version: int,
        day: dt.date,
        by: str,
        removal: Removal,
        note: str = "",
        tx: Transaction | None = None,
    ) -> None:
        """Record what was done with a publication that had to come down.

        Raises NotPublishedYet, TakenDownBeforePublished, TakenDownInFuture, TakenDownByNobody, AlreadyTakenDown…
        """
        from medias_desktop.photo_consents.models import use as table

        found, by, note = self.use(use_id), storable(by).strip(), storable(note).strip()
        check_removal(found, day, by, note, self._register.clock.today())
        told = "\n".join(filter(None, (found.note, note)))
        with self._within(tx, "take_photo_down") as inner:
            values = {"removed_on": day, "removed_by": by, "removal": removal.value, "note": told}
            inner.update(table, use_id, version=row_version, **values)

    def restore(self, use_id: int, row_version: int) -> None:
        """Put a publication back that was recorded as taken down by mistake. Raises NotTakenDown, UseGone."""
        from medias_desktop.photo_consents.models import use as table

        check_restored(self.use(use_id))
        with self._register.transaction("restore_photo_use") as tx:
            tx.update(table, use_id, version=row_version, removed_on=None, removed_by="", removal="")

    @contextlib.contextmanager
    def _within(self, tx: Transaction | None, action: str) -> Iterator[Transaction]:
        if tx is not None:
            yield tx
            return
        with self._register.transaction(action) as own:
            yield own

    def _relied_on(self, drafts: Sequence[UseDraft]) -> list[str]:
        """Return, for each draft, the consents that its publication rests on; "" for what is only planned.

        Those of one action about the same item are of the same copy.
        """
        asked = [
            None
            if draft.published_on is None
            else (draft.item_id, Question(draft.purpose, draft.published_on))
            for draft in drafts
        ]
        hidden = {draft.item_id: draft.covered for draft in drafts}
        found = self._answers.asked([one for one in asked if one is not None], hidden=hidden)
        return [self._uids(found[one].relied_on) if one in found else "" for one in asked]

    def _uids(self, consent_ids: Sequence[int]) -> str:
        if not consent_ids:
            return ""
        numbers = ",".join(str(int(number)) for number in consent_ids)
        rows = self._register.rows(f"SELECT uid FROM photo_consent WHERE id IN ({numbers}) ORDER BY id")
        return ",".join(row["uid"] for row in rows)


def _clean(draft: UseDraft) -> UseDraft:
    from dataclasses import replace

    return replace(
        draft,
        account=storable(draft.account).strip(),
        link=storable(draft.link).strip(),
        responsible=storable(draft.responsible).strip(),
        note=storable(draft.note).strip(),
    )


def _require_items(tx: Transaction, item_ids: Collection[int]) -> None:
    """Raise ItemGone unless every item is in the register."""
    import sqlalchemy as sa

    from medias_desktop.photo_consents.errors import ItemGone
    from medias_desktop.photo_consents.models import item

    wanted = sorted(item_ids)
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        found = set(tx.execute(sa.select(item.c.id).where(item.c.id.in_(part))).scalars())
        if found != set(part):
            raise ItemGone
