"""An official account: what it is, who holds it, what is shown on it; how it is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import (
    DayField,
    LongTextField,
    SelectField,
    names_of,
    two_columns,
)
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.labels.accounts import MULTIFACTOR_NAMES, platform_name
from medias_desktop.editorial_calendar.rules.account_texts import LINE_LENGTH, LINK_LENGTH
from medias_desktop.editorial_calendar.rules.accounts import (
    AccountDraft,
    MultifactorState,
    OfficialAccount,
)
from medias_desktop.editorial_calendar.views.accounts.forms.choices import (
    OUTSIDE,
    chosen_text,
    offices,
    platform_code,
    platform_field,
)
from medias_desktop.editorial_calendar.views.accounts.forms.form import AccountsForm
from medias_desktop.sanctions.errors import moderation

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class AccountForm(AccountsForm):
    """Records an account or corrects one."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        known: OfficialAccount | None = None,
    ) -> None:
        title = _("Official account") if known else _("New official account")
        about = _("A page, a profile, a channel or a blog that speaks for the municipality.")
        super().__init__(parent, desk, "official_account", title, about, size=(720, 600))
        self._service, self._known = service, known
        self._make_fields()
        self.body.addLayout(
            two_columns(
                (self.platform, self.name),
                (self.link,),
                (self.holder, self.office),
                (self.opened, self.request),
                (self.netiquette, self.logo),
                (self.multifactor,),
                (self.note,),
            )
        )
        self._fill(known.draft if known else AccountDraft(platform="facebook", name=""))
        self.places = {
            moderation.AccountKnown: self.name,
            moderation.PlatformInUse: self.platform,
            errors.LinkMalformed: self.link,
            errors.OpenedInFuture: self.opened,
            errors.ClosedBeforeOpened: self.opened,
            errors.ShownInFuture: self.logo,
        }

    def _make_fields(self) -> None:
        self.platform = platform_field(_("&Platform"), "account_platform")
        self.name = TextField(_("&Name of the account"), "account_name", longest=LINE_LENGTH)
        self.link = TextField(_("&Address"), "account_link", longest=LINK_LENGTH)
        self.holder = TextField(_("&Holder"), "account_holder", longest=LINE_LENGTH)
        self.office = SelectField(_("Hel&d for"), "account_office", offices(OUTSIDE))
        self.opened = DayField(_("&Opened on"), "account_opened")
        self.request = SelectField(_("Authori&zed by the request"), "account_request", self._requests())
        self.netiquette = DayField(_("Netiquette &shown since"), "account_netiquette")
        self.logo = DayField(_("&Logo shown since"), "account_logo")
        for field in (self.netiquette, self.logo):
            field.hint.setText(_("Empty: it is not shown there."))
            field.hint.show()
        self.multifactor = SelectField(
            _("&Multi-factor authentication"), "account_multifactor", names_of(MULTIFACTOR_NAMES)
        )
        self.note = LongTextField(_("Remar&k"), "account_note")

    def _requests(self) -> list[tuple[str, object]]:
        found: list[tuple[str, object]] = [
            (f"{one.number} – {one.subject or one.requester}", one.id)
            for one in self._service.requests.for_accounts()
        ]
        number = self._known.request_id if self._known else None
        if number is not None and all(value != number for _text, value in found):
            found.append((_("Request {n}").format(n=number), number))
        return [(_("(none)"), None), *found]

    def _fill(self, draft: AccountDraft) -> None:
        self.platform.combo.setCurrentText(platform_name(draft.platform))
        self.name.line.setText(draft.name)
        self.link.line.setText(draft.link)
        self.holder.line.setText(draft.holder)
        self.office.choose(draft.holder_office)
        self.opened.set_day(draft.opened_on)
        self.request.choose(draft.request_id)
        self.netiquette.set_day(draft.netiquette_shown_on)
        self.logo.set_day(draft.logo_shown_on)
        self.multifactor.choose(draft.multifactor)
        self.note.area.setPlainText(draft.note)

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        multifactor, request = self.multifactor.value(), self.request.value()
        assert isinstance(multifactor, MultifactorState)
        draft = AccountDraft(
            platform=platform_code(self.platform.text()),
            name=self.name.text(),
            link=self.link.text(),
            netiquette_shown_on=self.netiquette.day(),
            holder=self.holder.text(),
            holder_office=chosen_text(self.office),
            opened_on=self.opened.day(),
            logo_shown_on=self.logo.day(),
            multifactor=multifactor,
            request_id=request if isinstance(request, int) else None,
            note=self.note.text(),
        )
        known = self._known
        if known is None:
            return lambda: self._service.accounts.add(draft)

        def change() -> int:
            self._service.accounts.change(known, draft)
            return known.id

        return change

    def renew(self) -> None:
        """Take over which state another window left."""
        if self._known is not None:
            self._known = self._service.accounts.one(self._known.id)


class ClosingForm(AccountsForm):
    """Closes an account: since when, why."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, known: OfficialAccount
    ) -> None:
        about = _(
            "The account is no longer official from that day on; its accesses end with it. It stays in the register."
        )
        title = _("Close “{name}”").format(name=known.name)
        super().__init__(parent, desk, "closing", title, about, _("&Close the account"))
        self._service, self._known = service, known
        self.day = DateField(_("C&losed on"), "closed_on", service.today)
        self.why = LongTextField(_("&Why"), "closed_because")
        self.body.addWidget(self.day)
        self.body.addWidget(self.why)
        self.places = {
            errors.ReasonMissing: self.why,
            errors.ClosedInFuture: self.day,
            errors.ClosedBeforeOpened: self.day,
        }

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        day, why = self.day.day(), self.why.text()
        return lambda: self._service.accounts.close(self._known, day, why)

    def renew(self) -> None:
        """Take over which state another window left."""
        self._known = self._service.accounts.one(self._known.id)
