"""Draw every view in both languages, light and dark, to be looked at:  python -m tests.screenshots FOLDER [views…]

Uses the sample municipality; each PNG is named view-language-theme.png. Nothing is asserted here: a person looks.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["MEDIAS_PROFILE"] = tempfile.mkdtemp(prefix="medias-screenshots-")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from medias_desktop import demo
from medias_desktop.app import PARTS, make_application
from medias_desktop.core.clock import SystemClock
from medias_desktop.core.progress import Silent
from medias_desktop.program import Program


def settle(milliseconds: int = 250) -> None:
    """Let icons, delayed searches and pages come in."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def views(program: Program) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Return each view's name and what shows it."""
    window = program.window

    def tab(name: str) -> Callable[[], QWidget]:
        def show() -> QWidget:
            window.go_to(name)
            return window

        return show

    for name in ("policies", "acknowledgements", "people"):
        yield name, tab(name)
    yield from dialogs(program)


def dialogs(program: Program) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Return the dialogs, each on the sample's own records."""
    from medias_desktop.about import AboutDialog, NewsDialog
    from medias_desktop.welcome import MunicipalityDialog, WelcomePage

    window = program.window
    yield "about", lambda: AboutDialog(window)
    yield "news", lambda: NewsDialog(window)
    assert program.register is not None
    municipality = program.register.municipality()
    yield "municipality", lambda: MunicipalityDialog(window, municipality)

    def welcome() -> QWidget:
        page = WelcomePage(program.settings, window)
        page.resize(1200, 760)
        return page

    yield "welcome", welcome


def main(arguments: list[str]) -> int:
    """Draw into the folder named first; further words choose views."""
    folder = Path(arguments[0] if arguments else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    chosen = set(arguments[1:])
    made = demo.build(SystemClock(), Silent())
    program = Program(make_application(), PARTS)
    program.window.show()
    program.open(made)
    for language in ("fr", "en"):
        for theme in ("light", "dark"):
            program.change_setting("language", language)
            program.change_setting("theme", theme)
            for name, show in views(program):
                if chosen and name not in chosen:
                    continue
                widget = show()
                widget.show()
                settle()
                widget.grab().save(str(folder / f"{name}-{language}-{theme}.png"))
                if widget is not program.window:
                    widget.close()
                    widget.deleteLater()
    for scale in (0.8, 2.0):
        program.change_setting("text_scale", scale)
        for name in ("policies", "acknowledgements", "people"):
            program.window.go_to(name)
            settle()
            program.window.grab().save(str(folder / f"{name}-text-{round(scale * 100)}.png"))
    program.shutdown()
    QApplication.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
