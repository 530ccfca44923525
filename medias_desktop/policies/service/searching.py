"""Searching the policies of a register, the notes on them and the library's towns, together."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store import news, search
from medias_desktop.policies.rules import VersionState, VersionSummary
from medias_desktop.policies.rules.origins import town_key, town_uid
from medias_desktop.policies.rules.searching import (
    Counts,
    Filters,
    Findings,
    Found,
    FoundKind,
    merged,
)
from medias_desktop.policies.service import reading
from medias_desktop.policies.service.base import RegisterService
from medias_desktop.policies.service.search_counts import counted, library_label, version_of

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.service.town_shelf import TownTexts

PAGE = 50
"""Hits that are fetched at a time."""

_KINDS = {
    "policy_section": FoundKind.SECTION,
    "policy_version": FoundKind.TEXT,
    "policy_note": FoundKind.NOTE,
}


class _Seen(NamedTuple):
    """What the register holds, as long as its trail does not grow and the day lasts."""

    stamp: tuple[int, dt.date]
    versions: Mapping[int, VersionSummary]
    labels: Mapping[int, search.Label]
    kinds: Sequence[search.Kind] | None
    """The kinds to look among; None when there are no others, which is the quicker."""


class SearchService(RegisterService):
    """Answers each keystroke; safe to be asked from one thread at a time beside the window's."""

    def __init__(self, register: Register) -> None:
        super().__init__(register)
        self._seen: _Seen | None = None
        self._towns: dict[str, TownTexts] = {}

    # what comes before the first question

    def prepare(self, language: str, progress: Progress | None = None) -> None:
        """Get the towns ready in a language: slow the first time, so not for the window's thread. Raises Cancelled."""
        from medias_desktop.policies.service import town_shelf

        progress = progress or Silent()
        if language not in self._towns:
            self._towns[language] = town_shelf.TownTexts(language)
        progress.report(1, 3)
        town_shelf.shelf()
        progress.report(2, 3)
        self._look()

    def catch_up(self, progress: Progress) -> int:
        """Index what the index is missing or holds too much of, and return how many versions that were.

        Each version is indexed in a transaction of its own: what was done stays done when it is stopped (Cancelled).
        """
        from medias_desktop.policies.service.catching_up import catch_up

        done = catch_up(self._register, progress)
        if done:
            self._seen = None
        return done

    # asking

    def find(
        self, query: str, filters: Filters, language: str, limit: int = PAGE, offset: int = 0
    ) -> Findings:
        """Return the best hits for a query, whatever it is; the towns speak ``language`` once they are prepared."""
        seen = self._look()
        own = search.best(
            self._register,
            query,
            seen.kinds,
            offset + limit,
            containers=_containers(seen, filters),
            facets=_facets(filters),
        )
        library = self._in_library(query, filters, language)
        ranked = merged(
            [
                (search.holds(hit.title, query, hit.language), hit)
                for hit in search.hits(self._register, own.numbers)
            ],
            [
                (hit.language == language and search.holds(hit.title, query, language), hit)
                for hit in library[: offset + limit]
            ],
        )
        shown = ranked[offset : offset + limit]
        return Findings(tuple(self._told(shown, seen, language)), own.total + len(library))

    def counts(self, query: str, filters: Filters, language: str) -> Counts:
        """Return what each filter would leave of the hits; slower than finding, for all hits are looked at."""
        seen = self._look()
        tally = Counter(
            seen.labels[number]
            for number in search.found_numbers(self._register, query, seen.kinds)
            if number in seen.labels
        )
        for hit in self._in_library(query, Filters(), language):
            tally[library_label(hit.container or "", hit.facets)] += 1
        return counted(tally, seen.versions, filters, self._names(seen, language))

    # the register

    def _look(self) -> _Seen:
        stamp = (int(self._register.rows(news.LAST)[0][0]), self._register.clock.today())
        seen = self._seen
        if seen is None or seen.stamp != stamp:
            policies = reading.summaries(self._register, stamp[1])
            versions = {one.id: one for policy in policies for one in policy.versions}
            seen = self._seen = _Seen(stamp, versions, search.labels(self._register), _kinds(self._register))
        return seen

    def _told(self, hits: Sequence[search.Hit], seen: _Seen, language: str) -> Iterable[Found]:
        bodies = _bodies(self._register, hits)
        notes = _notes(self._register, hits)
        for hit in hits:
            version = seen.versions.get(version_of(hit.container))
            if hit.kind == "policy_note":
                summary = version or self._town_summary(hit.container, language)
                if hit.record in notes and summary is not None:
                    section_uid, text = notes[hit.record]
                    yield Found(FoundKind.NOTE, summary, section_uid, "", "", text, summary.language)
            elif version is None:
                yield from self._told_town(hit, language)
            elif hit.record in bodies:
                section_uid, number, heading, text = bodies[hit.record]
                yield Found(_KINDS[hit.kind], version, section_uid, number, heading or "", text, hit.language)

    # the library

    def _in_library(self, query: str, filters: Filters, language: str) -> list[search.Hit]:
        """Return the towns' hits, the best first, each section once whatever the language of the words."""
        from medias_desktop.policies.service import town_shelf

        shelf = town_shelf.ready()
        if shelf is None or language not in self._towns or filters.state not in (None, VersionState.LIBRARY):
            return []
        return shelf.find(query, _facets(filters), language)

    def _told_town(self, hit: search.Hit, language: str) -> Iterable[Found]:
        from medias_desktop.policies.service import town_shelf

        towns = self._towns.get(language)
        if towns is None or not town_key(hit.container or ""):
            return  # a version that came from another window a moment ago
        place = town_shelf.place_of(hit.record)
        text, one = towns.texts[place.town], towns.section(place)
        if one is None:
            about = text.introduction or text.summary.municipality
            yield Found(FoundKind.TEXT, text.summary, "", "", text.summary.policy_title, about, language)
        else:
            yield Found(FoundKind.SECTION, text.summary, one.uid, one.number, one.heading, one.body, language)

    def _town_summary(self, container: str | None, language: str) -> VersionSummary | None:
        towns = self._towns.get(language)
        text = None if towns is None else towns.texts.get(town_key(container or ""))
        return None if text is None else text.summary

    def _names(self, seen: _Seen, language: str) -> dict[str, str]:
        """Return how municipalities are written, by their facets."""
        from medias_desktop.policies.service.indexing import town_facet

        names = {town_facet(one.municipality): one.municipality for one in seen.versions.values()}
        towns = self._towns.get(language)
        known = [] if towns is None else [text.summary.municipality for text in towns.texts.values()]
        return names | {town_facet(name): name for name in known}


