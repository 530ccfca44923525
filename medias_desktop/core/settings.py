"""What a person prefers on this computer: language, look, text size, recent registers, window.

Everything about the municipality lies in the register instead, and so in its copies.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from medias_desktop.core import paths
from medias_desktop.core.errors import UserError
from medias_desktop.core.files import FileInUse, write_bytes
from medias_desktop.core.patience import open_patiently, replace_patiently

RECENT = 8
"""Registers remembered in the menu."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``theme`` is system, light, dark or contrast; ``text_scale`` 0.8 to 2.0; ``geometry`` Qt's own, in base 64."""

    language: str = "fr"
    theme: str = "system"
    text_scale: float = 1.0
    recent: tuple[str, ...] = ()
    geometry: str = ""
    seen_version: str = ""
    todo_shown: bool = True
    lock_minutes: int = 15
    """Idle minutes before the window is locked; 0 for never."""
    sealed_minutes: int = 5
    """Minutes without use before the key of sealed records is forgotten."""
    last_user: str = ""
    """Uid of who opened a register last."""
    unlock_at_start: bool = True
    """Whether the computer's session opens a register at the start without being asked to."""
    policy_panel: str = ""
    """The part of the panel beside a policy that stays open: "rules", "adoption"…; "" for none."""
    token_driver: str = ""
    """The PKCS#11 driver of this computer's card reader; "" to look for one."""

    def with_recent(self, path: Path) -> Settings:
        """Return the settings with ``path`` first among the recent registers."""
        name = str(path)
        return replace(self, recent=(name, *(r for r in self.recent if r != name))[:RECENT])

    def without_recent(self, path: Path) -> Settings:
        """Return the settings without ``path`` among the recent registers."""
        return replace(self, recent=tuple(r for r in self.recent if r != str(path)))


def _file() -> Path:
    return paths.profile_folder() / "settings.json"


def load() -> Settings:
    """Return the saved settings; a file that cannot be understood is put aside, never overwritten."""
    path = _file()
    try:
        with open_patiently(path) as stream:
            saved = json.loads(stream.read().decode("utf-8"))
    except (FileNotFoundError, FileInUse):
        return Settings()
    except (OSError, ValueError, RecursionError):
        saved = None
    if not isinstance(saved, dict):
        _put_aside(path)
        return Settings()
    return _from(saved)


def _put_aside(path: Path) -> None:
    try:
        replace_patiently(path, path.with_suffix(".unreadable.json"))
    except (OSError, FileInUse):
        return


def _from(saved: dict[str, Any]) -> Settings:
    defaults = Settings()
    kept: dict[str, Any] = {}
    for field in fields(Settings):
        value = saved.get(field.name, getattr(defaults, field.name))
        if field.name == "recent":
            value = tuple(str(r) for r in value) if isinstance(value, list) else ()
        if isinstance(value, type(getattr(defaults, field.name))):
            kept[field.name] = value
    settings = Settings(**kept)
    return replace(settings, text_scale=min(2.0, max(0.8, settings.text_scale)))


def save(settings: Settings) -> None:
    """Write the settings; a profile that cannot be written is no reason to stop working."""
    # Escaped, because the name of a file may hold what no text may.
    try:
        write_bytes(_file(), json.dumps(asdict(settings), indent=1).encode("ascii"))
    except UserError:
        return
