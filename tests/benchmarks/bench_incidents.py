"""Lists, filters, counters and proposals over 200,000 incidents, beside plain SQL on the driver for the same rows.

The reference runs the same question as one hand-written statement on a connection of its own and fetches all rows; it makes
no records of them. Each pair is taken alternately, in processor time; the least of
ROUNDS counts. A proposal is beside the statements that
whoever wrote it by hand would need: the user’s incidents, the settings, and the rules of the text in force.
Run: python -m tests.benchmarks.bench_incidents
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.rules.incident_filters import IncidentFilter, IncidentState
from medias_desktop.sanctions.rules.incidents import IncidentAction
from medias_desktop.sanctions.service import SanctionService
from tests.fakes import FixedClock
from tests.registers import make_register

INCIDENTS, USERS, ACCOUNTS = 200_000, 20_000, 6
ROUNDS, LIMIT = 15, 1.5
TODAY = dt.date(2026, 11, 21)
_REASONS = ("advertising", "hate", "attack_insult", "off_topic", "vulgarity", "spam")
_ACTIONS = ("removal",) * 12 + ("none", "none", "warning", "warning", "temporary_block", "ban", "report")
_WORDS = ("aréna", "piscine", "taxes", "neige", "bibliothèque", "chien", "parc", "camion", "conseil", "rue")
_LINE = (
    "SELECT i.id, i.account_id, a.name, u.platform, i.user_id, u.handle, i.seen_on, i.reason, i.more_reasons, i.cite,"
    " i.action, i.acted_on, i.until, i.warned, i.departure, i.capture_sha256, i.lifted_on, i.annulled_on"
    " FROM moderation_incident i JOIN online_user u ON u.id = i.user_id JOIN moderated_account a ON a.id = i.account_id"
)
_LAST = "ORDER BY i.seen_on DESC, i.id DESC"
_WORD = "(i.search_key LIKE ? OR i.user_id IN (SELECT id FROM online_user WHERE handle_key LIKE ?))"
_OUT = (
    "i.action IN ('temporary_block', 'ban') AND i.annulled_on IS NULL AND i.acted_on <= ?"
    " AND (i.until IS NULL OR i.until >= ?) AND (i.lifted_on IS NULL OR i.lifted_on > ?)"
)


def main() -> int:
    """Print the figures; 1 when one is beyond its limit."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("MEDIAS_BENCHMARK_FOLDER")) as folder:
        os.environ["MEDIAS_PROFILE"] = f"{folder}/profile"
        begun = time.perf_counter()
        register = filled(Path(folder) / "incidents.medias")
        print(f"incidents: {INCIDENTS} made in {time.perf_counter() - begun:.0f} s")
        with (
            contextlib.closing(register),
            contextlib.closing(connect(register.path, register.access.data_key)) as plain,
        ):
            service = SanctionService(register, PeopleService(register), PolicyService(register))
            return int(sum(_beside(*one) for one in _pairs(service, plain)) > 0)


def filled(path: Path) -> Register:
    """Return a register with so many incidents and Blainville’s text in force."""
    from medias_desktop.core.store.transaction import new_uids
    from medias_desktop.sanctions import models
    from tests.acknowledgements.towns import take_over

    register = make_register(path, Municipality("Ville de Sainte-Élodie"), FixedClock(TODAY))
    version = take_over(register, "blainville")
    chance, now = random.Random(8), register.clock.now()
    first = TODAY - dt.timedelta(days=2500)
    with register.transaction("benchmark") as tx:
        tx.insert_rows(
            models.account,
            ("uid", "platform", "name", "created_at"),
            [(uid, "facebook", f"Compte {n}", now) for n, uid in enumerate(new_uids(ACCOUNTS))],
        )
        tx.insert_rows(
            models.online_user,
            ("uid", "platform", "handle", "handle_key", "created_at"),
            [
                (uid, "facebook", f"Usager {n:05}", f"usager {n:05}", now)
                for n, uid in enumerate(new_uids(USERS))
            ],
        )
        columns = (
            "uid",
            "account_id",
            "user_id",
            "seen_on",
            "reason",
            "version_id",
            "rule_code",
            "cite",
            "action",
        )
        more = ("acted_on", "until", "warned", "author", "note", "search_key", "recorded_at", "lifted_on")
        for _start in range(0, INCIDENTS, 10_000):
            rows = []
            for uid in new_uids(10_000):
                day = first + dt.timedelta(days=chance.randrange(2500))
                action = chance.choice(_ACTIONS)
                until = day + dt.timedelta(days=30) if action == "temporary_block" else None
                lifted = day + dt.timedelta(days=31) if action in ("temporary_block", "ban") else None
                lifted = lifted if lifted and lifted < TODAY and chance.random() < 0.97 else None
                note = " ".join(chance.choices(_WORDS, k=6))
                user = int(USERS * chance.random() ** 2) + 1
                said = ("art. 5.6", action, day, until, chance.random() < 0.3, "Julie Landry", note)
                where = (
                    uid,
                    chance.randrange(ACCOUNTS) + 1,
                    user,
                    day,
                    chance.choice(_REASONS),
                    version,
                    "BL-119",
                )
                rows.append((*where, *said, f"julie landry {note}", now, lifted))
            tx.insert_rows(models.incident, (*columns, *more), rows)
    return register


