"""A page of online users whose rows are read on the worker: a long list never holds up the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.desk import Desk


class ReadPage(QWidget):
    """A subclass says in ``read`` what it needs and shows it in ``arrive``; the keyboard waits for what is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._reading = Asking(self, desk, _("Reading the list…"))
        self._keyboard_wanted = False

    def read(self) -> Any:
        """Return what is shown, on the worker: nothing of the window is touched."""
        raise NotImplementedError

    def arrive(self, found: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def give_keyboard(self) -> None:
        """Give the list the keyboard, once it is shown."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the register holds now, as soon as it is read."""
        self._reading.ask(self.read, self._show)
        self._reading.now()

    def settled(self) -> bool:
        """Tell whether what is shown is what was asked for."""
        return self._reading.settled()

    def take_keyboard(self) -> None:
        """Give the list the keyboard, now or once it is read."""
        if self.settled():
            self.give_keyboard()
        else:
            self._keyboard_wanted = True

    def _show(self, found: Any) -> None:
        self.arrive(found)
        wanted, self._keyboard_wanted = self._keyboard_wanted, False
        if wanted and self.isVisible():
            self.give_keyboard()
