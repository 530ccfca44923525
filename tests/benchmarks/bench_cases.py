"""10,000 disciplinary cases: opening their list, filtering it and suggesting a step, beside the least that it takes.

The list stands beside raw SQL that fetches the same boxes, bare AES-GCM that decrypts them and a parser that reads each, as
in bench_sealed: it makes no object, sorts nothing and records no reading. The filter and the suggestion, which work on the
list in memory, stand beside raw SQL over a plain table with an index for each.

Run: python -m tests.benchmarks.bench_cases
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.register import Municipality
from medias_desktop.core.store.sealed import Vault
from medias_desktop.core.store.sealed_boxes import derived
from medias_desktop.core.text import fold
from medias_desktop.sanctions.rules.case_filters import CaseFilter, CaseList
from medias_desktop.sanctions.rules.cases import CaseState, Gravity
from medias_desktop.sanctions.rules.ladder_checks import PROPOSAL
from medias_desktop.sanctions.rules.suggesting import suggest
from tests.registers import make_register
from tests.sanctions.cases import clause, many
from tests.sanctions.registers import Town

CASES = 10_000
LIMIT = 1.5
ROUNDS = 9
TODAY = dt.date(2026, 11, 22)

_LIST = (
    "SELECT r.id, r.uid, r.revision, r.key_number, r.subject, b.nonce, b.box FROM sealed_record r"
    " JOIN sealed_brief b ON b.record_id = r.id ORDER BY r.id"
)
_PLAIN = """
CREATE TEMP TABLE plain_case (id INTEGER PRIMARY KEY, number TEXT, person_uid TEXT, listed_name TEXT, group_code TEXT,
department TEXT, state TEXT, fault_day TEXT, known_on TEXT, clauses TEXT, rule_codes TEXT, platform TEXT, gravity TEXT,
step_uid TEXT, step_position INTEGER, step_name_fr TEXT, step_name_en TEXT, kind TEXT, counts INTEGER, decided_on TEXT,
notified_on TEXT, suspension_to TEXT, amnesty_on TEXT, closed_on TEXT, folded TEXT)
"""
_COLUMNS = (
    *(
        "id",
        "number",
        "person_uid",
        "listed_name",
        "group",
        "department",
        "state",
        "fault_day",
        "known_on",
        "clauses",
    ),
    *(
        "rule_codes",
        "platform",
        "gravity",
        "step_uid",
        "step_position",
        "step_name_fr",
        "step_name_en",
        "kind",
    ),
    *("counts", "decided_on", "notified_on", "suspension_to", "amnesty_on", "closed_on"),
)
_INDEXES = (
    "CREATE INDEX temp.plain_case_person ON plain_case (person_uid, amnesty_on)",
    "CREATE INDEX temp.plain_case_state ON plain_case (state)",
)


def least(*works, rounds=ROUNDS):
    """Return the least seconds of each of some works done in turns: a machine that is busy now is busy for all of them."""
    taken = [[] for _ in works]
    for _ in range(rounds):
        for work, times in zip(works, taken, strict=True):
            gc.collect()
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
    return [min(times) for times in taken]


def bare(connection, key):
    """Return what fetches and decrypts every brief, and what parses each as well: the shortest programs that do."""
    cipher = AESGCM(derived(key, b"medias/sealed/encryption/1"))

    def decrypted():
        found = []
        for number, uid, revision, key_number, subject, nonce, box in connection.execute(_LIST):
            bound = f"brief|{number}|{uid}|{revision}|{key_number}|".encode() + subject
            found.append(cipher.decrypt(nonce, box, bound))
        return found

    def parsed():
        return [json.loads(one[4 : 4 + int.from_bytes(one[:4], "big")]) for one in decrypted()]

    return decrypted, parsed


def plain_table(connection, briefs):
    """Fill a plain table with what the briefs say, and its indexes."""
    connection.execute(_PLAIN)
    rows = [[_told(one, name) for name in _COLUMNS] + [_words_of(one)] for one in briefs]
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO plain_case VALUES ({marks})", rows)
    for index in _INDEXES:
        connection.execute(index)


def _told(brief, name):
    value = getattr(brief, name)
    return value if value is None or isinstance(value, int) else str(value)


def _words_of(brief):
    cites = [cite for _version, _section, cite in brief.clauses]
    return fold(" ".join([brief.number, brief.listed_name, brief.department, brief.platform, *cites]))


def lists(connection, town, key):
    """Return what opening the list takes, what the least takes, and what fetching and decrypting alone take."""
    decrypted, parsed = bare(connection, key)
    assert len(town.cases.briefs(Silent())) == len(decrypted()) == CASES
    return least(lambda: town.cases.briefs(Silent()), parsed, decrypted)


def filters(connection, briefs):
    """Return what filtering takes in memory, and over a plain table."""
    wanted = CaseFilter(text="lapierre-12 service", state=CaseState.CLOSED)
    listed = CaseList(briefs)

    def raw():
        return connection.execute(
            "SELECT * FROM plain_case WHERE state = 'closed' AND folded LIKE '%lapierre-12%'"
            " AND folded LIKE '%service%' ORDER BY fault_day DESC, id DESC"
        ).fetchall()

    assert [one.id for one in listed.filtered(wanted)] == [row[0] for row in raw()] != []
    return least(lambda: listed.filtered(wanted), raw, rounds=50)


def suggestions(connection, town, briefs):
    """Return what a suggestion takes in memory, and fetching what it rests on from a plain table."""
    person, clauses, fault_day = briefs[0].person_uid, (clause(),), TODAY - dt.timedelta(days=9)

    def ours():
        mine = town.cases.of_person(person, briefs)
        return suggest(PROPOSAL, mine, clauses, Gravity.SERIOUS, "regular_employee", fault_day, TODAY)

    def raw():
        return connection.execute(
            "SELECT * FROM plain_case WHERE person_uid = ? ORDER BY step_position DESC, fault_day DESC",
            (person,),
        ).fetchall()

    assert len(town.cases.of_person(person, briefs)) == len(raw())
    return least(ours, raw, rounds=200)


def main() -> int:
    """Print the ratios; 1 when one is above the limit."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEDIAS_PROFILE"] = str(Path(folder, "profile"))
        key = os.urandom(32)
        register = make_register(Path(folder, "a.medias"), Municipality("Ville de Sainte-Élodie"))
        town = Town(register, Vault({1: key}), text=False)
        many(town, CASES)
        with contextlib.closing(connect(register.path, register.access.data_key)) as connection:
            opening, parsing, decrypting = lists(connection, town, key)
            briefs = town.cases.briefs(Silent())
            plain_table(connection, briefs)
            named = {
                "list": (opening, parsing),
                "filter": filters(connection, briefs),
                "suggestion": suggestions(connection, town, briefs),
            }
        (one,) = least(lambda: town.cases.open(briefs[0].id))
        register.close()
    for name, (ours, raw) in named.items():
        print(
            f"cases, {name}: ratio {ours / raw:.2f} (limit {LIMIT:g})  {CASES} cases: "
            f"{ours * 1000:.2f} ms (bare {raw * 1000:.2f} ms)"
        )
    print(
        f"cases: briefs fetched and decrypted in {decrypting * 1000:.1f} ms; one record opened in {one * 1000:.1f} ms"
    )
    return int(any(ours > LIMIT * raw for ours, raw in named.values()))


if __name__ == "__main__":
    sys.exit(main())
