"""The command line’s way to receive scanned sheets; what they confirm is confirmed in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.command import open_register
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.progress import Silent
from medias_desktop.paper.service.returned import ReturnedPages

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.paper.handling import SheetHandler


def run_scan(
    register: Path,
    files: Sequence[Path],
    handlers: Callable[[Register], Sequence[SheetHandler]],
    *,
    user: str = "",
    progress: Progress | None = None,
    clock: Clock | None = None,
) -> tuple[list[str], tuple[UserError, ...]]:
    """Keep the pages of scans and return lines that say what each new one is, and why files could not be read.

    Raises as ``open_register``, and Cancelled: the pages read before are kept.
    """
    opened = open_register(register, clock, user)
    try:
        returned = ReturnedPages(opened, handlers(opened))
        receipt = returned.receive(files, progress or Silent())
        new = {number for one in receipt.received for number in one.numbers}
        matches = [match for match in returned.matches() if match.page.id in new]
        lines = [f"{one.page.scan_name}, {one.page.page}/{one.page.pages}: {one.listed()}" for one in matches]
    finally:
        opened.close()
    for one in receipt.received:
        if one.known:
            lines.append(_("“{name}” was received before: nothing is added.").format(name=one.name))
    text = ngettext("{n} page received.", "{n} pages received.", receipt.pages)
    return [*lines, text.format(n=format_number(receipt.pages))], receipt.problems
