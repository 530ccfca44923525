"""A picture of what appeared: from a file, from the clipboard, or dropped here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import read_bytes
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.dropping import FileDrop
from medias_desktop.core.widgets.parts import button, muted, problem
from medias_desktop.core.work import or_error
from medias_desktop.editorial_calendar.errors.post_records import CaptureNoPicture, CaptureTooBig

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk

_WIDE, _HIGH = 240, 90
"""Pixels of the small picture at most."""


class CaptureField(QWidget):
    """Holds one picture and its name; ``changed`` when it is another."""

    changed = Signal()

    def __init__(self, desk: Desk, name: str, about: str) -> None:
        super().__init__()
        self._desk = desk
        self._picture: tuple[bytes, str] | None = None
        self._small = b""
        self._asked = 0
        self.thumbnail = QLabel()
        self.about = muted(about)
        self._nothing = about
        self.trouble = problem()
        self.file = button(_("Capture from a file…"), "mdi6.file-image-outline")
        self.paste = button(_("Paste a capture"), "mdi6.content-paste")
        self.forget = button(_("Take it out"), "mdi6.close")
        for one, part, act in (
            (self.file, "file", self._choose),
            (self.paste, "paste", self.take_clipboard),
            (self.forget, "forget", self._forget),
        ):
            one.setObjectName(f"{name}_{part}")
            one.setAccessibleDescription(about)
            one.setAutoDefault(False)
            one.clicked.connect(act)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.file, self.paste, self.forget):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        for part_widget in (self.thumbnail, self.about, self.trouble):
            column.addWidget(part_widget)
        FileDrop(self).dropped.connect(self.take_file)
        self._show()

    def picture(self) -> tuple[bytes, str] | None:
        """Return the picture’s bytes and its name, None without one."""
        return self._picture

    def show_problem(self, sentence: str = "") -> None:
        """Tell what is wrong with the picture, or nothing more."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def take_file(self, path: Path) -> None:
        """Take the picture of a file, read on the worker: what cannot be read as a picture is not kept."""
        self._asked += 1
        asked = self._asked

        def work() -> tuple[bytes, bytes]:
            content = read_bytes(path)
            return content, _small(content, path.name)

        def arrive(found: tuple[bytes, bytes] | UserError) -> None:
            if asked != self._asked:
                return
            if isinstance(found, UserError):
                self.show_problem(found.sentence())
            else:
                self._hold(*found, path.name)

        self._desk.jobs.run(
            self, _("Reading the picture…"), lambda _progress: or_error(work), arrive, quiet=True
        )

    def take_clipboard(self) -> None:
        """Take the picture of the clipboard, or the file that it holds."""
        held = QGuiApplication.clipboard()
        image, url = held.image(), QUrl(held.text().strip().partition("\n")[0].strip())
        if not image.isNull():
            self._asked += 1
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._hold(_png(image), _png(image.scaled(_WIDE, _HIGH, keep, smooth)), _("clipboard.png"))
        elif url.isLocalFile():
            self.take_file(Path(url.toLocalFile()))
        else:
            self.show_problem(_("The clipboard holds no picture. Capture the screen, then paste it here."))

    def _choose(self) -> None:
        path = self._desk.dialogs.open_file(
            self, _("Capture of the post"), _("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff)")
        )
        if path is not None:
            self.take_file(path)

    def _hold(self, content: bytes, small: bytes, name: str) -> None:
        self._picture, self._small = (content, name), small
        self._show()
        self.changed.emit()

    def _forget(self) -> None:
        self._asked += 1
        self._picture, self._small = None, b""
        self._show()
        self.changed.emit()
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        held = self._picture
        self.show_problem()
        self.thumbnail.setVisible(held is not None)
        self.forget.setVisible(held is not None)
        if held is None:
            self.about.setText(self._nothing)
            return
        picture = QPixmap()
        picture.loadFromData(self._small)
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.thumbnail.setPixmap(picture.scaled(_WIDE, _HIGH, keep, smooth))
        self.thumbnail.setAccessibleName(_("Picture “{name}”").format(name=held[1]))
        self.about.setText(_("{name} is kept with its fingerprint and the time.").format(name=held[1]))


def _small(content: bytes, name: str) -> bytes:
    """Return a small picture of a file of an everyday kind. Raises CaptureNoPicture or CaptureTooBig."""
    from medias_desktop.core.pictures import NotAPicture, PictureTooLarge
    from medias_desktop.core.pictures.small import small_picture

    try:
        return small_picture(content, _WIDE)
    except NotAPicture:
        raise CaptureNoPicture(name=name) from None
    except PictureTooLarge:
        raise CaptureTooBig(name=name) from None


def _png(image: QImage) -> bytes:
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(written, "PNG")  # type: ignore[call-overload]
    return bytes(written.data().data())
