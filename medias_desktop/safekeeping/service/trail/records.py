"""What operations did to records, field by field, with what became of contents that are no longer there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_number
from medias_desktop.core.store.audit import states
from medias_desktop.core.store.audit.history import EventDetail
from medias_desktop.core.trail_words import TrailWords
from medias_desktop.safekeeping.service.trail.lines import RecordChange
from medias_desktop.safekeeping.service.trail.listing import actor_name
from medias_desktop.safekeeping.service.trail.wording import (
    Wording,
    fields_of,
    is_minor,
    is_touch,
    named_records,
    wording_over,
)

if TYPE_CHECKING:
    import sqlalchemy as sa


def changes(
    connection: sa.Connection, words: TrailWords, events: Sequence[EventDetail]
) -> tuple[RecordChange, ...]:
    """Return what some operations did."""
    wording = wording_over(connection, words, named_records(words, events))
    gone = states.erasure_of(connection, [event.seq for event in events if event.body is None])
    return tuple(
        _change(wording, words, event, gone.get(event.seq)) for event in events if not is_touch(event)
    )


def _change(
    wording: Wording, words: TrailWords, event: EventDetail, erased: tuple[int, str] | None
) -> RecordChange:
    return RecordChange(
        event.seq,
        event.at,
        actor_name(event.actor, event.actor_name),
        wording.action(event.action),
        event.entity,
        event.record,
        wording.table(event.entity),
        wording.title(event.entity, event.record, fields_of(event)),
        wording.change(event.change),
        event.change,
        wording.fields(event),
        _destroyed(event, erased),
        not is_minor(words, event.entity),
    )


def _destroyed(event: EventDetail, erased: tuple[int, str] | None) -> str:
    if event.body is not None:
        return ""
    if erased is None:
        return _(
            "The content was removed and no destruction was recorded. Verify the integrity of the register."
        )
    seq, basis = erased
    return _("Content destroyed by the rule “{basis}” (operation {seq}).").format(
        basis=basis, seq=format_number(seq)
    )
