"""The difference as a text to be read: what came is underlined, what went is struck through, a bar at the edge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from medias_desktop.core.i18n import ngettext
from medias_desktop.core.widgets import theme
from medias_desktop.policies.labels.comparing import ICONS, label_of, short_name
from medias_desktop.policies.rules import SectionText
from medias_desktop.policies.rules.comparing import Difference, Edit, Kind, SectionDifference, WordChanges
from medias_desktop.policies.rules.comparing.lines import depth_of, is_tight, paragraphs, spaced

_BAR = 16
"""Pixels at the left of the text where the bars stand."""
_SCALE = (1.3, 1.15, 1.04)


@dataclass(slots=True)
class ShownDifference:
    """The document with what can be gone to in it."""

    document: QTextDocument
    starts: dict[int, int] = field(default_factory=dict)
    """Where each section of the difference begins, by its place in it; -1 is the beginning of the text."""
    passages: list[tuple[int, int]] = field(default_factory=list)
    """Each changed passage: its position, and the section it is in."""


def build(difference: Difference, font: QFont, *, only_changed: bool) -> ShownDifference:
    """Lay out a difference in the theme's colours."""
    return _Builder(font).build(difference, only_changed=only_changed)


class _Builder:
    def __init__(self, font: QFont) -> None:
        self._font = font
        self._colours = theme.current()
        self._line = QFontMetricsF(font).height()
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(font)
        document.setDocumentMargin(0)
        self._shown = ShownDifference(document)
        self._cursor = QTextCursor(document)
        self._first = True
        self._section = -1
        self._in_change = False

    def build(self, difference: Difference, *, only_changed: bool) -> ShownDifference:
        self._cursor.beginEditBlock()
        if not only_changed or difference.title_block.changed or difference.introduction.changed:
            self._shown.starts[-1] = 0
            self._body(difference.title_block)
            self._body(difference.introduction)
        numbered = list(enumerate(difference.sections))
        for wanted, group in groupby(numbered, key=lambda one: bool(one[1].kinds) or not only_changed):
            if wanted:
                for number, one in group:
                    self._section_at(number, one)
            else:
                self._left_out(len(list(group)))
        self._cursor.endEditBlock()
        frame = self._shown.document.rootFrame().frameFormat()
        frame.setTopMargin(18)
        frame.setBottomMargin(40)
        self._shown.document.rootFrame().setFrameFormat(frame)
        return self._shown

    def _left_out(self, count: int) -> None:
        quiet = self._characters(self._colours.muted, self._font)
        self._start(self._block(above=1.2, below=0.4), quiet)
        text = ngettext("… {n} section unchanged …", "… {n} sections unchanged …", count)
        self._cursor.insertText(text.format(n=count), quiet)

    def _section_at(self, number: int, one: SectionDifference) -> None:
        self._section, self._in_change = number, False
        level = min(one.shown.level, len(_SCALE)) - 1
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * _SCALE[level])
        font.setWeight(QFont.Weight.DemiBold)
        block = self._block(above=1.5, below=0.25)
        block.setHeadingLevel(min(one.shown.level, 6))
        self._start(block, self._characters(self._colours.text, font))
        self._shown.starts[number] = self._cursor.position()
        self._number(one, font)
        for _gap, pieces in paragraphs(one.heading):
            self._pieces(pieces, font)
        if one.kinds:
            self._label(one)
        self._body(one.body)

    def _number(self, one: SectionDifference, font: QFont) -> None:
        old, new = one.old, one.new
        if Kind.RENUMBERED in one.kinds and old is not None and new is not None:
            pieces = [(Edit.DELETE, old.number), (Edit.INSERT, new.number)]
        else:
            came, went = Kind.ADDED in one.kinds, Kind.REMOVED in one.kinds
            edit = Edit.INSERT if came else Edit.DELETE if went else Edit.EQUAL
            pieces = [(edit, one.shown.number)]
        told = [(edit, text) for edit, text in pieces if text]
        for place, piece in enumerate(told):
            if place:
                self._cursor.insertText("\u2002", self._characters(self._colours.text, font))
            self._pieces([piece], font)
        if told:
            self._cursor.insertText("\u2002", self._characters(self._colours.text, font))
        self._in_change = False

    def _label(self, one: SectionDifference) -> None:
        """Say in words what happened to a section."""
        kind = next(kind for kind in ICONS if kind in one.kinds)
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * 0.92)
        font.setWeight(QFont.Weight.DemiBold)
        ink = self._characters(self._colours.ink(ICONS[kind][1]), font)
        if not one.kinds & {Kind.ADDED, Kind.REMOVED, Kind.HEADING, Kind.TEXT}:
            self._note_passage()
        self._start(self._block(below=0.35), ink)
        self._cursor.insertText(label_of(one), ink)
        self._in_change = False

    def _body(self, changes: WordChanges) -> None:
        for line in paragraphs(changes):
            self._in_change = False
            block = self._block(above=0 if is_tight(line) else 0.3, below=0.3)
            if depth := depth_of(line):
                block.setLeftMargin(_BAR + depth * 1.4 * self._line)
                block.setTextIndent(-0.9 * self._line)
            self._start(block, self._characters(self._colours.text, self._font))
            self._pieces(line[1], self._font)

    def _pieces(self, pieces: Iterable[tuple[Edit, str]], font: QFont) -> None:
        for edit, text in spaced(pieces):
            if edit is Edit.EQUAL:
                self._in_change = self._in_change and text == " "
            elif not self._in_change:
                self._note_passage()
            self._cursor.insertText(text, self._ink(edit, font))

    def _note_passage(self) -> None:
        self._in_change = True
        self._shown.passages.append((self._cursor.position(), self._section))

    def _ink(self, edit: Edit, font: QFont) -> QTextCharFormat:
        colours = self._colours
        if edit is Edit.EQUAL:
            return self._characters(colours.text, font)
        came = edit is Edit.INSERT
        ink = self._characters(colours.ok if came else colours.bad, font)
        ink.setBackground(QColor(colours.ok_soft if came else colours.bad_soft))
        ink.setFontUnderline(came)
        ink.setFontStrikeOut(not came)
        return ink

    def _characters(self, colour: str, font: QFont) -> QTextCharFormat:
        ink = QTextCharFormat()
        ink.setFont(font)
        ink.setForeground(QColor(colour))
        return ink

    def _block(self, above: float = 0.0, below: float = 0.0) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setLeftMargin(_BAR)
        block.setTopMargin(above * self._line)
        block.setBottomMargin(below * self._line)
        block.setLineHeight(118.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return block

    def _start(self, block: QTextBlockFormat, ink: QTextCharFormat) -> None:
        if self._first:
            block.setTopMargin(0)
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(ink)
            self._first = False
        else:
            self._cursor.insertBlock(block, ink)


def changed_words(one: SectionDifference, edit: Edit) -> str:
    """Return the words of a section that went or came, for who hears them instead of seeing them."""
    runs = [run.text for part in (one.heading, one.body) for run in part.runs if run.edit is edit]
    return " … ".join(" ".join(text.split()) for text in runs)


def place_name(section: SectionText) -> str:
    """Return what a list calls a section."""
    if section.number and section.heading:
        return f"{section.number}\u2002{section.heading}"
    return short_name(section)
