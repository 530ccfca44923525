"""Documents made with Qt's text engine, as from a word processor's print command."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from tests.corpus.pdf.look import heading_text, looks_of
from tests.corpus.pdf.source import Document, Piece


def make(document: Document) -> bytes:
    """Return the document; a QGuiApplication must exist."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QPageSize.PageSizeId.A4 if document.style["paper"] == "A4" else QPageSize.PageSizeId.Letter
    writer.setPageLayout(
        QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setResolution(72)
    writer.setTitle(document.name)
    page = QSizeF(writer.width(), writer.height())
    text = QTextDocument()
    text.setDefaultFont(QFont(document.style["font"], int(document.style.get("size", "10"))))
    text.documentLayout().setPaintDevice(writer)
    text.setPageSize(QSizeF(page.width() - 144, page.height() - 144))
    text.setDocumentMargin(0)
    text.setHtml(_html(document))
    painter = QPainter(writer)
    for number in range(text.pageCount()):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(72, 72 - number * text.pageSize().height())
        text.drawContents(
            painter, QRectF(0, number * text.pageSize().height(), page.width() - 144, page.height() - 144)
        )
        painter.restore()
        painter.setFont(QFont(document.style["font"], 8))
        for line, y in (
            (document.style.get("header", ""), 30),
            (document.style.get("footer", ""), page.height() - 50),
        ):
            where = QRectF(72, y, page.width() - 144, 20)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, line.format(page=number + 1))
    painter.end()
    return bytes(buffer.data().data())


def _html(document: Document) -> str:
    looks = looks_of(document.style)
    parts: list[str] = []
    in_table = False
    for piece in document.pieces:
        if in_table and piece.kind != "row":
            parts.append("</table><p></p>")
        if piece.kind == "row":
            if not in_table:
                parts.append('<table border="1" cellspacing="0" cellpadding="4">')
            parts.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in piece.cells) + "</tr>")
        elif piece.kind == "heading":
            look = looks.get(piece.level, looks[1])
            words = heading_text(piece.number, piece.heading)
            css = f"font-size:{look.size}pt; color:#{look.color};"
            css += "font-weight:bold;" * look.has("bold") + "font-style:italic;" * look.has("italic")
            css += "text-decoration:underline;" * look.has("underline")
            shown = escape(words.upper() if look.has("caps") else words)
            parts.append(
                f'<p style="margin-top:12px; margin-bottom:4px"><span style="{css}">{shown}</span></p>'
            )
        else:
            parts.append(_block(piece))
        in_table = piece.kind == "row"
    return "".join(parts)


def _block(piece: Piece) -> str:
    words = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(piece.text))
    if piece.kind == "title":
        return f'<p align="center"><span style="font-size:18pt; font-weight:bold">{words}</span></p>'
    if piece.kind == "cover":
        return f'<p align="center">{words}</p>'
    if piece.kind == "item":
        return (
            f'<p style="margin-left:18px; margin-top:0px; margin-bottom:2px">{escape(piece.mark)} {words}</p>'
        )
    if piece.kind == "run-in":
        return f"<p>{escape(piece.number)} <b>{escape(piece.heading)}.</b> {words}</p>"
    if piece.kind == "page":
        return '<p style="page-break-before:always"></p>'
    return f'<p style="margin-top:0px; margin-bottom:6px">{words}</p>'
