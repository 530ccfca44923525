"""Full text: what is indexed is found again, whatever its accents, endings and punctuation, on a file as on a server.

The program itself parts texts into words (``words``), so that both engines index the same plain tokens and find the
same records. SQL that only one engine understands stands in ``engines`` and nowhere else. Sealed records never come
here: whoever may open the register may search it.
"""

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
from medias_desktop.core.store.search.words import words

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
