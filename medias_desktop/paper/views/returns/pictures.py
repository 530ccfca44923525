"""Pictures of pages, drawn in the background before they are wanted."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.work import or_error

if TYPE_CHECKING:
    from medias_desktop.core.pdf.pages import Picture
    from medias_desktop.core.widgets.desk import Jobs
    from medias_desktop.paper.rules import KeptPage
    from medias_desktop.paper.service import Tray

USUAL, LARGE = 1500, 3600
"""Pixels of the longer side: for a page as a whole, and for what is looked at closely."""

_KEPT = 12

Key = tuple[int, int, int]


class Pictures(QObject):
    """The last pictures looked at and those to come; a page that cannot be shown has the sentence that says why."""

    arrived = Signal(int)

    def __init__(self, owner: QWidget, tray: Tray, jobs: Jobs) -> None:
        super().__init__(owner)
        self._owner, self._tray, self._jobs = owner, tray, jobs
        self._known: OrderedDict[Key, QImage | UserError] = OrderedDict()
        self._asked: set[Key] = set()

    def of(self, page: KeptPage, longest: int = USUAL) -> QImage | UserError | None:
        """Return a page's picture, or None for now: ``arrived`` tells when it is there."""
        key = (page.id, page.quarter_turns, longest)
        found = self._known.get(key)
        if found is not None:
            self._known.move_to_end(key)
            return found
        if key not in self._asked and self._owner.isVisible():  # nobody looks at a closed window
            self._asked.add(key)
            self._jobs.run(
                self._owner,
                "",
                lambda _progress: or_error(lambda: self._tray.picture(page, longest)),
                lambda drawn: self._take(key, drawn),
                lambda: self._asked.discard(key),
                quiet=True,
            )
        return None

    def _take(self, key: Key, drawn: Picture | UserError) -> None:
        self._asked.discard(key)
        self._known[key] = drawn if isinstance(drawn, UserError) else _image(drawn)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.arrived.emit(key[0])


def _image(drawn: Picture) -> QImage:
    image = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the picture's bytes go away with it
