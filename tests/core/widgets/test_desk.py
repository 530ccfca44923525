import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget


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


def test_a_view_that_only_its_job_still_holds_is_destroyed_once(qtbot, desk):
    destroyed = []
    desk.jobs.run(_shown(destroyed), "x", lambda _progress: None, _nobody, quiet=True)
    qtbot.waitUntil(lambda: bool(destroyed) and desk.jobs.idle())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert destroyed == [0]


def _shown(destroyed):
    view = QWidget()
    QVBoxLayout(view).addWidget(QPushButton("x"))
    view.destroyed.connect(lambda: destroyed.append(len(destroyed)))
    return view


def _nobody(_result):
    """Hold no view."""
