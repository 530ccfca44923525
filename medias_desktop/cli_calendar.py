"""The verbs of the editorial calendar, carried out: each returns the exit code of its command."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from medias_desktop.verb_parts import DONE, STOPPED


def _calendar_list(options: argparse.Namespace) -> int:
    from medias_desktop.editorial_calendar.command import run_list
    from medias_desktop.safekeeping.command import TerminalProgress

    return _printed(run_list(options, TerminalProgress()))


def _calendar_check(options: argparse.Namespace) -> int:
    from medias_desktop.editorial_calendar.command import run_check

    lines, passes = run_check(options)
    _printed(lines)
    return DONE if passes else STOPPED


def _calendar_recheck(options: argparse.Namespace) -> int:
    from medias_desktop.editorial_calendar.command import run_recheck
    from medias_desktop.safekeeping.command import TerminalProgress

    return _printed(run_recheck(options, TerminalProgress()))


def _calendar_print(options: argparse.Namespace) -> int:
    from medias_desktop.editorial_calendar.command import run_print

    return _printed(run_print(options))


def _calendar_report(options: argparse.Namespace) -> int:
    from medias_desktop.editorial_calendar.command import run_report

    return _printed(run_report(options))


def _calendar_package(options: argparse.Namespace) -> int:
    from medias_desktop.editorial_calendar.command import run_package
    from medias_desktop.safekeeping.command import TerminalProgress

    lines, complete = run_package(options, TerminalProgress())
    _printed(lines)
    return DONE if complete else STOPPED


def _calendar_import(options: argparse.Namespace) -> int:
    from medias_desktop.editorial_calendar.command import run_import
    from medias_desktop.safekeeping.command import TerminalProgress

    print(json.dumps(run_import(options, TerminalProgress()), ensure_ascii=False, indent=2))
    return DONE


def _printed(lines: Sequence[str]) -> int:
    for line in lines:
        print(line)
    return DONE


CALENDAR_COMMANDS = {
    "calendar list": _calendar_list,
    "calendar check": _calendar_check,
    "calendar recheck": _calendar_recheck,
    "calendar print": _calendar_print,
    "calendar report": _calendar_report,
    "calendar package": _calendar_package,
    "calendar import": _calendar_import,
}
