"""The register of acknowledgements among very many: 1,000,000 (100,000 persons, ten texts each) beside 10,000.

Opening: a new list, its first page read and painted; beside the same rows by plain SQL on the driver and a new empty table
painted. A filter: from ``show`` to the new first page painted, in a LazyTable with the tab's columns, offscreen; beside
plain SQL and a bare QTableView that paints the same words. A page is what the list reads before it paints (PAGE). What the
empty table's repaint alone would give is told as well: painting the words of some twenty rows takes longer than reading
them. ``cold`` read pages that no statement had read before; they are told, not judged. Both registers hold a full page of
each state and department looked for, so that both lists have as many rows; of the rare ones there are 25 in each.
Scrolling: the longest that one step keeps the window's thread.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import random
import statistics
import sys
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import OverviewFilter, Scope
    from medias_desktop.acknowledgements.service.listing import Listing
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.core.widgets.lazy_table import LazyTable

PERSONS = (1_000, 100_000)
ROUNDS, STEPS = 31, 300
PAGE = 32
"""Rows that the list reads at once."""
LIMIT, FLAT, BLOCKED = 1.5, 1.2, 50.0
"""Times the plain SQL and an empty paint; times the small register's; milliseconds."""


class Case(NamedTuple):
    """A filter, and the plain SQL of its first page (conditions on person ``p`` and status ``s``)."""

    name: str
    wanted: dict[str, Any]
    where: str
    few: str = ""
    """For rare ones, how plain SQL finds them: among these numbers."""


NAMED = "p.search_key LIKE '%{0}%'"
BY_NAME = "SELECT rowid FROM search_index_of_persons WHERE search_index_of_persons MATCH '\"{0}\"'"
BY_STATE = "SELECT person_id FROM acknowledgement_status WHERE version_id = :text AND state = '{0}'"
CASES = (
    Case("everyone", {}, "1 = 1"),
    Case("frequent word", {"text": "tremblay"}, NAMED.format("tremblay")),
    Case("rare word", {"text": "zyxwanowski"}, NAMED.format("zyxwanowski"), BY_NAME.format("zyxwanowski")),
    Case("two letters", {"text": "ga"}, NAMED.format("ga")),
    Case("state signed", {"state": "signed"}, "s.state = 'signed'"),
    Case("state refused", {"state": "refused"}, "s.state = 'refused'", BY_STATE.format("refused")),
    Case("state to read", {"state": "to_read"}, "s.state IS NULL"),
    Case("department", {"department": "Service C"}, "p.department = 'Service C'"),
    Case("rare department", {"department": "Archives anciennes"}, "p.department = 'Archives anciennes'"),
)


class Found(NamedTuple):
    """Milliseconds (least of ROUNDS): ours, plain SQL with the same words painted, with an empty paint, ours cold; rows."""

    ours: float
    peer: float
    literal: float
    cold: float
    rows: int


class Source:
    """What the tab gives its list."""

    def __init__(self, listing: Listing, scope: Scope, wanted: OverviewFilter) -> None:
        self.listing, self.scope, self.wanted = listing, scope, wanted

    def first(self, count: int) -> Sequence[Any]:
        return self.listing.first(self.scope, self.wanted, count)

    def numbers(self, progress: Progress) -> array[int]:
        return self.listing.numbers(self.scope, self.wanted, progress)

    def rows(self, numbers: Sequence[int]) -> Sequence[Any]:
        return self.listing.rows(self.scope, numbers)


def main() -> int:
    """Print the figures; 1 when one is beyond its limit."""
    missed = False
    with tempfile.TemporaryDirectory(dir=os.environ.get("MEDIAS_BENCHMARK_FOLDER")) as folder:
        os.environ["MEDIAS_PROFILE"] = f"{folder}/profile"
        with _desk() as desk:
            small, _missed = _lists(Path(folder), PERSONS[0], desk)
            large, missed = _lists(Path(folder), PERSONS[1], desk)
            for name, one in large.items():
                ratio, flat = one.ours / one.peer, one.ours / small[name].ours
                missed |= ratio > LIMIT or flat > FLAT
                print(
                    f"register: {name}: {ratio:.2f} × plain SQL and paint (limit {LIMIT:g}), {flat:.2f} × that of"
                    f" {PERSONS[0] * 10} acknowledgements (limit {FLAT:g}); {one.ours:.1f} ms, peer {one.peer:.1f} ms,"
                    f" with an empty repaint {one.literal:.1f} ms, cold {one.cold:.1f} ms, {one.rows} rows"
                )
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
    yield Desk(dialogs, Jobs(worker, dialogs), Changes(), FixedClock())
    worker.shutdown()


