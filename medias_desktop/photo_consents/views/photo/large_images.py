"""Photos decoded in the background: the one looked at, and the next one before it is asked for."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.work import or_error
from medias_desktop.photo_consents.service.large_pictures import LargePicture, large_picture

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Jobs
    from medias_desktop.photo_consents.service.items import Items

_KEPT = 4
"""Pictures of 27 MB at most."""


class LargeImages(QObject):
    """The last pictures looked at; a photo that has none has None, one that was not found the error that says so."""

    arrived = Signal(int)

    def __init__(self, owner: QWidget, items: Items, jobs: Jobs) -> None:
        super().__init__(owner)
        self._owner, self._items, self._jobs = owner, items, jobs
        self._known: OrderedDict[int, tuple[QImage | None, UserError | None]] = OrderedDict()
        self._asked: set[int] = set()

    def of(self, item_id: int) -> tuple[QImage | None, UserError | None] | None:
        """Return a photo’s picture and why it is only a small one; None for now: ``arrived`` tells when it is there."""
        found = self._known.get(item_id)
        if found is not None:
            self._known.move_to_end(item_id)
            return found
        if item_id not in self._asked:
            self._asked.add(item_id)
            self._jobs.run(
                self._owner,
                "",
                lambda _progress: or_error(lambda: large_picture(self._items, item_id)),
                lambda drawn: self._take(item_id, drawn),
                lambda: self._asked.discard(item_id),
                quiet=True,
            )
        return None

    def forget(self, item_id: int) -> None:
        """Read a picture anew when it is asked for again."""
        self._known.pop(item_id, None)

    def _take(self, item_id: int, drawn: LargePicture | UserError | None) -> None:
        self._asked.discard(item_id)
        if isinstance(drawn, UserError):
            self._known[item_id] = (None, drawn)
        elif drawn is None:
            self._known[item_id] = (None, None)
        else:
            self._known[item_id] = (_image(drawn), drawn.why_small)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.arrived.emit(item_id)


def _image(drawn: LargePicture) -> QImage:
    image = QImage(drawn.data, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGB32)
    return image.copy()  # the bytes go away
