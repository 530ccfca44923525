"""The evidence file itself: a ZIP in a fixed order, with fixed dates, that any system opens."""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_ORDINARY = 0o100644 << 16
_UNIX = 3


class Package:
    """Adds files to a ZIP and remembers their SHA-256; every one bears the date given (UTC)."""

    def __init__(self, stream: IO[bytes], at: dt.datetime) -> None:
        self._zip = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        moment = at.astimezone(dt.UTC).timetuple()[:6]
        self._date = max(moment, _EARLIEST)
        self.digests: dict[str, str] = {}

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def add(self, name: str, content: bytes) -> None:
        """Add a file."""
        self.digests[name] = hashlib.sha256(content).hexdigest()
        self._zip.writestr(self._entry(name), content)

    def stream(self, name: str, write: Callable[[IO[bytes]], None]) -> None:
        """Add a file that ``write`` writes piece by piece."""
        with self._zip.open(self._entry(name), "w", force_zip64=True) as stream:
            hashing = _Hashing(stream)
            write(hashing)  # type: ignore[arg-type]
        self.digests[name] = hashing.digest.hexdigest()

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self._date)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = _UNIX  # the same on every computer
        entry.external_attr = _ORDINARY
        return entry


class _Hashing:
    """A stream that takes the SHA-256 of what passes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self._stream.write(data)
