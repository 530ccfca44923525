"""The text on paper, as it is read: for a reading copy, not the document of record."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress
from medias_desktop.policies.labels.versions import dates_label, version_label, version_state
from medias_desktop.policies.rules import VersionText
from medias_desktop.policies.views.reader.document import TextLook, build_document

_BLACK, _GREY = "#000000", "#555555"
_POINTS = 11.0
_DOTS = 96
"""Dots per inch of the layout: those of a screen, so that points keep their meaning."""

_MARGIN = 22
"""Millimetres on each side."""

_FOOTER = 40


def text_as_pdf(version: VersionText, paper: str, progress: Progress, family: str = "Noto Sans") -> bytes:
    """Return the text of a version as a PDF with a running foot, on 'letter' or 'a4' paper. Raises Cancelled."""
    look = TextLook(_BLACK, _GREY, _BLACK, family, family, _POINTS)
    document = build_document(version, look).document
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(version.summary.policy_title)
    writer.setResolution(_DOTS)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4 if paper == "a4" else QPageSize.PageSizeId.Letter),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
            QPageLayout.Unit.Millimeter,
        )
    )
    page = QSizeF(writer.width(), writer.height() - _FOOTER)
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(page)
    painter = QPainter(writer)
    pages = document.pageCount()
    for number in range(pages):
        progress.report(number, pages)
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
        _draw_foot(
            painter, version, QRectF(0, page.height(), page.width(), _FOOTER), number + 1, pages, family
        )
    painter.end()
    buffer.close()
    return bytes(kept.data())


def _draw_foot(
    painter: QPainter, version: VersionText, room: QRectF, number: int, pages: int, family: str
) -> None:
    summary = version.summary
    font = QFont(family)
    font.setPointSizeF(8.5)
    painter.setFont(font)
    painter.setPen(QColor(_GREY))
    facts = (summary.policy_title, version_label(summary), version_state(summary)[0], dates_label(summary))
    page = _("page {number} of {total}").format(number=number, total=pages)
    bottom = Qt.AlignmentFlag.AlignBottom
    width = painter.fontMetrics().horizontalAdvance(page) + 16
    left = painter.fontMetrics().elidedText(
        " · ".join(facts), Qt.TextElideMode.ElideMiddle, round(room.width()) - width
    )
    painter.drawText(room, bottom | Qt.AlignmentFlag.AlignLeft, left)
    painter.drawText(room, bottom | Qt.AlignmentFlag.AlignRight, page)
