"""The difference between two versions of 60 sections, beside difflib over the words of the whole texts, and worst cases.

Processor time is taken: a busy machine does not count.
"""

from __future__ import annotations

import difflib
import random
import re
import sys
import time
from collections.abc import Callable

from medias_desktop.policies.rules import SectionText, VersionText
from medias_desktop.policies.rules.comparing import compare_versions
from tests.policies.rules.comparing.making import section, version

LIMIT = 0.100
"""Seconds for two versions of 60 sections of 200 words, 30 % of them changed."""
WORST_LIMIT = 3.0
_TEXT = (
    "la Ville publie sur ses comptes officiels un contenu exact et courtois le service des communications répond aux "
    "questions des citoyens dans un délai de deux jours ouvrables une personne qui gère la page retire un commentaire "
    "contraire aux règles après un avertissement écrit sauf en cas de menace les employés expriment leur opinion en leur "
    "nom et ne divulguent aucun renseignement confidentiel le consentement précède toute photographie"
)
_WORDS = _TEXT.split()


def body(rng: random.Random, words: int) -> str:
    """Write a section of about so many words, in paragraphs of some forty."""
    return "\n\n".join(
        " ".join(rng.choice(_WORDS) for _ in range(40)).capitalize() + "." for _ in range(words // 40)
    )


def versions(sections: int, words: int, changed: float, *, uids: bool) -> tuple[VersionText, VersionText]:
    """Return two versions; in the second, ``changed`` of the sections have ``changed`` of their words replaced."""
    rng = random.Random(7)
    old = [section(str(n), f"Article {n}", body(rng, words), f"u{n}") for n in range(sections)]
    new = []
    for number, one in enumerate(old, start=1):
        text = one.body
        if rng.random() < changed:
            text = " ".join(
                rng.choice(_WORDS) if rng.random() < changed else word for word in text.split(" ")
            )
        new.append(section(str(number), one.heading, text, one.uid if uids else f"v{number}"))
    return version(*old), version(*new, uid="v2")


def unlike(sections: int, words: int) -> tuple[VersionText, VersionText]:
    """Return two versions that share no word."""

    def other(letter: str) -> list[SectionText]:
        return [
            section(
                str(n), f"{letter}{n}", " ".join(f"{letter}{n}x{w}" for w in range(words)), f"{letter}{n}"
            )
            for n in range(sections)
        ]

    return version(*other("a")), version(*other("b"), uid="v2")


def seconds(action: Callable[[], object], runs: int) -> float:
    """Return the best processor time of ``runs`` runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        action()
        best = min(best, time.process_time() - start)
    return best


def _plain(old: VersionText, new: VersionText) -> None:
    before, after = (
        [w for one in text.sections for w in re.findall(r"\w+", one.body)] for text in (old, new)
    )
    difflib.SequenceMatcher(None, before, after).get_opcodes()


def main() -> int:
    """Print the times; 1 when one is beyond its limit."""
    missed = 0
    for name, uids in (("same uids", True), ("imported anew, renumbered", False)):
        old, new = versions(60, 200, 0.3, uids=uids)
        mine = seconds(lambda old=old, new=new: compare_versions(old, new), 7)  # type: ignore[misc]
        plain = seconds(lambda old=old, new=new: _plain(old, new), 3)  # type: ignore[misc]
        print(
            f"difference, 60 sections, {name}: {mine * 1000:.1f} ms (limit {LIMIT * 1000:.0f}), "
            f"difflib over all words {plain * 1000:.1f} ms, ratio {mine / plain:.2f}"
        )
        missed |= mine > LIMIT
    for name, (old, new) in {
        "every section changed": versions(60, 200, 1.0, uids=True),
        "600 sections, imported anew": versions(600, 200, 0.3, uids=False),
        "600 sections, no word in common": unlike(600, 200),
        "one section of 100,000 words, 30 % changed": _one_long(),
        "one section of 100,000 words, all others": unlike(1, 100_000),
    }.items():
        worst = seconds(lambda old=old, new=new: compare_versions(old, new), 1)  # type: ignore[misc]
        print(f"difference, {name}: {worst * 1000:.0f} ms (limit {WORST_LIMIT * 1000:.0f})")
        missed |= worst > WORST_LIMIT
    return int(missed)


def _one_long() -> tuple[VersionText, VersionText]:
    rng = random.Random(7)
    words = body(rng, 100_000).split(" ")
    other = [rng.choice(_WORDS) if rng.random() < 0.3 else word for word in words]
    return version(section("1", "Objet", " ".join(words))), version(
        section("1", "Objet", " ".join(other)), uid="v2"
    )


if __name__ == "__main__":
    sys.exit(main())
