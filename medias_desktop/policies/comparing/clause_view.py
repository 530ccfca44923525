"""Sections of a text to be read, with the rules they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.policies.reader.document import TextLook, build_document
from medias_desktop.policies.rules import SectionText, VersionText

_PADDING = 14


class ClauseView(QTextEdit):
    """Shows a few sections; the text can be selected, never changed."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(accessible_name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit { border: 0; border-radius: 0; background: transparent; }")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(_PADDING, 0, _PADDING, 0)
        self.setTabChangesFocus(True)
        self._kept = QTextDocument(self)
        self._starts: tuple[int, ...] = ()
        self.setDocument(self._kept)

    def show_sections(
        self, text: VersionText, sections: Sequence[SectionText], rules: Mapping[str, Sequence[str]]
    ) -> None:
        """Show sections of a text one below the other, each with its rules."""
        shown = tuple(replace(one, level=3, body=_with_rules(one, rules)) for one in sections)
        built = build_document(VersionText(text.summary, "", "", shown), self._look())
        old, self._kept = self._kept, built.document
        self._starts = built.starts
        self._kept.setParent(self)
        self.setDocument(self._kept)
        old.deleteLater()

    def go_to(self, section: int) -> None:
        """Bring a section to the top."""
        if 0 <= section < len(self._starts):
            block = self._kept.findBlock(self._starts[section])
            top = self._kept.documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top) - _PADDING)

    def _look(self) -> TextLook:
        colours, font = theme.current(), self.font()
        return TextLook(
            text=colours.text,
            muted=colours.muted,
            accent=colours.accent,
            family=font.family(),
            heading_family=font.family(),
            size=round(font.pointSizeF(), 2),
        )

    def minimumSizeHint(self) -> QSize:
        """Qt: a column may be narrow."""
        return QSize(16 * self.fontMetrics().averageCharWidth() + 2 * _PADDING, 80)


def _with_rules(section: SectionText, rules: Mapping[str, Sequence[str]]) -> str:
    lines = rules.get(section.uid, ())
    if not lines:
        return section.body
    title = _("Rules of this section:")
    return "\n\n".join(
        filter(None, (section.body, title + "\n\n" + "\n".join(f"- {line}" for line in lines)))
    )
