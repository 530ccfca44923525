"""The documents of moderation with what can be chosen of each beside its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import LANGUAGES, _, current_language
from medias_desktop.core.widgets.parts import button, label
from medias_desktop.core.widgets.pdf_view import PdfDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.rules.incident_filters import IncidentFilter
    from medias_desktop.sanctions.service import SanctionService
    from medias_desktop.sanctions.views.moderation_printing.acts import ModerationPrinting


class _ChosenDialog(PdfDialog):
    """A document that is made again when something else is chosen; what failed leaves the pages as they were."""

    def __init__(self, parent: QWidget, pdf: bytes, title: str, desk: Desk) -> None:
        super().__init__(parent, pdf, title, desk)
        self._desk_ = desk

    def make_again(self, title: str, make: Callable[[Progress], bytes], *choices: QWidget) -> None:
        """Make the document as the choices say now; they wait meanwhile."""

        def ready() -> None:
            for one in choices:
                one.setEnabled(True)

        def show(pdf: bytes) -> None:
            self.show_pdf(pdf)
            ready()

        for one in choices:
            one.setEnabled(False)
        self._desk_.jobs.run(self, title, make, show, ready)


class NetiquetteDialog(_ChosenDialog):
    """The netiquette; its language, and whether the clauses themselves follow."""

    def __init__(self, parent: QWidget, pdf: bytes, service: SanctionService, desk: Desk) -> None:
        super().__init__(parent, pdf, file_stem(_("Netiquette")), desk)
        self.setObjectName("netiquette_dialog")
        self._exports, self._day = service.moderation_exports, service.today
        self.language = QComboBox()
        self.language.setObjectName("netiquette_language")
        names = {"fr": _("French"), "en": _("English")}
        for code in LANGUAGES:
            self.language.addItem(names[code], code)
        self.language.setCurrentIndex(self.language.findData(current_language()))
        named = label(_("&Language"), wrap=False)
        named.setBuddy(self.language)
        self.language.setAccessibleName(_("Language"))
        self.texts = QCheckBox(_("With the &text of the clauses"))
        self.texts.setObjectName("netiquette_texts")
        self.language.currentIndexChanged.connect(lambda _index: self._again())
        self.texts.toggled.connect(lambda _on: self._again())
        for place, widget in enumerate((named, self.language, self.texts), start=1):
            self.bar.insertWidget(place, widget)

    def _again(self) -> None:
        language, texts = self.language.currentData(), self.texts.isChecked()
        self.make_again(
            _("Making the netiquette…"),
            lambda _progress: self._exports.netiquette(self._day, language, texts=texts),
            self.language,
            self.texts,
        )


class BlockListDialog(_ChosenDialog):
    """Who is shut out; whether their names are told, and the list as a file."""

    def __init__(
        self, parent: QWidget, pdf: bytes, service: SanctionService, desk: Desk, acts: ModerationPrinting
    ) -> None:
        super().__init__(parent, pdf, file_stem(_("Users shut out")), desk)
        self.setObjectName("block_list_dialog")
        self._exports, self._day = service.moderation_exports, service.today
        self.names = QCheckBox(_("With the &names of users"))
        self.names.setObjectName("block_list_names")
        self.names.setChecked(True)
        self.names.toggled.connect(lambda _on: self._again())
        self.export_button = button(_("&Export for a spreadsheet…"), "mdi6.table-arrow-right")
        self.export_button.setObjectName("export_blocks")
        self.export_button.clicked.connect(
            lambda: acts.export_blocks(with_names=self.names.isChecked(), parent=self)
        )
        self.bar.insertWidget(1, self.names)
        self.bar.insertWidget(3, self.export_button)

    def _again(self) -> None:
        with_names = self.names.isChecked()
        self.make_again(
            _("Making the list…"),
            lambda progress: self._exports.block_list(self._day, with_names=with_names, progress=progress),
            self.names,
        )


class IncidentRegisterDialog(PdfDialog):
    """The register of incidents as a list to be printed; a button writes it into a file."""

    def __init__(
        self, parent: QWidget, pdf: bytes, desk: Desk, acts: ModerationPrinting, wanted: IncidentFilter
    ) -> None:
        super().__init__(parent, pdf, file_stem(_("Register of incidents")), desk)
        self.setObjectName("incident_register_dialog")
        self.export_button = button(_("&Export for a spreadsheet…"), "mdi6.table-arrow-right")
        self.export_button.setObjectName("export_incidents")
        self.export_button.clicked.connect(lambda: acts.export_register(wanted, self))
        self.bar.insertWidget(2, self.export_button)
