"""What the user wants of copies: where they go and when, how large, with or without a credit line and covers."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number
from medias_desktop.core.widgets.fields import DateField
from medias_desktop.core.widgets.form_fields import SelectField, names_of
from medias_desktop.core.widgets.parts import muted
from medias_desktop.photo_consents.labels import PURPOSE_NAMES
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.publishing import LARGEST_SIDE, CopyWish
from medias_desktop.photo_consents.rules.purposes import Purpose

_SIDES = (1080, 1600, 2048, 3000)
_USUAL = 2048


class CopyChoices(QWidget):
    """The choices; ``changed`` tells of each."""

    changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.purpose = SelectField(_("Published where"), "purpose", names_of(PURPOSE_NAMES))
        self.day = DateField(_("Published on"), "day", today)
        sides: list[tuple[str, object]] = [
            (_("{n} pixels").format(n=format_number(side)), side) for side in _SIDES
        ]
        self.side = SelectField(
            _("Longer side"), "side", [*sides, (_("As large as the original"), LARGEST_SIDE)]
        )
        self.side.choose(_USUAL)
        self.credit = QCheckBox(_("C&redit line under the picture"))
        self.credit.setObjectName("credit")
        self.blur = QCheckBox(_("Co&ver the faces of those who did not agree"))
        self.blur.setObjectName("blur")
        self.blur.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.purpose, self.day, self.side, self.credit, self.blur):
            column.addWidget(widget)
        column.addWidget(
            muted(
                _(
                    "Place, date, camera and every other hidden data are left out. The original stays as it is."
                )
            )
        )
        column.addStretch(1)
        self.purpose.changed.connect(self.changed)
        self.day.edit.dateChanged.connect(lambda _day: self.changed.emit())
        self.side.changed.connect(self.changed)
        self.credit.toggled.connect(lambda _on: self.changed.emit())
        self.blur.toggled.connect(lambda _on: self.changed.emit())

    def question(self) -> Question:
        """Return for what and when."""
        purpose = self.purpose.value()
        assert isinstance(purpose, Purpose)
        return Question(purpose, self.day.day())

    def wish(self) -> CopyWish:
        """Return what the copies are to be."""
        side = self.side.value()
        assert isinstance(side, int)
        return CopyWish(side, credit=self.credit.isChecked(), blur=self.blur.isChecked())
