"""How and when something was said: the means, the day, the witness, where the original lies, the proofs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import ChoiceField, DateField, Field, TextField
from medias_desktop.photo_consents.labels import METHOD_NAMES
from medias_desktop.photo_consents.rules.consent_checks import PLACE_LENGTH, WITNESS_LENGTH
from medias_desktop.photo_consents.rules.consents import Method
from medias_desktop.photo_consents.rules.recording import Manner
from medias_desktop.photo_consents.views.consents.evidence_box import EvidenceBox

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk

_RECORDED = (Method.PAPER, Method.EMAIL, Method.VERBAL, Method.SCREEN)
"""Signed on the screen comes last: the program records that by itself."""


class MannerBox(QWidget):
    """Two columns of fields, then the proofs; the notice given beforehand only when it is asked for."""

    def __init__(self, desk: Desk, today: dt.date, *, notice: bool = True) -> None:
        super().__init__()
        self._make(desk, today)
        self._lay_out()
        self.noticed.setVisible(notice)
        self._method.currentIndexChanged.connect(self._renew)
        self.noticed.toggled.connect(self._renew)
        self.witness.changed.connect(lambda: self.witness.show_problem())
        self.day.changed.connect(lambda: self.day.show_problem())
        self._renew()
        self.setFocusProxy(self._method)

    def manner(self) -> Manner:
        """Return what the fields say."""
        told = self.noticed.isChecked()
        return Manner(
            self.day.day(),
            Method(self._method.currentData()),
            self.witness.text(),
            self.place.text(),
            self.note.text(),
            self.noticed_on.day() if told else None,
            self.means.text() if told else "",
        )

    def show_method(self, method: Method) -> None:
        """Choose how it was said."""
        self._method.setCurrentIndex(self._method.findData(method.value))

    def _renew(self) -> None:
        aloud = self._method.currentData() == Method.VERBAL.value
        self.witness.setVisible(aloud)
        self.place.setVisible(not aloud)
        self._notice.setVisible(self.noticed.isChecked())

    def _make(self, desk: Desk, today: dt.date) -> None:
        self._method = QComboBox()
        for one in _RECORDED:
            self._method.addItem(translate(METHOD_NAMES[one]), one.value)
        self.method = Field(_("&How"), self._method, "consent_method")
        self.day = DateField(_("&Day"), "consent_day", today)
        self.witness = TextField(
            _("&Witness"), "consent_witness", hint=_("Who heard it; not the giver."), longest=WITNESS_LENGTH
        )
        self.place = TextField(
            _("Where the &original lies (optional)"), "consent_place", longest=PLACE_LENGTH
        )
        self.note = TextField(_("&Note (optional)"), "consent_note", longest=2000)
        self.evidence = EvidenceBox(desk)
        self.noticed = QCheckBox(_("They were &told beforehand that they would be shown"))
        self.noticed.setObjectName("consent_noticed")
        self.noticed_on = DateField(_("Told on"), "consent_noticed_on", today)
        self.means = ChoiceField(
            _("By what means"),
            "consent_notice_means",
            (
                _("Aloud, on the spot"),
                _("E-mail to the person"),
                _("Notice posted at the entrance"),
                _("Letter to the parents"),
                _("Registration form"),
            ),
        )

    def _lay_out(self) -> None:
        self._notice = QWidget()
        inside = QGridLayout(self._notice)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setHorizontalSpacing(16)
        inside.addWidget(self.noticed_on, 0, 0)
        inside.addWidget(self.means, 0, 1)
        inside.setColumnStretch(0, 1)
        inside.setColumnStretch(1, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.method, 0, 0)
        grid.addWidget(self.day, 0, 1)
        for widget in (self.witness, self.place):  # either one or the other
            grid.addWidget(widget, 1, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(grid)
        layout.addWidget(self.note)
        layout.addWidget(self.evidence)
        layout.addWidget(self.noticed)
        layout.addWidget(self._notice)
