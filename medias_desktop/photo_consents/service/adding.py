"""Adding files: each is read once, by two threads, and goes in with its small picture; whole items only, a few at a time."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Silent
from medias_desktop.core.text import storable
from medias_desktop.photo_consents.errors import EventGone
from medias_desktop.photo_consents.rules.items import ItemDraft
from medias_desktop.photo_consents.service import item_rows
from medias_desktop.photo_consents.service.batch import Added, Batch, Outcome
from medias_desktop.photo_consents.service.reading import read_content, read_file

if TYPE_CHECKING:
    from concurrent.futures import Future

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

_READERS = 2
_AHEAD = 4
"""Files read before their turn."""
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})


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
        batch = Batch(self._register, self._checked(draft), keep)
        with _read_ahead(paths, keep) as outcomes:
            return batch.run(outcomes, len(paths), progress or Silent())

    def add_clipboard(self, png: bytes, draft: ItemDraft, *, name: str = "") -> Added:
        """Add a pasted picture, kept in the register: it lies nowhere else. Raises NothingToPaste and as ``add_files``."""
        from medias_desktop.photo_consents.errors.adding import NothingToPaste

        if not png:
            raise NothingToPaste
        draft = dataclasses.replace(self._checked(draft), original_place="")
        read = read_content(png, name or f"{draft.title or 'image'}.png")
        return Batch(self._register, draft, keep=True).run(iter([Outcome(read.name, read)]), 1, Silent())

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

    def found_in(self, paths: Sequence[Path], progress: Progress | None = None) -> Found:
        """Return files as they are and what lies in folders (``files_of``); a folder that cannot be opened is refused."""
        from medias_desktop.photo_consents.errors.adding import FolderUnreadable

        files: list[Path] = []
        refused: list[tuple[str, str]] = []
        for path in paths:
            if not path.is_dir():
                files.append(path)
                continue
            try:
                found = self.files_of(path, progress)
            except FolderUnreadable as error:
                refused.append((storable(path.name), error.sentence()))
            else:
                files += found.files
                refused += found.refused
        return Found(tuple(dict.fromkeys(files)), tuple(refused))

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


@contextlib.contextmanager
def _read_ahead(paths: Sequence[Path], keep: bool) -> Iterator[Iterator[Outcome]]:
    """Give the files read by two threads, in their order; no more than a few lie in memory before their turn."""
    from concurrent.futures import ThreadPoolExecutor

    waiting: deque[Future[Outcome]] = deque()
    readers = ThreadPoolExecutor(_READERS, "reading pictures")

    def outcomes() -> Iterator[Outcome]:
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


def _outcome(path: Path, keep: bool) -> Outcome:
    try:
        read = read_file(path)
        return Outcome(read.name, read if keep else dataclasses.replace(read, content=None))
    except UserError as error:
        return Outcome(storable(path.name), None, error.sentence())