def _pairs(
    service: SanctionService, plain: Any
) -> list[tuple[str, Callable[[], object], Callable[[], object]]]:
    incidents, day = service.incidents, TODAY.isoformat()

    def raw(*statements: tuple[str, tuple[object, ...]]) -> Callable[[], object]:
        return lambda: [plain.execute(statement, values).fetchall() for statement, values in statements]

    def listed(name: str, wanted: IncidentFilter, where: str, values: tuple[object, ...]) -> list[Any]:
        few = f"SELECT i.id FROM moderation_incident i {where} {_LAST} LIMIT 100"
        page = f"{_LINE} WHERE i.id IN ({few}) {_LAST}"
        every = f"SELECT i.id FROM moderation_incident i {where} {_LAST}"
        return [
            (f"{name}: first page", lambda: incidents.first(wanted), raw((page, values))),
            (f"{name}: all numbers", lambda: incidents.numbers(wanted), raw((every, values))),
        ]

    some = list(range(5, INCIDENTS, INCIDENTS // 500))[:500]
    of_rows = f"{_LINE} WHERE i.id IN ({', '.join(map(str, some))})"
    counters = (
        "SELECT id, account_id, seen_on, reason, more_reasons, action, warned, rule_code FROM moderation_incident"
        " WHERE user_id = (SELECT id FROM online_user WHERE platform = 'facebook' AND handle_key = ?)"
        " AND seen_on <= ? AND annulled_on IS NULL ORDER BY seen_on, id"
    )
    used = ("usager 00003", day)
    year = f"{TODAY.year}-01-01"
    figures = [
        ("SELECT count(*) FROM moderation_incident WHERE seen_on >= ? AND seen_on <= ? AND annulled_on IS NULL", (year, day)),
        (f"SELECT count(DISTINCT i.user_id) FROM moderation_incident i WHERE {_OUT}", (day, day, day)),
        ("SELECT count(*) FROM moderation_appeal WHERE outcome = 'pending'", ()),
        ("SELECT count(*) FROM waiting_comment WHERE state = 'waiting'", ()),
        (
            f"{_LINE} WHERE i.action = 'temporary_block' AND i.until < ? AND i.annulled_on IS NULL AND i.lifted_on IS NULL",
            (day,),
        ),
    ]  # fmt: skip
    rules = [
        ("SELECT * FROM moderation_setting", ()),
        ("SELECT v.*, p.* FROM policy_version v JOIN policy p ON p.id = v.policy_id", ()),
        ("SELECT r.* FROM policy_rule r WHERE r.version_id = 1", ()),
        ("SELECT s.uid, s.number, s.heading FROM section s WHERE s.version_id = 1", ()),
    ]
    asked = (2, "Usager 00003", ("advertising", "hate"), TODAY)
    return [
        *listed("every incident", IncidentFilter(), "", ()),
        *listed("a word", IncidentFilter(text="piscine"), f"WHERE {_WORD}", ("%piscine%", "%piscine%")),
        *listed("a user’s name", IncidentFilter(text="00123"), f"WHERE {_WORD}", ("%00123%", "%00123%")),
        *listed("an account", IncidentFilter(account_id=2), "WHERE i.account_id = ?", (2,)),
        *listed("bans", IncidentFilter(action=IncidentAction.BAN), "WHERE i.action = 'ban'", ()),
        *listed("shut out", IncidentFilter(state=IncidentState.SHUT_OUT), f"WHERE {_OUT}", (day,) * 3),
        ("500 rows by number", lambda: incidents.rows(some), raw((of_rows, ()))),
        ("figures", incidents.figures, raw(*figures)),
        (
            "who is shut out",
            incidents.blocks,
            raw((f"{_LINE} WHERE {_OUT} ORDER BY u.handle_key, i.acted_on, i.id", (day,) * 3)),
        ),
        ("counters of a user", lambda: service.proposals.counted(2, "Usager 00003", TODAY), raw((counters, used))),
        ("a proposal", lambda: service.proposals.for_incident(*asked), raw((counters, used), *rules)),
    ]  # fmt: skip


def _beside(name: str, ours: Callable[[], object], peer: Callable[[], object]) -> bool:
    times = []
    for _n in range(ROUNDS):
        pair = []
        for act in (ours, peer):
            begun = time.process_time()  # what others do on the machine is in no figure
            act()
            pair.append(1000 * (time.process_time() - begun))
        times.append(pair)
    mine, other = (min(one) for one in zip(*times, strict=True))
    print(
        f"incidents: {name}: {mine / other:.2f} × plain SQL (limit {LIMIT:g}); {mine:.2f} ms beside {other:.2f} ms"
    )
    return mine / other > LIMIT


if __name__ == "__main__":
    sys.exit(main())
