"""Full text: what is indexed is found again, whatever its accents, endings and punctuation, on a file as on a server.

The program itself parts texts into words (``words``), so that both engines index the same plain tokens and find the
same records. SQL that only one engine understands stands in ``engines`` and nowhere else. Sealed records never come
here: whoever may open the register may search it.
"""

from medias_desktop.core.store.search.entries import Entry, Kind, drop, drop_subject, index, index_many
from medias_desktop.core.store.search.finding import Hit, find
from medias_desktop.core.store.search.highlighting import Span, matches
from medias_desktop.core.store.search.words import words

__all__ = [
    "Entry",
    "Hit",
    "Kind",
    "Span",
    "drop",
    "drop_subject",
    "find",
    "index",
    "index_many",
    "matches",
    "words",
]
