"""What the municipality decides about consents where the law leaves it the choice, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QSpinBox, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.fields import Field, TextField
from medias_desktop.core.widgets.parts import (
    Card,
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
    problem,
    scrolled,
    subheading,
)
from medias_desktop.photo_consents.errors.settings import (
    AgesImpossible,
    MonthsImpossible,
    NoticeDaysImpossible,
    SchoolYearEndImpossible,
)
from medias_desktop.photo_consents.rules.persons import MAJORITY, OWN_CONSENT
from medias_desktop.photo_consents.rules.settings import Settings

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService


class ConsentSettingsDialog(QDialog):
    """A card for each question: what is decided, and what the law says of it."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__(parent)
        self.setObjectName("consent_settings")
        self.setWindowTitle(_("Settings of photo consents"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_text(self, 760, 720)
        self._service, self._desk = service, desk
        self._settings = service.settings.current()
        self._make(self._settings)
        self._lay_out()
        self.own_age.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def settings(self) -> Settings:
        """Return what the fields say. Raises NoticeDaysImpossible."""
        words = self.notice_days.text().replace(";", ",").split(",")
        if any(word.strip() and not word.strip().isdecimal() for word in words):
            raise NoticeDaysImpossible
        return Settings(
            self.both.isChecked(),
            self._own_age.value(),
            self._guardian_age.value(),
            None if self.without_end.isChecked() else self._months.value(),
            tuple(sorted({int(word) for word in words if word.strip()}, reverse=True)),
            self.school_year.text(),
            self.keep.isChecked(),
            self._settings.version,
        )

    def save(self) -> None:
        """Keep it, or tell what is wrong where it is."""
        fields: dict[type[UserError], Field] = {
            AgesImpossible: self.own_age,
            MonthsImpossible: self.months,
            NoticeDaysImpossible: self.notice_days,
            SchoolYearEndImpossible: self.school_year,
        }
        for one in fields.values():
            one.show_problem()
        self.problem.hide()
        try:
            self._service.settings.change(self.settings())
        except UserError as error:
            field = fields.get(type(error))
            if field is None:
                self.problem.setText(error.sentence())
                self.problem.show()
            else:
                field.show_problem(error.sentence())
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()
        self._desk.changes.announce("photo_consents")

    def _make(self, settings: Settings) -> None:
        self.both = QCheckBox(_("Ask &every holder of parental authority on record"))
        self.both.setObjectName("settings_both")
        self.both.setChecked(settings.both_guardians)
        self._own_age = _number("years", settings.own_agreement_age, OWN_CONSENT, MAJORITY)
        self.own_age = Field(
            _("The minor’s &own agreement is needed from the age of"), self._own_age, "settings_own_age"
        )
        self._guardian_age = _number("years", settings.guardian_until_age, OWN_CONSENT, MAJORITY)
        self.guardian_age = Field(
            _("A &guardian’s consent is needed until the age of"), self._guardian_age, "settings_guardian_age"
        )
        self._months = _number("months", settings.default_months or 24, 1, 120)
        self.months = Field(
            _("A new consent lasts, unless changed, for so many &months"), self._months, "settings_months"
        )
        self.without_end = QCheckBox(_("It has no &end: it holds until it is withdrawn"))
        self.without_end.setObjectName("settings_without_end")
        self.without_end.toggled.connect(lambda on: self._months.setEnabled(not on))
        self.without_end.setChecked(settings.default_months is None)
        self.notice_days = TextField(
            _("&Remind of the end so many days before"),
            "settings_notice_days",
            ", ".join(map(str, settings.notice_days)),
            hint=_("Whole numbers parted by commas: 60, 30, 7."),
        )
        self.school_year = TextField(
            _("The school &year ends on"),
            "settings_school_year",
            settings.school_year_ends,
            hint=_("Month and day: 06-23 is June 23."),
            longest=5,
        )
        self.keep = QCheckBox(_("&Keep a copy of the photos in the register"))
        self.keep.setObjectName("settings_keep")
        self.keep.setChecked(settings.keep_copies)
        self.problem = problem()
        self.problem.setObjectName("settings_problem")

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(12)
        law = _(
            "Under 14, the holder of parental authority or the tutor consents; from 14, the minor, or the holder of "
            "parental authority or the tutor (Act respecting Access to documents held by public bodies, CQLR c. A-2.1, s. 53.1)."
        )
        image = _(
            "Using somebody’s name, image or voice other than for the legitimate information of the public may invade "
            "their privacy (Civil Code of Québec, art. 35 and 36)."
        )
        time = _(
            "A consent holds only for the time needed for what it was asked for (CQLR c. A-2.1, s. 53.1)."
        )
        copies = _(
            "Without copies, the register keeps a small picture, the fingerprint (SHA-256) and the place of the original only."
        )
        cards = (
            (_("Who agrees for a minor"), law, (self.own_age, self.guardian_age, self.both)),
            (_("How long a consent holds"), time, (self.months, self.without_end, self.school_year)),
            (_("Reminders"), "", (self.notice_days,)),
            (_("Photos"), copies, (self.keep,)),
        )
        inside.addWidget(label(image))
        for title, words, widgets in cards:
            card = Card()
            card.body.setSpacing(8)
            card.body.addWidget(subheading(title))
            if words:
                card.body.addWidget(muted(words))
            for widget in widgets:
                card.body.addWidget(widget)
            inside.addWidget(card)
        inside.addStretch(1)
        cancel, save = button(_("Cancel")), button(_("&Save"), primary=True)
        cancel.setObjectName("settings_cancel")
        save.setObjectName("settings_save")
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Settings of photo consents")))
        layout.addWidget(scrolled(page), 1)
        layout.addWidget(self.problem)
        layout.addLayout(action_row(cancel, save))
        save.setDefault(True)


def _number(unit: str, value: int, least: int, most: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setValue(value)

    def suffix(number: int) -> None:
        words = (
            ngettext("{n} year", "{n} years", number)
            if unit == "years"
            else ngettext("{n} month", "{n} months", number)
        )
        box.setSuffix(words.format(n="").replace("\u00a0", " "))

    box.valueChanged.connect(suffix)
    suffix(value)
    return box
