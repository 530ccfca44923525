"""The page seen before any register is open, and the form of a municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.settings import Settings
from medias_desktop.core.store.register import Municipality
from medias_desktop.core.store.server.place import place_of
from medias_desktop.core.widgets.parts import (
    Card,
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
    scrolled,
    subheading,
)
from medias_desktop.safekeeping.views.municipality_form import MunicipalityForm
from medias_desktop.window.main_window import MainWindow

if TYPE_CHECKING:
    from medias_desktop.core.store.letterhead import Letterhead
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.safekeeping.views.letterhead_form import LetterheadForm


class WelcomePage(QWidget):
    """Says what the program is for and offers the three ways to begin."""

    def __init__(self, settings: Settings, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("page")
        self._window = window
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(heading(_("Your social-media policy, from the council table to every desk")))
        column.addWidget(
            muted(
                _(
                    "Import the policy, adopt it by a resolution, sign it, and know who has acknowledged it. "
                    "Everything stays on this computer, in one file: the register."
                )
            )
        )
        column.addSpacing(8)
        column.addLayout(self._ways())
        if settings.recent:
            column.addWidget(self._recent(settings))
        column.addStretch(3)
        outer.addLayout(column, 4)
        outer.addStretch(1)

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        new = button(_("&Make a register…"), "mdi6.plus", primary=True)
        new.setObjectName("welcome_new")
        new.clicked.connect(self._window.new_register)
        existing = button(_("&Open a register…"), "mdi6.folder-open-outline")
        existing.clicked.connect(self._window.open_register)
        sample = button(_("Look around a &sample municipality"), "mdi6.compass-outline")
        sample.setObjectName("welcome_demo")
        sample.clicked.connect(self._window.open_demo)
        for widget in (new, existing, sample):
            row.addWidget(widget)
        row.addStretch()
        return row

    def _recent(self, settings: Settings) -> Card:
        card = Card()
        card.body.addWidget(subheading(_("Recent registers")))
        for name in settings.recent[:5]:
            path = place_of(name)
            entry = button(path.stem)
            entry.setFlat(True)
            entry.setToolTip(name)
            entry.setAccessibleDescription(name)
            entry.clicked.connect(lambda _checked=False, path=path: self._window.open_recent.emit(path))
            row = QHBoxLayout()
            row.addWidget(entry)
            row.addWidget(muted(str(path.parent)), 1)
            card.body.addLayout(row)
        return card


_BESIDE = 14.0
"""Points of text up to which a cover has room beside the form."""


class MunicipalityDialog(QDialog):
    """Name, language of the documents and paper of a municipality; of one that exists, logo and colour too."""

    def __init__(
        self,
        parent: QWidget,
        municipality: Municipality | None,
        letterhead: Letterhead | None = None,
        desk: Desk | None = None,
    ) -> None:
        """With ``letterhead`` and ``desk`` these can be changed, and a small picture shows what comes of it."""
        super().__init__(parent)
        self.setWindowTitle(_("Municipality"))
        self.form = MunicipalityForm(municipality)
        self.name, self.language, self.paper = self.form.name, self.form.language, self.form.paper
        self.problem = self.form.problem
        self.bearing: LetterheadForm | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Whose register is it?")))
        layout.addWidget(label(_("The name is printed on every document, as it should be read there.")))
        if letterhead is None or desk is None:
            fit_to_text(self, 520)
            layout.addWidget(self.form)
            layout.addStretch()
        else:
            fit_to_text(self, 780, 560)
            layout.addWidget(scrolled(self._with_letterhead(letterhead, desk)), 1)
        leave = button(_("Cancel"))
        leave.clicked.connect(self.reject)
        self.save = button(_("&Continue") if municipality is None else _("&Save"), primary=True)
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        layout.addLayout(action_row(leave, self.save))

    def _with_letterhead(self, letterhead: Letterhead, desk: Desk) -> QWidget:
        from medias_desktop.safekeeping.views.cover_preview import CoverPreview
        from medias_desktop.safekeeping.views.letterhead_form import LetterheadForm

        self.bearing = bearing = LetterheadForm(letterhead, desk)
        self.cover = CoverPreview()
        large = QApplication.font().pointSizeF() > _BESIDE
        _align(self.form, bearing, below=large)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.form)
        left.addWidget(subheading(_("On the documents")))
        left.addWidget(bearing)
        left.addStretch()
        right.setSpacing(6)
        right.addWidget(self.cover)
        caption = label(_("How a cover will look"), "muted", wrap=False)
        right.addWidget(caption, alignment=Qt.AlignmentFlag.AlignHCenter)
        right.addStretch()
        page = QWidget()
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if large else direction.LeftToRight, page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28)
        row.addLayout(left, 1)
        row.addLayout(right)
        bearing.changed.connect(self._show_cover)
        self.name.textChanged.connect(self._show_cover)
        for choice in (self.language, self.paper):
            choice.currentIndexChanged.connect(self._show_cover)
        self._show_cover()
        return page

    def _show_cover(self) -> None:
        assert self.bearing is not None
        one = self.form.municipality()
        colour = self.bearing.letterhead().colour
        self.cover.show_cover(one.name, one.paper, one.language, colour, self.bearing.picture())

    def accept(self) -> None:
        """Qt: close when the municipality has a name, and its colour is one."""
        if self.form.check() and (self.bearing is None or self.bearing.check()):
            super().accept()

    def show_municipality(self, municipality: Municipality, letterhead: Letterhead | None = None) -> None:
        """Put other values in."""
        self.form.show_municipality(municipality)
        if self.bearing is not None and letterhead is not None:
            self.bearing.show_letterhead(letterhead)

    def municipality(self) -> Municipality:
        """Return what was typed and chosen."""
        return self.form.municipality()


def _align(*forms: QWidget, below: bool) -> None:
    """Give the captions of forms that stand below one another the same width, or put every field ``below`` its own."""
    captions = []
    for one in forms:
        rows = one.layout()
        assert isinstance(rows, QFormLayout)
        if below:
            rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
            continue
        for row in range(rows.rowCount()):
            place = rows.itemAt(row, QFormLayout.ItemRole.LabelRole)
            if place is not None and (caption := place.widget()) is not None:
                captions.append(caption)
    width = max((caption.sizeHint().width() for caption in captions), default=0)
    for caption in captions:
        caption.setMinimumWidth(width)
