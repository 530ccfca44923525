"""A name completed from those of the register: those who may publish first, the others as one types, never all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.editorial_calendar.rules.posts import NAME_LENGTH

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.people.service import PeopleService

MOST = 12
"""Names offered at once."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who may be meant; ``about`` tells them apart from others of the same name."""

    name: str
    person_id: int | None = None
    about: str = ""

    @property
    def line(self) -> str:
        """What the list shows."""
        return f"{self.name} — {self.about}" if self.about else self.name


class PersonField(TextField):
    """Down shows who is offered; the arrows choose, Enter takes. A name that nobody of the register has is kept as typed."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        label: str,
        name: str,
        people: PeopleService,
        first: Callable[[], Sequence[Named]] = tuple,
        hint: str = "",
    ) -> None:
        self._offered: dict[str, Named] = {}
        super().__init__(label, name, hint=hint, longest=NAME_LENGTH)
        self._people, self._first = people, first
        self._taken: Named | None = None
        self._asking = Asking(window, desk, _("Looking for the person…"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(MOST)
        completer.activated.connect(lambda line: QTimer.singleShot(0, self, lambda: self._take(line)))
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._offer)
        self.line.installEventFilter(self)

    def show_person(self, person_id: int | None, name: str) -> None:
        """Put a person in, or a name."""
        self._taken = Named(name, person_id) if name else None
        self.line.setText(name)
        self.line.setCursorPosition(0)

    def text(self) -> str:
        """Return the name; while the list is gone through, that of the line under the cursor."""
        typed = super().text()
        found = self._offered.get(typed)
        return found.name if found is not None else typed

    def person_id(self) -> int | None:
        """Return the person of the register that is meant, None for a name that is nobody’s there."""
        taken = self._offered.get(super().text()) or self._taken
        return taken.person_id if taken is not None and taken.name == self.text() else None

    def offered(self) -> list[str]:
        """Return the lines offered."""
        return self._names.stringList()

    def settled(self) -> bool:
        """Tell whether the names offered are those of what is typed."""
        return self._asking.settled()

    def offer_first(self) -> None:
        """Offer those who come first, before anything is typed."""
        self._asking.ask(lambda: tuple(self._first())[:MOST], self._show)
        self._asking.now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Down in an empty field shows who comes first."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and not self.text()
        ):
            self.offer_first()
            return True
        return super().eventFilter(watched, event)

    def _offer(self, typed: str) -> None:
        text = typed.strip()
        if not text:
            self._asking.forget()
            self._names.setStringList([])
            return
        self._asking.ask(lambda: self._matching(text), self._show)

    def _matching(self, text: str) -> tuple[Named, ...]:
        """Return who is called so, on the worker: those who come first, then others of the register."""
        from medias_desktop.core.text import fold
        from medias_desktop.people.rules import PersonFilter

        words = fold(text).split()
        first = [one for one in self._first() if all(word in fold(one.name) for word in words)]
        found = self._people.listing.first(PersonFilter(text=text), MOST)
        people = found if found.whole or len(found) == MOST else self._people.list(PersonFilter(text=text))
        known = {one.person_id for one in first}
        others = [
            Named(one.full_name, one.id, one.department) for one in people[:MOST] if one.id not in known
        ]
        return (*first, *others)[:MOST]

    def _show(self, found: Sequence[Named]) -> None:
        self._offered = {one.line: one for one in found}
        lines = list(self._offered)
        if len(found) == 1 and found[0].name == self.text():
            self._taken, lines = found[0], []  # nothing to be chosen any more
        self._names.setStringList(lines)
        completer = self.line.completer()
        if lines and self.line.hasFocus() and completer is not None:
            completer.complete()

    def _take(self, line: str) -> None:
        found = self._offered.get(line)
        if found is not None:
            self.show_person(found.person_id, found.name)
            self.line.setCursorPosition(len(found.name))
