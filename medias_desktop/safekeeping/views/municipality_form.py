"""Name, language of the documents and paper of a municipality, as a form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.store.register import Municipality
from medias_desktop.core.widgets.parts import mark, problem


class MunicipalityForm(QWidget):
    """Whose register it is."""

    def __init__(self, municipality: Municipality | None) -> None:
        super().__init__()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        self.name = QLineEdit(municipality.name if municipality else "")
        self.name.setObjectName("municipality_name")
        self.name.setMaxLength(200)
        self.name.setPlaceholderText(_("Ville de Sainte-Élodie-des-Érables"))
        self.problem = problem()
        named = QVBoxLayout()
        named.setSpacing(4)
        named.addWidget(self.name)
        named.addWidget(self.problem)
        caption = QLabel(_("&Name of the municipality"))
        caption.setBuddy(self.name)
        form.addRow(caption, named)
        self.language = _choice(
            choices_of_language(),
            municipality.language if municipality else current_language(),
        )
        form.addRow(_("&Language of its documents"), self.language)
        self.paper = _choice(choices_of_paper(), municipality.paper if municipality else "letter")
        form.addRow(_("&Paper"), self.paper)
        self.setFocusProxy(self.name)

    def check(self) -> bool:
        """Tell that the name is missing; return whether it is there."""
        empty = not self.name.text().strip()
        self.problem.setText(_("Type the name of the municipality."))
        self.problem.setVisible(empty)
        mark(self.name, self.problem.text() if empty else "")
        if empty:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return not empty

    def show_municipality(self, municipality: Municipality) -> None:
        """Put other values in."""
        self.name.setText(municipality.name)
        self.language.setCurrentIndex(self.language.findData(municipality.language))
        self.paper.setCurrentIndex(self.paper.findData(municipality.paper))

    def municipality(self) -> Municipality:
        """Return what was typed and chosen."""
        return Municipality(self.name.text().strip(), self.language.currentData(), self.paper.currentData())


def choices_of_language() -> list[tuple[str, str]]:
    """Return the languages of documents, each called by its own name."""
    return [("fr", "Français"), ("en", "English")]


def choices_of_paper() -> list[tuple[str, str]]:
    """Return the papers that documents are made for."""
    return [("letter", _("Letter (8½ × 11 in)")), ("a4", _("A4 (210 × 297 mm)"))]


def _choice(choices: list[tuple[str, str]], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
