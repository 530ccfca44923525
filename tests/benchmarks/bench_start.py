"""Start-up beside a bare window of five empty tabs, the runs interleaved.

What reaches the screen is noted by a small library loaded before Qt (paint_probe.c), so the programs themselves are
not changed or slowed. Needs Linux and a C compiler.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
PAINTED_LIMIT, FILLED_LIMIT, MEMORY_LIMIT = 1.4, 3.0, 1.6
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget
app = QApplication([])
window, tabs = QMainWindow(), QTabWidget()
for number in range(5):
    tabs.addTab(QWidget(), f"Tab {number}")
window.setCentralWidget(tabs)
window.resize(1440, 860)
window.show()
app.exec()
"""


def build_probe(folder: Path) -> Path:
    """Compile the probe."""
    library = folder / "paint_probe.so"
    source = Path(__file__).parent / "paint_probe.c"
    compiler = shutil.which("cc") or shutil.which("gcc") or "cc"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def once(command: list[str], profile: Path, probe: Path, *, filled: bool) -> dict[str, tuple[float, int]]:
    """Return milliseconds and kilobytes at each mark of one start."""
    read, write = os.pipe()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "LD_PRELOAD": str(probe),
        "PAINT_PROBE_FD": str(write),
        "MEDIAS_PROFILE": str(profile),
    }
    if filled:
        environment["PAINT_PROBE_FILLED"] = "1"
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # byte-code is kept between runs, as on a user's computer
    began = time.monotonic_ns()
    process = subprocess.Popen(command, env=environment, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        process.wait(60)
    finally:
        process.kill()
    with os.fdopen(read) as stream:
        marks = [line.split() for line in stream]
    return {what: ((int(at) - began) / 1e6, int(kilobytes)) for what, at, kilobytes in marks}


def main() -> int:
    """Print the three ratios; 1 when one is beyond its limit."""
    from medias_desktop import demo
    from medias_desktop.core.clock import SystemClock
    from medias_desktop.core.progress import Silent

    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        os.environ["MEDIAS_PROFILE"] = folder
        probe = build_probe(profile)
        demo.build(SystemClock(), Silent())
        ours = [sys.executable, "-m", "medias_desktop", "--demo"]
        bare = [sys.executable, "-c", BARE]
        painted, filled, plain, ours_kb, plain_kb = [], [], [], [], []
        for run in range(-1, RUNS):
            b = once(bare, profile, probe, filled=False)
            o = once(ours, profile, probe, filled=True)
            if run < 0:
                continue
            plain.append(b["painted"][0])
            plain_kb.append(b["painted"][1])
            painted.append(o["painted"][0])
            filled.append(o["filled"][0])
            ours_kb.append(o["filled"][1])
    base, base_kb = statistics.median(plain), statistics.median(plain_kb)
    results = (
        ("first paint", statistics.median(painted) / base, PAINTED_LIMIT),
        ("first tab filled", statistics.median(filled) / base, FILLED_LIMIT),
        ("memory, filled", statistics.median(ours_kb) / base_kb, MEMORY_LIMIT),
    )
    print(f"start: bare window {base:.0f} ms, {base_kb / 1024:.0f} MB ({RUNS} interleaved runs, medians)")
    for name, ratio, limit in results:
        print(f"start: {name} ratio {ratio:.2f} (limit {limit})")
    return int(any(ratio > limit for _name, ratio, limit in results))


if __name__ == "__main__":
    sys.exit(main())
