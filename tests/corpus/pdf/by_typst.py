"""Documents made with Typst."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import typst

from tests.corpus.pdf.look import Look, heading_text, looks_of
from tests.corpus.pdf.source import Document, Piece


def make(document: Document) -> bytes:
    """Return the document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "main.typ")
        path.write_text(_program(document), encoding="utf-8")
        return bytes(typst.compile(str(path), ignore_system_fonts=False))


def _program(document: Document) -> str:
    style = document.style
    lines = [
        f'#set document(title: "{document.name}", date: none)',
        f'#set page(paper: "{style["paper"]}", columns: {style.get("columns", "1")}, margin: 2.3cm, '
        f"header: [{_line(style.get('header', ''))}], footer: context [{_line(style.get('footer', ''))}])",
        f'#set text(font: "{style["font"]}", size: {style.get("size", "11")}pt, lang: "{style["language"]}", '
        f"hyphenate: {'true' if style.get('justify') else 'false'})",
        f"#set par(justify: {'true' if style.get('justify') else 'false'})",
        "#set par(first-line-indent: 1.5em, spacing: 0.65em)" if style.get("indent") else "",
        f"#set table(stroke: {'none' if style.get('norules') else '0.4pt'})",
    ]
    lines += [_rule(level, look) for level, look in looks_of(style).items()]
    lines.append(_cover(document))
    rows: list[list[str]] = []
    for piece in document.pieces:
        if rows and piece.kind != "row":
            lines.append(_table(rows))
            rows = []
        if piece.kind == "row":
            rows.append(piece.cells)
        elif piece.kind == "note":
            lines[-1] = f"{lines[-1].rstrip()} #footnote[{_words(piece.text)}]\n"
        elif piece.kind not in ("title", "cover"):
            lines.append(_piece(piece, style))
    return "\n".join(lines + ([_table(rows)] if rows else []))


def _line(text: str) -> str:
    left, _, right = text.partition("|")
    both = [_furniture(part) for part in (left, right)]
    if right:
        return f"#set text(8pt); {both[0]} #h(1fr) {both[1]}".replace("; ", "\n")
    return f"#set text(8pt)\n#align(center)[{both[0]}]"


def _furniture(text: str) -> str:
    text = _words(text.replace("{page}", "\x01").replace("{pages}", "\x02"))
    return text.replace("\x01", "#counter(page).display()").replace("\x02", "#counter(page).final().first()")


def _rich(text: str) -> str:
    return re.sub(r"\\\*\\\*(.+?)\\\*\\\*", r"#strong[\1]", _words(text))


def _words(text: str) -> str:
    return "".join(f"\\{c}" if c in "#$*_@<>`~[]\\=-+/" else c for c in text)


def _rule(level: int, look: Look) -> str:
    inner = "it.body"
    if look.has("caps"):
        inner = f"upper({inner})"
    if look.has("smallcaps"):
        inner = f"smallcaps({inner})"
    if look.has("underline"):
        inner = f"underline({inner})"
    if look.has("center"):
        inner = f"align(center, {inner})"
    weight = "bold" if look.has("bold") else "regular"
    slant = "italic" if look.has("italic") else "normal"
    return (
        f"#show heading.where(level: {level}): it => block(above: {look.size * 1.5}pt, below: {look.size * 0.8}pt, "
        f'text(size: {look.size}pt, weight: "{weight}", style: "{slant}", fill: rgb("{look.color}"), {inner}))'
    )


def _cover(document: Document) -> str:
    pieces = [piece for piece in document.pieces if piece.kind in ("title", "cover")]
    made = "\n\n".join(
        f'#text(size: 20pt, weight: "bold")[{_words(piece.text)}]'
        if piece.kind == "title"
        else _words(piece.text)
        for piece in pieces
    )
    if document.style.get("wide"):
        return f'#place(top, scope: "parent", float: true, clearance: 2em)[{made}]'
    return made + "\n"


def _piece(piece: Piece, style: dict[str, str]) -> str:
    if piece.kind == "page":
        return "#pagebreak()"
    if piece.kind == "contents":
        return "#outline(depth: 2)"
    if piece.kind == "heading":
        if style.get("labels") == "alone" and piece.number[:1].isalpha() and piece.heading:
            return (
                f"#heading(level: {piece.level})[{_words(piece.number)} #linebreak() {_words(piece.heading)}]"
            )
        return f"#heading(level: {piece.level})[{_words(heading_text(piece.number, piece.heading))}]"
    if piece.kind == "run-in":
        return f"{_words(piece.number)} *{_words(piece.heading)}.* {_words(piece.text)}\n"
    if piece.kind == "item":
        return f"#pad(left: 1em, grid(columns: (1.5em, 1fr), [{_words(piece.mark)}], [{_words(piece.text)}]))"
    return _rich(piece.text) + "\n"


def _table(rows: list[list[str]]) -> str:
    cells = ", ".join(f"[{_words(cell)}]" for row in rows for cell in row)
    return f"#table(columns: {len(rows[0])}, {cells})\n"
