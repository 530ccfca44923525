"""Memory for keeping a scan of 300 MB and for writing it out again, beside the size of the file.

Each is done in a process of its own; what a process needs for a file of one byte is subtracted (its peak resident size,
getrusage). The thumbnail includes one decoded page of 25 MB; the page caches of SQLite, 32 MB for each connection, are part of the figure.
Run: python -m tests.benchmarks.bench_attachments
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WIDTH, HEIGHT = 2550, 3300
"""Pixels of a letter page at 300 dots per inch, in colour and not compressed."""

PAGES = 12
SIZE = PAGES * 3 * WIDTH * HEIGHT
LIMITS = {"keep": 0.15, "write": 0.15, "thumbnail": 0.4}
"""Of the size of the file, for each work."""

_CHILD = """
import hashlib, resource, sys
from pathlib import Path
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments
from medias_desktop.core.store.register import Municipality, Register
from tests.registers import make_register

source, place, work = map(Path, sys.argv[1:])
if work.name == "keep":
    register = make_register(place, Municipality("Ville de Sainte-Élodie"))
    with source.open("rb") as stream, register.transaction("bench") as tx:
        digest = attachments.keep_stream(tx, source.name, "application/pdf", stream, Silent())
else:
    register = Register.open(place)
    digest = register.rows("SELECT sha256 FROM attachment")[0][0]
    if work.name == "write":
        attachments.write_to(register, digest, source.with_suffix(".copy"))
    else:
        assert attachments.thumbnail(register, digest)
register.close()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def write_scan(path: Path, pages: int) -> None:
    """Write a PDF of so many scanned pages, and a last empty one."""
    kids = " ".join(f"{3 + 3 * number} 0 R" for number in range(pages + 1))
    with path.open("wb") as stream:
        places = []

        def put(text: str, data: bytes | None = None) -> None:
            places.append(stream.tell())
            stream.write(f"{len(places)} 0 obj {text}\n".encode())
            if data is not None:
                stream.write(b"stream\n" + data + b"\nendstream\n")
            stream.write(b"endobj\n")

        stream.write(b"%PDF-1.7\n")
        put("<</Type/Catalog/Pages 2 0 R>>")
        put(f"<</Type/Pages/Count {pages + 1}/Kids[{kids}]/MediaBox[0 0 612 792]>>")
        for number in range(pages):
            image, content = 4 + 3 * number, 5 + 3 * number
            put(f"<</Type/Page/Parent 2 0 R/Contents {content} 0 R/Resources<</XObject<</I {image} 0 R>>>>>>")
            data = os.urandom(3 * WIDTH * HEIGHT)
            put(
                f"<</Type/XObject/Subtype/Image/Width {WIDTH}/Height {HEIGHT}/ColorSpace/DeviceRGB"
                f"/BitsPerComponent 8/Length {len(data)}>>",
                data,
            )
            put("<</Length 24>>", b"612 0 0 792 0 0 cm /I Do")
        put("<</Type/Page/Parent 2 0 R>>")
        end = stream.tell()
        stream.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode())
        stream.write(b"".join(b"%010d 00000 n \n" % place for place in places))
        stream.write(f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{end}\n%%EOF\n".encode())


def measure(folder: Path, pages: int) -> dict[str, tuple[int, float]]:
    """Return for each work the peak resident bytes of its process, and its seconds."""
    folder.mkdir()
    source = folder / "scan.pdf"
    write_scan(source, pages)
    found = {}
    for work in LIMITS:
        environment = {**os.environ, "MEDIAS_PROFILE": str(folder / "profile")}
        command = [sys.executable, "-c", _CHILD, str(source), str(folder / "a.medias"), work]
        start_time = time.perf_counter()
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        found[work] = (1024 * int(told.stdout), time.perf_counter() - start_time)
    assert source.with_suffix(".copy").stat().st_size == source.stat().st_size
    return found


def main() -> int:
    """Print the ratio of each work; 1 when one is above the limit."""
    with tempfile.TemporaryDirectory() as folder:
        large, small = measure(Path(folder, "large"), PAGES), measure(Path(folder, "small"), 0)
    missed = 0
    for work, limit in LIMITS.items():
        grown = large[work][0] - small[work][0]
        missed |= grown > limit * SIZE
        print(
            f"attachments {work}: memory {grown / SIZE:.3f} of the file (limit {limit:g})  "
            f"{grown / 1e6:.0f} MB for {SIZE / 1e6:.0f} MB, {large[work][1] - small[work][1]:.1f} s"
        )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
