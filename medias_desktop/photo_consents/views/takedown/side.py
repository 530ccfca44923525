"""One publication beside the list: why it must not stay, its link, and what was done with it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import DateField, Field, TextField
from medias_desktop.core.widgets.parts import Card, Chip, button, label, muted, subheading
from medias_desktop.photo_consents.labels import REMOVAL_NAMES
from medias_desktop.photo_consents.labels.uses import DUTY_KINDS, DUTY_NAMES, fate_label, place_label
from medias_desktop.photo_consents.rules.uses import Duty, PhotoUse, Removal


class RemovalField(Field):
    """What was done, one of few things."""

    def __init__(self) -> None:
        self.combo = QComboBox()
        for removal, name in REMOVAL_NAMES.items():
            self.combo.addItem(translate(name), removal.value)
        super().__init__(_("&What was done"), self.combo, "removal")

    def removal(self) -> Removal:
        """Return what was chosen."""
        return Removal(self.combo.currentData())


class UseSide(QWidget):
    """Shows one publication; the buttons tell what is wanted, the dialog does it."""

    open_link = Signal()
    recorded = Signal()
    dropped = Signal()
    restored = Signal()

    def __init__(self, today: dt.date, *, may_write: bool) -> None:
        super().__init__()
        self._may_write = may_write
        self.title = subheading("")
        self.title.setWordWrap(True)
        self.chip = Chip()
        self.place = muted("")
        self.why = label("")
        self.why.setObjectName("why")
        self.link = button(_("&Open in the browser"), "mdi6.open-in-new")
        self.link.setObjectName("open_link")
        self.link.clicked.connect(self.open_link)
        self.address = muted("")
        self.day = DateField(_("&Done on"), "removed_on", today)
        self.removal = RemovalField()
        self.by = TextField(_("&By whom"), "removed_by")
        self.note = TextField(_("&Note"), "removal_note", longest=1000)
        self.record = button(_("&Record"), "mdi6.check", primary=True)
        self.record.setObjectName("record_removal")
        self.record.clicked.connect(self.recorded)
        self.drop = button(_("&Give the publication up"), "mdi6.cancel")
        self.drop.setObjectName("drop_use")
        self.drop.clicked.connect(self.dropped)
        self.restore = button(_("P&ut back on the list"), "mdi6.undo-variant")
        self.restore.setObjectName("restore_use")
        self.restore.clicked.connect(self.restored)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 8, 0, 0)
        form.setSpacing(8)
        for field in (self.removal, self.day, self.by, self.note, self.record):
            form.addWidget(field)
        card = Card()
        for widget in (self.chip, self.title, self.place, self.why, self.address, self.link):
            card.body.addWidget(widget)
        card.body.addWidget(self._form)
        card.body.addWidget(self.drop)
        card.body.addWidget(self.restore)
        card.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_use(self, use: PhotoUse, duty: Duty | None, why: str) -> None:
        """Show a publication; ``duty`` is None for one that was dealt with."""
        self.title.setText(use.item_title)
        if duty is None:
            self.chip.show_state(_("Done"), "ok")
        else:
            self.chip.show_state(translate(DUTY_NAMES[duty]), DUTY_KINDS[duty])
        self.place.setText(" · ".join(filter(None, (place_label(use), fate_label(use), use.responsible))))
        self.why.setText(why or use.note)
        self.why.setVisible(bool(self.why.text()))
        self.address.setText(use.link)
        for widget in (self.address, self.link):
            widget.setVisible(bool(use.link))
        live = use.is_live and self._may_write
        if self._form.isVisibleTo(self) and not live and self._form.isAncestorOf(self.focusWidget()):
            self.link.setFocus()
        self._form.setVisible(live)
        self.drop.setVisible(use.is_planned and self._may_write)
        self.restore.setVisible(use.removed_on is not None and self._may_write)

    def show_problem(self, sentence: str, field: Field | None = None) -> None:
        """Tell what was refused, at its field."""
        for one in (self.day, self.by, self.note):
            one.show_problem(sentence if one is field else "")
        if field is not None:
            field.setFocus()
