"""An account of others that the municipality follows: why, and what the policy says of it before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import (
    DayField,
    FieldProblem,
    LongTextField,
    SelectField,
    two_columns,
)
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.labels.accounts import (
    FOLLOWED_NAMES,
    capital,
    followed_name,
    platform_name,
)
from medias_desktop.editorial_calendar.rules.account_texts import LINE_LENGTH, LINK_LENGTH
from medias_desktop.editorial_calendar.rules.followed import FollowedAccount, FollowedDraft
from medias_desktop.editorial_calendar.views.accounts.forms.choices import (
    chosen_text,
    platform_code,
    platform_field,
)
from medias_desktop.editorial_calendar.views.accounts.forms.form import AccountsForm
from medias_desktop.editorial_calendar.views.accounts.forms.live import LiveFindings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class FollowedForm(AccountsForm):
    """Records an account that is followed, or corrects it; a political party is refused with its clause."""

    clause_asked = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        known: FollowedAccount | None = None,
    ) -> None:
        title = _("Account followed") if known else _("Follow an account")
        super().__init__(parent, desk, "followed", title, size=(680, 600))
        self._service, self._known = service, known
        self.platform = platform_field(_("&Platform"), "followed_platform")
        self.name = TextField(_("&Name of the account"), "followed_name", longest=LINE_LENGTH)
        kinds: list[tuple[str, object]] = [(capital(followed_name(one)), one) for one in FOLLOWED_NAMES]
        self.kind = SelectField(_("N&ature"), "followed_kind", kinds)
        self.link = TextField(_("A&ddress"), "followed_link", longest=LINK_LENGTH)
        self.why = LongTextField(_("&Why it belongs to the municipality’s mission"), "followed_reason")
        self.fair = LongTextField(_("Why it is &fair to others"), "followed_fairness")
        self.by = TextField(_("Decided &by"), "followed_decided_by", longest=LINE_LENGTH)
        self.decided = DayField(_("Decided &on"), "followed_decided_on")
        self.since = DayField(_("&Since"), "followed_since")
        self.until = DayField(_("&Until"), "followed_until")
        self.body.addLayout(
            two_columns(
                (self.platform, self.name),
                (self.kind, self.link),
                (self.why,),
                (self.fair,),
                (self.by, self.decided),
                (self.since, self.until),
            )
        )
        self.live = LiveFindings(self, desk)
        self.live.clause_asked.connect(self.clause_asked)
        self.body.addWidget(self.live)
        self._fill(known.draft if known else None)
        self.places = {
            errors.FollowedRefused: self.kind,
            errors.FollowedKnown: self.name,
            errors.FollowedIncomplete: self.name,
            errors.LinkMalformed: self.link,
            errors.UntilBeforeSince: self.until,
        }
        for field in (self.kind, self.name, self.why, self.fair):
            field.changed.connect(self._check)
        self._check()

    def _fill(self, draft: FollowedDraft | None) -> None:
        if draft is None:
            self.since.set_day(self._service.today)
            self.by.line.setText(self._service.actor_name)
            return
        self.platform.combo.setCurrentText(platform_name(draft.platform))
        self.name.line.setText(draft.name)
        self.kind.choose(draft.kind)
        self.link.line.setText(draft.link)
        self.why.area.setPlainText(draft.reason)
        self.fair.area.setPlainText(draft.fairness)
        self.by.line.setText(draft.decided_by)
        self.decided.set_day(draft.decided_on)
        self.since.set_day(draft.since)
        self.until.set_day(draft.until)

    def said(self) -> FollowedDraft:
        """Return what the fields say. Raises FieldProblem."""
        return FollowedDraft(
            platform=platform_code(self.platform.text()),
            name=self.name.text(),
            kind=chosen_text(self.kind),
            link=self.link.text(),
            reason=self.why.text(),
            fairness=self.fair.text(),
            decided_by=self.by.text(),
            decided_on=self.decided.day(),
            since=self.since.day(),
            until=self.until.day(),
        )

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        draft, known, followed = self.said(), self._known, self._service.followed
        if known is None:
            return lambda: followed.add(draft)
        return lambda: followed.change(known.id, known.version, draft)

    def renew(self) -> None:
        """Take over which state another window left."""
        if self._known is not None:
            self._known = self._service.followed.one(self._known.id)

    def _check(self) -> None:
        try:
            draft = self.said()
        except FieldProblem:
            return
        self.live.ask(lambda: self._service.followed.findings(draft))


class StopForm(AccountsForm):
    """Records since when an account is no longer followed."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, known: FollowedAccount
    ) -> None:
        super().__init__(parent, desk, "stop", _("Stop following"), known.draft.name, _("&Stop"))
        self._service, self._known = service, known
        self.day = DateField(_("No longer followed &from"), "followed_until", service.today)
        self.body.addWidget(self.day)
        self.places = {errors.UntilBeforeSince: self.day}

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        day = self.day.day()
        return lambda: self._service.followed.stop(self._known.id, self._known.version, day)

    def renew(self) -> None:
        """Take over which state another window left."""
        self._known = self._service.followed.one(self._known.id)
