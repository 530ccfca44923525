"""Months, weeks, lists and figures over 50,000 posts, beside plain SQL on the driver for the same rows.

The reference runs the same question as one hand-written statement on a connection of its own and fetches all rows; it makes
no records of them. Each pair is taken alternately, in processor time; the least of ROUNDS counts.
Run: python -m tests.benchmarks.bench_calendar
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
from medias_desktop.editorial_calendar.rules.post_filters import Found, PostFilter
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.service import EditorialCalendarService
from medias_desktop.editorial_calendar.service.pressing_posts import pressing
from tests.editorial_calendar.town_rules import service_over
from tests.fakes import FixedClock
from tests.registers import make_register

POSTS, DAYS = 50_000, 1_460
ROUNDS, LIMIT = 15, 1.5
TODAY = dt.date(2026, 11, 21)
FIRST, LAST = dt.date(2026, 11, 1), dt.date(2026, 12, 5)
"""What a month shows: five whole weeks."""
_PAST = ("published",) * 8 + ("archived",) * 20 + ("withdrawn", "refused", "approved")
_TO_COME = ("draft",) * 4 + ("checked", "checked", "approved", "approved", "scheduled", "suspended")
_KINDS = ("own_activity", "news", "roadwork", "job_offer", "press_release", "contest", "awareness")
_PLACES = (
    "facebook",
    "facebook",
    "facebook,instagram",
    "facebook,blog",
    "twitter",
    "facebook,instagram,twitter",
)
_WORDS = ("aréna", "piscine", "taxes", "neige", "bibliothèque", "chien", "parc", "camion", "conseil", "rue")
_LINE = (
    "SELECT p.id, p.title, p.category, p.state, p.planned_on, p.planned_time, p.platforms, p.language, p.author, v.blocks,"
    " v.warnings, p.self_approved, p.version, p.photos FROM calendar_post p"
    " LEFT JOIN calendar_verdict v ON v.post_id = p.id"
)
_LATEST = "ORDER BY p.planned_on DESC, p.planned_time DESC, p.id DESC"
_PASSED = "(p.planned_on < ? OR (p.planned_on = ? AND p.planned_time <> '' AND p.planned_time < ?))"


def main() -> int:
    """Print the figures; 1 when one is beyond its limit."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("MEDIAS_BENCHMARK_FOLDER")) as folder:
        os.environ["MEDIAS_PROFILE"] = f"{folder}/profile"
        begun = time.perf_counter()
        register = filled(Path(folder) / "calendar.medias")
        print(f"calendar: {POSTS} posts made in {time.perf_counter() - begun:.0f} s")
        with (
            contextlib.closing(register),
            contextlib.closing(connect(register.path, register.access.data_key)) as plain,
        ):
            return int(sum(_beside(*one) for one in _pairs(service_over(register), plain)) > 0)


