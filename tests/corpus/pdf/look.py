"""How a heading of one level looks in a document: « 12 bold caps center color=1f4e79 »."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """Size in points, and what is switched on."""

    size: float
    words: frozenset[str]
    color: str

    def has(self, word: str) -> bool:
        """Say whether bold, italic, caps, smallcaps, center or underline is meant."""
        return any(word in one.split("-") for one in self.words)


def read_look(text: str) -> Look:
    """Read the look of a level."""
    size, *words = text.split()
    color = next((word[6:] for word in words if word.startswith("color=")), "000000")
    return Look(float(size), frozenset(words), color)


def looks_of(style: dict[str, str]) -> dict[int, Look]:
    """Return the look of each level that a document has."""
    return {level: read_look(style[f"h{level}"]) for level in range(1, 7) if f"h{level}" in style}


def heading_text(number: str, heading: str) -> str:
    """Return number and words as they are printed on one line."""
    if not heading:
        return number
    labelled = number[:1].isalpha() and len(number) > 4 and number[-1] not in ".:)–-"
    return f"{number} – {heading}" if labelled else f"{number} {heading}".strip()
