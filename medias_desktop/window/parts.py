"""What the slices bring to the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.core.todo import Todo
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.core.widgets.sealing import Sealer
    from medias_desktop.core.widgets.tab import Tab
    from medias_desktop.safekeeping.service.backups import Slices


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


@dataclass(frozen=True)
class Parts:
    """What the slices bring to the window, as functions so that nothing is imported before it is needed."""

    tabs: Callable[[Register, Desk], Sequence[TabSpec]]
    todos: Callable[[Register], Iterator[Sequence[Todo]]]
    """Yields what waits, little by little."""
    waiting: Callable[[Register], Mapping[str, int]]
    in_force: Callable[[Register], Sequence[str]]
    entries: Sequence[Entry]
    sample: Callable[[], Path | None]
    make_sample: Callable[[Clock, Progress], Path]
    sealer: Callable[[Register], Sealer]
    slices: Callable[[], Slices]
    """What backups need of the slices."""
