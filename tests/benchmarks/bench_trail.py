"""The list of the audit trail at 100,000 events: its first page in words, beside the bare query for the same rows.

The aim is what a person sees at once: the window filled within a tenth of a second of one processor. Beside it stand
the page without a window and what SQLite needs for the rows alone. Run: python -m tests.benchmarks.bench_trail
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from medias_desktop.app import make_application, trail_words
from medias_desktop.core.changes import Changes
from medias_desktop.core.clock import SystemClock
from medias_desktop.core.jobs import Worker
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.desk import Desk, Jobs
from medias_desktop.safekeeping.service.known_history import look
from medias_desktop.safekeeping.service.trail import TrailFilter, TrailService
from medias_desktop.safekeeping.views.trail.dialog import PAGE, TrailDialog
from tests.benchmarks.bench_audit import fill, seconds
from tests.fakes import FakeDialogs
from tests.registers import make_register

LIMIT = 0.1
"""Seconds of one processor for the window with its first page."""

BARE = "SELECT seq, at, actor, action FROM audit_event WHERE seq = entry ORDER BY seq DESC LIMIT 100"


def window(app: QApplication, service: TrailService, desk: Desk) -> float:
    """Return the seconds of processor time until the first page is painted in a new window."""
    flag = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    start = time.process_time()
    dialog = TrailDialog(None, service, desk)
    dialog.show()
    while not dialog.table.rows():
        app.processEvents(flag)
    dialog.grab()
    spent = time.process_time() - start
    while not desk.jobs.idle():  # the actions to choose from come afterwards
        app.processEvents(flag)
    dialog.close()
    return spent


def measure(folder: Path) -> bool:
    """Print the figures; True when the window misses its aim."""
    app = make_application()
    theme.apply(app, "light")
    register = make_register(folder / "essai.medias", Municipality("Ville de Sainte-Élodie"))
    fill(register)
    worker, dialogs = Worker(), FakeDialogs()
    desk = Desk(dialogs, Jobs(worker, dialogs), Changes(), SystemClock())
    service = TrailService(register, trail_words())
    best = min(window(app, service, desk) for _round in range(5))
    print_pages(register, service, best)
    worker.shutdown()
    register.close()
    return best > LIMIT


def print_pages(register: Register, service: TrailService, best: float) -> None:
    """Print the first page in words, the bare rows, one action, and what the opening asks."""
    clock = time.process_time
    bare = seconds(lambda: register.rows(BARE), clock=clock)
    page = seconds(lambda: service.page(TrailFilter()), clock=clock)
    older = seconds(lambda: service.page(TrailFilter(), 90_000), clock=clock)
    detail = seconds(lambda: service.detail(service.page(TrailFilter(), limit=1)[0].seq), clock=clock)
    asked = seconds(lambda: look(register), clock=clock)
    print(
        f"trail: window with its first page of {PAGE} actions {1000 * best:.0f} ms (limit {1000 * LIMIT:.0f} ms)  "
        f"page in words {1000 * page:.1f} ms = {page / bare:.0f} × the bare rows ({1000 * bare:.2f} ms), "
        f"older page {1000 * older:.1f} ms, one action {1000 * detail:.1f} ms; asked at an opening {1000 * asked:.2f} ms"
    )


def main() -> int:
    """Print the figures; 1 when the window misses its aim."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEDIAS_PROFILE"] = folder
        return int(measure(Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
