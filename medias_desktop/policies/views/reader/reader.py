"""The reader: outline, text and the tools between them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.policies.rules import VersionText
from medias_desktop.policies.views.reader.document import PLAIN, Additions
from medias_desktop.policies.views.reader.find_bar import FindBar
from medias_desktop.policies.views.reader.history import History, Place
from medias_desktop.policies.views.reader.outline_view import OutlinePane
from medias_desktop.policies.views.reader.quoting import quotation
from medias_desktop.policies.views.reader.text_view import PolicyTextView
from medias_desktop.policies.views.reader.tools import ElidedLabel, scaled, tool

_ROOM_FOR_SIZE = 400
"""Pixels of text from which the tools above it have room for the size in figures."""


class Reader(QWidget):
    """Reads one version; remembers where one has been, over versions too."""

    text_asked = Signal(str)
    """Back or forward leads to another text, which must be loaded."""
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = PolicyTextView()
        self.outline = OutlinePane()
        self.find_bar = FindBar(self.text)
        self.history = History()
        self._awaited: Place | None = None
        self._walking = False
        self._where_again = QTimer(self)
        self._where_again.setSingleShot(True)
        self._where_again.setInterval(4000)
        self._where_again.timeout.connect(self._tell_where)
        self._lay_out()
        self._connect()
        self._tell_history()

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setObjectName("card")
        frame.setStyleSheet(f'QFrame#card[focused="true"] {{ border: 1px solid {theme.current().accent}; }}')
        self.text.focused.connect(lambda focused: _show_focus(frame, focused=focused))
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(self._toolbar())
        inside.addWidget(_rule())
        inside.addWidget(self.find_bar)
        inside.addWidget(self.text, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.outline.setMinimumWidth(160)
        frame.setMinimumWidth(320)
        self.splitter.addWidget(self.outline)
        self.splitter.addWidget(frame)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([scaled(self, 280), 720])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def add_side(self, panel: QWidget) -> None:
        """Put a panel at the right of the text."""
        self.splitter.addWidget(panel)
        self.splitter.setStretchFactor(2, 0)

    def _toolbar(self) -> QHBoxLayout:
        self.back_button = tool("mdi6.arrow-left", _("Back  (Alt+Left)"), "back")
        self.forward_button = tool("mdi6.arrow-right", _("Forward  (Alt+Right)"), "forward")
        self.smaller_button = tool("mdi6.format-font-size-decrease", _("Smaller text  (Ctrl+−)"), "smaller")
        self.size_button = tool("", _("Back to 100 %  (Ctrl+0)"), "text_size", text="100 %")
        self.larger_button = tool("mdi6.format-font-size-increase", _("Larger text  (Ctrl++)"), "larger")
        self.find_button = tool("mdi6.magnify", _("Find in the text  (Ctrl+F)"), "find")
        self.copy_button = tool(
            "mdi6.format-quote-close", _("Copy with the citation  (Ctrl+Shift+C)"), "copy_with_citation"
        )
        self.print_button = tool("mdi6.printer-outline", _("Print the text…"), "print_text")
        self.where = ElidedLabel("where")
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 6)
        bar.setSpacing(2)
        bar.addWidget(self.back_button)
        bar.addWidget(self.forward_button)
        bar.addSpacing(8)
        bar.addWidget(self.where, 1)
        bar.addSpacing(8)
        for button in (self.smaller_button, self.size_button, self.larger_button):
            bar.addWidget(button)
        bar.addSpacing(10)
        for button in (self.find_button, self.copy_button, self.print_button):
            bar.addWidget(button)
        return bar

    def tools(self) -> list[QWidget]:
        """Return the tools for size, finding, quoting and printing, as they stand."""
        sizes = [self.smaller_button, self.size_button, self.larger_button]
        return [*sizes, self.find_button, self.copy_button, self.print_button]

    def _connect(self) -> None:
        self.outline.chosen.connect(self._walk_to)
        self.outline.opened.connect(self.go_to_section)
        self.text.section_changed.connect(self._on_section)
        self.text.size_changed.connect(lambda percent: self.size_button.setText(f"{percent}\u00a0%"))
        self.find_bar.opened.connect(self._note_place)
        self.find_bar.closed.connect(self._visit_here)
        self.back_button.clicked.connect(self.go_back)
        self.forward_button.clicked.connect(self.go_forward)
        self.smaller_button.clicked.connect(lambda: self.text.step_text_size(-1))
        self.larger_button.clicked.connect(lambda: self.text.step_text_size(1))
        self.size_button.clicked.connect(lambda: self.text.set_text_size(100))
        self.find_button.clicked.connect(self.find_bar.summon)
        self.copy_button.clicked.connect(self.copy_with_citation)
        self.print_button.clicked.connect(self.print_asked)
        self.text.quote_asked.connect(self.copy_with_citation)
        for view in (self.text.viewport(), self.outline.tree.viewport()):
            view.installEventFilter(self)

    def add_shortcuts(self, host: QWidget) -> None:
        """Let the reader's keys work everywhere in ``host``."""
        for keys, action in (
            ("Ctrl+F", self.find_bar.summon),
            ("F3", lambda: self.find_bar.step(1)),
            ("Shift+F3", lambda: self.find_bar.step(-1)),
            ("Ctrl+G", self.outline.focus_filter),
            ("Ctrl+Shift+C", self.copy_with_citation),
            ("Ctrl++", lambda: self.text.step_text_size(1)),
            ("Ctrl+=", lambda: self.text.step_text_size(1)),
            ("Ctrl+-", lambda: self.text.step_text_size(-1)),
            ("Ctrl+0", lambda: self.text.set_text_size(100)),
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
        ):
            shortcut = QShortcut(QKeySequence(keys), host)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    # versions and places

    def open(self, version: VersionText, additions: Additions = PLAIN) -> None:
        """Show a version from its beginning, or at the place that back or forward leads to."""
        awaited, self._awaited = self._awaited, None
        self._walking = False
        if awaited is None:
            self._note_place()
        self._show(version, additions)
        if awaited is not None and awaited.uid == version.summary.uid:
            self.text.jump(awaited.section)
            self.text.go_to(awaited.section, awaited.lines)
        else:
            self.history.visit(Place(version.summary.uid, -1))
        self._tell_history()

    def replace(self, version: VersionText, additions: Additions = PLAIN) -> None:
        """Show the corrected or re-read text of the same version, without moving."""
        section, lines = self.text.place()
        self._show(version, additions)
        self.text.go_to(section, lines)

    def _show(self, version: VersionText, additions: Additions) -> None:
        self.outline.show_sections(version.sections)
        self.text.show_version(version, additions)
        self.find_bar.search_again()

    def _walk_to(self, section: int) -> None:
        """Follow the arrow keys in the outline: however many rows, « back » returns to where the walk began."""
        if not self._walking:
            self.go_to_section(section)
            self._walking = True
        else:
            self.text.jump(section)
            self._note_place()

    def go_to_section(self, section: int) -> None:
        """Jump to a section, so that « back » returns here."""
        walked_here = self._walking and self.text.place() == (section, 0.0)
        self._walking = False
        if walked_here:
            return
        self._note_place()
        self.text.jump(section)
        self._visit_here()

    def go_back(self) -> None:
        """Return to the place before the last jump."""
        self._note_place()
        self._return_to(self.history.back())

    def go_forward(self) -> None:
        """Undo a step back."""
        self._note_place()
        self._return_to(self.history.forward())

    def forget(self, uid: str) -> None:
        """Drop the places of a deleted version, and its text."""
        version = self.text.version()
        if version is not None and version.summary.uid == uid:
            self.outline.show_sections(())
            self.text.show_version(None)
        self.history.forget(uid)
        self._tell_history()

    def _return_to(self, place: Place | None) -> None:
        self._walking = False
        version = self.text.version()
        if place is not None and version is not None:
            if place.uid == version.summary.uid:
                self.text.jump(place.section)
                self.text.go_to(place.section, place.lines)
            else:
                self._awaited = place
                self.text_asked.emit(place.uid)
        self._tell_history()

    def _here(self) -> Place | None:
        version = self.text.version()
        return None if version is None else Place(version.summary.uid, *self.text.place())

    def _note_place(self) -> None:
        if (here := self._here()) is not None:
            self.history.update(here)

    def _visit_here(self) -> None:
        if (here := self._here()) is not None:
            self.history.visit(here)
        self._tell_history()

    def _tell_history(self) -> None:
        self.back_button.setEnabled(self.history.can_go_back())
        self.forward_button.setEnabled(self.history.can_go_forward())

    def _on_section(self, section: int) -> None:
        self.outline.mark_current(section)
        self._tell_where()

    def _tell_where(self) -> None:
        version, section = self.text.version(), self.text.current_section()
        found = version.sections[section] if version is not None and section >= 0 else None
        self.where.say(" ".join(part for part in (found.number, found.heading) if part) if found else "")

    # quoting

    def copy_with_citation(self) -> None:
        """Put the selection, or the section being read, on the clipboard, followed by its citation."""
        version = self.text.version()
        if version is None:
            return
        text, first, last = self.text.quoted()
        quoted, citation = quotation(version, text, first, last)
        QApplication.clipboard().setText(quoted)
        self.where.say(_("Copied: {citation}").format(citation=citation))
        self._where_again.start()

    # what survives a rebuilding of the window

    def view_state(self) -> dict[str, Any]:
        """Return place, size, search words and widths."""
        section, lines = self.text.place()
        return {
            "section": section,
            "lines": lines,
            "size": self.text.text_size(),
            "splitter": self.splitter.sizes(),
            "finding": None if self.find_bar.isHidden() else self.find_bar.field.text(),
            "history": self.history,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back, once the version is shown."""
        self.text.set_text_size(state["size"])
        self.splitter.setSizes(state["splitter"])
        if state["finding"] is not None:
            self.find_bar.field.setText(state["finding"])
            self.find_bar.summon()
        self.history = state["history"]
        self.text.go_to(state["section"], state["lines"])
        self._tell_history()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the mouse's own back and forward buttons; a narrow text keeps its tools, the percentage goes."""
        if event.type() == QEvent.Type.Resize and watched is self.text.viewport():
            self.size_button.setVisible(self.text.width() > scaled(self, _ROOM_FOR_SIZE))
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            step = {
                Qt.MouseButton.BackButton: self.go_back,
                Qt.MouseButton.ForwardButton: self.go_forward,
            }.get(event.button())
            if step is not None:
                step()
                return True
        return super().eventFilter(watched, event)


def _show_focus(frame: QFrame, *, focused: bool) -> None:
    frame.setProperty("focused", focused)
    frame.style().polish(frame)


def _rule() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {theme.current().line};")
    return line
