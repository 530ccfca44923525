"""One running window: what is open, in which language and look. Of the slices it knows safekeeping; app.py hands it the parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from medias_desktop import __version__
from medias_desktop.core import i18n
from medias_desktop.core import settings as preferences
from medias_desktop.core.clock import Clock, SystemClock
from medias_desktop.core.files import is_there
from medias_desktop.core.memory import forget_source_lines
from medias_desktop.core.store.server.place import place_of
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.qt_language import QtLanguage
from medias_desktop.window.main_window import MainWindow
from medias_desktop.window.settling import Settling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.jobs import Worker
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.todo import Todo
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.core.widgets.dialogs import Dialogs
    from medias_desktop.core.widgets.elsewhere import Elsewhere
    from medias_desktop.core.widgets.todo_panel import TodoDock
    from medias_desktop.window.backing_up import BackingUp
    from medias_desktop.window.guarding import Guard
    from medias_desktop.window.opening import Opening
    from medias_desktop.window.parts import Parts
    from medias_desktop.window.rekeying import Done, Rekeying, Work


SOON = 50
"""Milliseconds between two looks at whether work has ended, and until a new page has reached the screen."""

PATIENCE = 0.5
"""Seconds for which the window waits for another program that writes to the same register."""


class Program(QObject):
    """One running window: what is open, in which language and look."""

    def __init__(
        self,
        app: QApplication,
        parts: Parts,
        *,
        dialogs: Dialogs | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self.app, self._parts = app, parts
        self.settings = preferences.load()
        self._qt_language = QtLanguage(app)
        self._worker: Worker | None = None
        self._todo: TodoDock | None = None
        i18n.use_language(self.settings.language)
        theme.apply(app, self.settings.theme, self.settings.text_scale)
        self._dialogs, self._clock = dialogs, clock or SystemClock()
        self.register: Register | None = None
        self._make_page: Callable[[], QWidget] = self._welcome_page
        self._settling = Settling(self._finish, SOON, self)
        self._retired: list[Register] = []
        self.window = MainWindow(self.settings, parts.entries)
        self._connect()

    @cached_property
    def desk(self) -> Desk:
        """What every view is handed; made after the first paint."""
        from medias_desktop.window.desk_making import OpenRegisterSealer, make_desk

        sealer = OpenRegisterSealer(lambda: self.register, self._parts.sealer)
        made = make_desk(self, self._dialogs, self._clock, lambda: self.settings, sealer)
        desk, self._worker, self._sealed = made
        desk.changes.changed.connect(lambda _names: self._on_changed())
        return desk

    @cached_property
    def ways(self) -> Opening:
        """What leads from a path to an open register."""
        from medias_desktop.window.opening import Opening

        ways = Opening(self.window, self.desk, lambda: self.settings, self._parts)
        ways.opened.connect(self._take)
        ways.opened.connect(self._resume)
        ways.page_wanted.connect(self._show_page)
        ways.refused.connect(lambda path: self._keep(self.settings.without_recent(path)))
        ways.left.connect(self.close_register)
        return ways

    @cached_property
    def guard(self) -> Guard:
        """What watches over the open register: the lock, who acts, the sealed records' key."""
        from medias_desktop.window.guarding import Guard

        desk = self.desk
        guard = Guard(self.window, desk, self._sealed, lambda: self.settings)
        guard.close_wanted.connect(self.window.leave)
        guard.unlocked.connect(self._show_todos)
        return guard

    @cached_property
    def rekeying(self) -> Rekeying:
        """What changes the keys of the open register."""
        from medias_desktop.window.rekeying import Rekeying

        rekeying = Rekeying(self.window, self.desk, lambda: self.register)
        rekeying.page_wanted.connect(self._show_page)
        rekeying.opened.connect(self._take)
        rekeying.lost.connect(lambda _path: self.welcome())
        rekeying.lost.connect(self.open)
        rekeying.stayed.connect(self.backing_up.do_not_pass_over)
        return rekeying

    @cached_property
    def backing_up(self) -> BackingUp:
        """What backs up by itself."""
        from medias_desktop.window.backing_up import BackingUp

        return BackingUp(self.window, self.desk, self._parts.slices)

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """What notices that another window writes to the same register."""
        from medias_desktop.core.widgets.elsewhere import Elsewhere

        return Elsewhere(self.desk.changes, self)

    def start(self, first: Path | None, *, demo: bool = False) -> None:
        """Show the window, then fill it: the sample, a given register, the last one, or the welcome page."""
        if first is None and not demo and self.settings.recent:
            last = place_of(self.settings.recent[0])
            first = last if is_there(last) else None

        def fill() -> None:
            if demo:
                self.ways.open_demo()
            elif first is None or not self.ways.open(first, starting=True):
                self.welcome()

        self.window.first_painted.connect(fill)
        self.window.show()

    def shutdown(self) -> None:
        """Stop work, close the register and back it up behind the scenes, keep the window's place."""
        unsaved = self.window.keep()
        self.settings = replace(self.settings, geometry=self.window.geometry_text())
        preferences.save(self.settings)
        if self._worker is not None:
            self._worker.shutdown()
        if unsaved:  # background work may have held the register until now
            self.window.keep()
        self._retire()
        self._qt_language.retire()
        self.window.hide()
        for register in tuple(self._retired):
            self._let_go(register, at_the_end=True)

    # Registers

    def open(self, path: Path) -> bool:
        """Open a register and show its tabs, or what opens it; a refusal is told and leaves what was open."""
        return self.ways.open(path)

    def _take(self, register: Register) -> None:
        register.patience = PATIENCE
        self._keep(self.settings.with_recent(register.path))
        self._show(register)

    def _resume(self, register: Register) -> None:
        if register.access.next_data_key is not None:  # a change of keys was interrupted
            self._when_idle(self.rekeying.resume)

    def _show(self, register: Register) -> None:
        self._retire()
        self.register = register
        self.elsewhere.watch(register)
        forget_source_lines()
        self.window.show_tabs(self._parts.tabs(register, self.desk), self.settings, register.actor)
        forget_source_lines()
        self._describe()
        self._settling.start()

    def new_register(self) -> None:
        """Lead from a municipality's name to a protected register."""
        self.ways.new_register()

    def close_register(self) -> None:
        """Close what is open and welcome again."""
        self._retire()
        self.welcome()

    def _retire(self) -> None:
        """Let go of the open register; it is closed when its tabs are gone, for a late search may still read it."""
        self._settling.stop()
        register, self.register = self.register, None
        page = self.window.centralWidget()
        if register is None:
            return
        self.elsewhere.watch(None)
        if "guard" in self.__dict__:
            self.guard.use(None)
            self.backing_up.use(None)
        self._retired.append(register)
        if page is not None:
            page.destroyed.connect(lambda: self._let_go(register))

    def _let_go(self, register: Register, *, at_the_end: bool = False) -> None:
        if register in self._retired:
            self._retired.remove(register)
            register.close()
            self.backing_up.after_closing(register, at_the_end=at_the_end)

    def _restore_backup(self, work: Work, done: Done) -> None:
        self.backing_up.pass_over = self.register  # the restoration keeps it aside itself
        self._when_idle(lambda: self.rekeying.restore(work, done))

    def welcome(self) -> None:
        """Show what to do first."""
        self._show_page(self._welcome_page)

    def _welcome_page(self) -> QWidget:
        from medias_desktop.window.welcome import WelcomePage

        return WelcomePage(self.settings, self.window)

    def _show_page(self, make: Callable[[], QWidget]) -> None:
        """Show a page instead of what is open; it is made anew whenever the language or the look changes."""
        page = make()
        self._retire()
        self._make_page = make
        self.window.show_page(page)
        self.window.show_register("", None, "")
        self._rebuild()
        if self._todo is not None:
            self._todo.want(False, 0)
        QTimer.singleShot(0, lambda: self._qt_language.use(self.settings.language))

    def edit_municipality(self) -> None:
        """Correct the municipality's name, language or paper."""
        from medias_desktop.window.municipality import MunicipalityEditing

        if self.register is not None:
            MunicipalityEditing(self.window, self.register, self.desk).form.open()

    def act(self, name: str) -> None:
        """Do what a line of the register's menu stands for."""
        entry = next(one for one in self._parts.entries if one.name == name)
        if self.register is not None or entry.alone:
            entry.act(self.window, self.register, self.desk)

    def show_help(self, kind: str) -> None:
        """Open a page of the help menu, by the name of its dialog in ``about``."""
        from medias_desktop.window import about

        about.DIALOGS[kind](self.window).exec()

    # Language and look

    def change_setting(self, name: str, value: object) -> None:
        """Take another language, theme or text size, at once."""
        self._keep(replace(self.settings, **{name: value}))  # type: ignore[arg-type]
        if name == "todo_shown":
            self._show_todos()
        if name not in ("language", "theme", "text_scale"):
            return
        if name == "language":
            i18n.use_language(self.settings.language)
            self._qt_language.use(self.settings.language)
        else:
            theme.apply(self.app, self.settings.theme, self.settings.text_scale)
        if self.register is None:
            self._show_page(self._make_page)
        else:
            self._rebuild()
            self._describe()
            self._show_todos()
            self.guard.show_state()
            self.backing_up.show_state()

    def _finish(self) -> Iterator[None]:
        """Do what can wait until the first tab is seen, step by step."""
        self._qt_language.use(self.settings.language)
        self.guard.use(self.register)
        yield
        waiting: list[Todo] = []
        if self.register is not None and self.settings.todo_shown:
            for some in self._parts.todos(self.register):
                waiting += some
                yield
        self._show_todos(waiting)
        yield
        self.backing_up.use(self.register)
        yield
        if self.register is not None and self.guard.lockable:
            self._keep(replace(self.settings, last_user=self.register.actor.uid))
        if self.settings.seen_version != __version__:
            from medias_desktop.window.about import tell_news

            tell_news(self.window, self.settings.seen_version)
            self._keep(replace(self.settings, seen_version=__version__))
        if self.register is not None:
            from medias_desktop.window.guarding import tell_missing_history

            tell_missing_history(self.window, self.register, self.window.leave, self.act)

    def _keep(self, settings: preferences.Settings) -> None:
        self.settings = settings
        preferences.save(settings)

    def _rebuild(self) -> None:
        self.window.build(self.settings, None if self.register is None else self.register.actor)

    def _show_todos(self, waiting: Sequence[Todo] | None = None) -> None:
        """Show, refresh or hide the list of what waits; without ``waiting`` the slices are asked."""
        from medias_desktop.core.widgets.todo_panel import TodoDock

        wanted = self.register is not None and self.settings.todo_shown
        if self._todo is None and wanted:
            self._todo = TodoDock()
            self._todo.chosen.connect(self._go_to)
            self.window.add_side(self._todo)
            self.window.resized.connect(self._todo.make_room)
        if self.register is not None:
            self.window.show_waiting(self._parts.waiting(self.register))
        if self._todo is not None:
            self._todo.refresh(self._todos() if waiting is None else waiting)
            self._todo.want(wanted, self.window.width())

    def _go_to(self, name: str, place: str = "") -> None:
        """Show where a thing is done: a tab and the place in it, or a line of the register's menu."""
        if any(entry.name == name for entry in self._parts.entries):
            self.act(name)
        else:
            self.window.go_to(name, place)

    def _on_changed(self) -> None:
        """After a write: the status line, the numbers on tabs and the list of what waits follow."""
        self._describe()
        self._show_todos()

    def _todos(self) -> Sequence[Todo]:
        return () if self.register is None else [*chain.from_iterable(self._parts.todos(self.register))]

    def _describe(self) -> None:
        """Tell in the title and the status line whose register is open and which text binds today."""
        if self.register is None:
            return
        municipality = self.register.municipality()
        told = [i18n._("Register: {name}").format(name=self.register.path.name)]
        told += self._parts.in_force(self.register)
        status = "   ·   ".join(told)
        self.window.show_register(municipality.name, self.register.path, status)

    def _when_idle(self, act: Callable[[], object]) -> None:
        """Leave a register only when nothing works in it any more: its outcome would reach nobody.

        Slow work shows its own window, where it can be cancelled.
        """
        if self._worker is None or self._worker.idle():
            act()
        else:
            QTimer.singleShot(SOON, self, lambda: self._when_idle(act))

    def _connect(self) -> None:
        window = self.window
        window.new_register.connect(lambda: self._when_idle(self.new_register))
        window.open_register.connect(lambda: self._when_idle(self.ways.choose))
        window.open_demo.connect(lambda: self._when_idle(self.ways.open_demo))
        window.open_recent.connect(lambda path: self._when_idle(lambda: self.open(path)))
        window.close_register.connect(lambda: self._when_idle(self.close_register))
        window.lock_wanted.connect(lambda: self.guard.lock())
        window.municipality_wanted.connect(self.edit_municipality)
        window.entry_wanted.connect(self.act)
        window.settings_wanted.connect(self.change_setting)
        window.help_wanted.connect(self.show_help)
        window.restore_wanted.connect(self._restore_backup)
        window.access_change_wanted.connect(
            lambda work, done: self._when_idle(lambda: self.rekeying.start(work, done))
        )
