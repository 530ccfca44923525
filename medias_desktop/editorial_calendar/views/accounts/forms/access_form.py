"""Who may use an account: the person, the role, by whose authority; what the policy says of it while it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import (
    DayField,
    FieldProblem,
    LongTextField,
    SelectField,
    two_columns,
)
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.labels.accounts import role_name
from medias_desktop.editorial_calendar.rules.accesses import Access, AccessDraft
from medias_desktop.editorial_calendar.rules.account_texts import LINE_LENGTH
from medias_desktop.editorial_calendar.views.accounts.forms.choices import (
    OUTSIDE,
    account_choices,
    chosen_text,
    offices,
)
from medias_desktop.editorial_calendar.views.accounts.forms.form import AccountsForm
from medias_desktop.editorial_calendar.views.accounts.forms.live import LiveFindings
from medias_desktop.editorial_calendar.views.editor.fields.person import PersonField
from medias_desktop.policies.rules.checks.accounts import PageRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class AccessForm(AccountsForm):
    """Gives an access or corrects one; a role that the policy refuses is refused with its clause."""

    clause_asked = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        known: Access | None = None,
        account_id: int | None = None,
    ) -> None:
        title = _("Access to an account") if known else _("New access")
        about = _("Who may publish on the account. What opens the account itself is never written here.")
        super().__init__(parent, desk, "access", title, about, size=(720, 620))
        self._service, self._known = service, known
        self._make_fields()
        self.live = LiveFindings(self, desk)
        self.live.clause_asked.connect(self.clause_asked)
        self.body.addLayout(
            two_columns(
                (self.account, self.role),
                (self.who, self.function),
                (self.office, self.since),
                (self.by, self.by_office),
                (self.renewed,),
                (self.note,),
            )
        )
        self.body.addWidget(self.live)
        self._fill(account_id)
        self.places = {
            errors.HolderMissing: self.who,
            errors.AccessKnown: self.who,
            errors.AccountNotChosen: self.account,
            errors.AccessToClosed: self.account,
            errors.RenewedInFuture: self.renewed,
            errors.EndedBeforeAuthorised: self.since,
        }
        for field in (
            self.account,
            self.role,
            self.who,
            self.function,
            self.office,
            self.since,
            self.by_office,
        ):
            field.changed.connect(self._check)
        self._check()

    def _make_fields(self) -> None:
        service = self._service
        accounts = [one for one in service.accounts.all() if one.active]
        if self._known is not None and all(one.id != self._known.account_id for one in accounts):
            accounts.append(service.accounts.one(self._known.account_id))
        self.account = SelectField(_("&Account"), "access_account", account_choices(accounts))
        roles: list[tuple[str, object]] = [(role_name(one), one) for one in PageRole]
        self.role = SelectField(_("Ro&le"), "access_role", roles)
        self.who = PersonField(
            self,
            self.desk,
            _("&Person"),
            "access_person",
            service.people,
            hint=_("Someone of the register, or a name."),
        )
        self.function = TextField(_("&Function"), "access_function", longest=LINE_LENGTH)
        self.office = SelectField(_("&Office"), "access_office", offices())
        self.since = DayField(_("Authori&zed on"), "access_authorised_on")
        self.since.hint.setText(_("Empty: not authorized yet."))
        self.since.hint.show()
        self.by = TextField(_("Authorized &by"), "access_authorised_by", longest=LINE_LENGTH)
        self.by_office = SelectField(_("For the off&ice"), "access_authorised_office", offices(OUTSIDE))
        self.renewed = DayField(_("Last rene&wed on"), "access_renewed_on")
        self.renewed.hint.setText(
            _("The day when what protects the access was last changed, never what it is.")
        )
        self.renewed.hint.show()
        self.note = LongTextField(_("Remar&k"), "access_note")

    def _fill(self, account_id: int | None) -> None:
        known = self._known
        if known is None:
            self.since.set_day(self._service.today)
            self.account.choose(account_id)
            return
        self.account.choose(known.account_id)
        self.role.choose(known.role)
        self.who.show_person(known.person_id, known.name)
        self.function.line.setText(known.role_title)
        self.office.choose(known.office)
        self.since.set_day(known.authorised_on)
        self.by.line.setText(known.authorised_by)
        self.by_office.choose(known.authorised_office)
        self.renewed.set_day(known.renewed_on)
        self.note.area.setPlainText(known.note)

    def said(self) -> AccessDraft:
        """Return what the fields say. Raises FieldProblem."""
        account, role = self.account.value(), self.role.value()
        assert isinstance(role, PageRole)
        person = self.who.person_id()
        return AccessDraft(
            account_id=account if isinstance(account, int) else 0,
            role=role,
            person_id=person,
            name="" if person is not None else self.who.text(),
            office=chosen_text(self.office),
            role_title=self.function.text(),
            authorised_on=self.since.day(),
            authorised_by=self.by.text(),
            authorised_office=chosen_text(self.by_office),
            renewed_on=self.renewed.day(),
            note=self.note.text(),
        )

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        draft, known = self.said(), self._known
        if known is None:
            return lambda: self._service.accesses.add(draft)
        return lambda: self._service.accesses.change(known.id, known.version, draft)

    def renew(self) -> None:
        """Take over which state another window left."""
        if self._known is not None:
            self._known = self._service.accesses.one(self._known.id)

    def _check(self) -> None:
        if not self.who.text():
            self.live.show_findings(())
            return
        try:
            draft = self.said()
        except FieldProblem:
            return
        self.live.ask(lambda: self._found(draft))

    def _found(self, draft: AccessDraft) -> tuple[Finding, ...]:
        return self._service.accesses.findings(draft)
