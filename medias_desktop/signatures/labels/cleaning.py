"""What others typed into a document, as it can be shown safely: on one line, in its own direction, not endless."""

from __future__ import annotations

import unicodedata

LONGEST = 300
"""Characters of a value that are shown; a certificate may hold thousands."""


def shown(text: str, longest: int = LONGEST) -> str:
    """Return a stranger’s text without line ends, control and direction signs, shortened to ``longest`` characters."""
    kept = "".join(
        " " if one.isspace() else one
        for one in text
        if one.isspace() or unicodedata.category(one) not in _UNFIT
    )
    line = " ".join(kept.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


_UNFIT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
