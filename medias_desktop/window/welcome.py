"""The page seen before any register is open, and the form of a municipality."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
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
    subheading,
)
from medias_desktop.safekeeping.views.municipality_form import MunicipalityForm
from medias_desktop.window.main_window import MainWindow


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


class MunicipalityDialog(QDialog):
    """Name, language of the documents and paper of a municipality."""

    def __init__(self, parent: QWidget, municipality: Municipality | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Municipality"))
        fit_to_text(self, 520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Whose register is it?")))
        layout.addWidget(label(_("The name is printed on every document, as it should be read there.")))
        self.form = MunicipalityForm(municipality)
        self.name, self.language, self.paper = self.form.name, self.form.language, self.form.paper
        self.problem = self.form.problem
        layout.addWidget(self.form)
        leave = button(_("Cancel"))
        leave.clicked.connect(self.reject)
        self.save = button(_("&Continue") if municipality is None else _("&Save"), primary=True)
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        layout.addStretch()
        layout.addLayout(action_row(leave, self.save))

    def accept(self) -> None:
        """Qt: close when the municipality has a name."""
        if self.form.check():
            super().accept()

    def show_municipality(self, municipality: Municipality) -> None:
        """Put other values in."""
        self.form.show_municipality(municipality)

    def municipality(self) -> Municipality:
        """Return what was typed and chosen."""
        return self.form.municipality()
