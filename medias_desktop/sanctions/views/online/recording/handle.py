"""The name of who wrote, completed from those known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.sanctions.rules.incidents import HANDLE_LENGTH

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.rules.incidents import OnlineUser

_MOST = 12
"""Names offered."""


class HandleField(TextField):
    """Offers the names that begin like what is typed, of one platform; the arrow keys choose among them."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        find: Callable[[str, int, str], Sequence[OnlineUser]],
        handle: str = "",
    ) -> None:
        super().__init__(
            _("&Online user"),
            "handle",
            handle,
            hint=_("The name shown on the platform, nothing else."),
            longest=HANDLE_LENGTH,
        )
        self._find = find
        self.platform = ""
        self._asking = Asking(window, desk, _("Looking for the user…"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_MOST)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._offer)
        self.changed.connect(self.show_problem)

    def settled(self) -> bool:
        """Tell whether the names offered are those of what is typed."""
        return self._asking.settled()

    def offered(self) -> list[str]:
        """Return the names offered."""
        return self._names.stringList()

    def _offer(self, typed: str) -> None:
        text = typed.strip()
        if not text:
            self._asking.forget()
            self._names.setStringList([])
            return
        platform = self.platform
        self._asking.ask(lambda: self._find(text, _MOST, platform), self._show)

    def _show(self, found: Sequence[OnlineUser]) -> None:
        names = [one.handle for one in found]
        if names == [self.line.text()]:
            names = []  # nothing to be chosen any more
        self._names.setStringList(names)
        completer = self.line.completer()
        if names and self.line.hasFocus() and completer is not None:
            completer.complete()
