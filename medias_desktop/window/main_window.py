"""The main window: it is given its tabs, menus and status; it knows no slice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QTabWidget, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from medias_desktop.core.store.roles import Actor
    from medias_desktop.core.widgets.tab import Tab
    from medias_desktop.window.menus import Wishes
    from medias_desktop.window.parts import Entry, TabSpec
    from medias_desktop.window.tabs import Tabs


class MainWindow(QMainWindow):
    """Five tabs at most, a menu bar, a status line; rebuilt whole when language or look changes."""

    first_painted = Signal()
    new_register = Signal()
    open_register = Signal()
    open_demo = Signal()
    open_recent = Signal(Path)
    close_register = Signal()
    lock_wanted = Signal()
    municipality_wanted = Signal()
    entry_wanted = Signal(str)
    help_wanted = Signal(str)
    access_change_wanted = Signal(object, object)
    """Carries what changes the keys of the open register while it is closed, and what is told of it (``rekeying``)."""
    restore_wanted = Signal(object, object)
    """Carries what restores a backup while the register is closed, and what is told of it."""
    settings_wanted = Signal(str, object)
    resized = Signal(int)

    def __init__(self, settings: Settings, entries: Sequence[Entry] = ()) -> None:
        super().__init__()
        self._entries = entries
        self._painted = False
        self._status = QLabel()
        self._status.setContentsMargins(8, 0, 8, 0)
        self._status.setMinimumWidth(1)  # gives way to what stands at the right
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.setMinimumSize(760, 520)
        self.resize(1440, 860)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode("ascii", "replace")))
        self.setWindowTitle(self._title())
        # Titles only: filling menus (shortcuts above all) would cost the first paint 20 ms.
        for title in (_("&Register"), _("&View"), _("&Help")):
            self.menuBar().addMenu(title)

    # Building

    def build(self, settings: Settings, actor: Actor | None) -> None:
        """Make menus and tabs anew in the language and look of the moment; what was selected stays so.

        ``actor`` is who acts in the open register, or None when none is open.
        """
        tabs = self._tabs()
        anew, current = (None, "") if tabs is None else (tabs.anew(), tabs.current_name())
        unkept = self.keep()
        self._build_menus(settings, actor, () if anew is None else anew.specs)
        if anew is not None:
            self._show(anew, current)
            for number in unkept:  # made anew at once, so that they can ask before the window closes
                anew.fill(number)

    def may_close(self) -> bool:
        """Tell whether the open register may be closed: a tab may hold what cannot be saved, and ask."""
        tabs = self._tabs()
        return tabs is None or all(tab.may_close() for _number, tab in tabs.made())

    def keep(self) -> list[int]:
        """Record quietly what was composed in any tab; return the places of those where something cannot be recorded."""
        tabs = self._tabs()
        return [] if tabs is None else [number for number, tab in tabs.made() if not tab.keep()]

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        """Qt: the Tab key follows the eye, over panels that came later too."""
        from medias_desktop.core.widgets.tab_order import step

        return step(self, forward=next) or super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: stay when somebody wants to save first."""
        if self.may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def show_tabs(self, specs: Sequence[TabSpec], settings: Settings, actor: Actor) -> None:
        """Show these tabs; each is made when it is first looked at."""
        from medias_desktop.window.tabs import Tabs

        self._build_menus(settings, actor, specs)
        self._show(Tabs(specs))

    def _show(self, tabs: Tabs, current: str = "") -> None:
        tabs.setting_wanted.connect(self.settings_wanted)
        self.setCentralWidget(tabs)
        tabs.begin(current)

    def _build_menus(self, settings: Settings, actor: Actor | None, specs: Sequence[TabSpec]) -> None:
        from medias_desktop.window.menus import fill_menus

        self.setWindowTitle(self._title())
        fill_menus(self.menuBar(), settings, actor, self._entries, specs, self._wishes())

    def _wishes(self) -> Wishes:
        from medias_desktop.window.menus import Wishes

        return Wishes(
            new_register=self._leaving(self.new_register),
            open_register=self._leaving(self.open_register),
            open_recent=lambda path: self._leave(self.open_recent, path),
            open_demo=self._leaving(self.open_demo),
            municipality=self.municipality_wanted.emit,
            entry=self.entry_wanted.emit,
            lock=self.lock_wanted.emit,
            close_register=self.leave,
            leave_program=self.close,
            tab=self.go_to,
            setting=self.settings_wanted.emit,
            page_of_help=self.help_wanted.emit,
        )

    def show_page(self, page: QWidget) -> None:
        """Show one page instead of tabs (no register is open)."""
        self.setCentralWidget(page)

    def add_side(self, dock: QDockWidget) -> None:
        """Put a panel at the right of the tabs."""
        from PySide6.QtCore import Qt

        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)

    def show_waiting(self, waiting: Mapping[str, int]) -> None:
        """Tell how many things wait in the tabs that were not looked at yet; the others tell it themselves."""
        if (tabs := self._tabs()) is not None:
            tabs.show_waiting(waiting)

    def _tabs(self) -> Tabs | None:
        widget = self.centralWidget()
        return cast("Tabs", widget) if isinstance(widget, QTabWidget) else None

    def tab(self, name: str) -> Tab | None:
        """Return a tab that was made, or None."""
        tabs = self._tabs()
        return None if tabs is None else tabs.tab(name)

    def go_to(self, name: str, place: str = "") -> None:
        """Show a tab, at a place in it."""
        if (tabs := self._tabs()) is not None:
            tabs.go_to(name, place)

    # What is told

    def show_register(self, municipality: str, path: Path | None, status: str) -> None:
        """Tell whose register is open, in the title and the status line."""
        self.setProperty("municipality", municipality)
        self.setWindowFilePath(str(path) if path else "")
        self.setWindowTitle(self._title())
        self._status.setText(status)

    def _title(self) -> str:
        municipality = str(self.property("municipality") or "")
        return f"{municipality} — {_('Médias')}" if municipality else _("Médias")

    # Leaving

    def _leaving(self, signal: Any) -> Callable[[], None]:
        return lambda: self._leave(signal)

    def leave(self) -> None:
        """Close the register unless a tab wants to save first."""
        self._leave(self.close_register)

    def _leave(self, signal: Any, *told: object) -> None:
        """Ask for another register, or none, unless a tab wants to save first."""
        if self.may_close():
            signal.emit(*told)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: tell once that the window is on the screen, so that it can be filled."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: tell the width, on which the side panel depends."""
        super().resizeEvent(event)
        self.resized.emit(self.width())

    def geometry_text(self) -> str:
        """Return size and place for the settings."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")
