"""The stamped copy of a signed 30-page document, beside what opening and saving it with pikepdf takes.

Both are timed in turn in one process after a warm-up; the best round of each counts.
Run: python -m tests.benchmarks stamped
"""

from __future__ import annotations

import gc
import io
import sys
import time
from collections.abc import Callable

import pikepdf

from medias_desktop.core.pdf.credentials import FileCredential
from medias_desktop.core.pdf.identity import create_identity
from medias_desktop.core.pdf.record import typeset_adoption
from medias_desktop.core.pdf.signing import Appearance, sign
from medias_desktop.core.pdf.stamped import stamped_copy
from tests.benchmarks.bench_adoption import NOW, PASSPHRASE
from tests.core.pdf.samples import adoption

LIMIT = 1.5
ROUNDS = 15


def document() -> bytes:
    identity = create_identity("Hélène Cœur-Bélanger", "Mairesse", "Rivière-aux-Ormes", PASSPHRASE, NOW)
    made = typeset_adoption(adoption("fr", 29))
    return sign(
        made.pdf,
        made.fields[0],
        FileCredential(identity.pkcs12, PASSPHRASE),
        Appearance("Hélène Cœur-Bélanger", "Mairesse", ("Résolution 2026-11-214",)),
        reason="J’approuve cette politique",
        location="Rivière-aux-Ormes",
        now=NOW,
        certify=True,
        last=True,
        language="fr",
    ).pdf


def opened_and_saved(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(io.BytesIO())


def timed(action: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> int:
    """Print the ratio and whether it is within the limit."""
    pdf = document()
    engine, ours = [], []
    for i in range(ROUNDS + 1):
        plain = timed(lambda: opened_and_saved(pdf))
        made = timed(
            lambda i=i: stamped_copy(pdf, f"Remplacée le 1er mai 2027 par la version {i}", "fr", "#8a5a00")
        )
        if i:  # the first round warms up
            engine.append(plain)
            ours.append(made)
    ratio = min(ours) / min(engine)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = len(opened.pages)
    print(
        f"stamped: ratio {ratio:.2f} (limit {LIMIT}); {pages} pages in {min(ours):.3f} s, "
        f"pikepdf open and save {min(engine):.3f} s"
    )
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
