"""Bugs are shown, never hidden: hooks for every thread, a dialog with a text to send, and a look at the last run.

A report holds code positions and versions only, no names or records.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QObject, QSysInfo, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from medias_desktop import __version__
from medias_desktop.core import paths
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable


def environment() -> str:
    """Return versions and platform, for About and for reports."""
    import platform

    return "\n".join(
        (
            f"medias_desktop {__version__}",
            f"Python {platform.python_version()}",
            f"Qt {qVersion()}",
            f"{QSysInfo.prettyProductName()} ({QSysInfo.currentCpuArchitecture()})",
        )
    )


class CrashHooks(QObject):
    """Collects exceptions of all threads and shows them on the window's own.

    A UserError is no bug: ``tell`` says its sentence.
    """

    caught = Signal(str)
    refused = Signal(object)

    def __init__(
        self, parent: QObject | None = None, tell: Callable[[UserError], None] | None = None
    ) -> None:
        super().__init__(parent)
        self._log = paths.profile_folder() / "crash.log"
        self._fatal = paths.profile_folder() / "fatal.log"
        self.last_run = self._read_last_run()
        self._fatal_stream = self._open_fatal()
        self._tell = tell
        self.caught.connect(self._show)
        self.refused.connect(self._show_refusal)
        self._showing = False

    def install(self) -> None:
        """Take over the interpreter's hooks."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(
            args.exc_type, args.exc_value, args.exc_traceback
        )

    def shutdown(self) -> None:
        """Give the hooks back and close the file of fatal errors."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        faulthandler.disable()
        if self._fatal_stream is not None:
            self._fatal_stream.close()

    def tell_last_run(self, parent: QWidget) -> None:
        """Show where the last run ended when the system ended it (a fault below Python); nothing otherwise."""
        if self.last_run:
            CrashDialog(parent, environment() + "\n\n" + self.last_run, self._fatal, abrupt=True).open()

    def _open_fatal(self) -> TextIO | None:
        """Open the file of fatal errors; a profile that cannot be written is no reason not to start."""
        try:
            stream = self._fatal.open("w", encoding="utf-8")
        except OSError:
            return None
        faulthandler.enable(stream)
        return stream

    def _read_last_run(self) -> str:
        try:
            return self._fatal.read_text("utf-8", errors="replace").strip()
        except OSError:
            return ""

    def _on_exception(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        import traceback

        if isinstance(error, UserError) and self._tell is not None:
            self.refused.emit(error)
            return

        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        # Only where and what kind: a message may quote a record.
        lines = traceback.format_list(traceback.extract_tb(trace))
        report = environment() + "\n\n" + "".join(lines) + kind.__name__
        self._append(report)
        if sys.stderr is not None:  # started without a console, Windows gives a program none
            sys.stderr.write(report + "\n")
        self.caught.emit(report)

    def _append(self, report: str) -> None:
        try:
            with self._log.open("a", encoding="utf-8") as stream:
                stream.write(time.strftime("%Y-%m-%dT%H:%M:%S\n") + report + "\n\n")
        except OSError:
            return

    def _show_refusal(self, error: UserError) -> None:
        """Tell what nobody nearer to it told: the disk filled up, the register went away… while a view was at work."""
        if self._showing or self._tell is None:  # a view that is refreshed behind the message fails as well
            return
        self._showing = True
        try:
            self._tell(error)
        finally:
            self._showing = False

    def _show(self, report: str) -> None:
        if self._showing:  # a bug in the dialog itself must not open another
            return
        self._showing = True
        try:
            CrashDialog(QApplication.activeWindow(), report, self._log).exec()
        finally:
            self._showing = False


class CrashDialog(QDialog):
    """Says that the program made a mistake (``abrupt``: that it ended), that the register is whole, what to send."""

    def __init__(self, parent: QWidget | None, report: str, log: Path, *, abrupt: bool = False) -> None:
        from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, label, muted

        super().__init__(parent)
        title, told = _words(abrupt=abrupt)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, abrupt)
        fit_to_text(self, 720, 480)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(title))
        layout.addWidget(label(told))
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(_("Report"))
        layout.addWidget(text, 1)
        layout.addWidget(muted(str(log)))
        copy = button(_("C&opy the text"), primary=True)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        close = button(_("&Close"))
        close.clicked.connect(self.reject)
        layout.addLayout(action_row(close, copy))


def _words(*, abrupt: bool) -> tuple[str, str]:
    """Return the title and what is told."""
    if abrupt:
        return _("The program ended abruptly last time"), _(
            "What was recorded before that is intact; what was being done was not recorded at all. "
            "Send the text below to whoever looks after the program: it holds no names and no records."
        )
    return _("The program made a mistake"), _(
        "What you were doing was not carried out; what the register held before is intact. "
        "You can go on working. Send the text below to whoever looks after the program: "
        "it holds no names and no records."
    )
