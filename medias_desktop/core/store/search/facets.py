"""Facets: what an entry is filtered by ("town:montmagny", "theme:elections"), as tokens that no typed word can be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from medias_desktop.core.store.search.words import BREAK

_PLAIN = re.compile(r"[^a-z0-9]")
_WRITTEN = re.compile(BREAK + r"([0-9a-f]{6})")


def facet_token(name: str) -> str:
    """Return the token of a facet: it begins as no word's token does, and the tokenizers leave it whole."""
    return BREAK + _PLAIN.sub(lambda sign: f"{BREAK}{ord(sign[0]):06x}", name)


def facet_name(token: str) -> str:
    """Return the facet that a token stands for."""
    return _WRITTEN.sub(lambda number: chr(int(number[1], 16)), token[len(BREAK) :])


def facet_tokens(names: Iterable[str]) -> str:
    """Return facets as they are indexed: each once, in order."""
    return " ".join(facet_token(name) for name in sorted(set(names)))


@lru_cache(maxsize=20_000)
def facet_names(tokens: str) -> tuple[str, ...]:
    """Return the facets of such a text."""
    return tuple(facet_name(token) for token in tokens.split())


def kind_facet(kind: str) -> str:
    """Return the facet that every entry of a kind has."""
    return f"kind:{kind}"
