"""Writes the six PDFs and their outlines beside the others: `python -m tests.corpus.pdf.unseen.make`."""

from pathlib import Path

from tests.corpus.pdf.unseen import marked, with_reportlab, with_typst

FOLDER = Path(__file__).parent.parent


def main() -> None:
    """Writes each document under its name."""
    for name, write in (with_reportlab.DOCUMENTS | with_typst.DOCUMENTS).items():
        (FOLDER / f"{name}.pdf").write_bytes(write(name))
        (FOLDER / f"{name}.tsv").write_text(marked.outline(name), "utf-8")


if __name__ == "__main__":
    main()
