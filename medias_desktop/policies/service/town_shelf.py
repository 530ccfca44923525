"""The library's towns as they are searched: in both languages, in memory, made once for all registers."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from medias_desktop.core.store import search
from medias_desktop.policies.rules.origins import town_uid
from medias_desktop.policies.service.indexing import (
    SECTION,
    VERSION,
    theme_facet,
    titled,
    town_facet,
)

if TYPE_CHECKING:
    from medias_desktop.policies.rules import SectionText, VersionText

LANGUAGES: Final = ("fr", "en")
_turn = threading.Lock()
_made: list[TownShelf] = []


class Place(NamedTuple):
    """Where a hit is: a town and one of its sections ("" the text as a whole)."""

    town: str
    section: str


def place_of(record: str) -> Place:
    """Return where an entry of the shelf stands, whatever its language."""
    town, section, _language = record.split("/")
    return Place(town, section)


class TownShelf:
    """The index and, as it never changes, all of its entries by their numbers."""

    def __init__(self) -> None:
        self.index = _make()
        numbers = [row[0] for row in self.index.rows("SELECT id FROM search_entry ORDER BY id")]
        found = search.hits(self.index, numbers)
        self._entries = {
            number: (place_of(hit.record), hit) for number, hit in zip(numbers, found, strict=True)
        }

    def find(self, query: str, facets: Sequence[Collection[str]], language: str) -> list[search.Hit]:
        """Return all hits, each section once: those of a language first, for the words stand in what is shown of them.

        After them come those that hold the words only in the other language; each the best first.
        """
        numbers = search.best(self.index, query, None, len(self._entries), facets=facets).numbers
        found = [self._entries[number] for number in numbers]
        places: dict[Place, search.Hit] = {}
        for place, hit in sorted(found, key=lambda one: one[1].language != language):
            places.setdefault(place, hit)
        return list(places.values())


def ready() -> TownShelf | None:
    """Return the shelf when it is made, at once."""
    return _made[0] if _made else None


def shelf() -> TownShelf:
    """Return the shelf, made when first asked for: half a second, not for the window's thread."""
    with _turn:
        if not _made:
            _made.append(TownShelf())
        return _made[0]


def _make() -> search.Shelf:
    from medias_desktop.policies.towns import TOWNS, town_text

    texts = [(key, town_text(key, language)) for key in TOWNS for language in LANGUAGES]
    return search.Shelf(
        {
            SECTION: [entry for key, text in texts for entry in _sections(key, text)],
            VERSION: [_whole(key, text) for key, text in texts],
        }
    )


def _sections(key: str, text: VersionText) -> Iterator[search.Entry]:
    facets = (town_facet(text.summary.municipality),)
    for one in text.sections:
        yield search.Entry(
            f"{key}/{one.uid}/{text.summary.language}",
            text.summary.language,
            titled(one.number, one.heading),
            one.body,
            None,
            town_uid(key),
            (*facets, *map(theme_facet, one.themes)),
        )


def _whole(key: str, text: VersionText) -> search.Entry:
    summary = text.summary
    said = "\n".join(
        part for part in (summary.municipality, summary.policy_number, text.introduction) if part
    )
    facets = (town_facet(summary.municipality),)
    return search.Entry(
        f"{key}//{summary.language}",
        summary.language,
        summary.policy_title,
        said,
        None,
        town_uid(key),
        facets,
    )


class TownTexts:
    """The towns' texts in one language, taken apart for quick look-ups."""

    def __init__(self, language: str) -> None:
        from medias_desktop.policies.towns import TOWNS, town_text

        self.texts = {key: town_text(key, language) for key in TOWNS}
        self._sections = {
            Place(key, one.uid): one for key, text in self.texts.items() for one in text.sections
        }

    def section(self, place: Place) -> SectionText | None:
        """Return a section, or None for the text as a whole."""
        return self._sections.get(place)
