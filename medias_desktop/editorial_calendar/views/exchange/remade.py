"""A document that is made again when something else is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from medias_desktop.core.i18n import LANGUAGES, _, current_language
from medias_desktop.core.widgets.parts import fit_to_text, label
from medias_desktop.core.widgets.pdf_view import PdfDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk

_WIDTH, _HEIGHT = 1160, 880


class RemadeDialog(PdfDialog):
    """A document with its choices beside the buttons; what failed leaves the pages as they were."""

    def __init__(self, parent: QWidget, pdf: bytes, title: str, desk: Desk) -> None:
        super().__init__(parent, pdf, title, desk)
        fit_to_text(self, _WIDTH, _HEIGHT)
        self._desk_ = desk
        self._place = 0
        self.choices: list[QWidget] = []
        self.language = combo("document_language", _("Language"), language_choices(), current_language())

    def add_choice(self, widget: QWidget, caption: str = "") -> None:
        """Put a choice before the buttons; ``caption`` names it and bears its key."""
        if caption:
            named = label(caption, wrap=False)
            named.setBuddy(widget)
            self.bar.insertWidget(self._place, named)
            self._place += 1
        self.bar.insertWidget(self._place, widget)
        self._place += 1
        self.choices.append(widget)

    def make_again(self, make: Callable[[Progress], bytes]) -> None:
        """Make the document as the choices say now; they wait meanwhile."""

        def ready() -> None:
            for one in self.choices:
                one.setEnabled(True)

        def show(pdf: bytes) -> None:
            self.show_pdf(pdf)
            ready()

        for one in self.choices:
            one.setEnabled(False)
        self._desk_.jobs.run(self, _("Making the document…"), make, show, ready)


def combo(name: str, spoken: str, choices: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
    """Return a box to choose from, with its name for screen readers."""
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(spoken)
    for said, code in choices:
        box.addItem(said, code)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


def language_choices() -> tuple[tuple[str, str], ...]:
    """Return the languages of documents."""
    names = {"fr": _("French"), "en": _("English")}
    return tuple((names[code], code) for code in LANGUAGES)
