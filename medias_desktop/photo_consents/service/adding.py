"""Adding files: each is read once, by two threads, and goes in with its small picture; whole items only, a few at a time."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medias_desktop.core.errors import Cancelled, UserError
from medias_desktop.core.progress import Silent
from medias_desktop.core.text import storable
from medias_desktop.photo_consents.errors import EventGone
from medias_desktop.photo_consents.rules.items import ItemDraft, ItemKind, Review
from medias_desktop.photo_consents.service import item_rows
from medias_desktop.photo_consents.service.reading import ReadFile, read_content, read_file

if TYPE_CHECKING:
    from concurrent.futures import Future

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

_TOGETHER = 25
"""Items written in one transaction: what a cancelled or killed batch loses at most of what it had read."""
_BYTES_TOGETHER = 64 << 20
_READERS = 2
_AHEAD = 4
"""Files read before their turn."""
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})


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
class Found:
    """The files of a folder and of those within it, in order; what could not be opened, each with its sentence."""

    files: tuple[Path, ...]
    refused: tuple[tuple[str, str], ...] = ()


class Adding:
    """Files that become items of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def add_files(
        self,
        paths: Sequence[Path],
        draft: ItemDraft,
        *,
        keep: bool | None = None,
        progress: Progress | None = None,
    ) -> Added:
        """Add files of which ``draft`` says what they have in common; ``keep`` a copy (None: as the settings say).

        A file that cannot be read is refused, the others go in. What went in stays when the user stops or the disk is
        full: ``Added`` tells. Raises EventGone, TextTooLong, or what writing raises before anything went in.
        """
        keep = self._keeps(keep)
        batch = _Batch(self._register, self._checked(draft), keep)
        with _read_ahead(paths, keep) as outcomes:
            return batch.run(outcomes, len(paths), progress or Silent())

    def add_clipboard(self, png: bytes, draft: ItemDraft, *, name: str = "") -> Added:
        """Add a pasted picture, kept in the register: it lies nowhere else. Raises NothingToPaste and as ``add_files``."""
        from medias_desktop.photo_consents.errors.adding import NothingToPaste

        if not png:
            raise NothingToPaste
        draft = dataclasses.replace(self._checked(draft), original_place="")
        read = read_content(png, name or f"{draft.title or 'image'}.png")
        return _Batch(self._register, draft, keep=True).run(iter([_Outcome(read.name, read)]), 1, Silent())

    def files_of(self, folder: Path, progress: Progress | None = None) -> Found:
        """Return the files of a folder and of the folders within, hidden ones left out. Raises FolderUnreadable."""
        from medias_desktop.photo_consents.errors.adding import FolderUnreadable

        progress = progress or Silent()
        files: list[Path] = []
        refused: list[tuple[str, str]] = []

        def cannot(error: OSError) -> None:
            place = Path(error.filename)
            if place == folder:
                raise FolderUnreadable(name=storable(str(folder))) from error
            refused.append((storable(str(place)), FolderUnreadable(name=storable(place.name)).sentence()))

        for place, folders, names in os.walk(folder, onerror=cannot):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            wanted = (name for name in sorted(names) if not _is_of_the_system(name))
            files += (Path(place, name) for name in wanted)
            progress.report(len(files), 0)
        return Found(tuple(files), tuple(refused))

    def _keeps(self, keep: bool | None) -> bool:
        if keep is not None:
            return keep
        from medias_desktop.photo_consents.service.settings import ConsentSettings

        return ConsentSettings(self._register).current().keep_copies

    def _checked(self, draft: ItemDraft) -> ItemDraft:
        if draft.event_id is not None and not self._register.rows(
            "SELECT id FROM photo_event WHERE id = :id", id=draft.event_id
        ):
            raise EventGone
        return item_rows.tidied(draft)


def _is_of_the_system(name: str) -> bool:
    return name.startswith((".", "._", "~$")) or name.lower() in _SYSTEM_FILES


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A file read, or why it was not."""

    name: str
    read: ReadFile | None
    refusal: str = ""


@contextlib.contextmanager
def _read_ahead(paths: Sequence[Path], keep: bool) -> Iterator[Iterator[_Outcome]]:
    """Give the files read by two threads, in their order; no more than a few lie in memory before their turn."""
    from concurrent.futures import ThreadPoolExecutor

    waiting: deque[Future[_Outcome]] = deque()
    readers = ThreadPoolExecutor(_READERS, "reading pictures")

    def outcomes() -> Iterator[_Outcome]:
        for path in paths:
            waiting.append(readers.submit(_outcome, path, keep))
            if len(waiting) > _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    try:
        yield outcomes()
    finally:
        readers.shutdown(cancel_futures=True)


def _outcome(path: Path, keep: bool) -> _Outcome:
    try:
        read = read_file(path)
        return _Outcome(read.name, read if keep else dataclasses.replace(read, content=None))
    except UserError as error:
        return _Outcome(storable(path.name), None, error.sentence())


class _Batch:
    """One batch on its way into the register."""

    def __init__(self, register: Register, draft: ItemDraft, keep: bool) -> None:
        self._register, self._draft, self._keep = register, draft, keep
        self._event_day = item_rows.event_day(register, draft.event_id)
        self._added: list[int] = []
        self._known: list[int] = []
        self._refused: list[tuple[str, str]] = []
        self._waiting: list[ReadFile] = []
        self._bytes = 0

    def run(self, outcomes: Iterable[_Outcome], total: int, progress: Progress) -> Added:
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

    def _take(self, outcome: _Outcome) -> None:
        if outcome.read is None:
            self._refused.append((outcome.name, outcome.refusal))
            return
        read = outcome.read
        if self._keep and read.content is None:
            self._take_large(read)
            return
        self._waiting.append(read)
        self._bytes += len(read.content or b"")
        if len(self._waiting) >= _TOGETHER or self._bytes >= _BYTES_TOGETHER:
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
