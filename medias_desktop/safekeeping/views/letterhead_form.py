"""Logo and colour of a municipality's documents, as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.pdf import style
from medias_desktop.core.store.letterhead import ColourUnknown, Letterhead, parsed_colour
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import button, icon_size, mark, muted, problem

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk


class LetterheadForm(QWidget):
    """Choose or remove the logo, choose the colour of the arms; ``changed`` tells that either did."""

    changed = Signal()

    def __init__(self, letterhead: Letterhead, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._logo, self._logo_type, self._picture = b"", "", QPixmap()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.addRow(QLabel(_("Logo")), self._logo_row())
        caption = QLabel(_("Colour of the &arms"))
        form.addRow(caption, self._colour_row())
        caption.setBuddy(self.colour)
        self.show_letterhead(letterhead)

    def _logo_row(self) -> QVBoxLayout:
        self.choose = button(_("Choose a l&ogo…"), "mdi6.folder-open-outline")
        self.choose.setObjectName("choose_logo")
        self.choose.clicked.connect(self._choose_logo)
        self.remove = button(_("&Remove"))
        self.remove.setObjectName("remove_logo")
        self.remove.setAccessibleName(_("Remove the logo"))
        self.remove.clicked.connect(lambda: self._set_logo(b"", ""))
        self.about_logo = muted("")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self.about_logo)
        return column

    def _colour_row(self) -> QVBoxLayout:
        self.colour = QLineEdit()
        self.colour.setObjectName("arms_colour")
        self.colour.setMaxLength(20)
        self.colour.setPlaceholderText(style.ACCENT)
        self.colour.setFixedWidth(self.colour.fontMetrics().horizontalAdvance("#dddddddd") + 28)
        self.colour.textChanged.connect(self._say_colour)
        self.swatch = button(_("Choos&e…"))
        self.swatch.setText(" " + self.swatch.text())
        self.swatch.setObjectName("choose_colour")
        self.swatch.setAccessibleName(_("Choose the colour of the arms"))
        self.swatch.clicked.connect(self._choose_colour)
        self.problem = problem()
        self.about_colour = muted("")
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.colour)
        fields.addWidget(self.swatch)
        fields.addStretch()
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(fields)
        column.addWidget(self.problem)
        column.addWidget(self.about_colour)
        return column

    # What it holds

    def letterhead(self) -> Letterhead:
        """Return what was chosen; a colour that is none counts as none."""
        return Letterhead(self._logo, self._logo_type, self._colour())

    def picture(self) -> QPixmap:
        """Return the logo as a picture, a null one for none."""
        return self._picture

    def show_letterhead(self, letterhead: Letterhead) -> None:
        """Put other values in."""
        self.colour.setText(letterhead.colour)
        self._set_logo(letterhead.logo, letterhead.logo_type)
        self._say_colour()

    def check(self) -> bool:
        """Tell that the colour is none; return whether all is well."""
        sentence = ""
        try:
            parsed_colour(self.colour.text())
        except ColourUnknown as error:
            sentence = error.sentence()
            self.colour.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(sentence)
        return not sentence

    def _colour(self) -> str:
        try:
            return parsed_colour(self.colour.text())
        except ColourUnknown:
            return ""

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        mark(self.colour, sentence)

    # Logo

    def _choose_logo(self) -> None:
        filters = _("Pictures (*.png *.jpg *.jpeg *.svg)")
        path = self._desk.dialogs.open_file(self, _("Logo of the municipality"), filters)
        if path is None:
            return

        def work(_progress: object) -> tuple[bytes, str]:
            from medias_desktop.core.pdf.logos import read_logo

            return read_logo(path)

        self.choose.setEnabled(False)
        self._desk.jobs.run(
            self,
            _("Reading the logo…"),
            work,
            lambda found: self._set_logo(*found),
            lambda: self.choose.setEnabled(True),
        )

    def _set_logo(self, logo: bytes, logo_type: str) -> None:
        self._logo, self._logo_type = logo, logo_type
        self._picture = QPixmap()
        if logo:
            self._picture.loadFromData(logo, "svg" if logo_type == "image/svg+xml" else None)
        self.choose.setEnabled(True)
        had_focus = self.window().focusWidget() is self.remove
        self.remove.setEnabled(bool(logo))
        if had_focus and not logo:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose.setText(" " + (_("Choose another l&ogo…") if logo else _("Choose a l&ogo…")))
        self.about_logo.setText(
            _("Documents adopted from now on will bear it; earlier ones stay as they are.")
            if logo
            else _("A PNG, JPEG or SVG file. Without one, the name stands alone.")
        )
        self.changed.emit()

    # Colour

    def _choose_colour(self) -> None:
        dialog = QColorDialog(QColor(self._colour() or style.ACCENT), self)
        dialog.setWindowTitle(_("Colour of the arms"))
        dialog.colorSelected.connect(lambda chosen: self.colour.setText(chosen.name()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say_colour(self) -> None:
        """Show the colour, and what becomes of one too light for letters."""
        colour = self._colour()
        if self.problem.text() and (colour or not self.colour.text().strip()):
            self._tell("")
        self.swatch.setIconSize(QSize(icon_size().width() + 8, icon_size().height()))
        self.swatch.setIcon(_swatch(colour or style.ACCENT, self.swatch.iconSize()))
        used = style.readable(colour) if colour else ""
        if not colour:
            said = _("Empty for the blue of the program’s documents.")
        elif used != colour:
            said = _("Too light for letters: titles are printed in a darker shade, {colour}.").format(
                colour=used
            )
        else:
            said = _("Titles and rules are printed in it.")
        self.about_colour.setText(said)
        self.changed.emit()


def _swatch(colour: str, size: QSize) -> QIcon:
    """Return a patch of a colour, edged so that white is seen too."""
    ratio = QApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(QColor(theme.current().edge))
    painter.setBrush(QColor(colour))
    painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
    painter.end()
    return QIcon(picture)
