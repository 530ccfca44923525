"""The copy as it would be, how it stands, and on what it relies."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import Chip, label, muted, problem, subheading
from medias_desktop.photo_consents.views.publishing.making import Seen


class Picture(QWidget):
    """A picture as large as its place allows."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture = QPixmap()
        self._drawn = QPixmap()

    def sizeHint(self) -> QSize:
        """Qt: what it likes to have."""
        return QSize(560, 420)

    def minimumSizeHint(self) -> QSize:
        """Qt: what it needs."""
        return QSize(240, 180)

    def show_image(self, image: QImage | None, name: str) -> None:
        """Show a picture, or an empty place; ``name`` says what it is."""
        self._picture = QPixmap() if image is None else QPixmap.fromImage(image)
        self._drawn = QPixmap()
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's own
        """Qt: draw it in the middle."""
        pen = QPainter(self)
        pen.fillRect(self.rect(), theme.current().ground("muted"))
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self.size() * ratio
        if self._drawn.isNull() or not _fills(self._drawn.size(), room):
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            size = self._picture.size().scaled(room, keep).boundedTo(self._picture.size())
            self._drawn = self._picture.scaled(size, keep, smooth)
            self._drawn.setDevicePixelRatio(ratio)
        size = self._drawn.deviceIndependentSize().toSize()
        pen.drawPixmap((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, self._drawn)


def _fills(size: QSize, room: QSize) -> bool:
    return (size.width() == room.width() and size.height() <= room.height()) or (
        size.height() == room.height() and size.width() <= room.width()
    )


class Standing(QWidget):
    """In words: may the copy go out, whose faces are covered, which consents it relies on, what is against it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("standing")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.chip = Chip("", "muted")
        self.chip.setObjectName("state")
        self.text = ""
        self._column.addWidget(self.chip)

    def show_working(self) -> None:
        """Say that it is being made."""
        self._clear()
        self.chip.show_state(_("Being made…"), "muted")

    def show_seen(self, seen: Seen) -> None:
        """Say how the copy of a photo stands."""
        self._clear()
        if not seen.prospect.fit:
            self.chip.show_state(_("No copy: something is against it"), "bad")
            lines: list[QWidget] = [problem(sentence) for sentence in seen.against]
            if seen.unframed:
                names = ", ".join(seen.unframed)
                text = _("To cover a face, draw a frame around it first: {names}.")
                lines.append(muted(text.format(names=names)))
            self._add(*lines)
            return
        if seen.problem:
            self.chip.show_state(_("The copy cannot be made"), "bad")
            self._add(problem(seen.problem))
            return
        self.chip.show_state(_("Fit to publish"), "ok")
        found: list[QWidget] = []
        if seen.covered:
            number = len(seen.covered)
            text = ngettext("{n} face is covered: {names}.", "{n} faces are covered: {names}.", number)
            found.append(label(text.format(n=format_number(number), names=", ".join(seen.covered))))
        if seen.consents:
            found += [subheading(_("It relies on")), *(label(line) for line in seen.consents)]
        else:
            found.append(label(_("It needs nobody’s consent: nobody else can be recognized.")))
        notes = seen.copy.notes if seen.copy is not None else ()
        self._add(*found, *(muted(note) for note in (*notes, *seen.advice)))

    def _add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._column.addWidget(widget)
            widget.show()
        self._column.addStretch(1)
        words = [getattr(one, "text", lambda: "")() for one in (self.chip, *widgets)]
        self.text = " ".join([self.text, *words]).strip()
        self.setAccessibleName(self.text)

    def _clear(self) -> None:
        self.text = ""
        while self._column.count() > 1:
            taken = self._column.takeAt(1)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
