"""Reading the outline of a 2 MB text beside one pass of a single compiled expression over its lines.

The text is made up: chapters, numbered sections, wrapped paragraphs, lists, page numbers. Both sides are timed in turn and
the best of several runs counts. Run: python -m tests.benchmarks.bench_outline
"""

from __future__ import annotations

import gc
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from medias_desktop.policies.outline import read_outline

LIMIT = 10.0
_HEADING = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)*[.)]?)|(?P<label>(?:chapter|section|article|annex|schedule)\s+\w+))\s+(?P<title>\S.*)$",
    re.IGNORECASE,
)


def _words(text: str) -> list[str]:
    return text.split()


_NOUNS = _words(
    "account image winter permit notice volunteer comment record calendar library rink meeting service archive password resident "
    "clerk council photo page request delay season budget member review answer street trail market garden"
)
_LINKS = _words("of the for and with in by to a each every this that from under during")


def make_text(lines: int, seed: int = 7) -> str:
    """Write a document of about ``lines`` lines of fifty characters, the same for the same seed."""
    rng = random.Random(seed)
    out = ["TOWN OF STONE CREEK", "", "CONSOLIDATED POLICIES", "", "Adopted on May 4, 2020", ""]
    chapter = 0
    while len(out) < lines:
        chapter += 1
        out += [f"{chapter}. {_title(rng)}", ""]
        for part in range(1, rng.randint(3, 9)):
            out += [f"{chapter}.{part} {_title(rng)}", ""]
            for _ in range(rng.randint(1, 4)):
                out += [*_paragraph(rng), ""]
            if rng.random() < 0.4:
                out += [f"{mark}) the {_phrase(rng, 7)};" for mark in "abcdef"[: rng.randint(2, 6)]] + [""]
            if rng.random() < 0.3:
                out += [f"- {_phrase(rng, 6)}" for _ in range(rng.randint(2, 6))] + [""]
            if rng.random() < 0.2:
                out += [f"{_title(rng).upper()}", "", *_paragraph(rng), ""]
            if rng.random() < 0.15:
                out += [f"- {len(out) // 50} -", ""]
    return "\n".join(out[:lines]) + "\n"


def _phrase(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(_NOUNS if n % 2 else _LINKS) for n in range(words))


def _title(rng: random.Random) -> str:
    return f"{rng.choice(_NOUNS).capitalize()} {_phrase(rng, rng.choice((2, 4)))}"


def _paragraph(rng: random.Random) -> list[str]:
    lines = [_phrase(rng, rng.randint(11, 15)) for _ in range(rng.randint(2, 7))]
    lines[0] = "The " + rng.choice(_NOUNS) + " is kept " + lines[0]
    lines[-1] = _phrase(rng, rng.randint(3, 12)) + "."
    return lines


def _seconds(action: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()  # a busy machine does not count
    action()
    return time.process_time() - start


def _one_pass(text: str) -> None:
    match = _HEADING.match
    for line in text.splitlines():
        match(line)


def dense_text(lines: int) -> str:
    """Write the documents of the corpus one after the other, again and again, up to ``lines`` lines.

    Headings come closer together than in ``make_text``: about one line in five.
    """
    corpus = Path(__file__).parents[1] / "corpus" / "policies"
    every: list[str] = []
    for path in sorted(corpus.glob("*.txt")):
        every += path.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join((every * (lines // len(every) + 1))[:lines]) + "\n"


def measure(text: str) -> tuple[float, float]:
    """Return the best seconds of the reader and of the reference, run in turn."""
    pairs = [(_seconds(lambda: read_outline(text)), _seconds(lambda: _one_pass(text))) for _ in range(12)]
    return min(mine for mine, _ in pairs), min(reference for _, reference in pairs)


def main() -> int:
    """Print the ratio and its limit, and how the time grows; return 1 above the limit."""
    text = make_text(40_000)
    seconds, reference = measure(text)
    twice, reference_twice = measure(make_text(80_000))
    dense, reference_dense = measure(dense_text(40_000))
    ratio = seconds / reference
    print(
        f"text: {len(text.encode()) / 1e6:.2f} MB, {text.count(chr(10))} lines, {len(read_outline(text).sections)} sections"
    )
    print(f"reader {seconds * 1000:.1f} ms, one pass {reference * 1000:.1f} ms")
    # The ratio at twice the size, not the seconds: a busy machine slows both sides alike.
    print(f"twice the text: ratio {twice / reference_twice:.1f}, {twice / seconds:.2f} times as long")
    print(f"many headings: ratio {dense / reference_dense:.1f}")
    print(f"outline: ratio {ratio:.1f} (limit {LIMIT:g})")
    return int(ratio > LIMIT or twice / reference_twice > 1.5 * ratio)


if __name__ == "__main__":
    sys.exit(main())
