"""The record of a 33-page policy with a code on every page, beside a bare Typst compile of the same content.

The engine's side: one `typst.Compiler.compile` of the same template and data. Ours adds the preparation of the text, the
codes of all pages and the signature fields. Both are timed in turn in one process after a warm-up; every round has its
own data, so that no cache answers. The time is the processor's, of all threads, so that a busy computer is no excuse;
the best round of each counts. What the codes alone take is told beside it.
Run: python -m tests.benchmarks document
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from typing import Any

import typst

from medias_desktop.core.pdf import fields, record, style
from tests.benchmarks.bench_adoption import engine_compile, template_data
from tests.core.pdf.samples import adoption

LIMIT = 1.3
ROUNDS = 15
CHAPTERS = 27


def timed(action: Callable[[], Any]) -> tuple[float, float, Any]:
    """Return the seconds of the processor and of the clock, and what came of it."""
    gc.collect()
    clock, start = time.perf_counter(), time.process_time()
    result = action()
    return time.process_time() - start, time.perf_counter() - clock, result


def without_codes(action: Callable[[], Any]) -> Any:
    """Typeset as if no page had a code."""
    real, fields.draw_codes = fields.draw_codes, lambda _document, _pages, _codes: None
    try:
        return action()
    finally:
        fields.draw_codes = real


def main() -> int:
    """Print the ratio and whether it is within the limit."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(style.fonts_folder())]
    )
    engine, whole, plain, on_clock, pages = [], [], [], [], 0
    for i in range(ROUNDS + 1):
        mine, theirs, bare = (adoption("fr", CHAPTERS, document_id=f"RAO-{i}-{side}") for side in "abc")
        data = template_data(theirs)
        compiled, compiled_clock, _ = timed(lambda data=data: engine_compile(data, fonts))
        done, done_clock, made = timed(lambda mine=mine: record.typeset_adoption(mine))
        uncoded, _, _ = timed(lambda bare=bare: without_codes(lambda: record.typeset_adoption(bare)))
        pages = made.pages
        if i:  # the first round warms up
            engine.append(compiled)
            whole.append(done)
            plain.append(uncoded)
            on_clock.append((done_clock, compiled_clock))
    ratio = min(whole) / min(engine)
    codes = min(whole) - min(plain)
    clock = min(one for one, _ in on_clock) / min(other for _, other in on_clock)
    print(
        f"document: ratio {ratio:.2f} (limit {LIMIT}); {pages} pages in {min(whole):.3f} s of the processor, "
        f"of which the codes {codes:.3f} s; Typst alone {min(engine):.3f} s; ratio on the clock {clock:.2f}"
    )
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
