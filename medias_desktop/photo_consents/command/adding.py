"""« photos add »: files become items."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.i18n import format_number, ngettext
from medias_desktop.core.progress import Silent
from medias_desktop.photo_consents.command.naming import OpeningOptions, find_event, opened
from medias_desktop.photo_consents.rules.items import ItemDraft

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress
    from medias_desktop.photo_consents.service.batch import Added


class AddOptions(OpeningOptions, Protocol):
    """The files, folders of them too, and what they have in common; ``keep`` is None for what the settings say."""

    files: Sequence[Path]
    event: str
    keep: bool | None
    place: str
    photographer: str
    source: str
    credit: str


def run_add(
    options: AddOptions, progress: Progress | None = None, clock: Clock | None = None
) -> tuple[list[str], list[str]]:
    """Record files and return lines that say what was done, and sentences that say what was not.

    What is fit goes in, whatever else there is. Raises EventUnknown, TextTooLong, or as ``open_register``.
    """
    with opened(options, clock) as (_register, service):
        draft = ItemDraft(
            event_id=find_event(service, options.event),
            place=options.place,
            photographer=options.photographer,
            source=options.source,
            credit_line=options.credit,
        )
        found = service.adding.found_in(options.files)
        added = service.adding.add_files(found.files, draft, keep=options.keep, progress=progress or Silent())
        titles = [f"{one.id}\t{one.title}" for one in service.items.several(added.added)]
    return [*titles, *_told(added)], [*_refused(found.refused), *_refused(added.refused), *_left(added)]


def _told(added: Added) -> list[str]:
    number = len(added.added)
    lines = [ngettext("{n} item added.", "{n} items added.", number).format(n=format_number(number))]
    if known := len(added.known):
        told = ngettext("{n} was there before.", "{n} were there before.", known)
        lines.append(told.format(n=format_number(known)))
    return lines


def _refused(refused: Sequence[tuple[str, str]]) -> list[str]:
    return [sentence for _name, sentence in refused]


def _left(added: Added) -> list[str]:
    if not added.left:
        return []
    told = ngettext("{n} file was not looked at.", "{n} files were not looked at.", added.left)
    return [*filter(None, (added.problem,)), told.format(n=format_number(added.left))]
