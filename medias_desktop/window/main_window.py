"""The main window: it is given its tabs, menus and status; it knows no slice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QLayout,
    QMainWindow,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.settings import Settings
from medias_desktop.core.store.server.place import place_of
from medias_desktop.window.menu_lines import add_choices, add_line, require

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from medias_desktop.core.store.roles import Actor, Permission
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.core.widgets.tab import Tab

SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab that is made when it is first shown."""

    name: str
    title: Callable[[], str]
    make: Callable[[], Tab]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register's menu: ``act`` is given the window, the open register and the desk."""

    name: str
    title: Callable[[], str]
    act: Callable[[QWidget, Any, Desk], object]
    keys: str = ""
    begins_group: bool = False
    needs: Permission | None = None
    """What the role of who acts must allow."""
    alone: bool = False
    """Whether it can be done without an open register too; ``act`` is then given None for it."""


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
        self._specs: list[TabSpec] = []
        self._states: dict[str, dict[str, Any]] = {}
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
        self._remember()
        current = self._current_name()
        unkept = self.keep()
        self._build_menus(settings, actor)
        if self._specs:
            self._build_tabs(current)
            for number in unkept:  # made anew at once, so that they can ask before the window closes
                self._fill(number)

    def may_close(self) -> bool:
        """Tell whether the open register may be closed: a tab may hold what cannot be saved, and ask."""
        return all(tab.may_close() for _number, tab in self._made())

    def keep(self) -> list[int]:
        """Record quietly what was composed in any tab; return the places of those where something cannot be recorded."""
        return [number for number, tab in self._made() if not tab.keep()]

    def _made(self) -> list[tuple[int, Tab]]:
        tabs = ((number, self.tab(spec.name)) for number, spec in enumerate(self._specs))
        return [(number, tab) for number, tab in tabs if tab is not None]

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
        self._specs = list(specs)
        self._states.clear()
        self._build_menus(settings, actor)
        self._build_tabs("")

    def _build_menus(self, settings: Settings, actor: Actor | None) -> None:
        self.setWindowTitle(self._title())
        for action in self.menuBar().actions():
            if (menu := action.menu()) is not None:
                menu.deleteLater()  # clearing the bar alone would keep every menu ever made
        self.menuBar().clear()
        self._build_register_menu(settings, actor)
        self._build_view_menu(settings)
        self._build_help_menu()

    def show_page(self, page: QWidget) -> None:
        """Show one page instead of tabs (no register is open)."""
        self._specs = []
        self.setCentralWidget(page)

    def add_side(self, dock: QDockWidget) -> None:
        """Put a panel at the right of the tabs."""
        from PySide6.QtCore import Qt

        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)

    def _build_tabs(self, current: str) -> None:
        tabs = QTabWidget()
        tabs.setObjectName("tabs")
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.setUsesScrollButtons(True)
        tabs.tabBar().setAccessibleName(_("Tabs"))
        for number, spec in enumerate(self._specs):
            holder = QWidget()
            layout = QVBoxLayout(holder)
            layout.setContentsMargins(0, 0, 0, 0)
            tabs.addTab(holder, spec.title())
            tabs.setTabToolTip(number, f"{spec.title()} (Ctrl+{number + 1})")
        names = [spec.name for spec in self._specs]
        self.setCentralWidget(tabs)
        if current in names:
            tabs.setCurrentIndex(names.index(current))
        tabs.currentChanged.connect(self._fill)
        self._fill(tabs.currentIndex())

    def _fill(self, number: int) -> None:
        """Make the tab that is being looked at."""
        tabs = self._tabs()
        if tabs is None or number < 0 or self.tab(self._specs[number].name) is not None:
            return
        spec = self._specs[number]
        tab = spec.make()
        tab.badge_changed.connect(lambda: self._show_badge(number, tab))
        tab.tab_wanted.connect(lambda wanted: self.go_to(wanted))
        tab.place_wanted.connect(self.go_to)
        tab.setting_wanted.connect(self.settings_wanted)
        layout = self._layout(number)
        assert layout is not None
        layout.addWidget(tab)
        if state := self._states.get(spec.name):
            QTimer.singleShot(0, tab, lambda: tab.restore(state))

    def _show_badge(self, number: int, tab: Tab) -> None:
        self._name_tab(number, tab.badge())

    def show_waiting(self, waiting: Mapping[str, int]) -> None:
        """Tell how many things wait in the tabs that were not looked at yet; the others tell it themselves."""
        for number, spec in enumerate(self._specs):
            if self.tab(spec.name) is None:
                self._name_tab(number, waiting.get(spec.name, 0))

    def _name_tab(self, number: int, waiting: int) -> None:
        tabs = self._tabs()
        if tabs is not None and number < len(self._specs):
            tabs.setTabText(number, self._specs[number].title() + (f"   {waiting}" if waiting else ""))

    def _remember(self) -> None:
        self._states |= {self._specs[number].name: tab.view_state() for number, tab in self._made()}

    def _tabs(self) -> QTabWidget | None:
        widget = self.centralWidget()
        return widget if isinstance(widget, QTabWidget) else None

    def _layout(self, number: int) -> QLayout | None:
        tabs = self._tabs()
        holder = None if tabs is None else tabs.widget(number)
        return None if holder is None else holder.layout()

    def _current_name(self) -> str:
        tabs = self._tabs()
        return (
            self._specs[tabs.currentIndex()].name
            if tabs and 0 <= tabs.currentIndex() < len(self._specs)
            else ""
        )

    def tab(self, name: str) -> Tab | None:
        """Return a tab that was made, or None."""
        tabs = self._tabs()
        names = [spec.name for spec in self._specs]
        if tabs is None or name not in names:
            return None
        layout = self._layout(names.index(name))
        item = None if layout is None else layout.itemAt(0)
        return None if item is None else cast("Tab", item.widget())

    def go_to(self, name: str, place: str = "") -> None:
        """Show a tab, at a place in it."""
        tabs = self._tabs()
        names = [spec.name for spec in self._specs]
        if tabs is not None and name in names:
            tabs.setCurrentIndex(names.index(name))
            if place and (tab := self.tab(name)) is not None:
                tab.show_place(place)

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

    # Menus

    def _build_register_menu(self, settings: Settings, actor: Actor | None) -> None:
        from medias_desktop.core.store.roles import Permission

        register_open = actor is not None
        menu = self.menuBar().addMenu(_("&Register"))
        menu.setToolTipsVisible(True)
        add_line(menu, _("&New register…"), self._leaving(self.new_register), QKeySequence.StandardKey.New)
        add_line(
            menu, _("&Open a register…"), self._leaving(self.open_register), QKeySequence.StandardKey.Open
        )
        recent = menu.addMenu(_("&Recent"))
        recent.setEnabled(bool(settings.recent))
        for number, name in enumerate(settings.recent, 1):
            action = recent.addAction(f"&{number}  {place_of(name).stem}")
            action.setToolTip(name)
            action.triggered.connect(
                lambda _checked=False, name=name: self._leave(self.open_recent, place_of(name))
            )
        add_line(menu, _("Open the &sample municipality"), self._leaving(self.open_demo))
        menu.addSeparator()
        municipality = add_line(menu, _("&Municipality…"), self.municipality_wanted.emit)
        require(municipality, actor, Permission.ADMINISTER)
        for entry in self._entries:
            if entry.begins_group:
                menu.addSeparator()
            action = menu.addAction(entry.title())
            action.setObjectName(f"entry_{entry.name}")
            if not entry.alone:
                require(action, actor, entry.needs)
            if entry.keys:
                action.setShortcut(QKeySequence(entry.keys))
            action.triggered.connect(lambda _checked=False, name=entry.name: self.entry_wanted.emit(name))
        menu.addSeparator()
        add_line(menu, _("&Lock"), self.lock_wanted.emit, "Ctrl+L").setEnabled(register_open)
        add_line(menu, _("&Close the register"), self.leave).setEnabled(register_open)
        add_line(menu, _("&Quit"), self.close, "Ctrl+Q")

    def _build_view_menu(self, settings: Settings) -> None:
        menu = self.menuBar().addMenu(_("&View"))
        for number, spec in enumerate(self._specs):
            action = menu.addAction(spec.title())
            action.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
            action.triggered.connect(lambda _checked=False, name=spec.name: self.go_to(name))
        menu.addSeparator()
        todo = menu.addAction(_("&To do"))
        todo.setObjectName("todo_shown")
        todo.setShortcut(QKeySequence("F9"))
        todo.setCheckable(True)
        todo.setChecked(settings.todo_shown)
        todo.toggled.connect(lambda shown: self.settings_wanted.emit("todo_shown", shown))
        wanted = self.settings_wanted.emit
        # A language is called by its own name in every language.
        languages = [("fr", "Français"), ("en", "English")]
        add_choices(menu.addMenu(_("&Language")), "language", languages, settings.language, wanted)
        themes = [
            ("system", _("Same as the computer")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("contrast", _("High contrast")),
        ]
        add_choices(menu.addMenu(_("&Appearance")), "theme", themes, settings.theme, wanted)
        scales = [(scale, f"{round(scale * 100)} %") for scale in SCALES]
        add_choices(menu.addMenu(_("&Text size")), "text_scale", scales, settings.text_scale, wanted)

    def _build_help_menu(self) -> None:
        menu = self.menuBar().addMenu(_("&Help"))
        for name, title in (
            ("library", _("&Library and writing")),
            ("acknowledgements", _("&Campaigns and signed sheets")),
            ("signatures", _("&Signatures")),
            ("protection", _("What is &protected")),
            ("news", _("What is &new")),
            ("about", _("&About the program")),
        ):
            action = menu.addAction(title)
            action.triggered.connect(lambda _checked=False, name=name: self.help_wanted.emit(name))

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
