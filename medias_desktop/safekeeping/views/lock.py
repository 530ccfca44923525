"""Hiding everything of the program behind a lock page, and bringing back exactly what was there.

A dialog that was opened with ``exec`` ends when it is hidden, so windows stay where they are: what is in them is
hidden under a cover, and the passphrase is asked for in the one window that can be typed in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.jobs import Worker
from medias_desktop.core.widgets.desk import Desk, Jobs
from medias_desktop.core.widgets.parts import fit_to_text, muted
from medias_desktop.safekeeping.service import unlocking
from medias_desktop.safekeeping.views.arranging import centred, padlock
from medias_desktop.safekeeping.views.unlock_page import UnlockPage

if TYPE_CHECKING:
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.store.register import Register

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class Cover(QWidget):
    """An opaque sheet over one window; nothing that is typed on it goes further."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Locked"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setGeometry(window.rect())

    def hold(self, content: QWidget) -> None:
        """Show something on the sheet instead of what was there."""
        while (item := self._layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._layout.addWidget(content)
        content.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: keep the key; Escape would end the dialog below."""
        event.accept()


@dataclass
class _Covered:
    """What a window was before it was covered."""

    cover: Cover
    hidden: list[QWidget]
    focus: QWidget | None
    title: str


class LockDialog(QDialog):
    """Asks for the passphrase where a dialog keeps the main window from being typed in."""

    def __init__(self, parent: QWidget, page: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lock_dialog")
        self.setWindowTitle(_("Locked"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        fit_to_text(self, 560, 460)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def reject(self) -> None:
        """Qt: only the passphrase leads out."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: only the passphrase leads out."""
        event.ignore()


class Lock(QObject):
    """The lock of the program's windows over one open register."""

    unlocked = Signal()
    close_wanted = Signal()

    def __init__(self, window: QMainWindow, desk: Desk, register: Register) -> None:
        super().__init__(window)
        self._window, self._register = window, register
        # A long job may occupy the program's worker: it goes on, and unlocking does not wait for it.
        self._worker = Worker(self)
        self._desk = replace(desk, jobs=Jobs(self._worker, desk.dialogs, self))
        self._covered: dict[QWidget, _Covered] = {}
        self._dialog: LockDialog | None = None
        self._asking: QWidget | None = None
        self.page: UnlockPage | None = None

    @property
    def locked(self) -> bool:
        """Whether everything is hidden."""
        return bool(self._covered)

    def lock(self) -> None:
        """Hide everything; what was typed stays where it is."""
        if self.locked:
            return
        for _popup in range(20):  # menus within menus
            popup = QApplication.activePopupWidget()
            if popup is None or not popup.close():
                break
        for window in QApplication.topLevelWidgets():
            if _is_shown_window(window):
                self._cover(window)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self._place()

    def unlock(self) -> None:
        """Bring everything back."""
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self._drop_dialog()
        self.page = self._asking = None
        covered, self._covered = self._covered, {}
        for window, kept in covered.items():
            _uncover(window, kept)
        self.unlocked.emit()

    def shutdown(self) -> None:
        """Uncover without a passphrase: the register is being closed."""
        if self.locked:
            self.unlock()
        self._worker.shutdown()

    # Covering

    def _cover(self, window: QWidget) -> None:
        focus, title = window.focusWidget(), window.windowTitle()
        layout = window.layout()
        if layout is not None:
            layout.setEnabled(False)  # the window keeps its size though everything in it is hidden
        hidden = [child for child in _parts_of(window) if not child.isHidden()]
        for child in hidden:
            child.hide()
        cover = Cover(window)
        cover.hold(centred(_sign()))
        cover.show()
        cover.raise_()
        window.setWindowTitle(_("{program} — locked").format(program=_("Médias")))
        self._covered[window] = _Covered(cover, hidden, focus, title)
        window.destroyed.connect(lambda: self._forget(window))

    def _forget(self, window: QWidget) -> None:
        self._covered.pop(window, None)
        if window is self._asking:  # the page went with it
            self._asking = self.page = self._dialog = None
            QTimer.singleShot(0, self, self._on_change)

    def _place(self) -> None:
        """Ask for the passphrase in the window that can be typed in."""
        host = self._host()
        if self.page is not None and host is self._asking:
            return
        self._asking = host
        self._drop_dialog()
        if self.page is not None:
            self.page.deleteLater()
        self.page = self._make_page()
        main = self._covered[self._window].cover
        if host is self._window:
            main.hold(self.page)
        else:
            main.hold(centred(_sign()))
            self._dialog = LockDialog(host, self.page)
            self._dialog.show()
            self._dialog.raise_()
            self._dialog.activateWindow()
        self.page.start(by_computer=False)

    def _host(self) -> QWidget:
        """Return the window that takes what is typed: the last dialog that keeps all others waiting, or the main one."""
        above = QApplication.activeModalWidget()
        if above is not None and above is not self._dialog:
            return above
        waiting = [
            one for one in self._covered if one is not self._window and one.isModal() and one.isVisible()
        ]
        return waiting[-1] if waiting else self._window

    def _make_page(self) -> UnlockPage:
        actor, path = self._register.actor, self._register.path
        door = unlocking.door(path)
        mine = door._replace(
            users=tuple(user for user in door.users if user.uid == actor.uid),
            devices=tuple(user for user in door.devices if user.uid == actor.uid),
        )
        page = UnlockPage(path, mine, self._desk, actor.uid, locked=True)
        page.setObjectName("lock_page")
        page.unlocked.connect(self._on_unlocked)
        page.left.connect(self.close_wanted)
        return page

    def _on_unlocked(self, access: Access) -> None:
        if access.user_uid == self._register.actor.uid:
            self.unlock()

    def _drop_dialog(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.hide()
            dialog.deleteLater()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: while locked, cover windows that come, keep keys from those that are covered, follow their size."""
        kind = event.type()
        if kind == QEvent.Type.Show and isinstance(watched, QWidget):
            self._on_show(watched)
        elif watched in self._covered and isinstance(watched, QWidget):
            if kind == QEvent.Type.Resize:
                self._covered[watched].cover.setGeometry(watched.rect())
            elif kind in _KEYS:
                return True
            elif kind == QEvent.Type.Close and watched is not self._window:
                event.ignore()
                return True
            elif kind == QEvent.Type.Hide and watched is not self._window:
                QTimer.singleShot(0, self, self._on_change)
            elif kind == QEvent.Type.ParentChange and not watched.isWindow():
                _uncover(watched, self._covered.pop(watched))  # it became a part of another window
        return super().eventFilter(watched, event)

    def _on_show(self, widget: QWidget) -> None:
        if widget is self._dialog or isinstance(widget, Cover):
            return
        if widget.isWindow():
            if widget not in self._covered and _is_window(widget):
                self._cover(widget)
                QTimer.singleShot(0, self, self._on_change)
            return
        parent = widget.parentWidget()
        kept = None if parent is None else self._covered.get(parent)
        if kept is not None and widget is not kept.cover:  # a panel that comes back by itself
            widget.hide()
            if widget not in kept.hidden:
                kept.hidden.append(widget)

    def _on_change(self) -> None:
        """A window came or went: the passphrase may have to be asked for elsewhere."""
        if self.locked:
            self._place()


def _uncover(window: QWidget, kept: _Covered) -> None:
    kept.cover.hide()
    kept.cover.deleteLater()
    window.setWindowTitle(kept.title)
    layout = window.layout()
    if layout is not None:
        layout.setEnabled(True)
    for child in kept.hidden:
        child.show()
    if layout is not None:
        layout.activate()
    if kept.focus is not None:
        kept.focus.setFocus()


def _parts_of(window: QWidget) -> list[QWidget]:
    found = (child for child in window.children() if isinstance(child, QWidget))
    return [child for child in found if not child.isWindow()]


def _is_window(widget: QWidget) -> bool:
    kind = widget.windowType()
    return kind in (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet, Qt.WindowType.Tool)


def _is_shown_window(widget: QWidget) -> bool:
    return widget.isVisible() and _is_window(widget)


def _sign() -> QWidget:
    """Return what a covered window shows."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setSpacing(8)
    column.addWidget(padlock(), 0, Qt.AlignmentFlag.AlignHCenter)
    text = muted(_("Locked"))
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(text)
    return holder
