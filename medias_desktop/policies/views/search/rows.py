"""How a hit is drawn: its clause, its heading, where it stands, two lines of it with the words marked."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from medias_desktop.core.i18n import _
from medias_desktop.core.store.search import Span, matches
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import draw_chip, draw_ground, small, strong
from medias_desktop.policies.labels.versions import version_label, version_state
from medias_desktop.policies.rules import VersionState
from medias_desktop.policies.rules.searching import Found, FoundKind

Index = QModelIndex | QPersistentModelIndex
FOUND: Final = Qt.ItemDataRole.UserRole + 1
EXCERPT: Final = Qt.ItemDataRole.UserRole + 2
QUERY: Final = Qt.ItemDataRole.UserRole + 3

_LINES = 2
_SIDE, _TOP, _GAP = 12, 9, 3


def chip_of(found: Found) -> str:
    """Return what the chip before the heading says: the clause's number, or what else it is."""
    if found.kind is FoundKind.NOTE:
        return _("Note")
    if found.kind is FoundKind.TEXT:
        return _("Text")
    return found.number


def heading_of(found: Found) -> str:
    """Return the words beside the chip."""
    if found.kind is FoundKind.NOTE:
        return found.summary.policy_title
    return found.heading or found.summary.policy_title


def where(found: Found) -> tuple[str, str]:
    """Return whose text it is and which version; the state is shown apart."""
    summary = found.summary
    version = "" if summary.state is VersionState.LIBRARY else version_label(summary)
    return summary.municipality, f" · {version}" if version else ""


def spoken(found: Found, excerpt: str) -> str:
    """Return the row as it is read aloud."""
    parts = (
        chip_of(found),
        heading_of(found),
        "".join(where(found)),
        version_state(found.summary)[0],
        excerpt,
    )
    return ", ".join(part for part in parts if part)


class HitDelegate(QStyledItemDelegate):
    """Draws hits, all of the same height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt: two lines of what it is, two of what it says."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 300
        low = QFontMetrics(small(option.font)).height()
        return QSize(width, 2 * _TOP + option.fontMetrics.height() + low + _LINES * low + 2 * _GAP + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw one row."""
        found: Found | None = index.data(FOUND)
        if found is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = option.rect.adjusted(5, 1, -5, -1)
        self._paint_ground(painter, option, row)
        room = row.adjusted(_SIDE - 5, _TOP, 5 - _SIDE, -_TOP)
        query = str(index.data(QUERY))
        line = option.fontMetrics.height()
        low = QFontMetrics(small(option.font)).height()
        self._paint_heading(painter, option, QRect(room.left(), room.top(), room.width(), line), found, query)
        second = QRect(room.left(), room.top() + line + _GAP, room.width(), low)
        self._paint_where(painter, option, second, found)
        third = QRect(room.left(), second.bottom() + 1 + _GAP, room.width(), _LINES * low + 2)
        text, spans = index.data(EXCERPT)
        painter.setClipRect(third)
        _draw_marked(painter, small(option.font), third, text, spans, theme.current().text, _LINES)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
        colours = theme.current()
        draw_ground(painter, option, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row, 6, 6)

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, found: Found, query: str
    ) -> None:
        colours = theme.current()
        left = room.left()
        chip = chip_of(found)
        if chip:
            font = strong(small(option.font))
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(chip, Qt.TextElideMode.ElideRight, room.width() // 3)
            width = metrics.horizontalAdvance(shown) + 14
            box = QRect(left, room.top(), width, room.height())
            kind = "muted" if found.kind is not FoundKind.SECTION else "accent"
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setFont(font)
            draw_chip(painter, box, shown, kind, radius=5, ground=colours.surface if selected else "")
            left += width + 8
        font = strong(option.font)
        rest = QRect(left, room.top(), room.right() - left + 1, room.height())
        text = QFontMetrics(font).elidedText(heading_of(found), Qt.TextElideMode.ElideRight, rest.width())
        painter.setClipRect(rest)
        _draw_marked(painter, font, rest, text, matches(text, query, found.language), colours.text, 1)
        painter.setClipping(False)

    def _paint_where(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, found: Found
    ) -> None:
        colours = theme.current()
        font = small(option.font)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        state, kind = version_state(found.summary)
        width = metrics.horizontalAdvance(state)
        dot = max(6, metrics.height() // 3)
        painter.setPen(Qt.PenStyle.NoPen)
        ink = QColor(colours.ink(kind))
        painter.setBrush(ink)
        painter.drawEllipse(QRect(room.right() - width - dot - 6, room.center().y() - dot // 2 + 1, dot, dot))
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, state)
        painter.setPen(QColor(colours.muted))
        left = room.adjusted(0, 0, -width - dot - 16, 0)
        town, version = where(found)
        rest = left.width() - metrics.horizontalAdvance(version)
        shown = metrics.elidedText(town, Qt.TextElideMode.ElideRight, rest) + version
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, shown)


def _draw_marked(
    painter: QPainter, font: QFont, room: QRect, text: str, spans: tuple[Span, ...], ink: str, lines: int
) -> None:
    """Draw some lines of a text, the words searched for on the colour of marks; what is cut ends in “…”."""
    layout = _laid_out(font, room.width(), text, spans, lines)
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    if last is not None and last.textStart() + last.textLength() < utf16(text, len(text)):
        end = last.textStart() + last.textLength() - 2
        kept = tuple(span for span in spans if span.end <= end)
        layout = _laid_out(font, room.width(), text[:end].rstrip(" ,;:.\u00a0…") + "…", kept, lines)
    painter.setPen(QColor(ink))
    layout.draw(painter, QPointF(room.topLeft()))


def _laid_out(font: QFont, width: int, text: str, spans: tuple[Span, ...], lines: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_marked(text, span) for span in spans])
    layout.beginLayout()
    height = QFontMetrics(font).height()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * height))
    layout.endLayout()
    return layout


def _marked(text: str, span: Span) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = utf16(text, span.start)
    found.length = utf16(text, span.end) - found.start
    look = QTextCharFormat()
    look.setBackground(QColor(theme.current().mark))
    found.format = look
    return found


def utf16(text: str, place: int) -> int:
    """Return a place in a text as Qt counts it, in UTF-16 units."""
    return place + sum(character > "\uffff" for character in text[:place])
