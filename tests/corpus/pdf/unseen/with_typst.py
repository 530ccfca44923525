"""Three documents laid out with Typst: titles told by size alone, colour, two columns with footnotes."""

import re
from collections.abc import Callable

import typst

from tests.corpus.pdf.unseen.marked import Block, blocks

NOTES = {
    "social-media-ashgrove": ("Council adopted the first version in 2013.", "See the closed meeting rules."),
    "procurement-kestrel-harbour": (
        "Legal settlements are reported in private.",
        "Scores are kept by the clerk.",
    ),
}
BY_SIZE = """
#set page(paper: "us-letter", margin: 1in, footer: context [#h(1fr) Social Media Policy | #counter(page).display()])
#set text(font: "Libertinus Serif", size: 11pt, lang: "en")
#set footnote.entry(separator: line(length: 30%, stroke: 0.5pt))
#show heading: set text(weight: "regular")
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 13.5pt)
#show heading.where(level: 3): set text(size: 11pt, style: "italic", weight: "bold")
#align(center)[#text(size: 26pt)[Social Media Policy] \\ Township of Ashgrove \\ Approved 8 April 2025]
#outline(title: [In this policy])
#pagebreak()
"""
COLOUR = """
#set page(paper: "a4", margin: (x: 2.2cm, y: 2.4cm), header: context if counter(page).get().first() > 1 [
  #text(size: 8pt, fill: gray)[Politique de soutien aux organismes #h(1fr) Saint-Gildas-des-Monts]],
  numbering: "1", footer: context align(center)[#counter(page).display()])
#set text(font: "New Computer Modern", size: 11pt, lang: "fr")
#set par(justify: true)
#show heading.where(level: 1): set text(size: 16pt, fill: rgb("#0b6e4f"))
#show heading.where(level: 2): set text(size: 12pt, fill: rgb("#0b6e4f"), weight: "semibold")
#v(5cm)
#text(size: 28pt, weight: "bold")[Politique de soutien aux organismes]
#v(1cm)
Municipalité de Saint-Gildas-des-Monts \\ Novembre 2025
#pagebreak()
"""
COLUMNS = """
#set page(paper: "us-letter", margin: 0.9in, columns: 2, header: [City of Kestrel Harbour #h(1fr) Procurement Policy],
  footer: context [#h(1fr) #counter(page).display("1 of 1", both: true) #h(1fr)])
#set text(font: "DejaVu Sans", size: 9pt, lang: "en")
#set par(justify: true)
#show heading.where(level: 1): set text(size: 11pt)
#show heading.where(level: 2): set text(size: 9pt)
#show heading.where(level: 3): set text(size: 9pt, style: "italic", weight: "regular")
#place(top + center, scope: "parent", float: true)[
  #text(size: 18pt, weight: "bold")[Procurement Policy] \\ Policy FIN-004, approved by Council on 2 June 2025]
"""


def _escape(text: str) -> str:
    return re.sub(r'([\\#$*_`<>@~"])', r"\\\1", text)


def _title(block: Block) -> str:
    mark = "=" * block.level
    if block.number.startswith("Section"):
        return f"{mark} {block.number} – {_escape(block.text)}"
    if block.number.startswith("Annexe"):
        return f"{mark} {block.number} \\ {_escape(block.text)}"
    return f"{mark} {block.number} {_escape(block.text)}"


def _markup(name: str) -> str:
    notes = NOTES.get(name, ())
    parts = []
    for block in blocks(name):
        if block.kind == "title":
            parts.append(_title(block))
        elif block.kind == "item":
            parts.append(f"- {_escape(block.text)}")
        elif block.kind == "table":
            cells = ", ".join(f"[{_escape(cell)}]" for row in block.rows for cell in row)
            parts.append(f"#table(columns: {len(block.rows[0])}, {cells})")
        else:
            text = _escape(block.text)
            for place, note in enumerate(notes, 1):
                text = text.replace(f"[^{place}]", f"#footnote[{note}]")
            parts.append(text)
    return "\n\n".join(parts).replace("\n\n- ", "\n- ")


def _writer(head: str) -> Callable[[str], bytes]:
    return lambda name: typst.compile((head + _markup(name)).encode(), ignore_system_fonts=False)


DOCUMENTS: dict[str, Callable[[str], bytes]] = {
    "social-media-ashgrove": _writer(BY_SIZE),
    "organismes-saint-gildas": _writer(COLOUR),
    "procurement-kestrel-harbour": _writer(COLUMNS),
}
