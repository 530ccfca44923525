"""What texts the columns of items and events take."""

from __future__ import annotations

from medias_desktop.photo_consents.errors.items import TextTooLong

LONGEST_KEY = 800
_SHOWN = 40


def fitted(text: str, limit: int) -> str:
    """Return a text that a column of ``limit`` characters takes. Raises TextTooLong."""
    if len(text) > limit:
        raise TextTooLong(beginning=text[:_SHOWN], limit=limit)
    return text
