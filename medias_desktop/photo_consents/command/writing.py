"""« photos export » and « photos copy »: the register as a file, and copies fit to publish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.i18n import _
from medias_desktop.photo_consents.command.asking import MayOptions
from medias_desktop.photo_consents.command.naming import (
    FilterOptions,
    digest,
    find_photo,
    opened,
    read_filter,
    read_question,
)
from medias_desktop.photo_consents.errors.command import CopyOverOriginal

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress
    from medias_desktop.photo_consents.rules.items import Item
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.photo_consents.service.publishing import PublishedCopy


class ExportOptions(FilterOptions, Protocol):
    """Which photos, and the file whose ending says what it is."""

    output: Path


class CopyOptions(MayOptions, Protocol):
    """Which photo for where, the file to write (or a folder for it), and what the copy is to be."""

    to: Path
    original: Path | None
    longest_side: int
    credit: bool
    blur: bool


def run_export(
    options: ExportOptions, progress: Progress | None = None, clock: Clock | None = None
) -> list[str]:
    """Write the register of photo consents as its file’s ending says and return what was done.

    Raises PurposeUnknown, StateUnknown, EventUnknown, DateUnreadable, a file error, or as ``open_register``.
    """
    with opened(options, clock) as (_register, service):
        service.exports.write(read_filter(service, options), options.output, progress)
    return [_("The register is written to “{name}”.").format(name=options.output.name)]


def run_copy(options: CopyOptions, clock: Clock | None = None) -> list[str]:
    """Write a copy fit to publish and return lines that say what it rests on and whose faces it covers.

    Raises CopyOverOriginal, PhotoUnknown, PhotoAmbiguous, PurposeUnknown, DateUnreadable, a file error, or as
    ``Publishing.copy``.
    """
    from medias_desktop.core.files import require_writable, write_bytes
    from medias_desktop.photo_consents.rules.publishing import CopyWish

    with opened(options, clock) as (register, service):
        question = read_question(service, options.purpose, options.day)
        item = service.items.item(find_photo(register, options.photo))
        wish = CopyWish(options.longest_side, credit=options.credit, blur=options.blur)
        named = Path(options.photo)
        original = options.original or (named if not item.kept and _is_file(named) else None)
        to = options.to
        if not to.is_dir():
            _refuse_original(to, item)
            require_writable(to)
        made = service.publishing.copy(item.id, question, wish, original=original)
        if to.is_dir():
            to = to / made.name
            _refuse_original(to, item)
        write_bytes(to, made.jpeg)
        return _told(service, made, to)


def _told(service: PhotoConsentService, made: PublishedCopy, to: Path) -> list[str]:
    lines = [_("The copy is written to “{name}”.").format(name=to.name)]
    consents = [service.consents.one(number) for number in made.relied_on]
    shown = service.portrayed.many([*(one.portrayed_id for one in consents), *made.blurred])
    if consents:
        names = dict.fromkeys(shown[one.portrayed_id].full_name for one in consents)
        lines.append(_("Rests on the consent of: {names}").format(names=", ".join(names)))
    if made.blurred:
        names = dict.fromkeys(shown[number].full_name for number in made.blurred)
        lines.append(_("Faces covered: {names}").format(names=", ".join(names)))
    return [*lines, *made.notes]


def _refuse_original(to: Path, item: Item) -> None:
    """Raise CopyOverOriginal when a file that is there is the item’s own."""
    if item.sha256 and digest(to) == item.sha256:
        raise CopyOverOriginal(name=to.name)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
