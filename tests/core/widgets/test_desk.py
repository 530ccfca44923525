import threading

import pytest
from PySide6.QtWidgets import QWidget


@pytest.mark.parametrize("when", ["while it runs", "when it is done"])
def test_a_view_that_goes_away_leaves_no_job_behind(qtbot, desk, when):
    view, holding = QWidget(), threading.Event()
    desk.jobs.run(view, "x", lambda _progress: holding.wait(10), lambda _result: view.deleteLater())
    if when == "while it runs":
        with qtbot.waitSignal(view.destroyed):
            view.deleteLater()
    holding.set()
    qtbot.waitUntil(desk.jobs.idle)


def test_the_result_reaches_the_view(qtbot, desk):
    view, got = QWidget(), []
    qtbot.addWidget(view)
    desk.jobs.run(view, "x", lambda _progress: 42, got.append)
    qtbot.waitUntil(lambda: got == [42] and desk.jobs.idle())
