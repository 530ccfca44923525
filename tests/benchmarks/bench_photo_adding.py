"""Adding 500 JPEG of 12 megapixels through the real window, beside Pillow decoding the same files with ``draft``.

Both are measured in turn, 50 files at a time, so that a machine busy with something else slows both down. Adding reads each
file, hashes it, reads its EXIF data, makes its small picture and writes it into an encrypted register; Pillow decodes each
at the same part of its size, one after the other. Meanwhile a timer of the window's own loop notes how long it was kept
waiting: the longest wait is printed and bounded.
Run: python -m tests.benchmarks.bench_photo_adding
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

from tests.photo_consents.pictures import make_exif, photo_bytes

FILES, AT_ONCE = 500, 50
PICTURES = 5
RATE = 0.8
BLOCKED = 0.050
"""Seconds."""
_TICK = 2
"""Milliseconds between two looks at the clock."""


def write_photos(folder: Path) -> list[Path]:
    """Write the files, as large as a camera's (3 MB), each with content of its own."""
    exif = make_exif(place=(46.2, 72.6))
    contents = [
        photo_bytes((4000, 3000), [(4000, 3000, 600, 900)], exif, seed, grain=0.12, quality=92)
        for seed in range(PICTURES)
    ]
    paths = []
    for number in range(FILES):
        content = contents[number % PICTURES]
        comment = f"{number:06}".encode()
        path = folder / f"IMG_{number:04}.jpg"
        path.write_bytes(content[:2] + b"\xff\xfe\x00\x08" + comment + content[2:])
        paths.append(path)
    return paths


def decode(paths: list[Path]) -> float:
    """Return the seconds that Pillow takes to decode files with ``draft``, one after the other."""
    begun = time.perf_counter()
    for path in paths:
        with Image.open(path) as image:
            image.draft("RGB", (512, 512))
            image.load()
    return time.perf_counter() - begun


class Window:
    """The real window that adds, on a register of its own."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication, QWidget

        from medias_desktop.core.changes import Changes
        from medias_desktop.core.clock import SystemClock
        from medias_desktop.core.jobs import Worker
        from medias_desktop.core.store.register import Municipality
        from medias_desktop.core.widgets import theme
        from medias_desktop.core.widgets.desk import Desk, Jobs
        from tests.fakes import FakeDialogs
        from tests.photo_consents.seen import service_of
        from tests.registers import make_register

        self.app = QApplication.instance() or QApplication([])
        theme.apply(self.app, "light")
        self.register = make_register(folder / "a.medias", Municipality("Ville de Sainte-Élodie"))
        self.service = service_of(self.register)
        dialogs = FakeDialogs()
        self.worker = Worker()
        self.desk = Desk(dialogs, Jobs(self.worker, dialogs), Changes(), SystemClock())
        self.parent = QWidget()
        self.parent.resize(900, 700)
        self.parent.show()
        self._last = 0.0
        self.longest = 0.0
        self._timer = QTimer()
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._look)

    def _look(self) -> None:
        now = time.perf_counter()
        if self._last:
            self.longest = max(self.longest, now - self._last - _TICK / 1000)
        self._last = now

    def add(self, paths: list[Path]) -> float:
        """Return the seconds between the press of the button and the page that tells what went in."""
        from PySide6.QtCore import QEventLoop

        from medias_desktop.photo_consents.views.adding.dialog import RESULT, AddingDialog

        dialog = AddingDialog(self.parent, self.service, self.desk, paths)
        dialog.open()
        self.app.processEvents()
        loop = QEventLoop()
        dialog.stack.currentChanged.connect(lambda page: loop.quit() if page == RESULT else None)
        self._last = 0.0
        self._timer.start()
        begun = time.perf_counter()
        dialog.add.click()
        loop.exec()
        taken = time.perf_counter() - begun
        self._timer.stop()
        assert len(dialog.added.added) == len(paths), dialog.added
        dialog.close()
        self.app.processEvents()
        return taken

    def close(self) -> None:
        """Let go of everything."""
        self.worker.shutdown()
        self.register.close()


def main() -> int:
    """Print both results; 1 when one misses its aim."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ["MEDIAS_PROFILE"] = str(folder / "profile")
        (folder / "photos").mkdir()
        paths = write_photos(folder / "photos")
        megabytes = sum(path.stat().st_size for path in paths) / 1e6
        window = Window(folder)
        decoding = adding = 0.0
        for start in range(0, FILES, AT_ONCE):
            part = paths[start : start + AT_ONCE]
            decoding += decode(part)
            adding += window.add(part)
        longest = window.longest
        window.close()
    rate = decoding / adding
    print(
        f"photos added: {rate:.2f} of the rate of decoding (aim {RATE:g})  {FILES / adding:.1f} per second, "
        f"decoding {FILES / decoding:.1f} per second, {megabytes:.0f} MB"
    )
    print(f"photos window: kept waiting {longest * 1000:.0f} ms at most (aim {BLOCKED * 1000:g} ms)")
    return int(rate < RATE or longest > BLOCKED)


if __name__ == "__main__":
    sys.exit(main())