def filled(path: Path) -> Register:
    """Return a register with so many posts, two in five of them to come."""
    from medias_desktop.core.store.transaction import new_uids
    from medias_desktop.editorial_calendar.models import posts as tables

    register = make_register(path, Municipality("Ville de Sainte-Élodie"), FixedClock(TODAY))
    chance, now = random.Random(9), register.clock.now()
    since = TODAY - dt.timedelta(days=DAYS * 3 // 5)
    posts, texts, verdicts = [], [], []
    for number, uid in enumerate(new_uids(POSTS), start=1):
        day = since + dt.timedelta(days=chance.randrange(DAYS))
        state = chance.choice(_PAST if day < TODAY else _TO_COME)
        places, words = chance.choice(_PLACES), " ".join(chance.choices(_WORDS, k=8))
        time_ = f"{chance.randrange(8, 20):02}:{chance.choice((0, 15, 30, 45)):02}"
        kind, photos = chance.choice(_KINDS), "12,14" if chance.random() < 0.3 else ""
        named = (kind, "fr", state, day, time_, "Julie Landry", places, photos)
        posts.append((number, uid, f"Publication {number} {words[:40]}", *named, words, now))
        texts += [(number, place, words, day) for place in places.split(",")]
        verdicts.append((number, int(chance.random() < 0.05), int(chance.random() < 0.2), 3, "x", now))
    columns = ("id", "uid", "title", "category", "language", "state", "planned_on", "planned_time", "author")
    with register.transaction("benchmark") as tx:
        more = ("platforms", "photos", "search_key", "created_at")
        tx.insert_rows(tables.post, (*columns, *more), posts)
        tx.insert_rows(tables.post_text, ("post_id", "platform", "text", "planned_on"), texts)
        counts = ("post_id", "blocks", "warnings", "informs", "rules_state", "checked_at")
        tx.insert_rows(tables.verdict, counts, verdicts)
    return register


def _pairs(
    service: EditorialCalendarService, plain: Any
) -> list[tuple[str, Callable[[], object], Callable[[], object]]]:
    listing = service.post_listing
    month, now = (FIRST.isoformat(), LAST.isoformat()), service.local_now
    moment = (TODAY.isoformat(), TODAY.isoformat(), f"{now:%H:%M}")

    def raw(*statements: tuple[str, tuple[object, ...]]) -> Callable[[], object]:
        return lambda: [plain.execute(statement, values).fetchall() for statement, values in statements]

    def shown(
        name: str, wanted: PostFilter, where: str = "", values: tuple[object, ...] = ()
    ) -> tuple[str, Callable[[], object], Callable[[], object]]:
        days = "WHERE p.planned_on >= ? AND p.planned_on <= ?"
        statement = f"{_LINE} {days}{where} ORDER BY p.planned_on, p.planned_time, p.id"
        peer = raw((statement, (*month, *values)))
        return f"month, {name}", lambda: listing.between(FIRST, LAST, wanted), peer

    def listed(name: str, wanted: PostFilter, where: str, values: tuple[object, ...]) -> list[Any]:
        # Posts without a day come first, and no index has them there: whoever writes it by hand asks twice as well.
        undated, dated = (f"WHERE p.planned_on IS {one}NULL{where}" for one in ("", "NOT "))
        few = f"SELECT p.id FROM calendar_post p {dated} {_LATEST} LIMIT 100"
        page = f"{_LINE} WHERE p.id IN ({few}) {_LATEST}"
        first = f"{_LINE} {undated} ORDER BY p.id DESC LIMIT 100"
        without = f"SELECT p.id FROM calendar_post p {undated} ORDER BY p.id DESC"
        every = f"SELECT p.id FROM calendar_post p {dated} {_LATEST}"
        return [
            (f"{name}: first page", lambda: listing.first(wanted), raw((first, values), (page, values))),
            (
                f"{name}: all numbers",
                lambda: listing.numbers(wanted),
                raw((without, values), (every, values)),
            ),
        ]

    some = list(range(5, POSTS, POSTS // 500))[:500]
    counted = [
        (f"SELECT count(*) FROM calendar_post p WHERE p.state IN ('approved', 'scheduled') AND NOT {_PASSED}", moment),
        (f"SELECT count(*) FROM calendar_post p WHERE p.state = 'checked' AND NOT {_PASSED}", moment),
        (f"SELECT count(*) FROM calendar_post p WHERE p.state IN ('checked', 'approved') AND {_PASSED}", moment),
        (f"SELECT count(*) FROM calendar_post p WHERE p.state = 'scheduled' AND {_PASSED}", moment),
        (
            "SELECT count(*) FROM calendar_post p JOIN calendar_verdict v ON v.post_id = p.id WHERE v.blocks > 0"
            " AND p.state IN ('draft', 'checked', 'approved', 'scheduled', 'suspended')",
            (),
        ),
    ]  # fmt: skip
    expired = PostFilter(states=frozenset({PostState.EXPIRED}))
    return [
        shown("every post", PostFilter()),
        shown("a platform", PostFilter(platform="blog"), " AND ',' || p.platforms || ',' LIKE ?", ("%,blog,%",)),
        shown("a word", PostFilter(text="piscine"), " AND p.search_key LIKE ?", ("%piscine%",)),
        shown("what blocks", PostFilter(found=Found.BLOCKS), " AND v.blocks > 0", ()),
        *listed("every post", PostFilter(), "", ()),
        *listed("a word", PostFilter(text="piscine"), " AND p.search_key LIKE ?", ("%piscine%",)),
        *listed("a kind", PostFilter(categories=frozenset({"contest"})), " AND p.category = ?", ("contest",)),
        *listed("expired", expired, f" AND p.state IN ('checked', 'approved') AND {_PASSED}", moment),
        (
            "500 rows by number",
            lambda: listing.rows(some),
            raw((f"{_LINE} WHERE p.id IN ({', '.join(map(str, some))})", ())),
        ),
        ("figures", listing.figures, raw(*counted)),
        ("what waits at a start", lambda: pressing(service.register, now), raw(*counted, *_more_waiting())),
    ]  # fmt: skip


def _more_waiting() -> list[tuple[str, tuple[object, ...]]]:
    """Return what is asked at a start besides the figures."""
    day, since = TODAY.isoformat(), (TODAY - dt.timedelta(days=90)).isoformat()
    return [
        ("SELECT count(*) FROM calendar_post p WHERE p.state = 'draft' AND p.planned_on < ?", (day,)),
        ("SELECT min(p.planned_on) FROM calendar_post p WHERE p.state = 'checked' AND p.planned_on >= ?", (day,)),
        ("SELECT count(*) FROM calendar_post p WHERE p.state = 'approved' AND p.planned_on = ?", (day,)),
        (
            "SELECT count(DISTINCT p.id) FROM calendar_post p JOIN calendar_post_text t ON t.post_id = p.id"
            " LEFT JOIN calendar_evidence e ON e.post_id = p.id AND e.platform = t.platform"
            " WHERE p.state = 'published' AND p.planned_on >= ? AND e.id IS NULL",
            (since,),
        ),
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
        f"calendar: {name}: {mine / other:.2f} × plain SQL (limit {LIMIT:g}); {mine:.2f} ms beside {other:.2f} ms"
    )
    return mine / other > LIMIT


if __name__ == "__main__":
    sys.exit(main())
