"""Placeholders in the editor: chips with a friendly name, quiet when they have a value, warm when they lack one."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from medias_desktop.core.i18n import translate
from medias_desktop.core.widgets import theme
from medias_desktop.policies.rules.placeholders import KNOWN, plain_name
from medias_desktop.policies.views.composing.blocks_document import NAME

_INSIDE = 6.0


def placeholder_label(name: str) -> str:
    """Return the name of a placeholder in the interface language; of a clause, its number and town."""
    if name.startswith("art:"):
        code, _colon, number = name.removeprefix("art:").rpartition(":")
        return f"{number} ({town_of(code)})"
    known = KNOWN.get(plain_name(name))
    return translate(known) if known else name.replace("_", " ")


def town_of(code: str) -> str:
    """Return the town whose clauses bear a code."""
    from medias_desktop.policies.towns import TOWNS, town

    return next((town(key).municipality for key in TOWNS if town(key).code == code), code)


class Chips(QPyTextObject):
    """Draws the placeholders of one editor; ``filled`` are those that have a value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filled: Collection[str] = ()

    def intrinsicSize(self, _document: QTextDocument, _position: int, layout: QTextFormat) -> QSizeF:
        """Qt: the room that a chip takes."""
        metrics = QFontMetricsF(_font(layout))
        return QSizeF(
            metrics.horizontalAdvance(_label(layout)) + 2 * _INSIDE + 2, metrics.ascent() + metrics.descent()
        )

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        layout: QTextFormat,
    ) -> None:
        """Qt: draw a chip."""
        colours = theme.current()
        kind = "accent" if plain_name(str(layout.property(NAME))) in self.filled else "warn"
        metrics = QFontMetricsF(_font(layout))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font(layout))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ground(kind)))
        box = QRectF(rect).adjusted(1, 0, -1, 0).translated(0, metrics.descent() * 0.8)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(colours.ink(kind)))
        painter.drawText(QPointF(box.left() + _INSIDE, box.bottom() - metrics.descent()), _label(layout))
        painter.restore()


def _label(layout: QTextFormat) -> str:
    return placeholder_label(str(layout.property(NAME)))


def _font(layout: QTextFormat) -> QFont:
    font = layout.toCharFormat().font()
    font.setPointSizeF(font.pointSizeF() * 0.92)
    font.setWeight(QFont.Weight.Medium)
    return font
