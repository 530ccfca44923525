"""The grid of 50,000 photos, each with a small picture, three persons seen in it and their consents.

Opening: a new tab until its first page of tiles is painted, beside plain SQL on the driver for the same rows and the same
tab without anything to show (interleaved, least of ROUNDS). Scrolling by keys and by jumps: the longest that one step keeps
the window's thread, and how many pictures are decoded; at the end how many more than were seen. Memory: what the process
holds more than after its start with an empty register shown (VmRSS), at its highest. Counting all answers goes on meanwhile,
as it does when somebody uses the program.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import io
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.tab import PhotoConsentsTab

PHOTOS, PERSONS, EVENTS, SEEN = 50_000, 2_000, 400, 3
ROUNDS, STEPS, PAGE = 15, 200, 32
OPENING, BLOCKED, MEMORY = 1.5, 50.0, 250.0
"""Times plain SQL and an empty view; milliseconds; megabytes."""
TODAY = dt.date(2026, 11, 21)
SELECT = (
    "SELECT i.id, i.kind, i.title, i.event_id, e.title, i.day, i.review, i.has_location, i.picture_sha256,"
    " (SELECT count(*) FROM photo_subject s WHERE s.item_id = i.id) FROM photo_item i"
    f" LEFT JOIN photo_event e ON e.id = i.event_id ORDER BY i.day DESC, i.id DESC LIMIT {PAGE}"
)
LISTS = (
    "SELECT 1 FROM photo_item LIMIT 1",
    "SELECT id, title FROM photo_event ORDER BY begins_on DESC, id DESC",
    "SELECT p.id, p.last_name, p.first_name FROM portrayed_person p"
    " WHERE EXISTS (SELECT 1 FROM photo_subject s WHERE s.portrayed_id = p.id) ORDER BY p.sort_key, p.id LIMIT 1000",
)
"""What the filters offer."""


def main() -> int:
    """Print the figures; 1 when one is beyond its limit."""
    missed = False
    with tempfile.TemporaryDirectory(dir=os.environ.get("MEDIAS_BENCHMARK_FOLDER")) as folder:
        os.environ["MEDIAS_PROFILE"] = f"{folder}/profile"
        with _desk() as desk:
            begun = time.perf_counter()
            full = photographed(Path(folder) / "photos.medias", PHOTOS, desk.clock)
            empty = photographed(Path(folder) / "empty.medias", 0, desk.clock)
            print(f"photos: {PHOTOS} photos made in {time.perf_counter() - begun:.0f} s")
            missed |= _opening(full, empty, desk)
            missed |= _scrolling(full, desk)
            for one in (full, empty):
                one.close()
    return int(missed)


@contextlib.contextmanager
def _desk() -> Iterator[Desk]:
    from PySide6.QtWidgets import QApplication

    from medias_desktop.core.changes import Changes
    from medias_desktop.core.jobs import Worker
    from medias_desktop.core.widgets import theme
    from medias_desktop.core.widgets.desk import Desk, Jobs
    from tests.fakes import FakeDialogs, FixedClock

    app = QApplication.instance() or QApplication([])
    theme.apply(app, "light")
    worker, dialogs = Worker(), FakeDialogs()
    yield Desk(dialogs, Jobs(worker, dialogs), Changes(), FixedClock(TODAY))
    worker.shutdown()


def photographed(path: Path, count: int, clock: Any) -> Register:
    """Return a register with so many photos."""
    from PIL import Image

    from medias_desktop.core.store.register import Municipality
    from medias_desktop.core.store.transaction import new_uid
    from medias_desktop.photo_consents import models
    from tests.registers import make_register

    chance = random.Random(7)
    pictures = []
    for _n in range(24):
        written = io.BytesIO()
        noise = Image.effect_noise((512, 384), 60)
        Image.merge("RGB", (noise, noise.rotate(180), noise)).save(written, "JPEG", quality=80)
        pictures.append(written.getvalue())
    register = make_register(path, Municipality("Ville de Sainte-Élodie"), clock)
    if not count:
        return register
    now = clock.now()
    first = dt.date(2016, 1, 1)
    days = [first + dt.timedelta(days=chance.randrange((TODAY - first).days)) for _n in range(count)]
    with register.transaction("benchmark") as tx:
        tx.insert_many(
            models.event,
            [
                {
                    "uid": new_uid(),
                    "title": f"Fête {n}",
                    "begins_on": days[n],
                    "search_key": f"fete {n}",
                    "created_at": now,
                }
                for n in range(EVENTS)
            ],
        )
        names = [f"personne {n:05}" for n in range(PERSONS)]
        tx.insert_many(
            models.portrayed,
            [
                {
                    "uid": new_uid(),
                    "last_name": one,
                    "first_name": "Léa",
                    "adult": True,
                    "sort_key": one,
                    "search_key": one,
                }
                | {"created_at": now}
                for one in names
            ],
        )
        consents = {"purposes": "facebook,website", "starts_on": first, "language": "fr", "created_at": now}
        tx.insert_many(
            models.consent,
            [{"uid": new_uid(), "portrayed_id": n + 1, "ends_on": None, **consents} for n in range(PERSONS)],
        )
        acts = {"day": first, "method": "paper", "language": "fr", "recorded_at": now}
        kinds = ["refused" if n % 40 == 0 else "given" for n in range(PERSONS)]
        tx.insert_many(
            models.act,
            [
                {"uid": new_uid(), "consent_id": n + 1, "portrayed_id": n + 1, "kind": kind, **acts}
                for n, kind in enumerate(kinds)
            ],
        )
        for start in range(0, count, 5000):
            numbers = range(start, min(start + 5000, count))
            tx.insert_many(
                models.item,
                [
                    {
                        "uid": new_uid(),
                        "kind": "photo",
                        "title": f"Photo {n}",
                        "event_id": n % EVENTS + 1,
                        "rights": "own",
                    }
                    | {
                        "review": "done" if n % 9 else "open",
                        "day": days[n],
                        "search_key": f"photo {n}",
                        "added_at": now,
                    }
                    | {"has_location": n % 7 == 0, "picture_sha256": "ab" * 32}
                    for n in numbers
                ],
            )
            tx.insert_many(models.picture, [{"item_id": n + 1, "content": pictures[n % 24]} for n in numbers])
            tx.insert_many(
                models.subject,
                [
                    {
                        "uid": new_uid(),
                        "item_id": n + 1,
                        "kind": "person",
                        "portrayed_id": (n * SEEN + k) % PERSONS + 1,
                    }
                    for n in numbers
                    for k in range(SEEN)
                ],
            )
    return register


def _tab(register: Register, desk: Desk) -> PhotoConsentsTab:
    from medias_desktop.people.service import PeopleService
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.photo_consents.tab import PhotoConsentsTab
    from medias_desktop.policies.service import PolicyService

    tab = PhotoConsentsTab(
        PhotoConsentService(register, PeopleService(register), PolicyService(register)), desk
    )
    tab.resize(1130, 780)
    tab.show()
    return tab


def _opening(full: Register, empty: Register, desk: Desk) -> bool:
    from medias_desktop.core.store.connection import connect

    pairs = []
    with contextlib.closing(connect(full.path, full.access.data_key)) as plain:
        for _n in range(ROUNDS):
            ours = _opened(full, desk)
            begun = time.perf_counter()
            for statement in (SELECT, *LISTS):
                plain.execute(statement).fetchall()
            read = 1000 * (time.perf_counter() - begun)
            pairs.append((ours, read + _opened(empty, desk, bare=True), read))
    ours, peer, read = (min(one) for one in zip(*pairs, strict=True))
    print(
        f"photos: opening {ours / peer:.2f} × plain SQL and an empty view (limit {OPENING:g}); {ours:.1f} ms beside {peer:.1f} ms,"
        f" of which reading {read:.1f} ms"
    )
    return ours / peer > OPENING


def _opened(register: Register, desk: Desk, *, bare: bool = False) -> float:
    """Return the milliseconds until a new tab is painted: ``bare`` shows all of its parts, and no item."""
    begun = time.perf_counter()
    tab = _tab(register, desk)
    if bare:
        tab.pages.setCurrentWidget(tab.area)
        tab.items.grid.show(_Nothing())
        tab.items.pages.setCurrentWidget(tab.items.splitter)
    tab.grab()
    taken = 1000 * (time.perf_counter() - begun)
    tab.items.states.ask(tab.question.question())  # what is still to be counted is of no use here
    _settle(tab, desk)
    tab.deleteLater()
    _turn()
    return taken


class _Nothing:
    """A source without anything."""

    def first(self, _count: int) -> tuple[Any, ...]:
        return ()

    def numbers(self, _progress: Any) -> Any:
        raise AssertionError

    def rows(self, _numbers: Any) -> tuple[Any, ...]:
        return ()


def _settle(tab: PhotoConsentsTab, desk: Desk) -> None:
    _turn()
    while not (desk.jobs.idle() and tab.items.grid.settled()):
        _turn()


def _turn() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _megabytes() -> float:
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def _scrolling(full: Register, desk: Desk) -> bool:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    gc.collect()
    before = highest = _megabytes()
    tab = _tab(full, desk)
    grid, missed = tab.items.grid, False

    def timed(act: Callable[[], object]) -> tuple[float, float]:
        nonlocal highest
        begun, own = time.perf_counter(), time.thread_time()
        act()
        taken = 1000 * (time.perf_counter() - begun), 1000 * (time.thread_time() - own)
        highest = max(highest, _megabytes())
        return taken

    def step(act: Callable[[], object]) -> Iterator[tuple[float, float]]:
        yield timed(act)
        yield timed(grid.viewport().repaint)
        for _n in range(4):
            yield timed(_turn)

    begun = time.perf_counter()
    opening = [timed(_turn)]
    while not (tab.settled() and desk.jobs.idle()):
        opening.append(timed(_turn))
    counted = time.perf_counter() - begun
    grid.setFocus()
    bar, chance = grid.verticalScrollBar(), random.Random(5)
    page = Qt.Key.Key_PageDown
    steps = {
        "opened until all is counted": opening,
        "a page down": [one for _n in range(STEPS) for one in step(lambda: QTest.keyClick(grid, page))],
        "a jump anywhere": [
            one for _n in range(STEPS) for one in step(lambda: bar.setValue(chance.randint(0, bar.maximum())))
        ],
        "the wheel": [one for n in range(STEPS) for one in step(lambda n=n: bar.setValue(n * 60))],
    }
    total = grid.total()
    shown = len(grid.numbers_in_view())
    decoded = grid.pictures.decoded
    _settle(tab, desk)
    for name, times in steps.items():
        worst, own = (max(one) for one in zip(*times, strict=True))
        missed |= worst > BLOCKED
        print(
            f"photos: {total} photos, {name}: longest {worst:.1f} ms (limit {BLOCKED:g} ms), of the thread’s own {own:.1f} ms,"
            f" middle {statistics.median(one for one, _own in times):.2f} ms, of {len(times)}"
        )
    most = (3 * STEPS + 2) * (shown + grid.places().across)
    still = grid.pictures.decoded
    for _n in range(3):
        grid.viewport().repaint()
        _settle(tab, desk)
    missed |= decoded > most or grid.pictures.decoded != still
    grown = highest - before
    missed |= grown > MEMORY
    print(
        f"photos: {decoded} pictures decoded in {3 * STEPS} steps of {shown} tiles seen (of {total}), none again while still;"
        f" {grid.pictures.bytes_kept() / 1e6:.0f} MB of them kept; all answers counted in {counted:.1f} s"
    )
    print(f"photos: memory grew by {grown:.0f} MB at most (limit {MEMORY:g} MB)")
    tab.deleteLater()
    _turn()
    return missed


if __name__ == "__main__":
    sys.exit(main())
