"""How an access is protected: renewed, declared, under suspicion, ended. What protects it is never asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import DateField
from medias_desktop.core.widgets.form_fields import DayField, LongTextField, SelectField, two_columns
from medias_desktop.core.widgets.parts import muted
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.labels.accounts import DECLARATIONS, capital, office_name
from medias_desktop.editorial_calendar.rules.accesses import (
    Access,
    AccessIncident,
    AccessIncidentDraft,
    Declarations,
)
from medias_desktop.editorial_calendar.views.accounts.forms.form import AccountsForm
from medias_desktop.policies.rules.checks.accounts import PasswordSecrecy, PasswordStrength
from medias_desktop.policies.rules.checks.words import Office

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_TOLD = (
    Office.DEPARTMENT_HEADS,
    Office.INFORMATION_TECHNOLOGY,
    Office.GENERAL_MANAGEMENT,
    Office.COMMUNICATIONS,
    Office.POLICE,
)
"""To whom a suspicion may be told."""


def whose(access: Access) -> str:
    """Return whose access to what it is."""
    return _("{name}, “{account}”").format(name=access.name, account=access.account)


class RenewalForm(AccountsForm):
    """Records the day on which what protects an access was changed."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk, known: Access) -> None:
        super().__init__(parent, desk, "renewal", _("Access renewed"), whose(known))
        self._service, self._known = service, known
        self.day = DateField(_("Changed &on"), "renewed_on", service.today)
        self.body.addWidget(self.day)
        self.body.addWidget(muted(_("Only the day is kept: write nothing else anywhere.")))
        self.places = {errors.RenewedInFuture: self.day, errors.RenewedBackwards: self.day}

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        day = self.day.day()
        return lambda: self._service.accesses.renew(self._known.id, self._known.version, day)

    def renew(self) -> None:
        """Take over which state another window left."""
        self._known = self._service.accesses.one(self._known.id)


class DeclarationForm(AccountsForm):
    """The holder's own word: yes, no, or nothing said; beside each what the text asks."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk, known: Access) -> None:
        about = _("{whose}. What the holder declares about what protects the access.").format(
            whose=whose(known)
        )
        super().__init__(parent, desk, "declaration", _("Declaration of the holder"), about, size=(640, 600))
        self._service, self._known = service, known
        self.day = DateField(_("Declared &on"), "declared_on", known.declared.declared_on or service.today)
        self.body.addWidget(self.day)
        self.answers: dict[str, SelectField] = {}
        choices: list[tuple[str, object]] = [(_("Not said"), None), (_("Yes"), True), (_("No"), False)]
        asked = self._asked()
        for name, words in DECLARATIONS.items():
            field = SelectField(translate(words), f"declared_{name}", choices)
            field.choose(getattr(known.declared, name))
            if name in asked:
                field.hint.setText(asked[name])
                field.hint.show()
            self.answers[name] = field
            self.body.addWidget(field)
        self.places = {errors.RenewedInFuture: self.day}

    def _asked(self) -> dict[str, str]:
        """Return what the texts in force say of each declaration, in their words."""
        asked: dict[str, list[str]] = {}
        for rule in self._service.accounts.shown("accesses"):
            said = rule.parameters
            if isinstance(said, PasswordSecrecy):
                asked.setdefault("kept_secret", []).append(rule.text)
            elif isinstance(said, PasswordStrength):
                for name, named in (
                    ("long_enough", said.characters_least),
                    ("kinds_enough", said.kinds_least),
                    ("unique_here", said.one_per_account),
                    ("never_private", said.never_private),
                ):
                    if named:
                        asked.setdefault(name, []).append(rule.text)
        return {name: " ".join(words) for name, words in asked.items()}

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        answers = {name: _answer(field.value()) for name, field in self.answers.items()}
        said = Declarations(declared_on=self.day.day(), **answers)
        return lambda: self._service.accesses.declare(self._known.id, self._known.version, said)

    def renew(self) -> None:
        """Take over which state another window left."""
        self._known = self._service.accesses.one(self._known.id)


def _answer(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


class SuspicionForm(AccountsForm):
    """A suspicion that somebody else uses an access: what was noticed, who was told, when it was changed."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        access: Access,
        known: AccessIncident | None = None,
    ) -> None:
        about = _("{whose}. Change it at once, then tell whom the policy names.").format(whose=whose(access))
        super().__init__(parent, desk, "suspicion", _("Suspicion about an access"), about, size=(640, 560))
        self._service, self._access, self._known = service, access, known
        self.noticed = DateField(_("&Noticed on"), "noticed_on", known.noticed_on if known else service.today)
        self.what = LongTextField(
            _("What was n&oticed"), "what", known.what if known else "", hint=_("The facts, no code.")
        )
        self.changed = DayField(_("&Changed on"), "changed_on", known.changed_on if known else None)
        self.changed.hint.setText(_("Empty: it is not changed yet."))
        self.changed.hint.show()
        self.told_on = DayField(_("&Told on"), "notified_on", known.notified_on if known else None)
        self.body.addLayout(two_columns((self.noticed, self.changed), (self.what,), (self.told_on,)))
        self.body.addWidget(muted(_("Who was told:")))
        self.told: dict[str, QCheckBox] = {}
        for office in _TOLD:
            box = QCheckBox(capital(office_name(office.value)))
            box.setObjectName(f"told_{office.value}")
            box.setChecked(known is not None and office.value in known.notified)
            self.told[office.value] = box
            self.body.addWidget(box)
        self.places = {
            errors.ReasonMissing: self.what,
            errors.SecretWritten: self.what,
            errors.NoticedInFuture: self.noticed,
            errors.ChangedBeforeNoticed: self.changed,
            errors.NotifiedDayMissing: self.told_on,
        }

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        draft = AccessIncidentDraft(
            noticed_on=self.noticed.day(),
            what=self.what.text(),
            notified=tuple(code for code, box in self.told.items() if box.isChecked()),
            notified_on=self.told_on.day(),
            changed_on=self.changed.day(),
        )
        known, incidents = self._known, self._service.accesses.incidents
        if known is None:
            return lambda: incidents.record(self._access.id, draft)
        return lambda: incidents.change(known.id, known.version, draft)

    def renew(self) -> None:
        """Take over which state another window left."""
        if self._known is not None:
            self._known = self._service.accesses.incidents.one(self._known.id)


class EndingForm(AccountsForm):
    """Ends an access from a day on."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk, known: Access) -> None:
        super().__init__(parent, desk, "ending", _("End the access"), whose(known), _("&End"))
        self._service, self._known = service, known
        self.day = DateField(_("Without access &from"), "ended_on", service.today)
        self.body.addWidget(self.day)
        self.places = {errors.EndedBeforeAuthorised: self.day}

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        day = self.day.day()
        return lambda: self._service.accesses.end(self._known.id, self._known.version, day)

    def renew(self) -> None:
        """Take over which state another window left."""
        self._known = self._service.accesses.one(self._known.id)
