"""Small pictures of what is seen: read and decoded on the worker, the last ones kept as far as their size allows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

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
        self._kept: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._bytes = 0
        self._wanted: Sequence[int] = ()
        self._size = QSize()
        self._job: Job | None = None
        self._generation = 0
        """Counts what makes pictures old: an answer to an earlier question is dropped."""
        self.decoded = 0
        """How many were decoded since the beginning."""

    def get(self, number: int) -> QPixmap | None:
        """Return the picture of a record, None when there is none (yet)."""
        found = self._kept.get(number)
        if found is not None:
            self._kept.move_to_end(number)
        return found

    def knows(self, number: int) -> bool:
        """Tell whether it is known if a record has a picture, and which."""
        return number in self._kept

    def want(self, numbers: Sequence[int], size: QSize) -> None:
        """Get the pictures of these records; what else was wanted before no longer is."""
        if size != self._size:
            self._size = size
            self.forget()
        self._wanted = numbers
        if self._job is None:
            self._go_on()

    def forget(self, numbers: Sequence[int] | None = None) -> None:
        """Read these pictures anew when they are seen again, or all of them."""
        self._generation += 1
        for number in list(self._kept) if numbers is None else numbers:
            self._drop(number)

    def settled(self) -> bool:
        """Tell whether every picture wanted is there."""
        return self._job is None and all(number in self._kept for number in self._wanted)

    def bytes_kept(self) -> int:
        """Return how much memory the pictures take."""
        return self._bytes

    def _go_on(self) -> None:
        missing = [number for number in self._wanted if number not in self._kept][:_AT_ONCE]
        if not missing:
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
        if generation == self._generation:
            for number, image in found.items():
                self._keep(number, None if image is None else QPixmap.fromImage(image))
            self.arrived.emit()
        QTimer.singleShot(0, self, self._go_on)

    def _stop(self) -> None:
        self._job = None  # the error was told; what is seen next is asked for again

    def _keep(self, number: int, picture: QPixmap | None) -> None:
        self._drop(number)
        self._kept[number] = picture
        self._bytes += _weight(picture)
        while self._bytes > KEPT and len(self._kept) > len(self._wanted):
            self._drop(next(iter(self._kept)))

    def _drop(self, number: int) -> None:
        if number in self._kept:
            self._bytes -= _weight(self._kept.pop(number))


def _weight(picture: QPixmap | None) -> int:
    return 0 if picture is None else picture.width() * picture.height() * _PIXEL


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
