"""The menu bar: the register's menu, the view's and the help's; what their lines ask for is the window's to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from medias_desktop.core.i18n import _
from medias_desktop.core.settings import Settings
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.server.place import place_of
from medias_desktop.window.menu_lines import add_choices, add_line, require

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QMenuBar

    from medias_desktop.core.store.roles import Actor
    from medias_desktop.window.parts import Entry, TabSpec

SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True)
class Wishes:
    """What the lines of the menus ask for."""

    new_register: Callable[[], object]
    open_register: Callable[[], object]
    open_recent: Callable[[Path], object]
    open_demo: Callable[[], object]
    municipality: Callable[[], object]
    entry: Callable[[str], object]
    lock: Callable[[], object]
    close_register: Callable[[], object]
    leave_program: Callable[[], object]
    tab: Callable[[str], object]
    setting: Callable[[str, object], object]
    page_of_help: Callable[[str], object]


def fill_menus(
    bar: QMenuBar,
    settings: Settings,
    actor: Actor | None,
    entries: Sequence[Entry],
    tabs: Sequence[TabSpec],
    wishes: Wishes,
) -> None:
    """Make every menu anew in the language of the moment; ``actor`` is who acts in the open register, None without one."""
    for action in bar.actions():
        if (menu := action.menu()) is not None:
            menu.deleteLater()  # clearing the bar alone would keep every menu ever made
    bar.clear()
    _fill_register_menu(bar.addMenu(_("&Register")), settings, actor, entries, wishes)
    _fill_view_menu(bar.addMenu(_("&View")), settings, tabs, wishes)
    _fill_help_menu(bar.addMenu(_("&Help")), wishes)


def _fill_register_menu(
    menu: QMenu, settings: Settings, actor: Actor | None, entries: Sequence[Entry], wishes: Wishes
) -> None:
    register_open = actor is not None
    menu.setToolTipsVisible(True)
    add_line(menu, _("&New register…"), wishes.new_register, QKeySequence.StandardKey.New)
    add_line(menu, _("&Open a register…"), wishes.open_register, QKeySequence.StandardKey.Open)
    recent = menu.addMenu(_("&Recent"))
    recent.setEnabled(bool(settings.recent))
    for number, name in enumerate(settings.recent, 1):
        action = recent.addAction(f"&{number}  {place_of(name).stem}")
        action.setToolTip(name)
        action.triggered.connect(lambda _checked=False, name=name: wishes.open_recent(place_of(name)))
    add_line(menu, _("Open the &sample municipality"), wishes.open_demo)
    menu.addSeparator()
    municipality = add_line(menu, _("&Municipality…"), wishes.municipality)
    require(municipality, actor, Permission.ADMINISTER)
    for entry in entries:
        if entry.begins_group:
            menu.addSeparator()
        action = menu.addAction(entry.title())
        action.setObjectName(f"entry_{entry.name}")
        if not entry.alone:
            require(action, actor, entry.needs)
        if entry.keys:
            action.setShortcut(QKeySequence(entry.keys))
        action.triggered.connect(lambda _checked=False, name=entry.name: wishes.entry(name))
    menu.addSeparator()
    add_line(menu, _("&Lock"), wishes.lock, "Ctrl+L").setEnabled(register_open)
    add_line(menu, _("&Close the register"), wishes.close_register).setEnabled(register_open)
    add_line(menu, _("&Quit"), wishes.leave_program, "Ctrl+Q")


def _fill_view_menu(menu: QMenu, settings: Settings, tabs: Sequence[TabSpec], wishes: Wishes) -> None:
    for number, spec in enumerate(tabs):
        action = menu.addAction(spec.title())
        action.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
        action.triggered.connect(lambda _checked=False, name=spec.name: wishes.tab(name))
    menu.addSeparator()
    todo = menu.addAction(_("&To do"))
    todo.setObjectName("todo_shown")
    todo.setShortcut(QKeySequence("F9"))
    todo.setCheckable(True)
    todo.setChecked(settings.todo_shown)
    todo.toggled.connect(lambda shown: wishes.setting("todo_shown", shown))
    # A language is called by its own name in every language.
    languages = [("fr", "Français"), ("en", "English")]
    add_choices(menu.addMenu(_("&Language")), "language", languages, settings.language, wishes.setting)
    themes = [
        ("system", _("Same as the computer")),
        ("light", _("Light")),
        ("dark", _("Dark")),
        ("contrast", _("High contrast")),
    ]
    add_choices(menu.addMenu(_("&Appearance")), "theme", themes, settings.theme, wishes.setting)
    scales = [(scale, f"{round(scale * 100)} %") for scale in SCALES]
    add_choices(menu.addMenu(_("&Text size")), "text_scale", scales, settings.text_scale, wishes.setting)


def _fill_help_menu(menu: QMenu, wishes: Wishes) -> None:
    for name, title in (
        ("library", _("&Library and writing")),
        ("acknowledgements", _("&Campaigns and signed sheets")),
        ("sanctions", _("Sanctions and &moderation")),
        ("calendar", _("&Editorial calendar")),
        ("signatures", _("&Signatures")),
        ("protection", _("What is &protected")),
        ("news", _("What is &new")),
        ("about", _("&About the program")),
    ):
        action = menu.addAction(title)
        action.triggered.connect(lambda _checked=False, name=name: wishes.page_of_help(name))
