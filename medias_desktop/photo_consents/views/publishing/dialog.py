"""Copies fit to publish: the choices at the left, the copy and what it relies on at the right, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.jobs import Job
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, fit_to_text, heading, label, muted, scrolled
from medias_desktop.photo_consents.rules.items import Item
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views.publishing.choices import CopyChoices
from medias_desktop.photo_consents.views.publishing.making import Seen, Written, look, write
from medias_desktop.photo_consents.views.publishing.preview import Picture, Standing

_PAUSE = 200
"""Milliseconds after the last change before the copy is made again."""


class ExportDialog(QDialog):
    """Shows the copy of each photo and writes those that are fit; ``recording_wanted`` says who is covered, by item."""

    recording_wanted = Signal(object)

    def __init__(
        self, parent: QWidget, service: PhotoConsentService, desk: Desk, items: Sequence[Item]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._service, self._desk, self._items = service, desk, tuple(items)
        self._originals: dict[int, Path] = {}
        self._seen: Seen | None = None
        self._job: Job | None = None
        self.written = Written()
        self.setWindowTitle(_("Copies fit to publish"))
        fit_to_text(self, 1120, 760)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self._make_parts()
        self._lay_out()
        self._again()

    # Layout

    def _make_parts(self) -> None:
        self.choices = CopyChoices(self._service.today)
        self.choices.changed.connect(self._again)
        self.photos = QListWidget()
        self.photos.setObjectName("photos")
        self.photos.setAccessibleName(_("Photos"))
        for item in self._items:
            line = QListWidgetItem(item.title)
            line.setData(Qt.ItemDataRole.UserRole, item.id)
            self.photos.addItem(line)
        self.photos.setCurrentRow(0)
        self.photos.setVisible(len(self._items) > 1)
        self.photos.currentRowChanged.connect(lambda _row: self._again())
        self.picture, self.standing = Picture(), Standing()
        self.outcome = label("")
        self.outcome.setObjectName("outcome")
        self.outcome.hide()

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(heading(self.windowTitle()))
        column.addWidget(muted(self._about()))
        column.addWidget(self.photos, 2)
        column.addWidget(scrolled(self.choices), 3)
        side.setMinimumWidth(max(320, self.choices.minimumSizeHint().width() + 40))
        shown = QVBoxLayout()
        shown.setSpacing(10)
        shown.addWidget(self.picture, 3)
        words = scrolled(self.standing)
        words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words.setAccessibleName(_("How the copy stands"))
        shown.addWidget(words, 2)
        upper = QHBoxLayout()
        upper.setSpacing(20)
        upper.addWidget(side, 2)
        upper.addLayout(shown, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addLayout(upper, 1)
        layout.addWidget(self.outcome)
        layout.addLayout(self._footer())

    def _about(self) -> str:
        if len(self._items) == 1:
            return self._items[0].title
        number = len(self._items)
        return ngettext("{n} photo", "{n} photos", number).format(n=format_number(number))

    def _footer(self) -> QHBoxLayout:
        self.leave = button(_("&Close"))
        self.search = button(_("Show &where the file is…"))
        self.record = button(_("Record the &publication…"))
        text = _("&Save the copy…") if len(self._items) == 1 else _("&Save the copies…")
        self.save = button(text, "mdi6.content-save-outline", primary=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        for one, name, act in (
            (self.leave, "leave", self.reject),
            (self.search, "find", self._search),
            (self.record, "record", self._record),
            (self.save, "save", self._save),
        ):
            one.setObjectName(name)
            one.clicked.connect(act)
            row.addWidget(one)
            if one is self.leave:
                row.addStretch(1)
        self.search.hide()
        self.record.hide()
        self.save.setDefault(True)
        return row

    # The copy as it would be

    @property
    def item(self) -> Item:
        """Return the photo that is looked at."""
        return self._items[max(self.photos.currentRow(), 0)]

    def settled(self) -> bool:
        """Tell whether what is shown is what was asked for."""
        return self._seen is not None and not self._pause.isActive()

    def _again(self) -> None:
        self._seen = None
        self.standing.show_working()
        self.save.setEnabled(len(self._items) > 1)
        self.outcome.hide()
        self._pause.start()

    def _look(self) -> None:
        if self._job is not None:
            self._job.cancel()
        number, question, wish = self.item.id, self.choices.question(), self.choices.wish()
        original = self._originals.get(number)

        def work(_progress: Progress) -> tuple[Seen, QImage | None]:
            seen = look(self._service, number, question, wish, original)
            content = seen.copy.jpeg if seen.copy is not None else self._service.items.picture(number)
            return seen, None if content is None else QImage.fromData(content)

        def done(found: tuple[Seen, QImage | None]) -> None:
            if (number, question, wish) == (self.item.id, self.choices.question(), self.choices.wish()):
                self._show(*found)

        self._job = self._desk.jobs.run(self, self.windowTitle(), work, done, self._forget, quiet=True)

    def _forget(self) -> None:
        self._job = None

    def _show(self, seen: Seen, image: QImage | None) -> None:
        self._job, self._seen = None, seen
        made = seen.copy is not None
        name = _("The copy of “{title}”") if made else _("“{title}”, no copy")
        self.picture.show_image(image, name.format(title=self.item.title))
        self.standing.show_seen(seen)
        self.search.setVisible(bool(seen.problem) and not self.item.kept)
        if len(self._items) == 1:
            self.save.setEnabled(made)

    def _search(self) -> None:
        found = self._desk.dialogs.open_file(self, _("Where the original is"), _("All files (*)"))
        if found is not None:
            self._originals[self.item.id] = found
            self._again()

    # Writing

    def _save(self) -> None:
        place = self._ask_place()
        if place is None:
            return
        numbers = [item.id for item in self._items]
        question, wish, originals = self.choices.question(), self.choices.wish(), dict(self._originals)

        def work(progress: Progress) -> Written:
            return write(self._service, numbers, question, wish, originals, place, progress)

        self._desk.jobs.run(self, _("Writing the copies"), work, self._tell)

    def _ask_place(self) -> Path | None:
        if len(self._items) > 1:
            return self._desk.dialogs.choose_folder(self, _("Where to write the copies"))
        if self._seen is None or self._seen.copy is None:
            return None
        kinds = _("JPEG picture (*.jpg)")
        place = self._desk.dialogs.save_file(self, _("Save the copy"), self._seen.copy.name, kinds)
        if place is not None and place.suffix.lower() not in (".jpg", ".jpeg"):
            place = place.with_name(place.name + ".jpg")
        return place

    def _tell(self, written: Written) -> None:
        self.written = written
        number = len(written.files)
        told = [
            ngettext("{n} copy was written.", "{n} copies were written.", number).format(
                n=format_number(number)
            )
        ]
        told += [sentence for _title, sentence in written.refused]
        self.outcome.setText("\n".join(told))
        self.outcome.show()
        self.record.setVisible(bool(written.files))
        self.record.setFocus()

    def _record(self) -> None:
        covered = dict(self.written.covered)
        self.accept()
        self.recording_wanted.emit(covered)
