"""The command line’s way to receive scanned sheets; what they confirm is confirmed in the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.command import open_register
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.progress import Silent
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service.returned_pages import Match
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.progress import Progress


def run_scan(
    register: Path,
    files: Sequence[Path],
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
        service = AcknowledgementService(opened, PeopleService(opened), PolicyService(opened))
        receipt = service.returns.receive(files, progress or Silent())
        new = {number for one in receipt.received for number in one.numbers}
        matches = [match for match in service.returns.matches() if match.page.id in new]
    finally:
        opened.close()
    lines = [_line(match) for match in matches]
    for one in receipt.received:
        if one.known:
            lines.append(_("“{name}” was received before: nothing is added.").format(name=one.name))
    text = ngettext("{n} page received.", "{n} pages received.", receipt.pages)
    return [*lines, text.format(n=format_number(receipt.pages))], receipt.problems


def _line(match: Match) -> str:
    """Return which page it is and whose."""
    page = match.page
    where = f"{page.scan_name}, {page.page}/{page.pages}"
    if match.problem is not None:
        return f"{where}: {match.problem.sentence()}"
    names = "; ".join(row.listed_name for row in match.persons) or _("Sheet with empty lines")
    scope = match.scope
    assert scope is not None
    title = scope.campaign.title if scope.campaign else scope.version.policy_title
    return f"{where}: {title} – {names}"
