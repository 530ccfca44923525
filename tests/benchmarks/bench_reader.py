"""Opening a policy beside laying out the same text in an empty QTextDocument, run in turn at the same width.

Opening is reading from the register (or from the library's files, parsed once), building the document and laying out all
of it. What is seen first, the page on the screen, is measured beside a bare QTextEdit that shows the same plain text.
Processor time is taken: a busy machine does not count.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from medias_desktop.core.store.register import Municipality
from medias_desktop.core.widgets import theme
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import VersionText
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.towns import TOWNS, loading, town_text
from medias_desktop.policies.views.reader import document
from medias_desktop.policies.views.reader.text_view import PolicyTextView
from tests.benchmarks.bench_difference import body
from tests.fakes import FixedClock
from tests.policies.texts import IDENTITY
from tests.registers import make_register

LIMIT = 1.3
ENOUGH = 1.5
"""Seconds for which each pair of actions is repeated."""
SIZE = (900, 760)


def best(action: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the best milliseconds of two actions run in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    until = time.monotonic() + ENOUGH
    while time.monotonic() < until:
        for do, kept in zip((action, other), times, strict=True):
            start = time.process_time()
            do()
            kept.append((time.process_time() - start) * 1000)
    return min(times[0]), min(times[1])


def forget() -> None:
    """Let everything be read and made as on the first day."""
    for cached in (loading.town, loading.sections_of, document._formats, document._blocks):
        cached.cache_clear()


class _Desk:
    def __init__(self) -> None:
        self.view, self.bare = PolicyTextView(), QTextEdit()
        self.bare.setFrameShape(QFrame.Shape.NoFrame)
        for one in (self.view, self.bare):
            one.resize(*SIZE)
            one.show()
        QApplication.processEvents()

    def measure(self, name: str, read: Callable[[], VersionText]) -> bool:
        """Print the ratios of one policy; return whether it missed the aim."""
        version = read()
        self.view.show_version(version)
        QApplication.processEvents()
        text, look = self.view.toPlainText(), self.view.look_now()
        width = self.view.document().textWidth()

        def ours() -> None:
            made = document.build_document(read(), look).document
            made.setTextWidth(width)
            made.documentLayout().documentSize()

        def plain() -> QTextDocument:
            made = QTextDocument()
            made.setDefaultFont(look.body_font())
            made.setPlainText(text)
            made.setTextWidth(width)
            made.documentLayout().documentSize()
            return made

        def shown() -> None:
            self.view.show_version(read())
            self.view.viewport().repaint()

        def bare_shown() -> None:
            self.bare.setPlainText(text)
            self.bare.viewport().repaint()

        mine, reference = best(ours, plain)
        seen, bare_seen = best(shown, bare_shown)
        forget()
        start = time.process_time()
        ours()
        cold = (time.process_time() - start) * 1000
        ratio = mine / reference
        print(
            f"reader, {name}: laid out {mine:.2f} ms, empty document {reference:.2f} ms, ratio {ratio:.2f} (limit {LIMIT}); "
            f"first page {seen:.2f} ms, bare view {bare_seen:.2f} ms; cold {cold:.1f} ms"
        )
        return ratio > LIMIT


def long_policy() -> Outline:
    """Return a policy of 60 sections of some 200 words."""
    rng = random.Random(7)
    sections = (
        Section(1 + n % 3 if n else 1, str(n + 1), f"Article {n + 1}", body(rng, 200)) for n in range(60)
    )
    return Outline("Ville de Sainte-Élodie", "Le conseil souhaite être bien compris.", tuple(sections))


def main() -> int:
    """Print a line for each policy; 1 when one misses the aim."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEDIAS_PROFILE"] = folder
        register = make_register(
            Path(folder) / "essai.medias", Municipality("Ville de Sainte-Élodie"), FixedClock()
        )
        service = PolicyService(register)
        number = service.import_policy("longue.txt", b"longue", long_policy(), IDENTITY)
        desk = _Desk()
        missed = desk.measure("60 sections", lambda: service.version(number))
        for key in TOWNS:
            missed |= desk.measure(key, lambda key=key: town_text(key, "fr"))  # type: ignore[misc]
        register.close()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
