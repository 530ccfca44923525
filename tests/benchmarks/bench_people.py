"""Import of 20,000 persons beside the least that any program must do: read the rows, write the rows.

The reference reads the same file with csv.DictReader and writes the same rows, those of the audit trail included, with one
sqlite3 executemany for each table, into tables of the same layout, indexes and durability; it encrypts and chains nothing. Run: python -m tests.benchmarks.bench_people
"""

from __future__ import annotations

import contextlib
import csv
import gc
import random
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.people.list_import.mapping import guess_mapping
from medias_desktop.people.list_import.reading import read_list
from medias_desktop.people.service import PeopleService
from tests.registers import make_register

ROWS = 20_000
LIMIT = 4.0
ROUNDS = 7
_TABLES = ("person", "audit_event", "audit_content")

_LAST = [
    "Côté",
    "Gagné",
    "Lévesque",
    "Bélanger",
    "Roy",
    "Tremblay",
    "Fortin",
    "Ouellet",
    "Thériault",
    "Nadeau",
    "L’Heureux",
    "Lavoie",
    "Pépin",
    "Dubé",
    "Caron",
]
_FIRST = [
    "Noémie",
    "Réjean",
    "Étienne",
    "Françoise",
    "Luc",
    "Marie-Ève",
    "Zoé",
    "Jérôme",
    "Anaïs",
    "Hélène",
    "Benoît",
    "Maude",
    "Félix",
    "Geneviève",
    "Yan",
]
_DEPARTMENTS = [
    "Travaux publics",
    "Sécurité incendie",
    "Loisirs et culture",
    "Direction générale",
    "Bibliothèque",
]
_GROUPS = ["Régulier", "Occasionnel", "Étudiant", "Élue", "Bénévole", "Pompier volontaire", "Contractuel"]


def write_list(path: Path) -> None:
    """Write the list: ten columns, French headers, semicolons."""
    chance = random.Random(4)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(
            [
                "Matricule",
                "Nom",
                "Prénom",
                "Courriel",
                "Service",
                "Statut",
                "Langue",
                "Date d’embauche",
                "Fin d’emploi",
            ]
        )
        for number in range(ROWS):
            last, first = f"{chance.choice(_LAST)}-{chance.choice(_LAST)}", chance.choice(_FIRST)
            day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1985, 2026)
            writer.writerow(
                [
                    f"{number:06d}",
                    last,
                    first,
                    f"personne{number}@ville.example",
                    chance.choice(_DEPARTMENTS),
                    chance.choice(_GROUPS),
                    chance.choice(["Français", "Anglais"]),
                    f"{day:02d}/{month:02d}/{year}",
                    "",
                ]
            )


def import_list(source: Path, register: Register) -> None:
    """Do what the user waits for: read, guess, compare, write."""
    service = PeopleService(register)
    listed = read_list(source)
    result = service.apply_import(service.plan_import(listed, guess_mapping(listed)))
    assert result.added == ROWS, result


def reference(
    source: Path, connection: sqlite3.Connection, tables: dict[str, list[tuple[object, ...]]]
) -> None:
    """Read the file's rows and write the register's rows with nothing in between."""
    with source.open(encoding="utf-8", newline="") as stream:
        read = list(csv.DictReader(stream, delimiter=";"))
    assert len(read) == ROWS
    connection.execute("BEGIN IMMEDIATE")
    for name, rows in tables.items():
        connection.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(rows[0]))})", rows)
    connection.execute("COMMIT")


def measure(folder: Path) -> tuple[float, float]:
    """Return the least seconds of the import and of the reference over several rounds, taken in turn."""
    source = folder / "liste.csv"
    write_list(source)
    ours, theirs = [], []
    for number in range(ROUNDS):
        register = make_register(folder / f"{number}.medias", Municipality("Ville de Sainte-Élodie"))
        gc.collect()
        start = time.perf_counter()
        import_list(source, register)
        ours.append(time.perf_counter() - start)
        register.close()
        with contextlib.closing(connect(register.path, register.access.data_key)) as filled:
            tables = {name: filled.execute(f"SELECT * FROM {name}").fetchall() for name in _TABLES}
            layout = filled.execute(
                f"SELECT sql FROM sqlite_master WHERE tbl_name IN {_TABLES} AND type <> 'trigger' AND sql IS NOT NULL ORDER BY type DESC"
            ).fetchall()
        plain = sqlite3.connect(folder / f"{number}.sqlite", isolation_level=None)
        with contextlib.closing(plain) as empty:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-32000", "secure_delete=ON"):
                empty.execute(f"PRAGMA {pragma}")
            for (statement,) in layout:
                empty.execute(statement)
            gc.collect()
            start = time.perf_counter()
            reference(source, empty, tables)
            theirs.append(time.perf_counter() - start)
    return min(ours), min(theirs)


def main() -> int:
    """Print the ratio; 1 when it is above the limit."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = measure(Path(folder))
    ratio = ours / theirs
    print(f"people: ratio {ratio:.2f} (limit {LIMIT:g})  {ROWS} rows: {ours:.3f} s, reference {theirs:.3f} s")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
