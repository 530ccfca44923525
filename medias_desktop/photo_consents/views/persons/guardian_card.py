"""One guardian in the form of a person shown."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.lists.dates import parse_date
from medias_desktop.core.widgets.fields import Field, TextField
from medias_desktop.core.widgets.parts import Card, button, subheading
from medias_desktop.people.labels import language_label
from medias_desktop.people.rules import EMAIL_LENGTH, LANGUAGES, NAME_LENGTH
from medias_desktop.photo_consents.labels import RELATION_NAMES
from medias_desktop.photo_consents.rules.person_checks import PHONE_LENGTH
from medias_desktop.photo_consents.rules.persons import GuardianDraft, Relation


class GuardianCard(Card):
    """Name, relation, contact, until when; ``removed`` asks to be taken away."""

    removed = Signal()

    def __init__(self, number: int, draft: GuardianDraft, *, wide: bool) -> None:
        super().__init__()
        self._id = draft.id
        name = f"guardian_{number}"
        self.setAccessibleName(_("Guardian {number}").format(number=number))
        self.last_name = TextField(
            _("Guardian’s last name"), f"{name}_last_name", draft.last_name, longest=NAME_LENGTH
        )
        self.first_name = TextField(
            _("Guardian’s first name"), f"{name}_first_name", draft.first_name, longest=NAME_LENGTH
        )
        self._relation, self._language = QComboBox(), QComboBox()
        for relation in Relation:
            self._relation.addItem(translate(RELATION_NAMES[relation]), relation.value)
        self._relation.setCurrentIndex(self._relation.findData(draft.relation.value))
        for code in LANGUAGES:
            self._language.addItem(language_label(code), code)
        self._language.setCurrentIndex(self._language.findData(draft.language))
        self.relation = Field(_("Relation"), self._relation, f"{name}_relation")
        self.language = Field(_("Language"), self._language, f"{name}_language")
        self.email = TextField(_("E-mail (optional)"), f"{name}_email", draft.email, longest=EMAIL_LENGTH)
        self.phone = TextField(_("Telephone (optional)"), f"{name}_phone", draft.phone, longest=PHONE_LENGTH)
        self.ended_on = TextField(
            _("Guardian until"),
            f"{name}_ended_on",
            draft.ended_on.isoformat() if draft.ended_on else "",
            hint=_("Empty while they are guardian."),
        )
        self.ended_on.line.setPlaceholderText(_("YYYY-MM-DD"))
        self._lay_out(number, wide=wide)

    @property
    def fields(self) -> dict[str, Field]:
        """Return the fields by the names that problems have."""
        return {
            "last_name": self.last_name,
            "first_name": self.first_name,
            "email": self.email,
            "phone": self.phone,
            "ended_on": self.ended_on,
        }

    def draft(self) -> GuardianDraft:
        """Return what the card says; an unreadable date is no date (``unreadable``)."""
        return GuardianDraft(
            self.last_name.text(),
            self.first_name.text(),
            Relation(self._relation.currentData()),
            self.email.text(),
            self.phone.text(),
            self._language.currentData(),
            self._ended_on(),
            self._id,
        )

    def unreadable(self) -> bool:
        """Tell whether the date is none."""
        return bool(self.ended_on.text()) and self._ended_on() is None

    def _ended_on(self) -> dt.date | None:
        return parse_date(self.ended_on.text()) if self.ended_on.text() else None

    def _lay_out(self, number: int, *, wide: bool) -> None:
        head = QHBoxLayout()
        head.addWidget(subheading(_("Guardian {number}").format(number=number)), 1)
        away = button(_("Remove"), "mdi6.close")
        away.setObjectName(f"guardian_{number}_remove")
        away.setAccessibleName(_("Remove guardian {number}").format(number=number))
        away.setAutoDefault(False)
        away.clicked.connect(self.removed)
        head.addWidget(away)
        self.body.addLayout(head)
        self.body.addLayout(
            in_columns(
                [
                    self.last_name,
                    self.first_name,
                    self.relation,
                    self.language,
                    self.email,
                    self.phone,
                    self.ended_on,
                ],
                2 if wide else 1,
            )
        )


def in_columns(widgets: list[QWidget], columns: int) -> QGridLayout:
    """Return a grid of widgets, read row by row."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    for place, widget in enumerate(widgets):
        grid.addWidget(widget, place // columns, place % columns)
    return grid
