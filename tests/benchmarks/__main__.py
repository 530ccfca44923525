"""Run the benchmarks named on the command line, or all of them; exit 1 when one misses its aim."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main(names: list[str]) -> int:
    """Print one line of result per aim."""
    folder = Path(__file__).parent
    wanted = names or sorted(path.stem.removeprefix("bench_") for path in folder.glob("bench_*.py"))
    missed = 0
    for name in wanted:
        missed |= int(bool(importlib.import_module(f"tests.benchmarks.bench_{name}").main()))
    return missed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
