"""The head of the photo window: what the photo is called, where it stands among the others, before and after."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button, heading, muted


class PhotoHead(QWidget):
    """Title and facts of a photo; ``stepped`` says that the one before (−1) or after (1) is wanted."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.title, self.about, self.place = heading(""), muted(""), muted("")
        self.place.setWordWrap(False)
        self.before = button("", "mdi6.chevron-left")
        self.after = button("", "mdi6.chevron-right")
        for one, name, words, step in (
            (self.before, "photo_before", _("Previous photo (Alt+Left)"), -1),
            (self.after, "photo_after", _("Next photo (Alt+Right)"), 1),
        ):
            one.setObjectName(name)
            one.setToolTip(words)
            one.setAccessibleName(words)
            one.setAutoDefault(False)
            one.clicked.connect(lambda _checked=False, step=step: self.stepped.emit(step))
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self.title)
        titles.addWidget(self.about)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(titles, 1)
        for widget in (self.place, self.before, self.after):
            layout.addWidget(widget)
