"""A municipality's logo in a document: handed to the template as data, never as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.letterhead import Letterhead

_FORMATS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


def for_typst(letterhead: Letterhead, alternative: str) -> dict[str, object] | None:
    """Return a logo as anything JSON can hold, with the text that is read aloud in its place; None for none."""
    if not letterhead.logo:
        return None
    kind = _FORMATS[letterhead.logo_type]
    data: object = letterhead.logo.decode("utf-8") if kind == "svg" else list(letterhead.logo)
    return {"data": data, "format": kind, "alternative": alternative}
