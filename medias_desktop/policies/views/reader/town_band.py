"""The band above a town's text: whose words these are, and the way to the official text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import button, label
from medias_desktop.policies.rules.origins import town_uid
from medias_desktop.policies.views.reader.town_reading import TownReading


class TownBand(QFrame):
    """Says that the official text prevails; offers to import it, then to read it alone or beside the restatement."""

    import_asked = Signal(str)
    """Import the official text of the town of that key."""
    text_asked = Signal(str, bool)
    """Read the text of that uid, the official one beside it or not."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("town_band")
        colours = theme.current()
        self.setStyleSheet(
            f"QFrame#town_band {{ background: {colours.accent_soft}; border: 0; border-radius: 8px; }}"
        )
        self.words = label("")
        self.words.setObjectName("town_words")
        self.import_button = button(_("Import the &official text…"), "mdi6.file-import-outline")
        self.import_button.setObjectName("import_official")
        self.ways = QButtonGroup(self)
        self.restated = self._way(_("&Restated"), "read_restated", "left")
        self.official = self._way(_("O&fficial text"), "read_official", "middle")
        self.beside = self._way(_("Side &by side"), "read_beside", "right")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 8)
        layout.setSpacing(0)
        layout.addWidget(self.words, 1)
        layout.addSpacing(12)
        for widget in (self.import_button, self.restated, self.official, self.beside):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._reading: TownReading | None = None
        self.import_button.clicked.connect(self._on_import)
        self.hide()

    def _way(self, text: str, name: str, side: str) -> QPushButton:
        """Return one of the three ways to read, joined to its neighbours."""
        colours = theme.current()
        one = button(text)
        one.setObjectName(name)
        one.setCheckable(True)
        corners = {
            "left": "border-top-right-radius: 0; border-bottom-right-radius: 0; border-right-width: 0;",
            "middle": "border-radius: 0;",
            "right": "border-top-left-radius: 0; border-bottom-left-radius: 0; border-left-width: 0;",
        }
        one.setStyleSheet(
            f"QPushButton {{ {corners[side]} }} QPushButton:checked {{ background: {colours.accent}; "
            f"border-color: {colours.accent}; color: {colours.on_accent}; }}"
        )
        self.ways.addButton(one)
        one.clicked.connect(lambda: self._on_way(name))
        return one

    def stops(self) -> list[QWidget]:
        """Return what the Tab key walks over."""
        return [self.import_button, self.restated, self.official, self.beside]

    def show_reading(self, reading: TownReading | None) -> None:
        """Tell about a town's text; None hides the band."""
        self._reading = reading
        self.setVisible(reading is not None)
        if reading is None:
            return
        imported = reading.official is not None
        self.import_button.setVisible(not imported)
        for one in (self.restated, self.official, self.beside):
            one.setVisible(imported)
        reads_official = reading.version.summary.id != 0
        chosen = self.official if reads_official else self.beside if reading.beside else self.restated
        chosen.setChecked(True)
        self.words.setText(_official_words(reading) if reads_official else _restated_words(reading))

    def _on_import(self) -> None:
        if self._reading is not None:
            self.import_asked.emit(self._reading.town.key)

    def _on_way(self, name: str) -> None:
        reading = self._reading
        if reading is None or reading.official is None:
            return
        restated = town_uid(reading.town.key)
        if name == "read_official":
            self.text_asked.emit(reading.official.uid, False)
        else:
            self.text_asked.emit(restated, name == "read_beside")


def _restated_words(reading: TownReading) -> str:
    if reading.beside:
        return _("At the left, our restatement; at the right, the text imported. The official text prevails.")
    return _("Restated in our words. The official text of {town} prevails.").format(
        town=reading.town.municipality
    )


def _official_words(reading: TownReading) -> str:
    assert reading.official is not None
    return _("Text imported from “{file}”. The municipality’s own copy prevails.").format(
        file=reading.official.source_name
    )
