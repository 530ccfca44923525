"""The side with the page that the keyboard is on: what it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Chip, button, muted, subheading
from medias_desktop.policies.rules.true_copies import PageFit
from medias_desktop.policies.views.paper_copy.arrangement import WITHOUT_NUMBER, Arrangement, Row
from medias_desktop.policies.views.paper_copy.page_list import state_of, title_of

LEFT_OUT = -1


class PageSide(QWidget):
    """Shows a page and asks what it is."""

    placed = Signal(int)
    """A page of the document, WITHOUT_NUMBER, or LEFT_OUT."""
    turn_wanted = Signal()
    enlarge_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.title = subheading("")
        self.chip = Chip()
        self.picture = _Picture()
        self.what = muted("")
        self.choice = QComboBox()
        self.choice.setObjectName("page_choice")
        self.choice.setAccessibleName(_("This page is"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(16)
        self.choice.activated.connect(self._on_chosen)
        self._caption = QLabel(_("T&his page is"))
        self._caption.setBuddy(self.choice)
        self.turn = button(_("Tu&rn"), "mdi6.rotate-right")
        self.turn.setObjectName("turn_page")
        self.turn.clicked.connect(self.turn_wanted)
        self.enlarge = button(_("En&large"), "mdi6.magnify-plus-outline")
        self.enlarge.setObjectName("enlarge_page")
        self.enlarge.clicked.connect(self.enlarge_wanted)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.turn, 1)
        buttons.addWidget(self.enlarge, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.what)
        layout.addWidget(self._caption)
        layout.addWidget(self.choice)
        layout.addLayout(buttons)

    def show_row(self, arrangement: Arrangement, row: Row | None, picture: QImage | None) -> None:
        """Show another page, or that there is none."""
        self.setVisible(row is not None)
        if row is None:
            return
        self.title.setText(title_of(row, arrangement.total))
        self.chip.show_state(*state_of(row, arrangement.signed))
        self.picture.show_image(picture)
        self.what.setText(_words(arrangement, row))
        scanned = row.key is not None
        for widget in (self._caption, self.choice, self.turn, self.enlarge):
            widget.setVisible(scanned)
        if scanned:
            self._offer(arrangement, row)

    def _offer(self, arrangement: Arrangement, row: Row) -> None:
        missing = set(arrangement.missing)
        self.choice.clear()
        if row.undecided:
            self.choice.addItem(_("Choose…"), None)
        for page in range(1, arrangement.total + 1):
            text = (
                _("Page {page}") if page in missing or page == row.page else _("Page {page} (in its place)")
            )
            self.choice.addItem(text.format(page=page), page)
        self.choice.addItem(_("Page without a number"), WITHOUT_NUMBER)
        self.choice.addItem(_("Not part of the copy"), LEFT_OUT)
        wanted = LEFT_OUT if row.page is None else row.page
        self.choice.setCurrentIndex(0 if row.undecided else self.choice.findData(wanted))

    def _on_chosen(self, at: int) -> None:
        chosen = self.choice.itemData(at)
        if chosen is not None:
            self.placed.emit(chosen)


def _words(arrangement: Arrangement, row: Row) -> str:
    if row.key is None:
        if row.page in arrangement.signed:
            return _("This page was signed by hand. Scan it and add it.")
        return _("This page was not scanned. Add it, or say in the note why it is not there.")
    scan, page = arrangement.scans[row.key[0]], arrangement.page_of(row.key)
    where = _("{name}, scanned page {number}").format(name=scan.name, number=page.number)
    if page.problem is not None:
        return page.problem.sentence()
    told = {
        PageFit.NO_CODE: _("No code can be read on it."),
        PageFit.FOREIGN: _("Its code belongs to another document or to another version of this one."),
        PageFit.TWICE: _("The same page was scanned before."),
        PageFit.BLANK: _("Nothing is on it."),
    }
    sentence = told.get(row.fit or PageFit.NO_CODE, "")
    return f"{where}. {sentence}".strip() if sentence else f"{where}."


class _Picture(QLabel):
    """A picture as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(160, 120))
        self._image: QImage | None = None

    def show_image(self, image: QImage | None) -> None:
        """Show another picture, or none."""
        self._image = image
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: make it fit."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._image is None:
            self.clear()
            return
        ratio = self.devicePixelRatioF()
        room = (self.size() - QSize(2, 2)) * ratio
        drawn = self._image.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        drawn.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(drawn))
