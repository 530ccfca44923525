"""Make the documents of this folder from their sources: ``python -m tests.corpus.pdf.make [name …]``.

Each source gives ``name.pdf`` and ``name.tsv``, the outline that its author meant. What a reader makes of the file has no
part in it. Both are committed: a document is only made again when its source changes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.corpus.pdf.source import Document, read_source

FOLDER = Path(__file__).parent


def make(document: Document) -> bytes:
    """Return the document as its source says."""
    maker = document.style["maker"]
    if maker == "reportlab":
        from tests.corpus.pdf.by_reportlab import Maker

        return Maker(document).make()
    if maker == "typst":
        from tests.corpus.pdf import by_typst

        return by_typst.make(document)
    from PySide6.QtGui import QGuiApplication

    from tests.corpus.pdf import by_qt

    application = QGuiApplication.instance() or QGuiApplication(["make", "-platform", "offscreen"])
    made = by_qt.make(document)
    del application
    return made


def main(names: list[str]) -> int:
    """Make the named documents, or all."""
    for path in sorted((FOLDER / "sources").glob("*.txt")):
        if not names or path.stem in names:
            document = read_source(path)
            (FOLDER / f"{path.stem}.pdf").write_bytes(make(document))
            (FOLDER / f"{path.stem}.tsv").write_text(document.outline(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