def _kinds(register: Register) -> Sequence[search.Kind] | None:
    there = {row[0] for row in register.rows("SELECT DISTINCT kind FROM search_entry")}
    return tuple(search.Kind(name) for name in _KINDS) if there - _KINDS.keys() else None


def _facets(filters: Filters) -> list[list[str]]:
    return [[facet] for facet in (filters.town, filters.theme) if facet]


def _containers(seen: _Seen, filters: Filters) -> list[str] | None:
    if filters.state is None:
        return None
    if filters.state is VersionState.LIBRARY:
        from medias_desktop.policies.towns import TOWNS

        return [town_uid(key) for key in TOWNS]
    return [
        f"policy_version/{version.id}" for version in seen.versions.values() if version.state is filters.state
    ]


def _places(name: str, values: Sequence[object]) -> tuple[str, dict[str, object]]:
    named = {f"{name}{n}": value for n, value in enumerate(values)}
    return ", ".join(f":{one}" for one in named), named


def _bodies(register: Register, hits: Sequence[search.Hit]) -> dict[str, tuple[str, str, str, str]]:
    """Return section uid, number, heading and text of sections and of whole texts, by their records."""
    found: dict[str, tuple[str, str, str, str]] = {}
    records = [
        hit.record.split("/") for hit in hits if hit.kind == "policy_section" and version_of(hit.container)
    ]
    if records:
        _versions, v = _places("v", [int(version) for version, _uid in records])
        _uids, u = _places("u", [uid for _version, uid in records])
        pairs = ", ".join(f"(:v{n}, :u{n})" for n in range(len(records)))
        statement = (
            "SELECT version_id, uid, number, heading, body FROM section"
            f" WHERE (version_id, uid) IN (VALUES {pairs})"
        )
        for version, uid, number, heading, body in register.rows(statement, **v, **u):
            found[f"{version}/{uid}"] = (uid, number, heading, body)
    whole = [hit for hit in hits if hit.kind == "policy_version" and version_of(hit.container)]
    if whole:
        versions, v = _places("v", [int(hit.record) for hit in whole])
        statement = f"SELECT id, title_block, introduction FROM policy_version WHERE id IN ({versions})"
        titles = {hit.record: hit.title for hit in whole}
        for number, block, introduction in register.rows(statement, **v):
            text = "\n".join(part for part in (introduction, block) if part)
            found[str(number)] = ("", "", titles[str(number)], text)
    return found


def _notes(register: Register, hits: Sequence[search.Hit]) -> dict[str, tuple[str, str]]:
    """Return section uid and text of notes, by their uids."""
    wanted = [hit.record for hit in hits if hit.kind == "policy_note"]
    if not wanted:
        return {}
    uids, values = _places("u", wanted)
    statement = f"SELECT uid, section_uid, text, answer FROM policy_note WHERE uid IN ({uids})"
    return {
        uid: (section_uid, "\n".join(part for part in (text, answer) if part))
        for uid, section_uid, text, answer in register.rows(statement, **values)
    }
