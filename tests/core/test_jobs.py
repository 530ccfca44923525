"""Slow work: one outcome, on the window's thread, and nothing left running."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtWidgets import QWidget

from medias_desktop.core.files import EmptyFile


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_result_comes_back_on_the_window_thread(qtbot, desk, window):
    seen = []

    def work(progress):
        progress.report(1, 2)
        return threading.get_ident()

    desk.jobs.run(window, "Travail", work, lambda result: seen.append((result, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    worker_thread, own_thread = seen[0]
    assert worker_thread != own_thread == threading.get_ident()


def test_user_error_is_told_not_raised(qtbot, desk, window, dialogs):
    stopped = []

    def work(progress):
        raise EmptyFile(name="liste.csv")

    desk.jobs.run(
        window, "Travail", work, lambda _result: pytest.fail("no result"), lambda: stopped.append(1)
    )
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert "liste.csv" in dialogs.errors[0].sentence()
    assert stopped == [1]


def test_bug_reaches_the_exception_hook(qtbot, desk, window):
    def work(progress):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        desk.jobs.run(window, "Travail", work, lambda _result: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_cancelling_stops_at_the_next_report(qtbot, desk, window):
    started, stopped, steps = threading.Event(), [], []

    def work(progress):
        started.set()
        while True:
            progress.report(len(steps), 0)
            steps.append(1)

    job = desk.jobs.run(window, "Travail", work, lambda _result: None, lambda: stopped.append(1))
    assert started.wait(10)
    job.cancel()
    qtbot.waitUntil(lambda: stopped == [1])
    qtbot.waitUntil(desk.jobs.idle)


def test_what_a_library_throws_past_exception_ends_the_job(qtbot, desk, window):
    """Some compiled libraries derive their own failure from BaseException: the job must not stay open for ever."""

    class Panic(BaseException):
        pass

    def work(progress):
        raise Panic

    stopped = []
    with qtbot.captureExceptions() as caught:
        desk.jobs.run(window, "Travail", work, lambda _result: None, lambda: stopped.append(1))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is Panic
    assert stopped == [1]
    qtbot.waitUntil(desk.jobs.idle)


def test_whoever_works_gives_the_window_its_turn_soon(desk):
    assert sys.getswitchinterval() <= 0.001
