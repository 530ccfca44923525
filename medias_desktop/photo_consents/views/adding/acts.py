"""What the tab does to get photos and other items into the register."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.photo_consents.errors.adding import NothingInFolder, NothingToPaste
from medias_desktop.photo_consents.service import PhotoConsentService

if TYPE_CHECKING:
    from medias_desktop.photo_consents.rules.items import Item
    from medias_desktop.photo_consents.service.adding import Found


class AddingActs:
    """Each asks for what it needs, then opens one window; they announce what was recorded."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def add_files(self) -> None:
        """Ask for files and add them."""
        if self._is_refused():
            return
        kinds = (
            _("Photos (*.jpg *.jpeg *.png *.gif *.webp *.tif *.tiff *.bmp)"),
            _(
                "Videos, sound recordings, documents (*.mp4 *.mov *.mkv *.webm *.mp3 *.m4a *.wav *.pdf *.docx *.txt)"
            ),
            _("All files (*)"),
        )
        paths = self._desk.dialogs.open_files(self._parent, _("Add photos"), ";;".join(kinds))
        if paths:
            self._open(paths, ())

    def add_folder(self) -> None:
        """Ask for a folder and add all that lies in it."""
        if self._is_refused():
            return
        folder = self._desk.dialogs.choose_folder(self._parent, _("Add a folder of photos"))
        if folder is not None:
            self.dropped([folder])

    def dropped(self, paths: list[Path]) -> None:
        """Add files, and what lies in folders."""
        if self._is_refused() or not paths:
            return

        def work(progress: Progress) -> Found:
            return self._service.adding.found_in(paths, progress)

        def done(found: Found) -> None:
            if found.files or found.refused:
                self._open(found.files, found.refused)
            else:
                self._desk.dialogs.tell_error(self._parent, NothingInFolder(name=paths[0].name))

        self._desk.jobs.run(self._parent, _("Looking through the folder"), work, done)

    def paste(self) -> None:
        """Add the picture, or the files, that the clipboard holds."""
        if self._is_refused():
            return
        held = QGuiApplication.clipboard().mimeData()
        files = (
            [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()] if held.hasUrls() else []
        )
        if files:
            self.dropped(files)
            return
        image = QGuiApplication.clipboard().image() if held.hasImage() else QImage()
        if image.isNull():
            self._desk.dialogs.tell_error(self._parent, NothingToPaste())
            return
        self._desk.jobs.run(
            self._parent,
            _("Pasting the picture"),
            lambda _progress: _png(image),
            lambda png: self._open((), (), png),
        )

    def add_other(self) -> None:
        """Record an item without a file."""
        if not self._is_refused():
            self._edit(())

    def edit(self, item_ids: Sequence[int]) -> None:
        """Change what is said of items."""
        found = self._service.items.several(item_ids)
        if found:
            self._edit(found)

    def events(self) -> None:
        """Show the events."""
        from medias_desktop.photo_consents.views.adding.events_dialog import EventsDialog

        EventsDialog(self._parent, self._service, self._desk).open()

    def _edit(self, items: Sequence[Item]) -> None:
        from medias_desktop.photo_consents.views.adding.item_dialog import ItemDialog

        ItemDialog(self._parent, self._service, self._desk, items).open()

    def _open(self, files: Sequence[Path], refused: Sequence[tuple[str, str]], pasted: bytes = b"") -> None:
        from medias_desktop.photo_consents.views.adding.dialog import AddingDialog

        dialog = AddingDialog(self._parent, self._service, self._desk, files, refused, pasted)
        dialog.named.connect(self._name_people)
        dialog.open()

    def _name_people(self, item_ids: tuple[int, ...]) -> None:
        from medias_desktop.photo_consents.views.photo.acts import PhotoActs

        PhotoActs(self._parent, self._service, self._desk).open(item_ids[0], list(item_ids))

    def _is_refused(self) -> bool:
        refused: UserError | None = self._service.refusal(Permission.RECORD)
        if refused is not None:
            self._desk.dialogs.tell_error(self._parent, refused)
        return refused is not None


def _png(image: QImage) -> bytes:
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(written, "PNG")  # type: ignore[call-overload]
    return bytes(written.data().data())