def _table(desk: Desk) -> LazyTable:
    from medias_desktop.acknowledgements.views import wording
    from medias_desktop.core.widgets.lazy_table import LazyTable

    table = LazyTable(wording.columns(), "rows", lambda row: row.person_id, desk.jobs)
    table.resize(1000, 700)
    table.show()
    return table


def _lists(folder: Path, count: int, desk: Desk) -> tuple[dict[str, Found], bool]:
    """Return what was found for each filter, and whether scrolling keeps the window too long."""
    from medias_desktop.acknowledgements.rules import AcknowledgementState, OverviewFilter, ScopeKey
    from medias_desktop.acknowledgements.service import AcknowledgementService
    from medias_desktop.core.store.connection import connect
    from medias_desktop.people.service import PeopleService
    from medias_desktop.policies.service import PolicyService
    from tests.benchmarks.crowd import crowded

    begun = time.perf_counter()
    register, texts = crowded(folder / f"{count}.medias", count, desk.clock)
    print(f"register: {count} persons made in {time.perf_counter() - begun:.0f} s")
    service = AcknowledgementService(register, PeopleService(register), PolicyService(register))
    scope = service.scope(ScopeKey(0, texts[-1]))
    table, empty = _table(desk), _table(desk)
    found = {}
    with contextlib.closing(connect(register.path, register.access.data_key)) as plain:
        for case in CASES:
            state = {"state": AcknowledgementState(case.wanted["state"])} if "state" in case.wanted else {}
            source = Source(service.listing, scope, OverviewFilter(**{**case.wanted, **state}))
            cold = _shown(table, source, desk)
            bare = _bare(table)
            _settle(table, desk)
            trios = []
            for _n in range(ROUNDS):
                ours = _shown(table, source, desk)
                read = _timed(lambda case=case: _read(plain, case, texts[-1]))
                trios.append(
                    (ours, read + _timed(bare.viewport().repaint), read + _timed(empty.viewport().repaint))
                )
            found[case.name] = Found(
                *(min(times) for times in zip(*trios, strict=True)),
                cold,
                len(source.first(PAGE)),
            )
            bare.deleteLater()
        everyone = Source(service.listing, scope, OverviewFilter())
        pairs = [
            (_opened(desk, everyone), _timed(lambda: _read(plain, CASES[0], texts[-1])) + _opened(desk, None))
            for _n in range(ROUNDS)
        ]
        ours, peer = (min(times) for times in zip(*pairs, strict=True))
        found["opening"] = Found(ours, peer, peer, max(one for one, _peer in pairs), PAGE)
    for one in (table, empty):
        one.deleteLater()
    missed = _scroll(service.listing, scope, desk)
    register.close()
    return found, missed


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begun)


def _opened(desk: Desk, source: Source | None) -> float:
    """Return the milliseconds of a new list until it is painted, with a source's first page or empty."""
    begun = time.perf_counter()
    table = _table(desk)
    if source is not None:
        table.show(source)
    table.grab()
    taken = 1000 * (time.perf_counter() - begun)
    _settle(table, desk)
    table.deleteLater()
    return taken


