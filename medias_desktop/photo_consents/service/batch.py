"""A batch of files that were read, on its way into the register: whole items only, a few in each transaction."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medias_desktop.core.errors import Cancelled, UserError
from medias_desktop.core.progress import Silent
from medias_desktop.core.text import storable
from medias_desktop.photo_consents.rules.items import ItemDraft, ItemKind, Review
from medias_desktop.photo_consents.service import item_rows
from medias_desktop.photo_consents.service.reading import ReadFile

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

TOGETHER = 25
"""Items written in one transaction: what a cancelled or killed batch loses at most of what it had read."""
_BYTES_TOGETHER = 64 << 20


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a batch: items new, items known before, files refused, each with its sentence.

    ``left`` files were not looked at, because the user stopped or because of ``problem`` (a full disk).
    """

    added: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    left: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file read, or why it was not."""

    name: str
    read: ReadFile | None
    refusal: str = ""


class Batch:
    """One batch on its way into the register."""

    def __init__(self, register: Register, draft: ItemDraft, keep: bool) -> None:
        self._register, self._draft, self._keep = register, draft, keep
        self._event_day = item_rows.event_day(register, draft.event_id)
        self._added: list[int] = []
        self._known: list[int] = []
        self._refused: list[tuple[str, str]] = []
        self._waiting: list[ReadFile] = []
        self._bytes = 0

    def run(self, outcomes: Iterable[Outcome], total: int, progress: Progress) -> Added:
        """Take in what comes; see ``Adding.add_files``."""
        problem = ""
        try:
            progress.report(0, total)
            for done, outcome in enumerate(outcomes, 1):
                self._take(outcome)
                progress.report(done, total)
            self._write()
        except Cancelled:
            pass
        except UserError as error:
            if not self._added:
                raise
            problem = error.sentence()
        left = total - len(self._added) - len(self._known) - len(self._refused)
        return Added(tuple(self._added), tuple(self._known), tuple(self._refused), left, problem)

    def _take(self, outcome: Outcome) -> None:
        if outcome.read is None:
            self._refused.append((outcome.name, outcome.refusal))
            return
        read = outcome.read
        if self._keep and read.content is None:
            self._take_large(read)
            return
        self._waiting.append(read)
        self._bytes += len(read.content or b"")
        if len(self._waiting) >= TOGETHER or self._bytes >= _BYTES_TOGETHER:
            self._write()

    def _take_large(self, read: ReadFile) -> None:
        """Take in a file that is read once more to be copied: by itself, for it may be gone or changed by then."""
        from medias_desktop.core.files import FileMissing, FileUnreadable
        from medias_desktop.core.store.attachments.errors import FileChanging

        self._write()
        self._waiting.append(read)
        try:
            self._write()
        except (FileMissing, FileUnreadable, FileChanging) as error:
            self._waiting.clear()
            self._refused.append((read.name, error.sentence()))

    def _write(self) -> None:
        if not self._waiting:
            return
        with self._register.transaction("add_photo_items") as tx:
            added, known = self._written(tx)
        self._waiting, self._bytes = [], 0
        self._added += added
        self._known += known

    def _written(self, tx: Transaction) -> tuple[list[int], list[int]]:
        from medias_desktop.core.store.transaction import new_uids
        from medias_desktop.photo_consents.models import item, picture

        item_rows.require_event(tx, self._draft.event_id)  # gone since the batch began, perhaps
        there = _recorded(tx, [read.sha256 for read in self._waiting])
        fresh: dict[str, ReadFile] = {}
        known = []
        for read in self._waiting:
            if read.sha256 in there:
                known.append(there[read.sha256])
            else:
                fresh.setdefault(read.sha256, read)
        taken_in = list(fresh.values())
        kept = {read.sha256: _kept(tx, read) for read in taken_in} if self._keep else {}
        numbers = tx.new_numbers(item, len(taken_in)) if taken_in else []
        made = list(zip(numbers, new_uids(len(taken_in)), taken_in, strict=True))
        tx.insert_many(item, [self._row(tx, *one, kept.get(one[2].sha256)) for one in made])
        tx.insert_many(
            picture,
            [{"item_id": number, "content": read.small} for number, _uid, read in made if read.small],
        )
        ids = {read.sha256: number for number, _uid, read in made}
        seen: set[str] = set()
        for read in self._waiting:  # the same picture twice in the batch
            if read.sha256 in ids and read.sha256 in seen:
                known.append(ids[read.sha256])
            seen.add(read.sha256)
        return numbers, known

    def _row(
        self, tx: Transaction, number: int, uid: str, read: ReadFile, kept: str | None
    ) -> dict[str, Any]:
        draft = self._draft_for(read)
        return {
            "id": number,
            "uid": uid,
            **item_rows.said(draft),
            "file_name": read.name[:255],
            "sha256": read.sha256,
            "byte_size": read.size,
            "media_type": read.media_type,
            "width": read.width,
            "height": read.height,
            "taken_at": read.taken_at,
            "camera": read.camera,
            "has_location": read.has_location,
            "content_sha256": kept,
            "picture_sha256": _digest(read.small),
            "review": Review.OPEN.value,
            "day": self._day(read),
            "search_key": item_rows.key_of(draft, read.name),
            "added_at": tx.now,
        }

    def _draft_for(self, read: ReadFile) -> ItemDraft:
        """Return what is said of one file: its kind and its place are its own, its title unless all have one."""
        kind = read.kind
        if kind is ItemKind.ARTICLE and self._draft.kind is ItemKind.COMMENT:
            kind = ItemKind.COMMENT
        place = storable(str(read.path.absolute())) if read.path else ""
        return dataclasses.replace(
            self._draft,
            kind=kind,
            title=self._draft.title or Path(read.name).stem[: item_rows.LIMITS["title"]],
            original_place=self._draft.original_place or place[-item_rows.LIMITS["original_place"] :],
        )

    def _day(self, read: ReadFile) -> dt.date:
        if self._draft.day is not None:
            return self._draft.day
        if read.taken_at:
            return dt.date.fromisoformat(read.taken_at[:10])
        return self._event_day or self._register.clock.today()


def _recorded(tx: Transaction, digests: Sequence[str]) -> dict[str, int]:
    """Return the numbers of the items that are these files."""
    import sqlalchemy as sa

    from medias_desktop.photo_consents.models import item

    found = tx.execute(sa.select(item.c.sha256, item.c.id).where(item.c.sha256.in_(digests)))
    return {row.sha256: row.id for row in found}


def _kept(tx: Transaction, read: ReadFile) -> str:
    """Copy a file into the register. Raises FileMissing, FileUnreadable or FileChanging for one that is read again."""
    from medias_desktop.core.files import FileMissing, FileUnreadable
    from medias_desktop.core.store import attachments
    from medias_desktop.core.store.attachments.errors import FileChanging

    if read.content is not None:
        return attachments.keep(tx, read.name, read.media_type, read.content)
    assert read.path is not None
    try:
        with read.path.open("rb") as stream:
            kept = attachments.keep_stream(tx, read.name, read.media_type, stream, Silent())
    except FileNotFoundError as error:
        raise FileMissing(name=read.name) from error
    except OSError as error:
        raise FileUnreadable(name=read.name) from error
    if kept != read.sha256:
        raise FileChanging(name=read.name)
    return kept


def _digest(content: bytes | None) -> str:
    return hashlib.sha256(content).hexdigest() if content else ""
