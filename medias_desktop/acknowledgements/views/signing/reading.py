"""The first step: the whole text, read to its end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import N_, _, current_language, translate
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import Card, label, muted
from medias_desktop.policies.reading_view import PolicyTextView
from medias_desktop.policies.rules import VersionText
from medias_desktop.signatures.by_hand.parts import larger

_SLACK = 24
"""Pixels of the margin below the last line that need not be seen."""
_ONLY_IN = {"fr": N_("This text is in French."), "en": N_("This text is in English.")}


class _Text(PolicyTextView):
    """The text as the reader shows it, without its menu: nothing is quoted here."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: no menu."""
        event.accept()

    def rest(self) -> float:
        """Return how many pixels of the text are still below what is shown."""
        # Asked for its size, the document is laid out to its end: the scroll bar alone may not know it yet.
        whole = self.document().documentLayout().documentSize().height()
        return float(whole - self.verticalScrollBar().value() - self.viewport().height())


class ReadingPage(QWidget):
    """Shows a text; ``read`` once its last line was on the screen, and from then on."""

    reached_end = Signal()

    def __init__(self, text: VersionText) -> None:
        super().__init__()
        self.setObjectName("signing_read")
        self.read = False
        self.view = _Text()
        self.view.set_text_size(125 if larger() > 1 else 100)
        self.view.show_version(text)
        self.hint = muted(_("Read the text to its end: scroll with the wheel, a finger or the arrow keys."))
        self.hint.setObjectName("signing_hint")
        self.hint.setAccessibleName(self.hint.text())
        self._done = _("You have reached the end of the text.")
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if text.summary.language != current_language():
            layout.addWidget(label(translate(_ONLY_IN[text.summary.language])))
        layout.addWidget(card, 1)
        layout.addWidget(self.hint)
        self.setFocusProxy(self.view)
        self.view.verticalScrollBar().valueChanged.connect(self.look)
        self.view.verticalScrollBar().rangeChanged.connect(self.look)
        self.view.viewport().installEventFilter(self)

    def go_to(self, clause: str) -> None:
        """Bring the section that a clause names (“art. 4.2”) to the top, or the beginning."""
        version = self.view.version()
        sections = version.sections if version is not None else ()
        words = clause.split()
        found = next((n for n, one in enumerate(sections) if one.number and one.number in words), -1)
        self.view.jump(found)

    def look(self) -> None:
        """See whether the end is on the screen."""
        if self.read or not self.view.isVisible() or self.view.rest() > _SLACK:
            return
        self.read = True
        self.hint.setText(f"✓ {self._done}")
        self.hint.setAccessibleName(self._done)
        self.hint.setStyleSheet(f"color: {theme.current().ok}; font-weight: 600;")
        self.reached_end.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: a short text is read without scrolling."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: in a larger window the end may come into view."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.look)
        return super().eventFilter(watched, event)
