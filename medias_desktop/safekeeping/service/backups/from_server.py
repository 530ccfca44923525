"""A register on a server is copied into an encrypted file first, which is then backed up like any other."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.files import os_errors_explained

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register


@contextlib.contextmanager
def copied_from_server(register: Register, near: Path, progress: Progress) -> Iterator[Path]:
    """Give a file that holds the whole register, compared and verified; it is removed again. Raises as move_to_file."""
    from medias_desktop.core.store.moving.move import move_to_file

    with os_errors_explained(near):
        near.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".from-server-", dir=near, ignore_cleanup_errors=True) as place:
        path = Path(place) / "register.medias"
        move_to_file(register, path, progress)
        yield path
