"""Folders of the program: the only module that knows where things lie."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def _shipped(name: str) -> Path:
    """Return a shipped folder: inside the package (wheel, frozen program) or beside it (source tree)."""
    candidates = [_PACKAGE / name, _PACKAGE.parent / name]
    if frozen := getattr(sys, "_MEIPASS", None):
        candidates.insert(0, Path(frozen) / name)
    return next((folder for folder in candidates if folder.is_dir()), candidates[-1])


def resource(*parts: str) -> Path:
    """Return the path of a shipped file below ``resources/``."""
    return _shipped("resources").joinpath(*parts)


def translations() -> Path:
    """Return the folder of the message catalogues."""
    return _shipped("translations")


def profile_folder() -> Path:
    """Return the user's own folder for settings and logs, created on first use where that is allowed.

    ``MEDIAS_PROFILE`` overrides it (tests, portable use). Where it cannot be made, whatever is written to it says so.
    """
    if override := os.environ.get("MEDIAS_PROFILE"):
        folder = Path(override)
    else:
        from platformdirs import user_data_path

        folder = user_data_path("medias_desktop", appauthor=False, roaming=False)
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder
