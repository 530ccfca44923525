"""5,000 acknowledgement sheets beside a bare ReportLab loop that shows the same form, lines and QR codes.

The bare loop draws one shared form, five unfitted lines of text and the same QR code per page;
ours also fits each line to its place. Each side is timed in turn after a warm-up; the best round counts. The peak memory is measured in a
process of its own.
Run: python -m tests.benchmarks sheets
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import re
import subprocess
import sys
import time
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from medias_desktop.core.pdf import drawing, qr
from medias_desktop.core.pdf.sheets import SheetEntry, SheetTemplate, draw_sheets
from medias_desktop.core.progress import Silent

LIMIT = 1.5
PAGES_PER_SECOND = 1000
PEAK_MB = 150
PAGES = 5_000
ROUNDS = 3
_FIRST = ("Marie-Ève", "Jean-François", "Zoé", "Noël", "Françoise", "André")
_LAST = ("Côté", "Gagné", "L’Écuyer", "Bélanger", "Cœur", "Désilets")
_TEXT = (
    "J’ai reçu un exemplaire de la politique désignée ci-dessus et je l’ai lue.",
    "Je m’engage à la respecter.",
)


def people(count: int) -> list[SheetEntry]:
    return [
        SheetEntry(
            f"{_FIRST[i % 6]} {_LAST[i // 6 % 6]}-{i:05d}",
            f"{i:05d}",
            ("Travaux publics", "Greffe", "Sécurité incendie")[i % 3],
            ("Employée régulière", "Pompier volontaire", "Élue")[i % 3],
            "en" if i % 4 == 3 else "fr",
            f"RAO-{i:06d}",
            f"MD1K7Q2P9XWZ{i:06d}",
        )
        for i in range(count)
    ]


def template() -> SheetTemplate:
    return SheetTemplate(
        "Municipalité de Rivière-aux-Ormes",
        "Politique sur l’utilisation des médias sociaux",
        "2",
        "2026-04",
        "2026-11-214",
        dt.date(2026, 12, 1),
        "0123456789abcdef" * 4,
        {"fr": "Accusé de réception", "en": "Acknowledgement"},
        {"fr": _TEXT, "en": _TEXT},
    )


def bare(entries: list[SheetEntry]) -> bytes:
    drawing.register_fonts()
    rl_config.useA85 = 0
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), initialFontName="Sans", pageCompression=1)
    canvas.beginForm("sheet")
    canvas.setFont("Serif", 11)
    for i, text in enumerate(_TEXT):
        canvas.drawString(62, 500 - 15 * i, text)
    canvas.endForm()
    for one in entries:
        canvas.doForm("sheet")
        for i, text in enumerate((one.name, one.number, one.department, one.group_label, one.sheet_id)):
            canvas.setFont("Sans", 10)
            canvas.drawString(62, 400 - 20 * i, text)
        canvas.addLiteral(f"q 1 0 0 1 450 700 cm {qr.operators(one.code, 60)} Q")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _timed(action) -> float:
    gc.collect()
    start = time.process_time()  # one thread, no waiting: what else the machine does must not count
    action()
    return time.process_time() - start


def _peak_mb() -> float:
    """The peak memory of a process that does nothing else; 0 where the system does not tell."""
    status = Path("/proc/self/status")  # not getrusage: a child starts with its parent's peak
    if not status.exists():
        return 0.0
    code = (
        "from tests.benchmarks.bench_sheets import *; draw_sheets(template(), people(PAGES), Silent()); "
        "print(Path('/proc/self/status').read_text())"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"VmHWM:\s+(\d+) kB", told).group(1)) / 1024


def main() -> int:
    """Print pages per second, memory and the ratio, and whether they are within their limits."""
    entries = people(PAGES)
    draw_sheets(template(), entries[:200], Silent())
    bare(entries[:200])
    theirs, ours = [], []
    for _ in range(ROUNDS):
        theirs.append(_timed(lambda: bare(entries)))
        ours.append(_timed(lambda: draw_sheets(template(), entries, Silent())))
    ratio, speed, peak = min(ours) / min(theirs), PAGES / min(ours), _peak_mb()
    print(
        f"sheets: {speed:.0f} pages/s (limit {PAGES_PER_SECOND}), ratio {ratio:.2f} (limit {LIMIT}), "
        f"peak {peak:.0f} MB (limit {PEAK_MB})"
    )
    return int(ratio > LIMIT or speed < PAGES_PER_SECOND or peak > PEAK_MB)


if __name__ == "__main__":
    sys.exit(main())
