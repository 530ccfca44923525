"""Who is seen in an item: frames and names, added, moved, removed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.roles import Permission
from medias_desktop.core.text import storable
from medias_desktop.photo_consents.errors import ItemGone, PortrayedGone
from medias_desktop.photo_consents.errors.subjects import (
    CrowdWithoutReason,
    FrameOutside,
    FrameWithoutPicture,
    SameItem,
    SeenTwice,
    SubjectGone,
    WhoMissing,
)
from medias_desktop.photo_consents.rules.frames import is_within
from medias_desktop.photo_consents.rules.items import Frame, ItemKind, Review, Subject, SubjectKind
from medias_desktop.photo_consents.service.portrayed_rows import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

_AT_ONCE = 500
_SELECT = (
    f"SELECT u.id, u.uid, u.item_id, u.kind, u.portrayed_id, {NAMES}, u.x, u.y, u.width, u.height, u.reason,"
    " u.version FROM photo_subject u LEFT JOIN portrayed_person s ON s.id = u.portrayed_id"
    " LEFT JOIN person n ON n.id = s.person_id"
)
_KINDS = {kind.value: kind for kind in SubjectKind}


class Subjects:
    """Who is seen in the items of one register.

    What was said of an item as a whole no longer holds when less is marked in it than before, when somebody who was named
    is said not to be recognizable, or when somebody is named in one that showed nobody: its review is open again then.
    """

    def __init__(self, register: Register) -> None:
        self._register = register

    # Reading

    def of_item(self, item_id: int) -> tuple[Subject, ...]:
        """Return who is seen in an item, in the order they were recorded."""
        return self.of_items([item_id]).get(item_id, ())

    def of_items(self, numbers: Iterable[int]) -> dict[int, tuple[Subject, ...]]:
        """Return who is seen in items; those in whom nobody is are left out."""
        wanted = sorted(set(numbers))
        found: defaultdict[int, list[Subject]] = defaultdict(list)
        for start in range(0, len(wanted), _AT_ONCE):
            places = ", ".join(str(int(one)) for one in wanted[start : start + _AT_ONCE])
            for row in self._register.rows(f"{_SELECT} WHERE u.item_id IN ({places}) ORDER BY u.id"):
                found[row["item_id"]].append(_subject(row))
        return {number: tuple(those) for number, those in found.items()}

    def one(self, subject_id: int) -> Subject:
        """Return one of them. Raises SubjectGone."""
        rows = self._register.rows(f"{_SELECT} WHERE u.id = :id", id=subject_id)
        if not rows:
            raise SubjectGone
        return _subject(rows[0])

    # Writing

    def add(
        self,
        item_id: int,
        kind: SubjectKind,
        portrayed_id: int | None = None,
        frame: Frame | None = None,
        reason: str = "",
    ) -> int:
        """Record that somebody or something is seen, and return its number.

        Raises ItemGone, FrameOutside, FrameWithoutPicture, WhoMissing, PortrayedGone, SeenTwice, CrowdWithoutReason.
        """
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.photo_consents.models import subject

        values = _who(kind, portrayed_id, reason)
        with self._register.transaction("add_subject", Permission.RECORD) as tx:
            item = _item(tx, item_id)
            _check_frame(item, frame)
            _check_person(tx, item_id, values["portrayed_id"], None)
            number = tx.insert(subject, uid=new_uid(), item_id=item_id, **values, **_sides(frame))
            if item["review"] == Review.NOBODY.value and kind is SubjectKind.PERSON:
                _open_again(tx, item)
        return number

    def move(self, subject_id: int, row_version: int, frame: Frame | None) -> None:
        """Move or resize a frame, give one to whom had none, or take it away (None).

        Raises FrameOutside, FrameWithoutPicture, SubjectGone, ChangedElsewhere.
        """
        from medias_desktop.photo_consents.models import subject

        with self._register.transaction("move_subject", Permission.RECORD) as tx:
            _check_frame(_item(tx, _row(tx, subject_id)["item_id"]), frame)
            tx.update(subject, subject_id, version=row_version, **_sides(frame))

    def name(
        self,
        subject_id: int,
        row_version: int,
        kind: SubjectKind,
        portrayed_id: int | None = None,
        reason: str = "",
    ) -> None:
        """Say anew who or what is in a frame. Raises as ``add``, SubjectGone, ChangedElsewhere."""
        from medias_desktop.photo_consents.models import subject

        values = _who(kind, portrayed_id, reason)
        with self._register.transaction("name_subject", Permission.RECORD) as tx:
            before = _row(tx, subject_id)
            item = _item(tx, before["item_id"])
            _check_person(tx, item["id"], values["portrayed_id"], subject_id)
            tx.update(subject, subject_id, version=row_version, **values)
            named = kind is SubjectKind.PERSON
            no_longer = before["kind"] == SubjectKind.PERSON.value and not named
            if item["review"] == (Review.NOBODY if named else Review.DONE).value and (named or no_longer):
                _open_again(tx, item)

    def remove(self, subject_id: int, row_version: int) -> None:
        """Record that somebody is not seen after all. Raises SubjectGone, ChangedElsewhere."""
        from medias_desktop.core.store.errors import ChangedElsewhere
        from medias_desktop.photo_consents.models import subject

        with self._register.transaction("remove_subject", Permission.RECORD) as tx:
            row = _row(tx, subject_id)
            if row["version"] != row_version:
                raise ChangedElsewhere
            tx.delete(subject, subject_id)
            item = _item(tx, row["item_id"])
            if item["review"] == Review.DONE.value:
                _open_again(tx, item)

    def copy(self, from_item_id: int, item_id: int) -> int:
        """Name in an item everybody who is named in another one, without frames; return how many were not yet.

        Raises ItemGone, or SameItem.
        """
        import sqlalchemy as sa

        from medias_desktop.core.store.transaction import new_uids
        from medias_desktop.photo_consents.models import subject

        if from_item_id == item_id:
            raise SameItem
        with self._register.transaction("copy_subjects", Permission.RECORD) as tx:
            item = _item(tx, item_id)
            statement = sa.select(subject.c.item_id, subject.c.portrayed_id).where(
                subject.c.item_id.in_((from_item_id, item_id)), subject.c.portrayed_id.is_not(None)
            )
            rows = tx.execute(statement.order_by(subject.c.id)).all()
            here = {row.portrayed_id for row in rows if row.item_id == item_id}
            there = dict.fromkeys(row.portrayed_id for row in rows if row.item_id == from_item_id)
            others = [one for one in there if one not in here]
            columns = ("uid", "item_id", "kind", "portrayed_id")
            kind = SubjectKind.PERSON.value
            uids = new_uids(len(others))
            tx.insert_rows(
                subject, columns, [(uid, item_id, kind, p) for uid, p in zip(uids, others, strict=True)]
            )
            if others and item["review"] == Review.NOBODY.value:
                _open_again(tx, item)
        return len(others)


def _subject(row: Any) -> Subject:
    frame = None if row["x"] is None else Frame(row["x"], row["y"], row["width"], row["height"])
    name = f"{row['first_name'] or ''} {row['last_name'] or ''}".strip()
    return Subject(
        row["id"],
        row["uid"],
        row["item_id"],
        _KINDS[row["kind"]],
        row["portrayed_id"],
        name,
        frame,
        row["reason"],
        row["version"],
    )


def _who(kind: SubjectKind, portrayed_id: int | None, reason: str) -> dict[str, Any]:
    """Return what a row says of who is seen. Raises WhoMissing or CrowdWithoutReason."""
    reason = storable(reason).strip()
    if kind is SubjectKind.PERSON and portrayed_id is None:
        raise WhoMissing
    if kind is SubjectKind.CROWD and not reason:
        raise CrowdWithoutReason
    person = portrayed_id if kind is SubjectKind.PERSON else None
    return {"kind": kind.value, "portrayed_id": person, "reason": reason}


def _sides(frame: Frame | None) -> dict[str, int | None]:
    sides = ("x", "y", "width", "height")
    return {name: None if frame is None else getattr(frame, name) for name in sides}


def _item(tx: Transaction, item_id: int) -> Any:
    import sqlalchemy as sa

    from medias_desktop.photo_consents.models import item

    columns = (item.c.id, item.c.kind, item.c.review, item.c.version)
    row = tx.execute(sa.select(*columns).where(item.c.id == item_id)).mappings().first()
    if row is None:
        raise ItemGone
    return row


def _row(tx: Transaction, subject_id: int) -> Any:
    import sqlalchemy as sa

    from medias_desktop.photo_consents.models import subject

    row = tx.execute(sa.select(subject).where(subject.c.id == subject_id)).mappings().first()
    if row is None:
        raise SubjectGone
    return row


def _open_again(tx: Transaction, row: Any) -> None:
    from medias_desktop.photo_consents.models import item

    tx.update(item, row["id"], review=Review.OPEN.value)


def _check_frame(item: Any, frame: Frame | None) -> None:
    if frame is None:
        return
    if item["kind"] != ItemKind.PHOTO.value:
        raise FrameWithoutPicture
    if not is_within(frame):
        raise FrameOutside


def _check_person(tx: Transaction, item_id: int, portrayed_id: int | None, but: int | None) -> None:
    """Raise PortrayedGone, or SeenTwice for somebody who is named in another frame of the item."""
    import sqlalchemy as sa

    from medias_desktop.photo_consents.models import person, portrayed, subject

    if portrayed_id is None:
        return
    first, last = (
        sa.func.coalesce(person.c[name], portrayed.c[name]) for name in ("first_name", "last_name")
    )
    tables = portrayed.outerjoin(person, person.c.id == portrayed.c.person_id)
    found = tx.execute(
        sa.select(first, last).select_from(tables).where(portrayed.c.id == portrayed_id)
    ).first()
    if found is None:
        raise PortrayedGone
    name = " ".join(filter(None, found))
    same = sa.select(subject.c.id).where(subject.c.item_id == item_id, subject.c.portrayed_id == portrayed_id)
    if any(number != but for number in tx.execute(same).scalars()):
        raise SeenTwice(name=name)
