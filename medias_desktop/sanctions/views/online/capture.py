"""What is kept of what was written: its words, and a picture from a file or the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import read_bytes
from medias_desktop.core.i18n import _
from medias_desktop.core.jobs import Job
from medias_desktop.core.widgets.dropping import FileDrop
from medias_desktop.core.widgets.form_fields import LongTextField
from medias_desktop.core.widgets.parts import button, muted, problem
from medias_desktop.core.work import or_error
from medias_desktop.sanctions.errors.moderation import CaptureNotAPicture, CaptureTooLarge

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk

_WIDE, _HIGH = 320, 120
"""Pixels of the small picture at most."""


class CaptureField(QWidget):
    """Takes the words of a comment, and one picture of it; ``changed`` when either is another."""

    changed = Signal()

    def __init__(self, desk: Desk, text: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._picture: tuple[bytes, str] | None = None
        self._small = b""
        self._asked = 0
        self._job: Job | None = None
        self.text = LongTextField(_("&What was written"), "capture_text", text, lines=2)
        self.text.changed.connect(self.changed)
        self.thumbnail = QLabel()
        self.thumbnail.setObjectName("capture_picture")
        self.thumbnail.hide()
        self.about = muted("")
        self.about.setObjectName("capture_about")
        self.trouble = problem()
        self.trouble.setObjectName("capture_problem")
        self.file = button(_("Picture from a &file…"), "mdi6.file-image-outline")
        self.paste = button(_("&Paste"), "mdi6.content-paste")
        self.forget = button(_("Take the picture &out"), "mdi6.close")
        for one, name, act in (
            (self.file, "capture_file", self._choose),
            (self.paste, "capture_paste", self.take_clipboard),
            (self.forget, "capture_forget", self._forget),
        ):
            one.setObjectName(name)
            one.setAutoDefault(False)
            one.clicked.connect(act)
        self._lay_out()
        drop = FileDrop(self)
        drop.dropped.connect(self.take_file)
        keys = QShortcut(QKeySequence("Ctrl+Shift+V"), self, context=Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self.take_clipboard)
        self.paste.setToolTip(_("Paste the picture or the text of the clipboard (Ctrl+Shift+V)"))
        self._show()

    def words(self) -> str:
        """Return what was written, as typed or pasted."""
        return self.text.text()

    def picture(self) -> tuple[bytes, str] | None:
        """Return the picture’s bytes and its name, None without one."""
        return self._picture

    def show_problem(self, sentence: str = "") -> None:
        """Tell what is wrong with the capture, or nothing more."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def take_file(self, path: Path) -> None:
        """Take the picture of a file; whether it is one, is said when the incident is recorded, or at once here."""
        self._take(lambda: read_bytes(path), path.name)

    def take_clipboard(self) -> None:
        """Take the picture of the clipboard, else the file or the words that it holds."""
        # Its texts and pictures are asked for by themselves: the object that holds them all belongs to the clipboard,
        # which may replace it while it is looked at.
        held = QGuiApplication.clipboard()
        image, text = held.image(), held.text()
        url = QUrl(text.strip().partition("\n")[0].strip())
        if not image.isNull():
            # It is decoded already, and belongs to the window’s thread: nothing is left for the worker to read.
            self._asked += 1
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._hold(_png(image), _png(image.scaled(_WIDE, _HIGH, keep, smooth)), _("clipboard.png"))
        elif url.isLocalFile():
            self.take_file(Path(url.toLocalFile()))
        elif text.strip():
            self.text.area.insertPlainText(text)
            self.show_problem()
        else:
            self.show_problem(
                _("The clipboard holds neither a picture nor a text. Copy the comment, then paste it here.")
            )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file)
        row.addWidget(self.paste)
        row.addWidget(self.forget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.thumbnail)
        column.addWidget(self.about)
        column.addWidget(self.trouble)

    def _choose(self) -> None:
        path = self._desk.dialogs.open_file(
            self,
            _("Picture of what was written"),
            _("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff)"),
        )
        if path is not None:
            self.take_file(path)

    def _take(self, read: Callable[[], bytes], name: str) -> None:
        """Read it and its small picture on the worker: what cannot be read as a picture is not kept."""
        self._asked += 1
        asked = self._asked

        def work() -> tuple[bytes, bytes]:
            content = read()
            return content, _small(content, name)

        def arrive(found: tuple[bytes, bytes] | UserError) -> None:
            if asked != self._asked:
                return
            if isinstance(found, UserError):
                self.show_problem(found.sentence())
                return
            self._hold(*found, name)

        self._job = self._desk.jobs.run(
            self, _("Reading the picture…"), lambda _progress: or_error(work), arrive, quiet=True
        )

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
        for widget in (self.thumbnail, self.forget, self.about):
            widget.setVisible(held is not None)
        if held is None:
            return
        picture = QPixmap()
        picture.loadFromData(self._small)
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.thumbnail.setPixmap(picture.scaled(_WIDE, _HIGH, keep, smooth))
        self.thumbnail.setAccessibleName(_("Picture “{name}”").format(name=held[1]))
        self.about.setText(_("{name} is kept with its fingerprint and the time.").format(name=held[1]))


def _small(content: bytes, name: str) -> bytes:
    """Return a small picture of a file of an everyday kind. Raises CaptureNotAPicture or CaptureTooLarge."""
    from medias_desktop.core.pictures import NotAPicture, PictureTooLarge
    from medias_desktop.core.pictures.small import small_picture

    try:
        return small_picture(content, _WIDE)
    except NotAPicture:
        raise CaptureNotAPicture(name=name) from None
    except PictureTooLarge:
        raise CaptureTooLarge(name=name) from None


def _png(image: QImage) -> bytes:
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(written, "PNG")  # type: ignore[call-overload]
    return bytes(written.data().data())
