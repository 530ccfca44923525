"""« sanctions list », « sanctions blocks » and « sanctions netiquette »: what is recorded, and what is posted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.progress import Silent
from medias_desktop.sanctions.command.naming import (
    FilterOptions,
    OpeningOptions,
    opened,
    read_day,
    read_filter,
)
from medias_desktop.sanctions.labels import ACTION_NAMES
from medias_desktop.sanctions.labels.coded import reason_name, reason_names

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress
    from medias_desktop.sanctions.rules.incident_filters import Block


class ListOptions(FilterOptions, Protocol):
    """Which incidents; ``output`` is the file to write, None to print them."""

    output: Path | None


class BlocksOptions(OpeningOptions, Protocol):
    """On which day; ``output`` as in ``ListOptions``, ``names`` whether users are named."""

    day: str
    output: Path | None
    names: bool


class NetiquetteOptions(OpeningOptions, Protocol):
    """Of which text: a version, or the one in force on a day; the language of the sheet, "" for the text's own."""

    version_id: int | None
    day: str
    sheet_language: str
    texts: bool
    output: Path


def run_list(options: ListOptions, progress: Progress | None = None, clock: Clock | None = None) -> list[str]:
    """Return a line for each incident: number, day, user, account, reason, action, clause; or write the register.

    Raises as ``read_filter``, a file error, or as ``open_register``.
    """
    progress = progress or Silent()
    with opened(options, clock) as service:
        wanted = read_filter(service, options)
        if options.output is not None:
            service.moderation_exports.write_register(wanted, options.output, progress)
            return [_("The list was written to “{name}”.").format(name=options.output.name)]
        numbers = service.incidents.numbers(wanted, progress)
        return [
            "\t".join(
                (
                    str(one.id),
                    one.seen_on.isoformat(),
                    one.handle,
                    one.account,
                    reason_names((one.reason, *one.more_reasons)),
                    translate(ACTION_NAMES[one.action]),
                    one.cite,
                )
            )
            for one in service.incidents.rows(numbers)
        ]


def run_blocks(
    options: BlocksOptions, progress: Progress | None = None, clock: Clock | None = None
) -> tuple[list[str], bool]:
    """Return who is shut out and whose block ended, and whether there is a block to lift; or write the list.

    Raises DateUnreadable, a file error, or as ``open_register``.
    """
    with opened(options, clock) as service:
        day = read_day(options.day, service.today)
        ended = service.incidents.ended(day)
        if options.output is not None:
            service.moderation_exports.write_block_list(
                options.output, day, with_names=options.names, progress=progress
            )
            told = _("The list was written to “{name}”.").format(name=options.output.name)
            return [told], bool(ended)
        lines = [_line(one, "", names=options.names) for one in service.incidents.blocks(day)]
        lift = _("to be lifted on the platform")
        return [*lines, *(_line(one, lift, names=options.names) for one in ended)], bool(ended)


def run_netiquette(options: NetiquetteOptions, clock: Clock | None = None) -> list[str]:
    """Write the netiquette as a PDF and return what was done.

    Raises NoTextInForce, NothingOfThePublic, UnknownVersion, DateUnreadable, a file error, or as ``open_register``.
    """
    from medias_desktop.core.files import require_writable, write_bytes
    from medias_desktop.core.i18n import current_language

    with opened(options, clock) as service:
        require_writable(options.output)
        which = options.version_id or read_day(options.day, service.today)
        language = options.sheet_language or current_language()
        pdf = service.moderation_exports.netiquette(which, language, texts=options.texts)
        write_bytes(options.output, pdf)
    return [_("The netiquette is written to “{name}”.").format(name=options.output.name)]


def _line(block: Block, told: str, *, names: bool) -> str:
    handle = block.handle if names else _("User {n}").format(n=block.user_id)
    account = _("All accounts of the platform") if block.all_accounts else block.account
    until = block.until.isoformat() if block.until else ""
    action, reason = translate(ACTION_NAMES[block.action]), reason_name(block.reason)
    cells = (
        handle,
        block.platform,
        account,
        action,
        block.since.isoformat(),
        until,
        reason,
        block.cite,
        told,
    )
    return "\t".join(cells).rstrip()
