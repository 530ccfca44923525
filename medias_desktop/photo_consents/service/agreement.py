"""Whether small pictures and kept originals are what was recorded of their items: part of verifying a register."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.i18n import format_number, ngettext
from medias_desktop.photo_consents.models import item, picture

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ = 100
"""Pictures read at once: a small one has some tens of kilobytes."""


def findings(connection: sa.Connection) -> tuple[str, ...]:
    """Return what is wrong as sentences in the interface language; nothing when every picture is its item's."""
    told = []
    if wrong := sum(not matches for matches in _pictures(connection)):
        sentence = ngettext(
            "The small picture of {n} photo is not the one that was recorded. Restore the last good backup.",
            "The small pictures of {n} photos are not those that were recorded. Restore the last good backup.",
            wrong,
        )
        told.append(sentence.format(n=format_number(wrong)))
    if wrong := _other_originals(connection):
        sentence = ngettext(
            "The copy kept of {n} photo is that of another file. Restore the last good backup.",
            "The copies kept of {n} photos are those of other files. Restore the last good backup.",
            wrong,
        )
        told.append(sentence.format(n=format_number(wrong)))
    return tuple(told)


def _pictures(connection: sa.Connection) -> Iterator[bool]:
    """Tell of each item that has a picture, or should, whether it is the one that its row vouches for."""
    statement = (
        sa.select(item.c.picture_sha256, picture.c.content)
        .select_from(item.outerjoin(picture, picture.c.item_id == item.c.id))
        .where(sa.or_(item.c.picture_sha256 != "", picture.c.item_id.is_not(None)))
        .order_by(item.c.id)
    )
    # Of the statement, not of the connection: that would go on streaming whatever it is asked next.
    for digest, content in connection.execute(statement.execution_options(yield_per=_READ)):
        yield content is not None and hashlib.sha256(content).hexdigest() == digest


def _other_originals(connection: sa.Connection) -> int:
    """Return how many kept copies are not of the file that the item is; what they contain is checked with all files."""
    statement = sa.select(sa.func.count()).where(
        item.c.content_sha256.is_not(None),
        sa.or_(item.c.sha256.is_(None), item.c.content_sha256 != item.c.sha256),
    )
    return int(connection.execute(statement).scalar_one())