def _bare(table: LazyTable) -> Any:
    """Return a plain view of the same words: what Qt itself needs to paint them."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTableView

    shown, view = table.model(), QTableView()
    model = QStandardItemModel(view)
    for row in range(min(shown.rowCount(), PAGE)):
        columns = range(shown.columnCount())
        model.appendRow([QStandardItem(shown.index(row, column).data() or "") for column in columns])
    view.setModel(model)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
    view.resize(table.size())
    for column in range(shown.columnCount()):
        view.setColumnWidth(column, table.columnWidth(column))
    view.show()
    return view


def _shown(table: LazyTable, source: Source, desk: Desk) -> float:
    begun = time.perf_counter()
    table.show(source)
    table.viewport().repaint()
    taken = 1000 * (time.perf_counter() - begun)
    _settle(table, desk)
    return taken


def _settle(table: LazyTable, desk: Desk) -> None:
    from PySide6.QtCore import QCoreApplication

    for _turn in range(3):
        QCoreApplication.processEvents()
    while not (table.settled() and desk.jobs.idle()):
        QCoreApplication.processEvents()


def _read(plain: Any, case: Case, text: int) -> None:
    """Read the same rows on the driver."""
    order = "+p.sort_key, +p.id" if case.few else "p.sort_key, p.id"
    where = f"p.id IN ({case.few}) AND {case.where}" if case.few else case.where
    statement = (
        "SELECT p.id, p.uid, p.number, p.last_name, p.first_name, p.email, p.department, p.group_code, p.language,"
        " p.start_date, p.end_date, s.state, s.event_id, s.day, s.method, s.witness, s.note FROM person p"
        " LEFT JOIN acknowledgement_status s ON s.version_id = :text AND s.person_id = p.id"
        f" WHERE {where} AND (p.start_date IS NULL OR p.start_date <= :day)"
        f" AND (p.end_date IS NULL OR p.end_date >= :day) ORDER BY {order} LIMIT {PAGE}"
    )
    plain.execute(statement, {"text": text, "day": dt.date(2026, 11, 21).isoformat()}).fetchall()


class Repeated(Source):
    """A million rows: the register’s persons ten times over, each with a number of its own."""

    def __init__(self, listing: Listing, scope: Scope, wanted: OverviewFilter) -> None:
        super().__init__(listing, scope, wanted)
        self.known = listing.numbers(scope, wanted)
        self.shift = max(self.known) + 1

    def numbers(self, progress: Progress) -> array[int]:
        found: array[int] = array("q")
        for time_over in range(10):
            progress.report(time_over, 10)
            found.extend(time_over * self.shift + number for number in self.known)
        return found

    def rows(self, numbers: Sequence[int]) -> Sequence[Any]:
        found = {row.person_id: row for row in super().rows([number % self.shift for number in numbers])}
        return [found[number % self.shift]._replace(person_id=number) for number in numbers]


def _scroll(listing: Listing, scope: Scope, desk: Desk) -> bool:
    """Print the longest that one step of scrolling keeps the window's thread, and whether that is too long."""
    from medias_desktop.acknowledgements.rules import OverviewFilter

    missed = False
    for kind in (Source, Repeated):
        source = kind(listing, scope, OverviewFilter())
        table = _table(desk)
        steps = _steps(table, source, desk)
        total = table.total()
        for name, times in steps.items():
            worst, own = (max(one) for one in zip(*times, strict=True))
            missed |= worst > BLOCKED
            print(
                f"register: {total} rows, {name}: longest {worst:.1f} ms (limit {BLOCKED:g} ms), of the thread’s own"
                f" {own:.1f} ms, middle {statistics.median(one for one, _own in times):.1f} ms, of {len(times)}"
            )
        table.deleteLater()
    return missed


def _steps(table: LazyTable, source: Source, desk: Desk) -> dict[str, list[tuple[float, float]]]:
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtTest import QTest

    def timed(act: Callable[[], object]) -> tuple[float, float]:
        begun, own = time.perf_counter(), time.thread_time()
        act()
        table.viewport().repaint()
        return 1000 * (time.perf_counter() - begun), 1000 * (time.thread_time() - own)

    arriving = [timed(lambda: table.show(source))]
    while not (table.settled() and desk.jobs.idle()):
        arriving.append(timed(QCoreApplication.processEvents))
    bar, chance = table.verticalScrollBar(), random.Random(5)
    jumps = [timed(lambda: bar.setValue(chance.randint(0, bar.maximum()))) for _n in range(STEPS)]
    table.setFocus()
    pages = [timed(lambda: QTest.keyClick(table, Qt.Key.Key_PageDown)) for _n in range(STEPS)]
    keys = [
        timed(lambda: QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)),
        timed(lambda: QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)),
        timed(lambda: QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)),
        timed(table.selected_numbers),
    ]
    table.selectAll()
    again = [timed(lambda: table.show(source, in_place=True))]
    while not (table.settled() and desk.jobs.idle()):
        again.append(timed(QCoreApplication.processEvents))
    return {
        "the order arrives": arriving,
        "a jump anywhere": jumps,
        "a page down": pages,
        "Ctrl+A, Ctrl+End, Ctrl+Home, numbers": keys,
        "shown again in place, all selected": again,
    }


if __name__ == "__main__":
    sys.exit(main())
