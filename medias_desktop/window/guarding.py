"""What watches over an open register in the window: who acts, the lock, the sealed records' key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from medias_desktop.core.i18n import _
from medias_desktop.core.settings import Settings
from medias_desktop.core.widgets.activity import Activity

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.safekeeping.views.lock import Lock
    from medias_desktop.safekeeping.views.sealed_access import SealedAccess
    from medias_desktop.window.main_window import MainWindow

EVERY = 10_000
"""Milliseconds between two looks at how long nothing was done."""


class Guard(QObject):
    """Belongs to the window; ``use`` tells it which register is open."""

    close_wanted = Signal()
    unlocked = Signal()

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        sealed: SealedAccess,
        settings: Callable[[], Settings],
        activity: Activity | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._sealed, self._settings = window, desk, sealed, settings
        self._register: Register | None = None
        self._lockable = False
        self.lock_page: Lock | None = None
        self.who = QLabel()
        self.who.setObjectName("who_acts")
        self.sealed_button = QPushButton()
        self.sealed_button.setObjectName("sealed_open")
        self.sealed_button.setProperty("alert", True)
        self.lock_button = QPushButton()
        self.lock_button.setObjectName("lock_now")
        self.alone = QLabel()
        self.alone.setObjectName("open_alone")
        self.alone.setContentsMargins(0, 0, 12, 0)
        for widget in (self.alone, self.sealed_button, self.who, self.lock_button):
            window.statusBar().addPermanentWidget(widget)
        for button in (self.sealed_button, self.lock_button):
            button.setFlat(True)
        self.sealed_button.clicked.connect(sealed.forget)
        self.lock_button.clicked.connect(self.lock)
        sealed.changed.connect(self.show_state)
        desk.changes.changed.connect(lambda _names: self.show_state())
        self.activity = activity or Activity(self)
        self.activity.lock_pressed.connect(self.lock)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self.use(None)

    @property
    def lockable(self) -> bool:
        """Whether the open register asks for a passphrase; a sample that opens for everybody has no lock."""
        return self._lockable

    @property
    def locked(self) -> bool:
        """Whether everything is hidden behind the lock page."""
        return self.lock_page is not None and self.lock_page.locked

    def use(self, register: Register | None) -> None:
        """Watch over another register, or over none."""
        if self.lock_page is not None:
            self.lock_page.shutdown()
            self.lock_page.deleteLater()
            self.lock_page = None
        self._register = register
        self._sealed.use(register)
        self._lockable = register is not None and not register.load_keys().opens_freely
        self.activity.note()
        if self._lockable:
            self._timer.start()
        else:
            self._timer.stop()
        self.show_state()

    def lock(self) -> None:
        """Save what was composed and hide everything; what was typed is kept, running work goes on.

        The key of sealed records is forgotten.
        """
        if self._register is None or not self._lockable or self.locked:
            return
        from medias_desktop.safekeeping.views.lock import Lock

        self._window.keep()
        self._sealed.forget()
        self._register.seal()
        if self.lock_page is None:
            self.lock_page = Lock(self._window, self._desk, self._register)
            self.lock_page.close_wanted.connect(self.close_wanted)
            self.lock_page.unlocked.connect(self._on_unlocked)
        self.lock_page.lock()

    def look(self) -> None:
        """Lock, and forget the sealed records' key, when nothing was done for as long as was set."""
        self._sealed.check()
        minutes = self._settings().lock_minutes
        if minutes > 0 and self.activity.idle_seconds() >= 60 * minutes:
            self.lock()

    def show_state(self) -> None:
        """Tell who acts and what is open, in the language of the moment."""
        register = self._register
        self.who.setText("" if register is None else _who(register))
        self.who.setVisible(register is not None and self._lockable)
        self.alone.setText(_("Open on this computer only"))
        self.alone.setToolTip(
            _("It lies on a network share: nobody else can open it until it is closed here.")
        )
        self.alone.setVisible(register is not None and register.alone)
        self.lock_button.setText(_("Lock"))
        self.lock_button.setToolTip(_("Hide everything until the passphrase is typed (Ctrl+L)"))
        self.lock_button.setVisible(self._lockable)
        self.sealed_button.setText(_("Sealed records open — close"))
        self.sealed_button.setVisible(self._sealed.is_open)
        if self._lockable:
            _draw(self.lock_button)

    def _on_unlocked(self) -> None:
        self.activity.note()
        self.unlocked.emit()


def _who(register: Register) -> str:
    from medias_desktop.safekeeping.labels import role_label

    return f"{register.actor.name} · {role_label(register.actor.role)}"


def _draw(button: QPushButton) -> None:
    from medias_desktop.core.widgets.parts import set_icon

    set_icon(button, "mdi6.lock-outline", "muted")


def tell_missing_history(
    window: MainWindow, register: Register, close: Callable[[], object], act: Callable[[str], object]
) -> None:
    """Ask what to do when operations that this computer had seen are no longer there."""
    from medias_desktop.safekeeping.service.known_history import look

    if (missing := look(register)) is not None:
        from medias_desktop.safekeeping.views.missing_history import tell_missing

        dialog = tell_missing(window, register, missing)
        dialog.close_wanted.connect(close)
        dialog.backups_wanted.connect(lambda: act("backups"))
