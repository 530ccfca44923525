"""The photos of the post, whether each may appear, and whom to name as their source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.lazy_grid import LazyGrid
from medias_desktop.core.widgets.parts import button, label, muted
from medias_desktop.editorial_calendar.rules.post_checks import CREDIT_LENGTH
from medias_desktop.editorial_calendar.views.editor.pages.base import Bench, EditorPage
from medias_desktop.editorial_calendar.views.editor.photos.chosen import ChosenPhotos
from medias_desktop.editorial_calendar.views.editor.photos.verdicts import Verdicts, without_advice
from medias_desktop.editorial_calendar.views.editor.photos.wording import lacks_alt, tile

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import PostDraft

_LINES = 13
"""Lines of text that the photos have at least."""


class PhotosPage(EditorPage):
    """Photos are taken from the consent log only: what it knows of them decides whether they may appear."""

    place_wanted = Signal(str, str)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        photos = bench.service.photos
        self._numbers: tuple[int, ...] = ()
        self.verdicts = Verdicts(self, photos, bench.desk)
        self.grid = LazyGrid(
            lambda row: tile(row, self.verdicts.of(row.id)),
            _("Photos of the post"),
            lambda row: row.id,
            bench.desk.jobs,
            lambda numbers: photos.items.pictures(numbers),
        )
        self.grid.setObjectName("post_photos")
        self.grid.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        self.grid.selection_changed.connect(self._show_state)
        self.grid.installEventFilter(self)
        self.verdicts.arrived.connect(self._on_verdicts)
        self.add = button(_("Add photos…"), "mdi6.image-plus-outline")
        self.add.setObjectName("post_add_photos")
        self.add.clicked.connect(self.choose)
        self.remove = button(_("Take out"), "mdi6.close")
        self.remove.setObjectName("post_remove_photo")
        self.remove.setToolTip(_("Take the selected photos out of the post (Delete)"))
        self.remove.clicked.connect(self._remove)
        self.open = button(_("Open in the consent log"), "mdi6.open-in-new")
        self.open.setObjectName("post_open_photo")
        self.open.clicked.connect(self._open)
        for one in (self.add, self.remove, self.open):
            one.setAutoDefault(False)
        self.empty = muted(_("No photo yet. Photos come from the consent log, with what was agreed to."))
        self.why = label("")
        self.why.setObjectName("post_photo_why")
        self.credit = TextField(
            _("Source to name"),
            "post_source_credit",
            hint=_("Whom the post names as the source of what it shows or says."),
            longest=CREDIT_LENGTH,
        )
        self.credit.changed.connect(self.changed)
        self.places = {"photos": self.add, "source_credit": self.credit}
        self._lay_out()
        self._show_photos()

    def show_draft(self, draft: PostDraft) -> None:
        """Put what a draft says into the fields."""
        self._numbers = draft.photos
        self.credit.line.setText(draft.source_credit)
        self.follow(draft)
        self._show_photos()

    def values(self, *, strict: bool) -> Mapping[str, Any]:  # noqa: ARG002 - nothing here can be half typed
        """Return what the fields say."""
        return {"photos": self._numbers, "source_credit": self.credit.text()}

    def follow(self, draft: PostDraft) -> None:
        """Ask about the platforms and the day of the post."""
        if self.verdicts.ask(draft.platforms, draft.planned_on or self.bench.service.today):
            self.grid.show_again()
            self.verdicts.want(self._numbers)

    def refresh(self) -> None:
        """Ask anew: consents may have changed."""
        self.verdicts.forget()
        self.grid.pictures.forget()
        self._show_photos()

    def settled(self) -> bool:
        """Tell whether the photos and their verdicts are there."""
        return self.grid.settled() and self.verdicts.settled()

    def choose(self) -> None:
        """Open the consent log to choose from."""
        from medias_desktop.editorial_calendar.views.editor.photos.picker import PhotoPicker

        now = self.bench.now
        platforms: Sequence[str] = now.platforms if now is not None else ()
        day = (now.planned_on if now is not None else None) or self.bench.service.today
        picker = PhotoPicker(
            self.bench.window, self.bench.service.photos, self.bench.desk, platforms, day, self._numbers
        )
        picker.chosen.connect(self.take)
        picker.open()

    def take(self, numbers: Sequence[int]) -> None:
        """Add photos to those of the post."""
        self._numbers = tuple(dict.fromkeys((*self._numbers, *numbers)))
        self._show_photos()
        if numbers:
            self.grid.select_numbers([numbers[0]], numbers[0])
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Delete takes photos out, Alt and an arrow key move one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.grid:
            if event.key() == Qt.Key.Key_Delete and self.remove.isEnabled():
                self._remove()
                return True
            way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if way is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
                self._move(way)
                return True
        return super().eventFilter(watched, event)

    def _remove(self) -> None:
        gone = set(self.grid.selected_numbers())
        if not gone or not self.add.isEnabled():
            return
        self._numbers = tuple(one for one in self._numbers if one not in gone)
        self._show_photos()
        (self.grid if self._numbers else self.add).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _move(self, way: int) -> None:
        """Let the photo under the cursor stand one place further: the first one is seen first."""
        row = self.grid.current_row()
        if row is None or not self.add.isEnabled() or row.id not in self._numbers:
            return
        order = list(self._numbers)
        here = order.index(row.id)
        there = here + way
        if 0 <= there < len(order):
            order[here], order[there] = order[there], order[here]
            self._numbers = tuple(order)
            self._show_photos()
            self.grid.select_numbers([row.id], row.id)
            self.changed.emit()

    def _open(self) -> None:
        row = self.grid.current_row()
        if row is not None:
            self.place_wanted.emit("photo_consents", f"item:{row.id}")

    def _show_photos(self) -> None:
        self.grid.setVisible(bool(self._numbers))
        self.empty.setVisible(not self._numbers)
        self.grid.show(ChosenPhotos(self.bench.service.photos.listing, self._numbers))
        self.verdicts.want(self._numbers)
        self._show_state()

    def _on_verdicts(self) -> None:
        self.grid.show_again()
        self._show_state()

    def _show_state(self) -> None:
        row = self.grid.current_row() if self._numbers else None
        chosen = bool(self._numbers) and self.grid.selected_count() > 0
        self.remove.setVisible(bool(self._numbers))
        self.open.setVisible(bool(self._numbers))
        self.remove.setEnabled(chosen and self.add.isEnabled())
        self.open.setEnabled(row is not None)
        verdict = None if row is None else self.verdicts.of(row.id)
        told: list[str] = []
        if verdict is not None and verdict.against is not None:
            told += self.bench.service.photos.answers.sentences(without_advice(verdict.against))
        if lacks_alt(verdict):
            told.append(_("It has no alternative text: write it in the consent log."))
        self.why.setText(" ".join(told))
        self.why.setVisible(bool(told))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addWidget(self.open)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 8, 8)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.empty)
        column.addWidget(self.grid, 1)
        column.addWidget(self.why)
        column.addWidget(self.credit)
        column.addStretch(0)
