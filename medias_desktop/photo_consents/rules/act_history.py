"""What stands of a history of acts: nothing in it is ever changed; corrections and cancellations are entries of their own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from medias_desktop.photo_consents.rules.consents import Act, ActKind

FOLLOWING = frozenset({ActKind.CORRECTED, ActKind.CANCELLED})
"""What an entry says of an earlier one; all others are acts of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it was recorded, never changed; ``replaces_id`` is the one that it corrects or cancels."""

    act: Act
    consent_id: int
    replaces_id: int | None = None


def standing(entries: Iterable[Entry]) -> tuple[Act, ...]:
    """Return the acts that stand, each as last corrected, by day and then in the order they were recorded.

    A correction keeps what kind of act it is and may change all the rest; one of an entry that does not stand says
    nothing. ``recorded_by`` and ``recorded_at`` are those of the entry that now holds.
    """
    acts: dict[int, Act] = {}
    first_of: dict[int, int] = {}
    for entry in sorted(entries, key=lambda one: one.act.id):
        act = entry.act
        if act.kind not in FOLLOWING:
            first_of[act.id] = act.id
            acts[act.id] = act
            continue
        first = first_of.get(entry.replaces_id or 0)
        if first is None or first not in acts:
            continue
        first_of[act.id] = first
        if act.kind is ActKind.CANCELLED:
            del acts[first]
        else:
            acts[first] = dataclasses.replace(act, id=first, last_id=act.id, kind=acts[first].kind)
    return tuple(sorted(acts.values(), key=lambda act: (act.day, act.id)))
