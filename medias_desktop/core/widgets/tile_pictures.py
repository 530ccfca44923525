"""Small pictures of what is seen: read and decoded on the worker, the last ones kept as far as their size allows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.jobs import Job
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Jobs

Reader = Callable[[Sequence[int]], Mapping[int, bytes]]
"""Gives the files of small pictures by the numbers of their records, on the worker; those without one are left out."""

KEPT = 48 * 1024 * 1024
"""Bytes of decoded pictures that are kept: some ten screens full."""
_AT_ONCE = 12
"""Pictures read in one go: what another list needs meanwhile does not wait long."""
_PIXEL = 4


class TilePictures(QObject):
    """The pictures of one view; ``size`` is the room of one, which it fills or fits into (``fitted``)."""

    arrived = Signal()

    def __init__(self, view: QWidget, jobs: Jobs, read: Reader) -> None:
        super().__init__(view)
        self._view, self._jobs, self._read = view, jobs, read
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._bytes = 0
        self._wanted: Sequence[int] = ()
        self._size = QSize()
        self._job: Job | None = None
        self._generation = 0
        """Counts what makes pictures old; they are seen until the new ones are there."""
        self.decoded = 0
        """How many were decoded since the beginning."""

    def get(self, number: int) -> QPixmap | None:
        """Return the picture of a record, None when there is none (yet)."""
        found = self._kept.get(number)
        if found is None:
            return None
        self._kept.move_to_end(number)
        return found.picture

    def want(self, numbers: Sequence[int], size: QSize) -> None:
        """Get the pictures of these records; what else was wanted before no longer is."""
        if size != self._size:
            self._size = size
            self.forget()
        self._wanted = numbers
        if self._job is None and self._missing():
            QTimer.singleShot(0, self, self._go_on)  # not while the view paints

    def forget(self) -> None:
        """Read all pictures anew as they are seen again."""
        self._generation += 1

    def settled(self) -> bool:
        """Tell whether every picture wanted is there."""
        return self._job is None and not self._missing()

    def bytes_kept(self) -> int:
        """Return how much memory the pictures take."""
        return self._bytes

    def _missing(self) -> list[int]:
        kept, generation = self._kept, self._generation
        return [n for n in self._wanted if n not in kept or kept[n].generation != generation]

    def _go_on(self) -> None:
        missing = self._missing()[:_AT_ONCE]
        if not missing or self._job is not None:
            return
        size, generation, read = self._size, self._generation, self._read

        def work(progress: Progress) -> dict[int, QImage | None]:
            files = read(missing)
            found: dict[int, QImage | None] = {}
            for done, number in enumerate(missing):
                progress.report(done, len(missing))
                file = files.get(number)
                found[number] = None if file is None else fitted(file, size)
            return found

        self._job = self._jobs.run(
            self._view,
            _("Reading pictures…"),
            work,
            lambda found: self._arrive(generation, found),
            self._stop,
            quiet=True,
        )

    def _arrive(self, generation: int, found: Mapping[int, QImage | None]) -> None:
        self._job = None
        self.decoded += sum(image is not None for image in found.values())
        for number, image in found.items():
            self._keep(number, _Kept(None if image is None else QPixmap.fromImage(image), generation))
        self.arrived.emit()
        QTimer.singleShot(0, self, self._go_on)

    def _stop(self) -> None:
        self._job = None  # the error was told; what is seen next is asked for again
        self._wanted = ()

    def _keep(self, number: int, kept: _Kept) -> None:
        old = self._kept.pop(number, None)
        self._bytes += kept.weight - (0 if old is None else old.weight)
        self._kept[number] = kept
        while self._bytes > KEPT and len(self._kept) > len(self._wanted):
            self._bytes -= self._kept.popitem(last=False)[1].weight


class _Kept(NamedTuple):
    picture: QPixmap | None
    generation: int

    @property
    def weight(self) -> int:
        return 0 if self.picture is None else self.picture.width() * self.picture.height() * _PIXEL


def fitted(file: bytes, room: QSize) -> QImage | None:
    """Return a picture decoded for a room: one of a usual shape fills it, a long or a high one fits in; None if damaged."""
    data = QByteArray(file)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and not size.isEmpty():
        scale = max(room.width() / size.width(), room.height() / size.height())
        if not fills(size, room):
            scale = min(room.width() / size.width(), room.height() / size.height())
        reader.setScaledSize(QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale))))
    image = reader.read()
    return None if image.isNull() else image


def fills(size: QSize, room: QSize) -> bool:
    """Tell whether a picture may fill its room: of a portrait that would cut the heads off."""
    if size.isEmpty() or room.isEmpty():
        return False
    shape = (size.width() / size.height()) / (room.width() / room.height())
    return 0.7 <= shape <= 1.7
