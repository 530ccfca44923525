"""Counting hits by town, theme and state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from medias_desktop.core.store import search
from medias_desktop.policies.rules import VersionState, VersionSummary
from medias_desktop.policies.rules.searching import Count, Counts, Filters


def version_of(container: str | None) -> int:
    """Return the number of the version that a container stands for; 0 for another."""
    kind, _slash, number = (container or "").partition("/")
    return int(number) if kind == "policy_version" else 0


@lru_cache(maxsize=4_000)
def library_label(container: str, facets: tuple[str, ...]) -> search.Label:
    """Return what a hit of the library is counted by."""
    from medias_desktop.core.store.search.facets import facet_tokens

    return search.Label(container, facet_tokens(facets))


@lru_cache(maxsize=20_000)
def _sorted_out(facets: str) -> tuple[str, tuple[str, ...]]:
    """Return the town's facet and the themes' among those of a label."""
    names = search.facet_names(facets)
    towns = [name for name in names if name.startswith("town:")]
    return towns[0] if towns else "", tuple(name for name in names if name.startswith("theme:"))


def counted(
    tally: Mapping[search.Label, int],
    versions: Mapping[int, VersionSummary],
    filters: Filters,
    names: Mapping[str, str],
) -> Counts:
    """Return what each filter would leave of hits told by their labels, the other filters applied."""
    from medias_desktop.policies.labels.versions import state_label
    from medias_desktop.policies.themes import Theme, theme_label

    towns: Counter[str] = Counter()
    themes: Counter[str] = Counter()
    states: Counter[VersionState] = Counter()
    for label, hits in tally.items():
        town, about = _sorted_out(label.facets)
        version = versions.get(version_of(label.container))
        state = VersionState.LIBRARY if version is None else version.state
        fits = (
            filters.town in ("", town),
            not filters.theme or filters.theme in about,
            filters.state in (None, state),
        )
        if fits[1] and fits[2]:
            towns[town] += hits
        if fits[0] and fits[2]:
            themes.update(dict.fromkeys(about, hits))
        if fits[0] and fits[1]:
            states[state] += hits
    theme_names = {f"theme:{theme.value}": theme_label(theme) for theme in Theme}
    return Counts(
        tuple(
            Count(town, names.get(town, ""), hits) for town, hits in towns.most_common() if names.get(town)
        ),
        tuple(Count(one, theme_names[one], hits) for one, hits in themes.most_common() if one in theme_names),
        tuple(Count(one.value, state_label(one), states[one]) for one in VersionState if states[one]),
    )
