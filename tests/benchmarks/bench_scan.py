"""Reading scans at 200 dots per inch beside bare PDFium and bare zxing-cpp on the same pages, on one core.

Run: python -m tests.benchmarks scan
"""

from __future__ import annotations

import datetime as dt
import time

import pypdfium2
import zxingcpp

from medias_desktop.core.pdf.record import AdoptionDocument, Signatory, typeset_adoption
from medias_desktop.core.progress import Silent
from medias_desktop.paper.reading import read_scan
from tests.paper.scanner import as_pdf, blank, printed, scanned

LIMIT = 2.0
PAGES_PER_SECOND = 4
ROUNDS = 3


def pile() -> bytes:
    """Return 24 scanned pages: turned, askew, noisy, every sixth a blank reverse side."""
    sections = tuple((1, str(i), f"Article {i}", "Le conseil publie avec soin. " * 80) for i in range(1, 19))
    document = AdoptionDocument(
        "Ville de Sainte-Élodie", "Politique des médias sociaux", "2026-07", "Politique", "fr", "2026-11-214",
        dt.date(2026, 11, 16), dt.date(2026, 12, 1), "", "", "", "", sections,
        (Signatory("Jean L’Heureux", "Greffier"),), "752C-C2F1-8DED", "ab" * 32,
    )  # fmt: skip
    made = typeset_adoption(document)
    pages = [
        scanned(printed(made.pdf, number % made.pages), (0, 90, 180, 2, 272)[number % 5], 15, number)
        for number in range(20)
    ]
    return as_pdf([*pages, *(blank(noise=10) for _page in range(4))])


def bare(scan: bytes) -> int:
    """Return how many codes bare rendering and bare reading find."""
    found = 0
    document = pypdfium2.PdfDocument(scan)
    for page in document:
        picture = page.render(scale=200 / 72, grayscale=True).to_pil()
        found += len(
            zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        )
    document.close()
    return found


def ours(scan: bytes) -> int:
    """Return how many pages we recognise."""
    return sum(page.code is not None for page in read_scan(scan, "bench", Silent()).pages)


def best(work, scan: bytes) -> tuple[float, int]:
    """Return the processor time of the best round and what was found."""
    times = []
    for _round in range(ROUNDS):
        start = time.process_time()
        found = work(scan)
        times.append(time.process_time() - start)
    return min(times), found


def main() -> int:
    """Print both and return how many aims were missed."""
    scan = pile()
    (theirs, codes), (mine, pages) = best(bare, scan), best(ours, scan)
    ratio, rate = mine / theirs, 24 / mine
    missed = (ratio > LIMIT) + (rate < PAGES_PER_SECOND) + (pages < 20)
    print(
        f"scan   bare {24 / theirs:.1f} pages/s ({codes} codes), ours {rate:.1f} pages/s ({pages} of 20 pages)"
    )
    print(f"scan   ratio {ratio:.2f} (aim {LIMIT}), {rate:.1f} pages/s on one core (aim {PAGES_PER_SECOND})")
    return missed


if __name__ == "__main__":
    raise SystemExit(main())
