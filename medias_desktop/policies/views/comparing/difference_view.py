"""The two halves of a difference on the screen: the list of changes, and the text with its changes marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import icon_size
from medias_desktop.policies.labels.comparing import ICONS, label_of
from medias_desktop.policies.rules.comparing import Difference, Edit, SectionDifference
from medias_desktop.policies.views.comparing.difference_text import (
    ShownDifference,
    build,
    changed_words,
    place_name,
)
from medias_desktop.policies.views.reader.read_only import ReadOnlyText

_SECTION = Qt.ItemDataRole.UserRole + 1
_PADDING = 20
_ABOVE = 14


class ChangeList(QListWidget):
    """Every section that changed: an icon, its name, and in words what happened."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("change_list")
        self.setAccessibleName(_("Changes"))
        self.setWordWrap(True)
        self.setIconSize(icon_size())
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._quiet = False
        self.currentItemChanged.connect(self._on_current)
        self.itemClicked.connect(lambda item: self.chosen.emit(int(item.data(_SECTION))))

    def show_difference(self, difference: Difference) -> None:
        """List the changes of a difference."""
        self._quiet = True
        self.clear()
        if difference.introduction.changed or difference.title_block.changed:
            self._add(
                -1, _("Beginning of the text"), _("Text changed"), ("mdi6.pencil-outline", "accent"), ""
            )
        for number, one in enumerate(difference.sections):
            if one.kinds:
                kind = next(kind for kind in ICONS if kind in one.kinds)
                self._add(number, place_name(one.shown), label_of(one), ICONS[kind], _said(one))
        self._quiet = False

    def _add(self, number: int, name: str, label: str, look: tuple[str, str], said: str) -> None:
        item = QListWidgetItem(f"{name}\n{label}")
        item.setData(_SECTION, number)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {label}")
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, said)
        self.addItem(item)
        QTimer.singleShot(0, self, lambda: self._draw(number, look))

    def _draw(self, number: int, look: tuple[str, str]) -> None:
        from medias_desktop.core.widgets.icons import icon

        for row in range(self.count()):
            if self.item(row).data(_SECTION) == number:
                self.item(row).setIcon(icon(*look))

    def mark(self, section: int) -> None:
        """Make a section's row the current one without telling anybody."""
        self._quiet = True
        for row in range(self.count()):
            if self.item(row).data(_SECTION) == section:
                self.setCurrentRow(row)
                break
        self._quiet = False

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._quiet:
            self.chosen.emit(int(item.data(_SECTION)))


def _said(one: SectionDifference) -> str:
    told = []
    if gone := changed_words(one, Edit.DELETE):
        told.append(_("Removed: {words}").format(words=gone))
    if came := changed_words(one, Edit.INSERT):
        told.append(_("Added: {words}").format(words=came))
    return " ".join(told)


class DifferenceText(ReadOnlyText):
    """The text of both versions in one, what came underlined, what went struck through."""

    at_passage = Signal(int, int)
    """The passage that was gone to (from 1), and how many there are."""

    def __init__(self) -> None:
        super().__init__(_("Text with the changes"))
        self.setObjectName("difference_text")
        self.setTabChangesFocus(True)
        self._shown = ShownDifference(self.document())
        self.setViewportMargins(_PADDING, 0, _PADDING, 0)
        self._passage = -1

    def show_difference(self, difference: Difference, *, only_changed: bool) -> None:
        """Show a difference from its beginning."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.05)
        self._shown = build(difference, font, only_changed=only_changed)
        self.take(self._shown.document)
        self._passage = -1
        self.at_passage.emit(0, len(self._shown.passages))

    def passages(self) -> int:
        """Return how many passages changed."""
        return len(self._shown.passages)

    def go_to_section(self, section: int) -> None:
        """Bring a section to the top; the next change is the first one in it."""
        start = self._shown.starts.get(section)
        if start is not None:
            self._scroll_to(start)
            at = bisect_left([position for position, _section in self._shown.passages], start)
            self._passage = at - 1

    def step(self, steps: int) -> int | None:
        """Go to the next (+1) or the previous (-1) change, round at the ends; return the section it is in."""
        passages = self._shown.passages
        if not passages:
            return None
        if self._passage < 0 and steps < 0:
            self._passage = 0
        self._passage = (self._passage + steps) % len(passages)
        position, section = passages[self._passage]
        cursor = QTextCursor(self._shown.document)
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        rect = self.cursorRect()
        height = self.viewport().height()
        if rect.top() < 24 or rect.bottom() > height - 24:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - height // 3)
        self.at_passage.emit(self._passage + 1, len(passages))
        self.viewport().update()
        return section

    def _scroll_to(self, position: int) -> None:
        cursor = QTextCursor(self._shown.document)
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(round(self.top_of(position)) - _ABOVE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the text, and a bar at the edge of each line that changed."""
        super().paintEvent(event)
        passages = [position for position, _section in self._shown.passages]
        if not passages:
            return
        painter = QPainter(self.viewport())
        first = self.cursorForPosition(event.rect().topLeft()).block()
        top = self.verticalScrollBar().value()
        layout = self._shown.document.documentLayout()
        while first.isValid():
            rect = layout.blockBoundingRect(first).translated(0, -top)
            if rect.top() > event.rect().bottom():
                break
            begin, end = first.position(), first.position() + first.length()
            found = bisect_left(passages, begin)
            if found < bisect_right(passages, end - 1):
                here = found <= self._passage < bisect_right(passages, end - 1)
                colours = theme.current()
                colour = QColor(colours.accent if here else colours.edge)
                painter.fillRect(2, round(rect.top()), 5 if here else 3, round(rect.height()), colour)
            first = first.next()
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Qt: the text may be narrow."""
        return QSize(240, 120)
