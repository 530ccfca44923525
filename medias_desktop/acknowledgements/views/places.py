"""Places in the tab that a thing to do, or another view, leads to; written as a text (Tab.show_place)."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.acknowledgements.rules import AcknowledgementState, ScopeKey

_STATES = frozenset(state.value for state in AcknowledgementState) | {"uncounted"}


@dataclass(frozen=True, slots=True)
class Place:
    """A list and the people of one state in it; or those who never acknowledged anything; or the scanned pages.

    Written “campaign:3”, “text:5”, each with “#overdue” or “#coverage” behind it or not; “never”; “returns”.
    """

    key: ScopeKey | None = None
    state: str = ""
    never: bool = False
    returns: bool = False
    coverage: bool = False

    def written(self) -> str:
        """Return the place as a text."""
        if self.never or self.returns:
            return "never" if self.never else "returns"
        if self.key is None:
            return ""
        kind, number = ("campaign", self.key[0]) if self.key[0] else ("text", self.key[1])
        part = "coverage" if self.coverage else self.state
        return f"{kind}:{number}" + (f"#{part}" if part else "")

    @classmethod
    def read(cls, text: str) -> Place | None:
        """Return the place that a text names; None when it names none."""
        if text in ("never", "returns"):
            return cls(never=text == "never", returns=text == "returns")
        where, _hash, part = text.partition("#")
        kind, _colon, number = where.partition(":")
        if kind not in ("campaign", "text") or not (number.isascii() and number.isdigit()):
            return None
        key = ScopeKey(int(number), 0) if kind == "campaign" else ScopeKey(0, int(number))
        return cls(key, part if part in _STATES else "", coverage=part == "coverage")
