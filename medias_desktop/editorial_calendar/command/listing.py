"""« calendar list »: the posts, printed or written into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.progress import Silent
from medias_desktop.editorial_calendar.command.naming import FilterOptions, opened, read_filter
from medias_desktop.editorial_calendar.errors.exchange import CommandFormatUnknown
from medias_desktop.editorial_calendar.labels.posts import STATE_NAMES

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress

_LISTS, _CALENDAR = (".csv", ".xlsx"), ".ics"


class ListOptions(FilterOptions, Protocol):
    """Which posts; ``output`` is the file to write, None to print them."""

    output: Path | None


def run_list(options: ListOptions, progress: Progress | None = None, clock: Clock | None = None) -> list[str]:
    """Return a line for each post: number, day, hour, state, platforms, title; or write a list or a calendar.

    Raises as ``read_filter``, CommandFormatUnknown, a file error, or as ``open_register``.
    """
    progress = progress or Silent()
    wanted = read_filter(options)
    output = options.output
    if output is not None and output.suffix.lower() not in (*_LISTS, _CALENDAR):
        raise CommandFormatUnknown(name=output.name, known=", ".join((*_LISTS, _CALENDAR)))
    with opened(options, clock) as service:
        if output is None:
            return [
                "\t".join(
                    (
                        str(one.id),
                        one.planned_on.isoformat() if one.planned_on else "",
                        f"{one.planned_time:%H:%M}" if one.planned_time else "",
                        translate(STATE_NAMES[one.state]),
                        ",".join(one.platforms),
                        one.title,
                    )
                )
                for one in service.post_exports.entries(wanted, progress)
            ]
        if output.suffix.lower() == _CALENDAR:
            service.post_exports.write_ics(output, wanted=wanted, progress=progress)
        else:
            service.post_exports.write_list(output, wanted, progress)
        return [_("The list was written to “{name}”.").format(name=output.name)]
