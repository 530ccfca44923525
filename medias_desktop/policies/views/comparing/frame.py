"""What all pages of comparison share: the way back, the title, the actions, printing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, heading, muted
from medias_desktop.policies.views.page import Page
from medias_desktop.policies.views.reader.tools import tool


class ComparingPage(Page):
    """A page with a way back at the left, its title, and its actions at the right."""

    def __init__(self, title: str, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.back_button = button(_("&Back to reading"), "mdi6.arrow-left")
        self.back_button.setObjectName("leave_page")
        self.back_button.clicked.connect(self.left)
        self.title = heading(title)
        self.title.setObjectName("comparing_title")
        self.title.setWordWrap(False)
        self.note = muted("")
        self.note.setObjectName("comparing_note")
        self.action_row = QHBoxLayout()
        self.action_row.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.back_button)
        top.addWidget(self.title, 1)
        top.addLayout(self.action_row)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 20, 24, 16)
        self.body.setSpacing(12)
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.add_key("Esc", self.escape)

    def escape(self) -> None:
        """Leave the page; a page with a filter empties that first."""
        self.left.emit()

    def add_action(self, text: str, icon: str, name: str, do: Callable[[], object]) -> QPushButton:
        """Add a button at the right of the title."""
        made = button(text, icon)
        made.setObjectName(name)
        made.clicked.connect(lambda: do())
        self.action_row.addWidget(made)
        return made

    def add_menu(self, entries: Mapping[str, Callable[[], object]]) -> QToolButton:
        """Add a button for the rarer actions, each by its name."""
        more = tool("mdi6.dots-horizontal", _("More actions"), "more_actions")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        for name, do in entries.items():
            menu.addAction(name).triggered.connect(lambda _checked=False, do=do: do())
        more.setMenu(menu)
        self.action_row.addWidget(more)
        return more

    def add_key(self, keys: str, do: Callable[[], object]) -> None:
        """Let keys do something everywhere in the page."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: do())

    def show_document(self, title: str, make: Callable[[Progress], bytes]) -> None:
        """Typeset a document, then show it to be printed or kept."""
        self.desk.jobs.run(self, _("Preparing the pages…"), make, lambda pdf: self._show_pdf(pdf, title))

    def _show_pdf(self, pdf: bytes, title: str) -> None:
        from medias_desktop.core.pdf.sealing import Sealable
        from medias_desktop.core.widgets.pdf_view import PdfDialog

        sealable = Sealable("comparison", title, pdf, current_language())
        dialog = PdfDialog(self, pdf, title, self.desk, sealable)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def stretched(*widgets: QWidget) -> QHBoxLayout:
    """Return a row of tools that keeps to the left."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for one in widgets:
        row.addWidget(one)
    row.addStretch(1)
    return row
