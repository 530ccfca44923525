"""« calendar print », « calendar report » and « calendar package »: paper, and the folder of a post."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.i18n import _
from medias_desktop.editorial_calendar.command.naming import OpeningOptions, opened, read_day

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress


class PrintOptions(OpeningOptions, Protocol):
    """The month or the week around a day, "" for today; paper and language "" for the register's and the terminal's."""

    span: str
    day: str
    paper: str
    sheet_language: str
    output: Path


class ReportOptions(OpeningOptions, Protocol):
    """Which report, of which year (None for this one)."""

    report: str
    year: int | None
    sheet_language: str
    output: Path


class PackageOptions(OpeningOptions, Protocol):
    """Of which post, within which folder."""

    post: int
    to: Path


def run_print(options: PrintOptions, clock: Clock | None = None) -> list[str]:
    """Write a month or a week as a PDF and return what was done. Raises DateUnreadable, a file error, or as
    ``open_register``."""
    from medias_desktop.core.files import require_writable, write_bytes
    from medias_desktop.editorial_calendar.rules.post_filters import EVERY_POST

    with opened(options, clock) as service:
        require_writable(options.output)
        exports = service.post_exports
        make = exports.week if options.span == "week" else exports.month
        day = read_day(options.day) or service.today
        write_bytes(options.output, make(day, EVERY_POST, options.sheet_language, options.paper))
    return [_("The document is written to “{name}”.").format(name=options.output.name)]


def run_report(options: ReportOptions, clock: Clock | None = None) -> list[str]:
    """Write a report on a year as a PDF and return what was done. Raises YearImpossible, a file error, or as
    ``open_register``."""
    from medias_desktop.core.files import require_writable, write_bytes

    with opened(options, clock) as service:
        require_writable(options.output)
        year = options.year or service.today.year
        exports, language = service.post_exports, options.sheet_language
        if options.report == "council":
            pdf = exports.council(year, language)
        else:
            pdf = exports.figures(*exports.year(year), language)
        write_bytes(options.output, pdf)
    return [_("The document is written to “{name}”.").format(name=options.output.name)]


def run_package(
    options: PackageOptions, progress: Progress | None = None, clock: Clock | None = None
) -> tuple[list[str], bool]:
    """Write the folder of a post; return where it is, which photos are not in it, and whether all of them are.

    Raises NothingToTake, PostGone, a file error, or as ``open_register``.
    """
    with opened(options, clock) as service:
        made = service.post_exports.package(options.post, options.to, progress)
    lines = [str(made.folder), *(f"{title}\t{reason}" for title, reason in made.left_out)]
    return lines, not made.left_out
