"""Bugs are shown with a text that names no record, whatever thread they come from."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from medias_desktop.core import paths
from medias_desktop.core.crash import CrashDialog, CrashHooks
from medias_desktop.core.files import FileMissing
from tests.conftest import ROOT


@pytest.fixture
def hooks(qapp, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: shown.append(dialog))
    made = CrashHooks()
    made.shown = shown
    yield made
    made.shutdown()


SOMEBODY = "Noémie Ouellet"


def raise_about(name):
    raise RuntimeError(f"about {name}")


def test_a_bug_of_the_window_thread(hooks, capsys):
    try:
        raise_about(SOMEBODY)
    except RuntimeError:
        hooks._on_exception(*sys.exc_info())
    assert len(hooks.shown) == 1
    log = (paths.profile_folder() / "crash.log").read_text("utf-8")
    assert "RuntimeError" in log
    assert "raise_about" in log
    assert "Ouellet" not in log + capsys.readouterr().err


def test_a_bug_is_shown_where_there_is_no_error_output(hooks, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)  # as Windows starts a program without a console
    try:
        raise_about(SOMEBODY)
    except RuntimeError:
        hooks._on_exception(*sys.exc_info())
    assert len(hooks.shown) == 1


def test_a_bug_of_another_thread_is_shown_on_the_windows(hooks, qtbot, capsys):
    before = threading.excepthook
    hooks.install()
    thread = threading.Thread(target=raise_about, args=("x",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(hooks.shown))
    hooks.shutdown()
    assert threading.excepthook is threading.__excepthook__
    threading.excepthook = before


def test_a_bug_while_a_bug_is_shown_opens_nothing_more(hooks, monkeypatch):
    def again(dialog):
        hooks.shown.append(dialog)
        hooks._show("second")

    monkeypatch.setattr(CrashDialog, "exec", again)
    hooks._show("first")
    assert len(hooks.shown) == 1


def test_the_report_can_be_copied(qtbot, qapp, tmp_path):
    from PySide6.QtWidgets import QPushButton

    dialog = CrashDialog(None, "the report", tmp_path / "crash.log")
    qtbot.addWidget(dialog)
    copy = next(b for b in dialog.findChildren(QPushButton) if "Copier" in b.text())
    copy.click()
    assert qapp.clipboard().text() == "the report"


def test_what_the_user_can_mend_is_told_and_is_no_crash(qapp, hooks, capsys):
    told = []

    def tell(error):
        told.append(error.sentence())
        watcher._on_exception(FileMissing, FileMissing(name="again.csv"), None)

    watcher = CrashHooks(tell=tell)
    watcher._on_exception(FileMissing, FileMissing(name="liste.csv"), None)
    watcher.shutdown()
    assert len(told) == 1
    assert "liste.csv" in told[0]
    assert not hooks.shown
    assert "FileMissing" not in capsys.readouterr().err


def test_hooks_without_a_profile_to_write_to(qapp, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("MEDIAS_PROFILE", str(tmp_path / "file"))
    CrashHooks().shutdown()


def test_a_run_that_the_system_ended_is_told_at_the_next_start(qapp, qtbot):
    """A real fault below Python, in a process of its own with the same profile."""
    code = "import faulthandler; from medias_desktop.core.crash import CrashHooks; CrashHooks(); faulthandler._sigsegv()"
    ended = subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT, stderr=subprocess.DEVNULL)
    assert ended.returncode != 0
    window = QWidget()
    qtbot.addWidget(window)
    hooks = CrashHooks()
    hooks.tell_last_run(window)
    dialog = window.findChild(CrashDialog)
    assert dialog.windowTitle() == "Le programme s’est arrêté brusquement la dernière fois"
    assert "Fatal Python error" in dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.reject()
    hooks.shutdown()
    again = CrashHooks()
    again.tell_last_run(window)
    assert again.last_run == ""
    again.shutdown()
