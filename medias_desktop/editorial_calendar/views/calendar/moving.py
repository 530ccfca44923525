"""A post goes to another moment, and back when that was not meant."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Permission
from medias_desktop.editorial_calendar.labels.posts import STATE_NAMES
from medias_desktop.editorial_calendar.views.calendar.wording import moment_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.posts import PostLine, PostState
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A move that was made: which post, from where, to where, and its state before and after."""

    post_id: int
    title: str
    from_day: dt.date | None
    from_time: str
    day: dt.date | None
    time: str
    before: PostState
    after: PostState

    def sentence(self) -> str:
        """Return what was done, and what it did to the post."""
        words = _("“{title}” is now planned for {moment}.").format(
            title=self.title, moment=moment_of(self.day, self.time)
        )
        if self.after is self.before:
            return words
        state = translate(STATE_NAMES[self.after]).lower()
        return f"{words} " + _("Its state is now “{state}”.").format(state=state)


class Mover(QObject):
    """Moves posts for a page; ``moved`` tells each move before the page is told to refresh."""

    moved = Signal(object)

    def __init__(self, page: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._service, self._desk = page, service, desk
        self.last: Way | None = None
        """The move that can be taken back."""

    def move(self, post: PostLine, day: dt.date, time: dt.time | None) -> bool:
        """Move a post to a day, to an hour or keeping its own; tell what refuses it and return whether it was moved."""
        then = f"{time:%H:%M}" if time is not None else post.planned_time
        return self._go(post.id, post.version, day, then, post)

    def back(self) -> bool:
        """Take the last move back."""
        way = self.last
        if way is None:
            return False
        try:
            post = self._service.posts.one(way.post_id)
        except UserError as error:
            self._refuse(error)
            return False
        self.last = None
        return self._go(way.post_id, post.version, way.from_day, way.from_time, None)

    def forget(self) -> None:
        """Offer no way back any more."""
        self.last = None

    def _go(self, post_id: int, version: int, day: dt.date | None, time: str, line: PostLine | None) -> bool:
        refused = self._service.refusal(Permission.RECORD)
        if refused is not None:
            self._refuse(refused)
            return False
        try:
            before = self._service.posts.one(post_id)
            after = self._service.posts.move(
                post_id, version, day, dt.time.fromisoformat(time) if time else None
            )
        except UserError as error:
            self._refuse(error)
            return False
        was = before.draft
        way = Way(
            post_id=post_id,
            title=was.title,
            from_day=was.planned_on,
            from_time=f"{was.planned_time:%H:%M}" if was.planned_time else "",
            day=day,
            time=time,
            before=before.state if line is None else line.state,
            after=after,
        )
        if line is not None:
            self.last = way
        self.moved.emit(way)
        self._desk.changes.announce("calendar")
        return True

    def _refuse(self, error: UserError) -> None:
        self._desk.dialogs.tell_error(self._page, error)
        if isinstance(error, ChangedElsewhere):
            self._desk.changes.announce("calendar")
