"""Importing a PDF of a hundred pages beside taking its text out and doing nothing with it.

Three ways of taking the text out are timed, all with PDFium:

- bare: each page’s text as one string, without size, weight or place (what nobody can make an outline of);
- peer: a plain loop over pypdfium2 that asks, for each piece of a line, for its box, text, type size and font weight;
- own: our own calls, as the importer makes them, the runs thrown away. It is the fastest of those that know size, weight
  and place, so the aim is measured against it.

Two documents: one whose lines are one operator each (ReportLab), one set by Typst with justified, hyphenated lines, notes
and tables. All sides run in turn, the best of several runs counts. Run: python -m tests.benchmarks.bench_pdf_import
"""

from __future__ import annotations

import ctypes
import gc
import io
import sys
import time
from collections.abc import Callable

from medias_desktop.policies.outline.pdf import read_pdf
from medias_desktop.policies.outline.pdf.pulling import Puller

LIMIT = 1.5
PAGES = 100


def by_reportlab(pages: int = PAGES) -> bytes:
    """Return a document of chapters, sections and paragraphs, line by line."""
    from reportlab.lib.pagesizes import LETTER
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    from tests.corpus.pdf.prose import Prose

    prose = Prose("en", "bench")
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=LETTER, invariant=1)
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 760, "Town of Stone Creek — Consolidated policies")
        canvas.drawRightString(540, 30, f"Page {page} of {pages}")
        y = 730.0
        for part in range(4):
            canvas.setFont("Helvetica-Bold", 14 if not part else 12)
            canvas.drawString(72, y, f"{page}. Permits" if not part else f"{page}.{part} Notices and delays")
            y -= 20
            canvas.setFont("Helvetica", 10)
            for _ in range(2):
                for line in simpleSplit(prose.paragraph(5), "Helvetica", 10, 468):
                    canvas.drawString(72, y, line)
                    y -= 12
                y -= 6
            y -= 8
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def by_typst(pages: int = PAGES) -> bytes:
    """Return a document with justified text, notes and tables, of about ``pages`` pages."""
    from tests.corpus.pdf.by_typst import make
    from tests.corpus.pdf.prose import Prose
    from tests.corpus.pdf.source import Document, Piece

    prose = Prose("fr", "bench")
    style = {"language": "fr", "paper": "us-letter", "font": "Libertinus Serif", "justify": "1", "size": "11",
             "h1": "15 bold", "h2": "12 bold", "header": "Politiques", "footer": "{page}"}  # fmt: skip
    pieces = [Piece("title", "Recueil des politiques")]
    for chapter in range(1, pages + 1):
        pieces.append(Piece("page"))
        pieces.append(Piece("heading", level=1, number=f"{chapter}.", heading="Permis"))
        for part in range(1, 4):
            pieces.append(Piece("heading", level=2, number=f"{chapter}.{part}", heading="Avis et délais"))
            pieces += [Piece("text", prose.paragraph(4)), Piece("text", prose.paragraph(4))]
            pieces += [Piece("item", text, mark="–") for text in prose.items(3)]
        pieces.append(Piece("note", "Une note au bas de la page."))
        pieces += [
            Piece("row", cells=["Livre", "21 jours", "15"]),
            Piece("row", cells=["Jeu", "7 jours", "2"]),
        ]
    return make(Document("bench", style, pieces))


def _seconds(action: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()  # a busy machine does not count
    action()
    return time.process_time() - start


def bare(data: bytes) -> None:
    """Take each page’s text as one string."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def peer(data: bytes) -> None:
    """Take box, text, type size and font weight of each piece of a line, as the library’s own calls offer them."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            text.get_text_bounded(left, bottom, right, top)
            at = text.get_index((left + right) / 2, (bottom + top) / 2, 5, 5)
            if at is not None:
                raw.FPDFText_GetFontSize(text.raw, at)
                raw.FPDFText_GetFontWeight(text.raw, at)
        text.close()
        page.close()
    document.close()


def own(data: bytes) -> None:
    """Take the runs as the importer takes them."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    puller = Puller(ctypes.cast(document.raw, ctypes.c_void_p).value or 0)
    for number in range(len(document)):
        puller.page(number)
    document.close()


def measure(data: bytes) -> dict[str, float]:
    """Return the best seconds of the importer and of each way of taking the text out, run in turn."""
    sides = {"import": lambda: read_pdf(data, "bench.pdf"), "own": lambda: own(data), "peer": lambda: peer(data),
             "bare": lambda: bare(data)}  # fmt: skip
    best = dict.fromkeys(sides, float("inf"))
    for _ in range(7):
        for name, action in sides.items():
            best[name] = min(best[name], _seconds(action))
    return best


def main() -> int:
    """Print the times and ratios of both documents; return 1 above the limit."""
    missed = 0
    for name, data in (("ReportLab", by_reportlab()), ("Typst", by_typst())):
        best = measure(data)
        ratio = best["import"] / best["own"]
        sections = len(read_pdf(data, "bench.pdf")[1].sections)
        times = ", ".join(f"{side} {seconds * 1000:.0f} ms" for side, seconds in best.items())
        print(f"{name}: {len(data) / 1e6:.2f} MB, {sections} sections: {times}")
        print(
            f"pdf_import {name}: {ratio:.2f} × own (limit {LIMIT:g}), {best['import'] / best['peer']:.2f} × peer, "
            f"{best['import'] / best['bare']:.2f} × bare"
        )
        missed |= int(ratio > LIMIT)
    return missed


if __name__ == "__main__":
    sys.exit(main())
