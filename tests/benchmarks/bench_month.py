"""A month of the calendar over 50,000 posts, until it is painted, beside plain SQL for its days and the same grid when empty.

Turning: the page goes to another month, reads its days and paints them; the reference runs the one statement for the same days
on a connection of its own, and turns and paints a page over a register without any post. Months are turned back and forth
between two that were not painted yet in that round. Opening: a new page until its first month is painted, beside the same.
In processor time, taken alternately; the least of ROUNDS counts.
Run: python -m tests.benchmarks.bench_month
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROUNDS, LIMIT = 15, 1.5
STATEMENT = (
    "SELECT p.id, p.title, p.category, p.state, p.planned_on, p.planned_time, p.platforms, p.language, p.author, v.blocks,"
    " v.warnings, p.self_approved, p.version, p.photos FROM calendar_post p LEFT JOIN calendar_verdict v ON v.post_id = p.id"
    " WHERE p.planned_on >= ? AND p.planned_on <= ? ORDER BY p.planned_on, p.planned_time, p.id"
)


def main() -> int:
    """Print the figures; 1 when one is beyond its limit."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("MEDIAS_BENCHMARK_FOLDER")) as folder:
        os.environ["MEDIAS_PROFILE"] = f"{folder}/profile"
        from medias_desktop.core.store.connection import connect
        from medias_desktop.core.store.register import Municipality
        from tests.benchmarks.bench_calendar import TODAY, filled
        from tests.benchmarks.bench_photos import _desk
        from tests.fakes import FixedClock
        from tests.registers import make_register

        full = filled(Path(folder) / "calendar.medias")
        town = Municipality("Ville de Sainte-Élodie")
        empty = make_register(Path(folder) / "empty.medias", town, FixedClock(TODAY))
        with (
            contextlib.closing(full),
            contextlib.closing(empty),
            contextlib.closing(connect(full.path, full.access.data_key)) as plain,
            _desk() as desk,
        ):
            return int(_turning(full, empty, plain, desk) + _opening(full, empty, plain, desk) > 0)


def _page(register: Any, desk: Any) -> Any:
    from medias_desktop.editorial_calendar.views.calendar.page import CalendarPage
    from tests.editorial_calendar.town_rules import service_over

    page = CalendarPage(service_over(register), desk)
    page.resize(1130, 780)
    page.show()
    page.refresh()
    return page


def _settle(page: Any, desk: Any) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    while True:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if page.settled() and desk.jobs.idle():
            return


def _read(plain: Any, day: dt.date) -> None:
    from medias_desktop.editorial_calendar.views.calendar.spans import month_span

    plain.execute(STATEMENT, tuple(one.isoformat() for one in month_span(day))).fetchall()


def _turned(page: Any, day: dt.date) -> None:
    page.go_to(day)
    page.month.viewport().repaint()


def _turning(full: Any, empty: Any, plain: Any, desk: Any) -> bool:
    ours, bare = _page(full, desk), _page(empty, desk)
    for page in (ours, bare):
        _settle(page, desk)
    seconds = []
    for number in range(ROUNDS):
        day = dt.date(2026, 1 + number % 12, 10)  # other posts than those kept as they were painted
        own = _timed(lambda day=day: _turned(ours, day))
        query = _timed(lambda day=day: _read(plain, day))
        seconds.append((own, query + _timed(lambda day=day: _turned(bare, day)), query))
    return _said("turning", seconds, len(ours.month.shown.on(ours.day)))


def _opening(full: Any, empty: Any, plain: Any, desk: Any) -> bool:
    from tests.benchmarks.bench_calendar import TODAY

    def opened(register: Any) -> float:
        made: list[Any] = []
        taken = _timed(lambda: made.append(_painted(_page(register, desk))))
        _settle(made[0], desk)
        made[0].hide()
        made[0].deleteLater()
        return taken

    seconds = []
    for _n in range(ROUNDS):
        own, query = opened(full), _timed(lambda: _read(plain, TODAY))
        seconds.append((own, query + opened(empty), query))
    return _said("opening", seconds, 0)


def _painted(page: Any) -> Any:
    page.month.viewport().repaint()
    return page


def _timed(act: Any) -> float:
    begun = time.thread_time()  # what others do on the machine, or the worker meanwhile, is in no figure
    act()
    return 1000 * (time.thread_time() - begun)


def _said(name: str, seconds: list[tuple[float, float, float]], _posts: int) -> bool:
    ours, peer, query = (min(one) for one in zip(*seconds, strict=True))
    print(
        f"month: {name}: {ours / peer:.2f} × plain SQL and the empty grid (limit {LIMIT:g}); {ours:.1f} ms beside {peer:.1f} ms,"
        f" of which reading {query:.1f} ms"
    )
    return ours / peer > LIMIT


if __name__ == "__main__":
    sys.exit(main())
