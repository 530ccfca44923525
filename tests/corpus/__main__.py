"""Read every document that has an outline beside it and say how much of the outline is found and right.

``python -m tests.corpus [-v] [folder or document…]``: without a name all of policies, word and pdf. Exit 1 when a
folder misses an aim. The levels of a plain text without numbers are not counted: the text does not show them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from medias_desktop.core.errors import UserError
from medias_desktop.policies.outline import read_policy_file
from tests.policies.outline.scoring import Row, Score, expected_rows, missed_rows, read_rows, score

HERE = Path(__file__).parent
FOLDERS = ("policies", "word", "pdf")
TEXTS = (".txt", ".md")
AIMS = {"found": 95, "right": 95, "numbered": 95, "unnumbered": 85}


@dataclass
class Tally:
    """What was counted over some documents."""

    name: str
    scores: list[tuple[str, Score]] = field(default_factory=list)

    def shares(self) -> dict[str, tuple[int, int]]:
        """Return how many of how many, for each aim."""
        every = [one for _, one in self.scores]
        numbered = [one for one in every if one.numbered]
        unnumbered = [one for ending, one in self.scores if not one.numbered and ending != ".txt"]
        return {
            "found": (sum(one.same for one in every), sum(one.expected for one in every)),
            "right": (sum(one.same for one in every), sum(one.read for one in every)),
            "numbered": (sum(one.level_right for one in numbered), sum(one.same for one in numbered)),
            "unnumbered": (sum(one.level_right for one in unnumbered), sum(one.same for one in unnumbered)),
        }

    def misses_aim(self) -> bool:
        """Say whether a share lies below its aim."""
        shares = self.shares()
        return any(part * 100 < AIMS[aim] * whole for aim, (part, whole) in shares.items())

    def line(self) -> str:
        """Return one line of the table."""
        shares = self.shares()
        cells = [f"{self.name[:44]:44} {shares['found'][1]:5}"]
        cells += [f"{_percent(*shares[aim]):>6}" for aim in AIMS]
        return " ".join(cells)


def main(words: list[str]) -> int:
    """Print a line per document, per folder and in total."""
    verbose = "-v" in words
    names = [word for word in words if word != "-v"] or [name for name in FOLDERS if (HERE / name).is_dir()]
    print(f"{'document':44} {'sect.':>5} {'found':>6} {'right':>6} {'levels':>6} {'unnum.':>6}")
    total = Tally(f"total (aims {AIMS['found']}, {AIMS['right']}, {AIMS['numbered']}, {AIMS['unnumbered']})")
    missed = False
    for name in names:
        folder = Tally(f"— {name}")
        for document in _documents(name):
            one = Tally(document.name)
            rows, explanation = _rows(document)
            expected = expected_rows(document.with_suffix(".tsv"))
            one.scores.append((document.suffix, score(expected, rows)))
            folder.scores += one.scores
            print(one.line(), explanation)
            if verbose:
                print(*missed_rows(expected, rows), sep="", end="")
        if not folder.scores:
            print(f"No document with an outline beside it: {name}", file=sys.stderr)
            return 1
        missed |= folder.misses_aim()
        total.scores += folder.scores
        print(
            folder.line(), f"{len(folder.scores)} documents", "MISSES AN AIM" if folder.misses_aim() else ""
        )
    print(total.line(), f"{len(total.scores)} documents")
    return int(missed)


def _documents(name: str) -> list[Path]:
    place = HERE / name if (HERE / name).exists() else Path(name)
    found = [place] if place.is_file() else sorted(place.rglob("*"))
    return [
        one for one in found if one.suffix != ".tsv" and one.is_file() and one.with_suffix(".tsv").exists()
    ]


def _rows(document: Path) -> tuple[list[Row], str]:
    """Return what is read, nothing and the reason when the document is refused."""
    try:
        return read_rows(read_policy_file(document)[1]), ""
    except UserError as error:
        return [], f"refused: {error}"


def _percent(part: int, whole: int) -> str:
    """Return a share rounded down, so that 100 means every one."""
    return f"{part * 1000 // whole / 10:g}" if whole else "–"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
