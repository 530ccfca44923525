"""Places in the tab that a thing to do, or another view, leads to; written as a text (Tab.show_place)."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.photo_consents.rules.answers import PublicationState

_STATES = {state.value: state for state in PublicationState}
WINDOWS = frozenset({"takedown", "blocked", "deadlines", "returns"})
"""Places that are windows of their own."""


@dataclass(frozen=True, slots=True)
class Place:
    """One item (“item:12”), the items of an event (“event:3”) or of a person (“person:4”), those of one state (“blocked!”
    is the window, “state:blocked” the filter), or a window by its name, with “photos/” before it or not."""

    window: str = ""
    item_id: int | None = None
    event_id: int | None = None
    portrayed_id: int | None = None
    state: PublicationState | None = None

    @classmethod
    def read(cls, text: str) -> Place | None:
        """Return the place that a text names; None when it names none."""
        text = text.removeprefix("photos/")
        if text in WINDOWS:
            return cls(window=text)
        kind, _colon, name = text.partition(":")
        if kind == "state":
            return cls(state=_STATES[name]) if name in _STATES else None
        if not (name.isascii() and name.isdigit()):
            return None
        number = int(name)
        made = {
            "item": cls(item_id=number),
            "event": cls(event_id=number),
            "person": cls(portrayed_id=number),
        }
        return made.get(kind)
