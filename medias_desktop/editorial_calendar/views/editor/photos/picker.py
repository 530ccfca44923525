"""Choosing photos from the consent log: on each tile whether it may appear, on the platforms and the day of the post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.widgets.lazy_grid import LazyGrid
from medias_desktop.core.widgets.parts import (
    SearchField,
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
)
from medias_desktop.editorial_calendar.views.editor.photos.chosen import LoggedPhotos
from medias_desktop.editorial_calendar.views.editor.photos.verdicts import Verdicts, without_advice
from medias_desktop.editorial_calendar.views.editor.photos.wording import tile
from medias_desktop.editorial_calendar.views.editor.wording import platform_name
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.items import ItemKind

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService


class PhotoPicker(QDialog):
    """Several photos are selected with Shift and Ctrl; Enter takes them. ``chosen`` carries their numbers."""

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        service: PhotoConsentService,
        desk: Desk,
        platforms: Sequence[str],
        day: dt.date,
        already: Sequence[int] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("photo_picker")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Choose photos"))
        self._service, self._already = service, frozenset(already)
        self.verdicts = Verdicts(self, service, desk)
        self.verdicts.ask(platforms, day)
        self.search = SearchField(_("Search in titles, events and names"))
        self.search.setObjectName("picker_search")
        self.search.searched.connect(lambda _text: self._show_photos())
        self.events = QComboBox()
        self.events.setObjectName("picker_event")
        self.events.setAccessibleName(_("Event"))
        self.events.addItem(_("All events"), None)
        for number, title in service.listing.events():
            self.events.addItem(title, number)
        self.events.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.events.setMinimumContentsLength(18)
        self.events.currentIndexChanged.connect(lambda _place: self._show_photos())
        self.grid = LazyGrid(
            lambda row: tile(row, self.verdicts.of(row.id)),
            _("Photos"),
            lambda row: row.id,
            desk.jobs,
            lambda numbers: service.items.pictures(numbers),
        )
        self.grid.setObjectName("picker_grid")
        self.grid.setMinimumHeight(12 * self.fontMetrics().lineSpacing())
        self.grid.seen.connect(lambda: self.verdicts.want(self.grid.numbers_in_view()))
        self.grid.selection_changed.connect(self._on_selection)
        self.grid.activated_row.connect(lambda _row: self.accept())
        self.grid.typed.connect(self._type)
        self.grid.counted.connect(self._count)
        self.verdicts.arrived.connect(self._show_verdicts)
        self.count = muted("")
        self.why = label("")
        self.why.setObjectName("picker_why")
        self._lay_out(platforms, day)
        self._show_photos()
        self._on_selection()

    def settled(self) -> bool:
        """Tell whether the photos and their verdicts are there."""
        return self.grid.settled() and self.verdicts.settled()

    def accept(self) -> None:
        """Qt: hand over what is selected, and close."""
        numbers = [one for one in self.grid.selected_numbers() if one not in self._already]
        super().accept()
        self.chosen.emit(numbers)

    def _show_photos(self) -> None:
        wanted = ItemFilter(text=self.search.text(), event_id=self.events.currentData(), kind=ItemKind.PHOTO)
        self.grid.show(LoggedPhotos(self._service.listing, wanted))

    def _show_verdicts(self) -> None:
        self.grid.show_again()
        self._on_selection()

    def _type(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(text)

    def _count(self, number: int) -> None:
        told = ngettext("{n} photo", "{n} photos", number).format(n=format_number(number))
        if not number and not self.search.text() and self.events.currentData() is None:
            told = _("The consent log has no photo yet: add photos in the tab Photo consents first.")
        self.count.setText(told)

    def _on_selection(self) -> None:
        number = self.grid.selected_count()
        words = ngettext("&Take {n} photo", "&Take {n} photos", number).format(n=format_number(number))
        self.take.setText(words if number else _("&Take"))
        self.take.setEnabled(number > 0)
        row = self.grid.current_row()
        verdict = None if row is None else self.verdicts.of(row.id)
        told = ""
        if verdict is not None and verdict.against is not None:
            told = " ".join(self._service.answers.sentences(without_advice(verdict.against)))
        self.why.setText(told)
        self.why.setVisible(bool(told))

    def _lay_out(self, platforms: Sequence[str], day: dt.date) -> None:
        names = ", ".join(platform_name(one) for one in platforms)
        about = (
            _("Each tile says whether the photo may appear on {day}: {platforms}.").format(
                day=format_date(day), platforms=names
            )
            if names
            else _("Tick a platform of the post to see here whether each photo may appear there.")
        )
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.search, 2)
        head.addWidget(self.events, 1)
        cancel = button(_("Cancel"))
        cancel.setObjectName("picker_cancel")
        cancel.clicked.connect(self.reject)
        self.take = button(_("&Take"), primary=True)
        self.take.setObjectName("picker_take")
        self.take.clicked.connect(self.accept)
        self.take.setDefault(True)
        keys = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Return), self)
        keys.activated.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(heading(_("Choose photos")))
        column.addWidget(muted(about))
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(self.why)
        row = action_row(cancel, self.take)
        row.insertWidget(0, self.count)
        column.addLayout(row)
        fit_to_text(self, 940, 640)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
