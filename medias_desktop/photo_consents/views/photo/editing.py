"""What is done to those seen in an item, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.photo_consents.rules.items import Frame, Subject, SubjectKind

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService

Undo = Callable[[], None]


class Editing(QObject):
    """Writes for one item at a time; each act tells its error, announces what it changed, and can be undone."""

    undoable = Signal(bool)

    def __init__(self, owner: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__(owner)
        self._owner, self._service, self._desk = owner, service, desk
        self._done: list[Undo] = []
        self._now: dict[int, int] = {}
        """Those removed and brought back have another number."""

    def begin(self) -> None:
        """Go on with another item: what was done before stays."""
        self._done.clear()
        self._now.clear()
        self.undoable.emit(False)

    def add(
        self,
        item_id: int,
        kind: SubjectKind,
        portrayed_id: int | None = None,
        frame: Frame | None = None,
        reason: str = "",
    ) -> int | None:
        """Say that somebody is seen; return their number, None when it was refused."""
        subjects = self._service.subjects
        return self._do(
            lambda: subjects.add(item_id, kind, portrayed_id, frame, reason),
            lambda number: self._take_out(number),
        )

    def move(self, key: int, frame: Frame) -> None:
        """Put a frame elsewhere."""
        before = self._read(key)
        if before is None:
            return

        def back(_number: object) -> None:
            now = self._service.subjects.one(self._number(key))
            self._service.subjects.move(now.id, now.version, before.frame)

        self._do(lambda: self._service.subjects.move(key, before.version, frame), back)

    def name(self, key: int, kind: SubjectKind, portrayed_id: int | None = None, reason: str = "") -> bool:
        """Say anew who is in a frame; tell whether it was recorded."""
        before = self._read(key)
        if before is None:
            return False
        subjects = self._service.subjects

        def back(_number: object) -> None:
            now = subjects.one(self._number(key))
            subjects.name(now.id, now.version, before.kind, before.portrayed_id, before.reason)

        def work() -> None:
            subjects.name(key, before.version, kind, portrayed_id, reason)

        return self._do(work, back) is not None

    def remove(self, key: int) -> None:
        """Take somebody out."""
        before = self._read(key)
        if before is None:
            return

        def back(_number: object) -> None:
            again = self._service.subjects.add(
                before.item_id, before.kind, before.portrayed_id, before.frame, before.reason
            )
            self._now[key] = again

        self._do(lambda: self._service.subjects.remove(key, before.version), back)

    def copy(self, from_item_id: int, item_id: int) -> int | None:
        """Name everybody of another item; return how many, None when it was refused."""
        subjects = self._service.subjects
        known = {one.id for one in subjects.of_item(item_id)}

        def back(_number: object) -> None:
            for one in subjects.of_item(item_id):
                if one.id in added:
                    subjects.remove(one.id, one.version)

        number = self._do(lambda: subjects.copy(from_item_id, item_id), back)
        added = {one.id for one in subjects.of_item(item_id)} - known
        return number

    def undo(self) -> None:
        """Take the last act back."""
        if not self._done:
            return
        back = self._done.pop()
        try:
            back()
        except UserError as error:
            self._desk.dialogs.tell_error(self._owner, error)
        self.undoable.emit(bool(self._done))
        self._desk.changes.announce("photo_consents")

    def _number(self, key: int) -> int:
        while key in self._now:
            key = self._now[key]
        return key

    def _take_out(self, number: int) -> None:
        one = self._service.subjects.one(self._number(number))
        self._service.subjects.remove(one.id, one.version)

    def _read(self, key: int) -> Subject | None:
        try:
            return self._service.subjects.one(key)
        except UserError as error:
            self._tell(error)
            return None

    def _do(self, work: Callable[[], int | None], back: Callable[[int], None]) -> int | None:
        try:
            result = work()
        except UserError as error:
            self._tell(error)
            return None
        number = 0 if result is None else result
        self._done.append(lambda: back(number))
        self.undoable.emit(True)
        self._desk.changes.announce("photo_consents")
        return number

    def _tell(self, error: UserError) -> None:
        self._desk.dialogs.tell_error(self._owner, error)
        self._desk.changes.announce("photo_consents")
