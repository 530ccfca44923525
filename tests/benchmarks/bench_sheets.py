"""10,000 acknowledgement sheets beside a bare ReportLab loop that shows the same form, strings and QR codes.

The bare loop draws one shared form with every string that sheets share, and per page the person's strings unfitted and
the code's operators, made beforehand; ours also fits each line to its place and encodes the codes, and writes page by
page to a file. Each side is timed in turn after a warm-up; the best round counts. How much the memory grows over a
program that has everything loaded is measured in a process of its own, for one page each and with four pages of text.
Run: python -m tests.benchmarks sheets
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from medias_desktop.core.i18n import catalogue
from medias_desktop.core.pdf import drawing, qr, sheet_form, style
from medias_desktop.core.pdf.long_pdf import LongPdf
from medias_desktop.core.pdf.sheet_codes import SheetKind, sheet_code, sheet_id, shown
from medias_desktop.core.pdf.sheet_data import SheetEntry, SheetTemplate
from medias_desktop.core.pdf.sheets import write_sheets
from medias_desktop.core.progress import Silent

LEAST_SPEED = 0.6
"""Of the bare loop's pages per second."""
GROWTH_MB = 150
PAGES = 10_000
ROUNDS = 3
_FIRST = ("Marie-Ève", "Jean-François", "Zoé", "Noël", "Françoise", "André")
_LAST = ("Côté", "Gagné", "L’Écuyer", "Bélanger", "Cœur", "Désilets")
_TEXT = (
    "J’ai reçu un exemplaire de la politique désignée ci-dessus et je l’ai lue.",
    "Je m’engage à la respecter.",
)
_TAG = "ABCDEFGH"


def people(count: int) -> list[SheetEntry]:
    """Return persons of four departments, one in four of them English."""
    return [
        SheetEntry(
            f"{_FIRST[i % 6]} {_LAST[i // 6 % 6]}-{i:05d}",
            f"{i:05d}",
            ("Travaux publics", "Greffe", "Sécurité incendie")[i % 3],
            ("Employée régulière", "Pompier volontaire", "Élue")[i % 3],
            "en" if i % 4 == 3 else "fr",
            sheet_id("fiche", str(i)),
            dt.date(2026, 12, 15),
        )
        for i in range(count)
    ]


def template(pages_of_text: int = 0) -> SheetTemplate:
    """Return what the sheets share."""
    text = _pages_of_text(pages_of_text) if pages_of_text else b""
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
        _TAG,
        _TAG,
        texts={"fr": text, "en": text} if text else {},
    )


def _pages_of_text(count: int) -> bytes:
    out = io.BytesIO()
    document = LongPdf(out, style.PAPERS["letter"], "texte", "ville")
    for _page in range(count):
        lines = (document.text(82, 700 - 15 * n, _TEXT[0], "Serif", 10.5) for n in range(38))
        document.page("".join(lines))
    document.finish()
    return out.getvalue()


def bare(entries: list[SheetEntry], codes: list[bytes]) -> None:
    """Draw the same strings without any care, and write the file."""
    drawing.register_fonts()
    rl_config.useA85 = 0
    with tempfile.TemporaryFile() as out:
        canvas = Canvas(out, pagesize=(612, 792), initialFontName="Sans", pageCompression=1)
        for language in ("fr", "en"):
            say = catalogue(language).gettext
            canvas.beginForm(f"sheet_{language}")
            canvas.setFont("Serif", 11)
            for i, text in enumerate((*_TEXT, *map(say, sheet_form.LABELS.values()))):
                canvas.drawString(62, 700 - 15 * i, text)
            canvas.endForm()
        for one, code in zip(entries, codes, strict=True):
            canvas.doForm(f"sheet_{one.language}")
            said = (
                one.name, one.number, one.department, one.group_label, f"Feuille {shown(one.sheet)}",
                "À remettre au plus tard le 15 décembre 2026",
            )  # fmt: skip
            for i, text in enumerate(said):
                canvas.setFont("Sans", 10)
                canvas.drawString(62, 400 - 20 * i, text)
            canvas.addLiteral(f"q 60 0 0 60 450 700 cm {code.decode()} Q")
            canvas.showPage()
        canvas.save()


def ours(entries: list[SheetEntry], spec: SheetTemplate) -> None:
    """Write the sheets to a file."""
    with tempfile.TemporaryFile() as out:
        write_sheets(spec, entries, out, Silent())


def _timed(action) -> float:
    gc.collect()
    start = time.process_time()  # one thread, no waiting: what else the machine does must not count
    action()
    return time.process_time() - start


def _growth_mb(pages_of_text: int) -> float:
    """Return how much a process grows that has drawn two sheets already; 0 where the system does not tell."""
    if not Path("/proc/self/status").exists():
        return 0.0
    code = (
        "import re\nfrom tests.benchmarks.bench_sheets import *\n"
        f"entries, spec = people(PAGES), template({pages_of_text})\n"
        "ours(entries[:4], spec)\n"
        "def told(name): return int(re.search(name + r':\\s+(\\d+) kB', Path('/proc/self/status').read_text()).group(1))\n"
        "before = told('VmRSS')\n"
        "ours(entries, spec)\n"
        "print(told('VmHWM') - before)"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return int(printed) / 1024


def main() -> int:
    """Print pages per second, growth and the ratio, and whether they are within their limits."""
    entries, spec = people(PAGES), template()
    codes = qr.series(sheet_code(SheetKind.INDIVIDUAL, _TAG, _TAG, one.sheet) for one in entries)
    bare(entries[:200], codes[:200])
    ours(entries[:200], spec)
    theirs, own = [], []
    for _ in range(ROUNDS):
        theirs.append(_timed(lambda: bare(entries, codes)))
        own.append(_timed(lambda: ours(entries, spec)))
    speed, bare_speed = PAGES / min(own), PAGES / min(theirs)
    growths = _growth_mb(0), _growth_mb(4)
    print(
        f"sheets: {speed:.0f} pages/s, {speed / bare_speed:.2f} of a bare loop's {bare_speed:.0f} (limit {LEAST_SPEED}), "
        f"memory grows {growths[0]:.0f} MB, with text on {5 * PAGES} pages {growths[1]:.0f} MB (limit {GROWTH_MB})"
    )
    return int(speed < LEAST_SPEED * bare_speed or max(growths) > GROWTH_MB)


if __name__ == "__main__":
    sys.exit(main())
