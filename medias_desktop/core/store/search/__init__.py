"""Full text: what is indexed is found again, whatever its accents, endings and punctuation, on a file as on a server.

The program itself parts texts into words (``words``), so that both engines index the same plain tokens and find the
same records. SQL that only one engine understands stands in ``engines`` and nowhere else. Sealed records never come
here: whoever may open the register may search it. Names of persons are found without any of this (``names``), at every
start: so each part comes in when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from medias_desktop.core.store.search.words import words

if TYPE_CHECKING:
    from medias_desktop.core.store.search.engines import Readable
    from medias_desktop.core.store.search.entries import (
        Entry,
        Kind,
        drop,
        drop_container,
        drop_subject,
        index,
        index_many,
        records_in,
    )
    from medias_desktop.core.store.search.facets import facet_names
    from medias_desktop.core.store.search.finding import (
        Best,
        Hit,
        Label,
        best,
        count,
        find,
        found_numbers,
        hits,
        labels,
    )
    from medias_desktop.core.store.search.highlighting import Span, holds, matches
    from medias_desktop.core.store.search.shelf import Shelf

__all__ = [
    "Best",
    "Entry",
    "Hit",
    "Kind",
    "Label",
    "Readable",
    "Shelf",
    "Span",
    "best",
    "count",
    "drop",
    "drop_container",
    "drop_subject",
    "facet_names",
    "find",
    "found_numbers",
    "hits",
    "holds",
    "index",
    "index_many",
    "labels",
    "matches",
    "records_in",
    "words",
]

_PARTS = {
    "engines": ("Readable",),
    "entries": (
        "Entry",
        "Kind",
        "drop",
        "drop_container",
        "drop_subject",
        "index",
        "index_many",
        "records_in",
    ),
    "facets": ("facet_names",),
    "finding": (
        "Best",
        "Hit",
        "Label",
        "best",
        "count",
        "find",
        "found_numbers",
        "hits",
        "labels",
    ),
    "highlighting": (
        "Span",
        "holds",
        "matches",
    ),
    "shelf": ("Shelf",),
}


def __getattr__(name: str) -> object:
    """Import the part that a name comes from."""
    for part, names in _PARTS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{part}"), name)
    raise AttributeError(name)
