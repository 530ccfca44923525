"""10,000 disciplinary cases: opening their list, filtering it and suggesting a step, beside the least that it takes.

The list stands beside raw SQL that fetches the same boxes and bare AES-GCM that decrypts them, without even parsing them;
the filter and the suggestion, which work on the list in memory, beside raw SQL over a plain table with an index for each.

Run: python -m tests.benchmarks.bench_cases
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import os
import sys
import tempfile
import time
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.register import Municipality
from medias_desktop.core.store.schema import sealed_brief, sealed_record
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


def least(work, rounds=ROUNDS):
    """Return the least seconds of some rounds, and what the last one gave."""
    taken, found = [], None
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        found = work()
        taken.append(time.perf_counter() - start)
    return min(taken), found


def bare(register, key):
    """Fetch and decrypt every brief, as the shortest program would."""
    cipher = AESGCM(derived(key, b"medias/sealed/encryption/1"))
    with contextlib.closing(connect(register.path, register.access.data_key)) as connection:

        def work():
            found = []
            for number, uid, revision, key_number, subject, nonce, box in connection.execute(_LIST):
                bound = f"brief|{number}|{uid}|{revision}|{key_number}|".encode() + subject
                found.append(cipher.decrypt(nonce, box, bound))
            return found

        work()
        return least(work)[0]


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


def lists(register, town, key):
    """Return what opening the list takes, what the least takes, and the list."""
    ours, briefs = least(lambda: town.cases.briefs(Silent()))
    assert len(briefs) == CASES
    return ours, bare(register, key), briefs


def filters(register, town, briefs):
    """Return what filtering and suggesting take in memory, and over a plain table."""
    clauses, person = (clause(),), briefs[0].person_uid
    wanted = CaseFilter(text="lapierre-12 service", state=CaseState.CLOSED)
    with contextlib.closing(connect(register.path, register.access.data_key)) as connection:
        plain_table(connection, briefs)

        def sql_filter():
            return connection.execute(
                "SELECT * FROM plain_case WHERE state = 'closed' AND folded LIKE '%lapierre-12%'"
                " AND folded LIKE '%service%' ORDER BY fault_day DESC, id DESC"
            ).fetchall()

        def sql_suggestion():
            return connection.execute(
                "SELECT * FROM plain_case WHERE person_uid = ? AND counts = 1 AND amnesty_on > ?"
                " ORDER BY step_position DESC, fault_day DESC",
                (person, str(TODAY)),
            ).fetchall()

        listed = CaseList(briefs)
        our_filter, found = least(lambda: listed.filtered(wanted))
        raw_filter, rows = least(sql_filter)
        assert [one.id for one in found] == [row[0] for row in rows]
        assert found
        fault_day = TODAY - dt.timedelta(days=9)

        def our_suggestion():
            mine = town.cases.of_person(person, briefs)
            return suggest(PROPOSAL, mine, clauses, Gravity.SERIOUS, "regular_employee", fault_day, TODAY)

        suggesting, _ = least(our_suggestion, 50)
        raw_suggestion, _ = least(sql_suggestion, 50)
    return (our_filter, raw_filter), (suggesting, raw_suggestion)


def main() -> int:
    """Print the ratios; 1 when one is above the limit."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEDIAS_PROFILE"] = str(Path(folder, "profile"))
        key = os.urandom(32)
        from medias_desktop.core.store.sealed import Vault

        register = make_register(Path(folder, "a.medias"), Municipality("Ville de Sainte-Élodie"))
        town = Town(register, Vault({1: key}), text=False)
        many(town, CASES)
        sizes = [
            register.rows(f"SELECT AVG(length(box)) FROM {one.name}")[0][0]
            for one in (sealed_record, sealed_brief)
        ]
        ours, raw, briefs = lists(register, town, key)
        found = filters(register, town, briefs)
        start = time.perf_counter()
        town.cases.open(briefs[0].id)
        opening = time.perf_counter() - start
        register.close()
    named = {"list": (ours, raw), "filter": found[0], "suggestion": found[1]}
    for name, (mine, other) in named.items():
        print(
            f"cases, {name}: ratio {mine / other:.2f} (limit {LIMIT:g})  {CASES} cases: "
            f"{mine * 1000:.2f} ms (bare {other * 1000:.2f} ms)"
        )
    print(
        f"cases: a record of {sizes[0]:.0f} bytes, a brief of {sizes[1]:.0f}; one opened in {opening * 1000:.1f} ms"
    )
    return int(any(mine > LIMIT * other for mine, other in named.values()))


if __name__ == "__main__":
    sys.exit(main())
