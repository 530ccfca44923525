"""The official accounts, and those that the text names and the register lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.parts import Card, subheading
from medias_desktop.core.widgets.table import Column
from medias_desktop.editorial_calendar.labels.accounts import (
    MULTIFACTOR_KINDS,
    MULTIFACTOR_NAMES,
    SEVERITY_KINDS,
    capital,
    heaviest,
    office_name,
    platform_name,
    told_in_short,
)
from medias_desktop.editorial_calendar.rules.account_overview import Checked
from medias_desktop.editorial_calendar.rules.accounts import OfficialAccount
from medias_desktop.editorial_calendar.views.accounts.forms.live import LiveFindings
from medias_desktop.editorial_calendar.views.accounts.parts.part import Part

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.accounts.acts import AccountActs
    from medias_desktop.editorial_calendar.views.accounts.shown import Shown

Line = Checked[OfficialAccount]


class AccountsPart(Part):
    """Records, closes and opens again; what is about all accounts together stands above the list."""

    place = "accounts"

    def __init__(self, service: EditorialCalendarService, desk: Desk, acts: AccountActs) -> None:
        super().__init__(service, desk, acts, "")
        self.together_card = Card()
        self.together_card.body.addWidget(subheading(_("Beside the list of the text")))
        self.together = LiveFindings(self, desk)
        self.together.setObjectName("together")
        self.together.clause_asked.connect(self.clause_asked)
        self.together_card.body.addWidget(self.together)
        self.together_card.hide()
        self.column.addWidget(self.together_card)
        self.list = self.make_list(
            "official_accounts",
            _("Official accounts"),
            _columns(),
            lambda one: one.record.id,
            (
                _("No official account yet"),
                _(
                    "Record the pages, profiles and channels that speak for the municipality: posts, accesses and the "
                    "moderation are about them."
                ),
            ),
            first=_("Record an &account"),
            begin=self.new,
        )
        self.list.add_act(
            "change_account",
            _("&See or change…"),
            "mdi6.pencil-outline",
            lambda one: acts.account(one.record),
        )
        access = self.list.add_act(
            "give_access",
            _("&Give access…"),
            "mdi6.account-key-outline",
            lambda one: acts.access(account_id=one.record.id),
            lambda one: one.record.active,
        )
        self.list.add_act(
            "visit_account",
            _("&Visit"),
            "mdi6.open-in-new",
            lambda one: desk.dialogs.open_link(one.record.link),
            lambda one: bool(one.record.link),
        )
        close = self.list.add_act(
            "close_account",
            _("&Close…"),
            "mdi6.archive-outline",
            lambda one: acts.close(one.record),
            lambda one: one.record.active and one.record.closed_on is None,
        )
        reopen = self.list.add_act(
            "reopen_account",
            _("Open aga&in"),
            "mdi6.backup-restore",
            lambda one: acts.reopen(one.record),
            lambda one: not one.record.active or one.record.closed_on is not None,
        )
        self.permit(access, close, reopen)

    def show_found(self, found: Shown) -> None:
        """Show what was read."""
        super().show_found(found)
        self.together.show_findings(found.overview.together)
        self.together_card.setVisible(bool(found.overview.together))
        self.list.show_rows(found.overview.accounts)

    def new(self) -> None:
        """Record an account."""
        self.acts.account()

    def points(self, record: Any) -> tuple[str, Sequence[Any]]:
        """Return what is found of an account."""
        return record.record.name, record.findings

    def subject(self) -> tuple[str, str] | None:
        """Return the account under the cursor."""
        chosen = self.list.chosen()
        return None if chosen is None else ("moderated_account", str(chosen.record.id))


def _columns() -> list[Column[Line]]:
    return [
        Column(_("Account"), lambda one: one.record.name, stretch=26),
        Column(_("State"), _state, chip=_kind, stretch=16),
        Column(_("Platform"), lambda one: platform_name(one.record.platform), stretch=16),
        Column(_("Holder"), _holder, stretch=20),
        Column(_("Netiquette"), lambda one: _since(one.record.netiquette_shown_on), stretch=16),
        Column(_("Logo"), lambda one: _since(one.record.logo_shown_on), stretch=16),
        Column(
            _("Multi-factor"),
            lambda one: translate(MULTIFACTOR_NAMES[one.record.multifactor]),
            chip=lambda one: MULTIFACTOR_KINDS[one.record.multifactor],
            stretch=16,
        ),
        Column(_("Opened on"), lambda one: _day(one.record.opened_on), stretch=14),
        Column(_("Closed on"), lambda one: _day(one.record.closed_on), stretch=14),
    ]


def _state(one: Line) -> str:
    if one.record.closed_on is not None:
        return _("No longer open")
    return told_in_short(one.findings) if one.record.active else _("Not in use")


def _kind(one: Line) -> str:
    if not one.record.active:
        return "muted"
    heavy = heaviest(one.findings)
    return "ok" if heavy is None else {"accent": "ok"}.get(SEVERITY_KINDS[heavy], SEVERITY_KINDS[heavy])


def _holder(one: Line) -> str:
    return one.record.holder or capital(office_name(one.record.holder_office))


def _since(day: dt.date | None) -> str:
    return format_date(day, "medium") if day else _("Not shown")


def _day(day: dt.date | None) -> str:
    return format_date(day, "medium") if day else ""
