"""The page of an empty library: what to do first, and where to drop the file."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import button, heading, muted
from medias_desktop.policies.views.reader.tools import scaled

_WIDTH = 600
_ICON = 44


class FirstPage(QWidget):
    """A place to drop a text on, with the one button of this screen."""

    def __init__(self) -> None:
        super().__init__()
        self.import_button = button(_("&Import a policy…"), "mdi6.file-import-outline", primary=True)
        self.import_button.setObjectName("first_import")
        self.towns_button = button(_("&Read the policies of five towns"), "mdi6.bookshelf")
        self.towns_button.setObjectName("first_towns")
        self.new_button = button(_("&New policy…"), "mdi6.plus")
        self.new_button.setObjectName("first_new")
        self._picture = QLabel()
        self._picture.setFixedHeight(_ICON)
        QTimer.singleShot(0, self, self._draw)
        self.zone = self._drop_zone()
        self.show_drop(over=False)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self.zone)
        middle.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(18)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addLayout(self._other_ways())
        layout.addLayout(_steps())
        layout.addStretch(3)

    def _drop_zone(self) -> QFrame:
        zone = QFrame()
        zone.setObjectName("drop_zone")
        zone.setFixedWidth(scaled(self, _WIDTH))
        title = heading(_("Begin with the text of your policy"))
        words = muted(
            _(
                "Choose its file (Word, PDF, text or Markdown), or drop it here. Its articles are recognized; nothing is saved before you have checked them."
            )
        )
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.import_button)
        row.addStretch()
        inside = QVBoxLayout(zone)
        inside.setContentsMargins(48, 40, 48, 40)
        inside.setSpacing(12)
        for widget in (self._picture, title, words):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(widget)
        inside.addSpacing(10)
        inside.addLayout(row)
        return zone

    def _other_ways(self) -> QHBoxLayout:
        """Return what else one may begin with; add to ``others``."""
        self.others = QHBoxLayout()
        self.others.setSpacing(10)
        question = muted(_("No text of your own yet?"))
        question.setWordWrap(False)
        self.others.addWidget(question)
        self.others.addWidget(self.towns_button)
        self.others.addWidget(self.new_button)
        row = QHBoxLayout()
        row.addStretch()
        row.addLayout(self.others)
        row.addStretch()
        return row

    def show_drop(self, *, over: bool) -> None:
        """Show whether a file is held over the page."""
        colours = theme.current()
        ground = colours.accent_soft if over else colours.surface
        edge = colours.accent if over else colours.line
        self.zone.setStyleSheet(
            f"QFrame#drop_zone {{ background: {ground}; border: 2px dashed {edge}; border-radius: 12px; }}"
        )

    def _draw(self) -> None:
        from medias_desktop.core.widgets.icons import icon

        picture = icon("mdi6.file-document-outline", "accent", _ICON)
        self._picture.setPixmap(picture.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))


def _steps() -> QHBoxLayout:
    """Return what comes, in three words each."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch()
    steps = (_("1. Import the text"), _("2. Check its outline"), _("3. Adopt and sign"))
    for number, step in enumerate(steps):
        if number:
            arrow = muted("→")
            row.addWidget(arrow)
        words = muted(step)
        words.setWordWrap(False)
        row.addWidget(words)
    row.addStretch()
    return row
