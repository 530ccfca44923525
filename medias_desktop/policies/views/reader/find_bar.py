"""The bar for finding in the text: field, count, previous and next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import SearchField, muted
from medias_desktop.policies.views.reader.find import Match
from medias_desktop.policies.views.reader.text_view import PolicyTextView
from medias_desktop.policies.views.reader.tools import tool


class FindBar(QFrame):
    """Finds in a text view as one types; Enter the next hit, Shift+Enter the one before, Escape closes."""

    opened = Signal()
    closed = Signal()

    def __init__(self, view: PolicyTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self._view = view
        self._matches: tuple[Match, ...] = ()
        self._current = -1
        self.field = SearchField(_("Find in the text"), delay=60)
        self.field.setObjectName("find_field")
        self.field.setMinimumWidth(160)
        self.count = muted("")
        self.count.setObjectName("find_count")
        self.count.setWordWrap(False)
        self.previous = tool("mdi6.chevron-up", _("Previous hit  (Shift+Enter)"), "find_previous")
        self.next = tool("mdi6.chevron-down", _("Next hit  (Enter)"), "find_next")
        self.close_button = tool("mdi6.close", _("Close  (Esc)"), "find_close")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.count)
        for button in (self.previous, self.next, self.close_button):
            layout.addWidget(button)
        self.field.searched.connect(self._search)
        self.field.installEventFilter(self)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def summon(self) -> None:
        """Open with what is selected in the text, or with what was last looked for."""
        if self._view.version() is None:
            return
        selected = self._view.textCursor().selectedText()
        if selected and "\u2029" not in selected and len(selected) <= 80:
            self.field.setText(selected)
        if self.isHidden():
            self.opened.emit()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search(self.field.text())

    def dismiss(self) -> None:
        """Close; the current hit stays selected in the text."""
        if self.isHidden():
            return
        if self._current >= 0:
            self._view.select(self._matches[self._current])
        self._show((), -1)
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def search_again(self) -> None:
        """Find the same words in another text."""
        if not self.isHidden():
            self._search(self.field.text())

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit, round the end."""
        if self.isHidden():
            self.summon()
        elif self._matches:
            self._show(self._matches, (self._current + by) % len(self._matches))

    def hits(self) -> int:
        """Return how many hits there are."""
        return len(self._matches)

    def _search(self, needle: str) -> None:
        if self.isHidden():
            return
        matches = self._view.find_all(needle)
        start = self._view.first_visible()
        if 0 <= self._current < len(self._matches):
            start = self._matches[self._current].start
        ahead = next((n for n, match in enumerate(matches) if match.start >= start), 0)
        self._show(matches, ahead if matches else -1)

    def _show(self, matches: tuple[Match, ...], current: int) -> None:
        self._matches, self._current = matches, current
        self._view.mark(matches, current)
        if current >= 0:
            self._view.show_match(matches[current])
        self._tell()

    def _tell(self) -> None:
        total = len(self._matches)
        if not self.field.text().strip():
            text = ""
        elif not total:
            text = _("Nothing found")
        else:
            text = _("{current} of {total}").format(current=self._current + 1, total=total)
        self.count.setText(text)
        self.field.setProperty("problem", bool(self.field.text().strip()) and not total)
        self.field.style().polish(self.field)
        for button in (self.previous, self.next):
            button.setEnabled(total > 1)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt: Enter, Shift+Enter and Escape in the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pending = not self._matches
            if pending:
                self._search(self.field.text())
            else:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape closes from any of its buttons."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
