"""Start-up beside a bare window of five empty tabs, the runs interleaved. Linux only (reads /proc)."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
PAINTED_LIMIT, FILLED_LIMIT, MEMORY_LIMIT = 1.4, 3.0, 1.6
FILLED_WIDGET = "policy_text"
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


def once(command: list[str], profile: Path, filled: str) -> dict[str, tuple[float, int]]:
    """Return milliseconds and kilobytes at each mark of one start."""
    read, write = os.pipe()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(Path(__file__).parent / "start_probe"),
        "START_PROBE_FD": str(write),
        "START_PROBE_FILLED": filled,
        "MEDIAS_PROFILE": str(profile),
    }
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
        demo.build(SystemClock(), Silent())
        ours = [sys.executable, "-m", "medias_desktop", "--demo"]
        bare = [sys.executable, "-c", BARE]
        painted, filled, plain, ours_kb, plain_kb = [], [], [], [], []
        for run in range(-1, RUNS):
            b, o = once(bare, profile, ""), once(ours, profile, FILLED_WIDGET)
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
