"""Import of 20,000 past acknowledgements beside the import of the 20,000 persons themselves.

Both read a file of as many rows, compare them with the register and write one row each with its audit trail; this one
looks two things up for a line, the person and the text, and writes what the events add up to as well. Run:
python -m tests.benchmarks.bench_past
"""

from __future__ import annotations

import csv
import datetime as dt
import gc
import random
import sys
import tempfile
import time
from pathlib import Path

from medias_desktop.acknowledgements.past_lists.mapping import guess_mapping
from medias_desktop.acknowledgements.past_lists.reading import read_past
from medias_desktop.acknowledgements.service.past import PastImport
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.policies.service import PolicyService
from tests.acknowledgements.conftest import adopt, import_text
from tests.benchmarks import bench_people
from tests.registers import make_register

ROWS = bench_people.ROWS
LIMIT = 1.5
ROUNDS = 5
_METHODS = ("Feuille individuelle", "Feuille de groupe", "Courriel", "")


def write_list(path: Path, people: Path) -> None:
    """Write who of a list of persons signed when: seven columns, French headers, semicolons."""
    chance = random.Random(6)
    with (
        people.open(encoding="utf-8", newline="") as source,
        path.open("w", encoding="utf-8", newline="") as out,
    ):
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["Matricule", "Nom", "Prénom", "Politique", "Signé le", "Mode", "Classeur"])
        for row in csv.DictReader(source, delimiter=";"):
            day = dt.date(2022, 6, 1) + dt.timedelta(days=chance.randrange(1600))
            cells = (row["Matricule"], row["Nom"], row["Prénom"], "P-12", f"{day:%d/%m/%Y}")
            writer.writerow([*cells, chance.choice(_METHODS), f"Boîte {chance.randrange(90)}"])


def import_past(source: Path, register: Register) -> None:
    """Do what the user waits for: read, guess, compare, write."""
    service = PastImport(register, PolicyService(register))
    listed = read_past(source)
    result = service.apply(service.plan(listed, guess_mapping(listed)))
    assert result.recorded == ROWS, result


def measure(folder: Path) -> tuple[float, float]:
    """Return the least seconds of this import and of the persons’ over several rounds, taken in turn."""
    people, source = folder / "liste.csv", folder / "anciennes.csv"
    bench_people.write_list(people)
    write_list(source, people)
    ours, theirs = [], []
    for number in range(ROUNDS):
        register = make_register(folder / f"{number}.medias", Municipality("Ville de Sainte-Élodie"))
        adopt(
            register, import_text(PolicyService(register), "Texte."), dt.date(2022, 5, 9), dt.date(2022, 6, 1)
        )
        for measured, work, path in (
            (theirs, bench_people.import_list, people),
            (ours, import_past, source),
        ):
            gc.collect()
            start = time.perf_counter()
            work(path, register)
            measured.append(time.perf_counter() - start)
        register.close()
    return min(ours), min(theirs)


def main() -> int:
    """Print the ratio; 1 when it is above the limit."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = measure(Path(folder))
    ratio = ours / theirs
    print(f"past: ratio {ratio:.2f} (limit {LIMIT:g})  {ROWS} lines: {ours:.3f} s, persons {theirs:.3f} s")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
