"""The texts that clauses may be taken from: the library's towns, and every version of the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from medias_desktop.core.text import fold
from medias_desktop.policies import rules
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.rules.drafts import DraftSection, draft_section
from medias_desktop.policies.rules.origins import Origin, town_uid
from medias_desktop.policies.rules.rule_edits import travelling
from medias_desktop.policies.service import reading
from medias_desktop.policies.service.rule_reading import rules_of_version
from medias_desktop.policies.themes import Theme, guess_themes
from medias_desktop.policies.towns import TOWNS, town_rules, town_text

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.rule_data import Rule

_RULES = "SELECT version_id, count(*), max(id), sum(version) FROM policy_rule GROUP BY version_id"
_KNOWN = {theme.value: theme for theme in Theme}


@dataclass(frozen=True, slots=True)
class Source:
    """A text to borrow from: ``key`` is "town/<key>" or "version/<uid>"; each section's uid leads to its clause.

    ``words`` are those of each section as they are filtered by (core.text.fold).
    """

    key: str
    name: str
    sections: tuple[DraftSection, ...]
    themes: Mapping[str, tuple[Theme, ...]]
    rules: Mapping[str, tuple[Rule, ...]]
    words: Mapping[str, str]


def town_sources(language: str) -> tuple[Source, ...]:
    """Return the towns' texts in a language."""
    return tuple(_town_source(key, language) for key in TOWNS)


def rules_of_town(key: str, language: str) -> tuple[Rule, ...]:
    """Return a town's rules as they are taken over: what belongs to that town alone stays behind."""
    return tuple(map(travelling, town_rules(key, language)))


@cache
def _town_source(key: str, language: str) -> Source:
    text = town_text(key, language)
    return _source(town_uid(key), text.summary.municipality, text, rules_of_town(key, language))


class OwnSources:
    """The register's own versions, each read again only when it is another: hundreds take their time."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._known: dict[str, tuple[Any, Source]] = {}

    def read(self, progress: Progress) -> tuple[Source, ...]:
        """Return all of them, the newest of a policy first. Raises Cancelled."""
        today = self._register.clock.today()
        ruled = {row[0]: tuple(row) for row in self._register.rows(_RULES)}
        wanted = [
            (policy.title, version)
            for policy in reading.summaries(self._register, today)
            for version in policy.versions
        ]
        known: dict[str, tuple[Any, Source]] = {}
        for done, (title, version) in enumerate(wanted):
            progress.report(done, len(wanted))
            stamp = (title, version.ordinal, version.row_version, version.text_sha256, ruled.get(version.id))
            before = self._known.get(version.uid)
            if before is not None and before[0] == stamp:
                known[version.uid] = before
            elif (found := self._read(title, version)) is not None:
                known[version.uid] = (stamp, found)
        self._known = known
        return tuple(source for _stamp, source in known.values())

    def _read(self, title: str, summary: rules.VersionSummary) -> Source | None:
        try:
            text = reading.version(self._register, summary.id, self._register.clock.today())
        except UnknownVersion:  # deleted this moment
            return None
        own = rules_of_version(self._register, summary.id)
        return _source(str(Origin(version=summary.uid)), f"{summary.ordinal} · {title}", text, own)


def _source(key: str, name: str, text: rules.VersionText, own: tuple[Rule, ...]) -> Source:
    sections = tuple(map(draft_section, text.sections))
    return Source(
        key,
        name,
        sections,
        {one.uid: _themes(one, text.summary.language) for one in sections},
        _by_section(own),
        {one.uid: fold(f"{one.number} {one.heading} {one.body}") for one in sections},
    )


def _themes(one: DraftSection, language: str) -> tuple[Theme, ...]:
    """Return a section's themes; of one that was just composed they are guessed."""
    if one.themes:
        return tuple(_KNOWN[name] for name in one.themes if name in _KNOWN)
    return guess_themes(one.heading, one.body, language)


def _by_section(found: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    grouped: dict[str, list[Rule]] = defaultdict(list)
    for one in found:
        grouped[one.section_uid].append(one)
    return {uid: tuple(some) for uid, some in grouped.items()}
