"""A text that is read and never changed: how it looks, what is selected and copied."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPalette, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from medias_desktop.core.widgets import theme
from medias_desktop.policies.views.reader.document import TextLook

_LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\ufdd0": "\n", "\ufdd1": "\n", "\t": " "})
"""How Qt writes paragraphs, lines and the cells of tables."""


class ReadOnlyText(QTextEdit):
    """Shows one document after the other without a frame; words can be selected by mouse and keys."""

    focused = Signal(bool)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTextEdit { border: 0; border-radius: 0; background: transparent; }")
        self._keep_selection_visible()
        self._kept = QTextDocument(self)
        self.setDocument(self._kept)  # one of ours: Qt deletes its own when another comes

    def look(self, scale: float = 1.0) -> TextLook:
        """Return colours and type of the theme, the type ``scale`` times as large as the program's."""
        colours, font = theme.current(), self.font()
        return TextLook(
            text=colours.text,
            muted=colours.muted,
            accent=colours.accent,
            family=font.family(),
            heading_family=font.family(),
            size=round(font.pointSizeF() * scale, 2),
        )

    def take(self, document: QTextDocument) -> None:
        """Show another document; the one before is dropped."""
        old, self._kept = self._kept, document
        document.setParent(self)
        self.setDocument(document)
        old.deleteLater()

    def top_of(self, position: int) -> float:
        """Return how far below the beginning of the text the paragraph at a position begins, in pixels."""
        document = self.document()
        return float(document.documentLayout().blockBoundingRect(document.findBlock(position)).top())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Qt: copy words only; the colours of a dark screen have no business in a letter."""
        data = QMimeData()
        data.setText(plain(self.textCursor()))
        return data

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: tell the frame around."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: tell the frame around."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def _keep_selection_visible(self) -> None:
        colours, shown = self.palette(), theme.current()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            colours.setColor(group, QPalette.ColorRole.Highlight, QColor(shown.accent))
            colours.setColor(group, QPalette.ColorRole.HighlightedText, QColor(shown.on_accent))
        self.setPalette(colours)


def plain(cursor: QTextCursor) -> str:
    """Return the words selected, in lines as everybody writes them."""
    return cursor.selectedText().translate(_LINE_ENDS)
