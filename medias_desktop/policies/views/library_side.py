"""The left side of the tab: which text is read, and the button that brings another one in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button, subheading
from medias_desktop.policies.views.reader.library_view import LibraryList
from medias_desktop.policies.views.reader.tools import scaled


class LibrarySide(QWidget):
    """The list of texts with the import below it; add to ``column``."""

    text_asked = Signal(str)
    """Read the text of that uid."""
    import_asked = Signal()
    compare_asked = Signal()
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = LibraryList()
        self.import_button = button(_("&Import a policy…"), "mdi6.file-import-outline")
        self.import_button.setObjectName("import_policy")
        self.compare_button = button(_("&Compare…"), "mdi6.table")
        self.compare_button.setObjectName("compare_policies")
        self.compare_button.setToolTip(_("What each policy says, theme by theme"))
        self.new_button = button(_("&New policy…"), "mdi6.plus")
        self.new_button.setObjectName("new_policy")
        self.setMinimumWidth(max(scaled(self, 200), self.import_button.sizeHint().width() + 24))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addWidget(subheading(_("Policies")))
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.compare_button)
        self.column.addWidget(self.new_button)
        self.column.addWidget(self.import_button)
        self.list.chosen.connect(self.text_asked)
        self.new_button.clicked.connect(lambda: self.new_asked.emit())
        self.import_button.clicked.connect(lambda: self.import_asked.emit())
        self.compare_button.clicked.connect(lambda: self.compare_asked.emit())

    def stops(self) -> list[QWidget]:
        """Return what the Tab key walks over, in the order of the eye."""
        return [self.list, self.compare_button, self.new_button, self.import_button]

    def hold(self, search: QWidget) -> None:
        """Put the search, which the list now stands in, where the list was."""
        self.column.insertWidget(1, search, 1)
