"""Lines of the menus: one that does something, several to choose from, one that a role must allow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction, QActionGroup, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from medias_desktop.core.store.roles import Actor, Permission


def add_line(
    menu: QMenu, text: str, act: Callable[[], object], keys: QKeySequence.StandardKey | str | None = None
) -> QAction:
    """Add a line that does something, by its shortcut too."""
    action = menu.addAction(text)
    if keys is not None:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _checked=False: act())
    return action


def add_choices(
    menu: QMenu,
    setting: str,
    choices: Sequence[tuple[Any, str]],
    chosen: object,
    wanted: Callable[[str, object], object],
) -> None:
    """Add a line for each answer to a setting, the one that holds marked; ``wanted`` hears of another."""
    group = QActionGroup(menu)
    for value, text in choices:
        action = add_line(menu, text, partial(wanted, setting, value))
        action.setCheckable(True)
        action.setChecked(value == chosen)
        action.setObjectName(f"{setting}_{value}")
        group.addAction(action)


def require(action: QAction, actor: Actor | None, needs: Permission | None) -> None:
    """Let a line of the menu be used by who may; to anybody else it says why not."""
    refused = actor.refusal(needs) if actor is not None and needs is not None else None
    action.setEnabled(actor is not None and refused is None)
    if refused is not None:
        action.setToolTip(refused.sentence())
