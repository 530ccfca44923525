"""Moving a register from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.command import open_register, with_password
from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.store.moving.errors import NothingToMove
from medias_desktop.core.store.moving.move import Moved, move_to_file, move_to_server
from medias_desktop.core.store.server.place import ServerPlace

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress


def run_move(source: Path, target: Path, user: str, progress: Progress) -> list[str]:
    """Move a register and return lines that say what arrived; ``user`` opens a protected one.

    Raises NothingToMove between two files or two servers, and as core.store.moving.
    """
    if isinstance(source, ServerPlace) == isinstance(target, ServerPlace):
        raise NothingToMove

    def act(place: Path) -> Moved:
        if isinstance(place, ServerPlace):
            return move_to_server(register, place.address, progress)
        return move_to_file(register, place, progress)

    register = open_register(source, user=user)
    try:
        moved = with_password(target, act)
    finally:
        register.close()
    return [
        ngettext(
            "{n} row arrived in “{name}” and was compared.",
            "{n} rows arrived in “{name}” and were compared.",
            moved.rows,
        ).format(n=moved.rows, name=target.name),
        ngettext(
            "{n} operation of the audit trail verified there.",
            "{n} operations of the audit trail verified there.",
            moved.events,
        ).format(n=moved.events),
        _("“{name}” stays as it was; work goes on in one of the two only.").format(name=source.name),
    ]
