"""Changing what is said of one item or of several, and recording one that has no file."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.parts import (
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
    problem,
    scrolled,
)
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.photo_consents.rules.items import Item, ItemDraft, ItemKind
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views.adding.facts import facts_of
from medias_desktop.photo_consents.views.adding.form import FormFor, ItemForm

_THUMBNAIL = 96
_MOST_THUMBNAILS = 3


class ItemDialog(QDialog):
    """The form of items: none (a new one without a file), one, or several."""

    def __init__(
        self, parent: QWidget, service: PhotoConsentService, desk: Desk, items: Sequence[Item] = ()
    ) -> None:
        super().__init__(parent)
        self.setObjectName("item_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._service, self._desk, self._items = service, desk, tuple(items)
        self.setWindowTitle(self._title())
        fit_to_text(self, 800, 820)
        purpose = FormFor.MANY if len(items) > 1 else FormFor.ONE if items else FormFor.OTHER
        self.form = ItemForm(service.events.all(), purpose)
        self._lay_out()
        if not items:
            self.form.show_item(ItemDraft(ItemKind.VIDEO))
            self.form.kind.combo.setFocus()
        elif len(items) == 1:
            self.form.show_item(items[0])
            self.form.title.line.setFocus()
        else:
            self.form.show_common(items)
            self.form.happening.combo.setFocus()
        permit(service.refusal(Permission.RECORD), desk.dialogs, self.save)

    def _title(self) -> str:
        count = len(self._items)
        if not count:
            return _("Add an item without a file")
        if count == 1:
            return self._items[0].title
        return ngettext("Change {n} item", "Change {n} items", count).format(n=format_number(count))

    def _lay_out(self) -> None:
        self.trouble = problem()
        self.trouble.setObjectName("trouble")
        leave = button(_("Cancel"))
        leave.setObjectName("leave")
        leave.clicked.connect(self.reject)
        self.save = button(_("Sa&ve") if self._items else _("&Add"), primary=True)
        self.save.setObjectName("save")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        layout.addWidget(scrolled(self.form), 1)
        layout.addWidget(self.trouble)
        layout.addLayout(action_row(leave, self.save))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(heading(self.windowTitle()))
        words.addWidget(muted(self._about()))
        words.addStretch(1)
        row.addLayout(words, 1)
        pictures = self._service.items.pictures([item.id for item in self._items[:_MOST_THUMBNAILS]])
        for content in pictures.values():
            row.addWidget(_thumbnail(content), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _about(self) -> str:
        if not self._items:
            return _(
                "A video elsewhere, a recording, a comment, an article about somebody: what is known about it."
            )
        if len(self._items) == 1:
            return facts_of(self._items[0])
        return _("What you write here is given to all of them; what you leave alone stays as it is in each.")

    def accept(self) -> None:
        """Qt: record and close, or tell what is wrong and stay."""
        try:
            self._record()
        except FieldProblem:
            return
        except UserError as error:
            self.trouble.setText(error.sentence())
            self.trouble.show()
            return
        super().accept()
        self._desk.changes.announce("photo_consents")

    def _record(self) -> None:
        event = self.form.new_event()
        draft, touched = self.form.draft(), dict(self.form.touched())
        if event is not None:
            number = self._service.events.add(event)
            self.form.take_event(number, event)
            draft, touched["event_id"] = dataclasses.replace(draft, event_id=number), number
        items = self._service.items
        if not self._items:
            items.add_other(draft)
        elif len(self._items) == 1:
            items.change(self._items[0].id, self._items[0].version, draft)
        elif touched:
            items.change_many([item.id for item in self._items], **touched)


def _thumbnail(content: bytes) -> QLabel:
    picture = QPixmap()
    picture.loadFromData(content)
    shown = QLabel()
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    shown.setPixmap(picture.scaled(_THUMBNAIL, _THUMBNAIL, keep, smooth))
    return shown
