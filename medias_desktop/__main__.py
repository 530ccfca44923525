"""Starts the window, or the command line when the first word is one of its verbs."""

from __future__ import annotations

import gc
import os
import sys

VERBS = frozenset(
    {
        "outline",
        "import-acknowledgements",
        "import-people",
        "register-export",
        "photos",
        "sanctions",
        "calendar",
        "scan",
        "rules",
        "adopt",
        "sheets",
        "verify",
        "evidence",
        "check",
        "move",
        "backup",
        "restore",
        "rehearse",
        "-h",
        "--help",
        "--version",
    }
)
"""Known here so that the window starts without importing the command line."""


def main() -> int:
    """Run the program and return its exit code."""
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in VERBS or not _opens_a_window(arguments[0])):
        from medias_desktop.cli import main as run_command

        return run_command(arguments)
    if arguments == ["--self-test"]:
        from medias_desktop.self_test import main as run_self_test

        return run_self_test()
    gc.disable()  # imports leave nothing to collect: looking for it costs a start 20 ms; the window switches it on
    from medias_desktop.app import main as run_window

    return run_window(arguments)


def _opens_a_window(first: str) -> bool:
    """Return whether a first word is an option of the window or a register; anything else is a mistyped command."""
    return first.startswith("-") or first.endswith(".medias") or os.path.exists(first)  # noqa: PTH110


if __name__ == "__main__":
    sys.exit(main())
