"""Accounts of others that the municipality follows, with why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.table import Column
from medias_desktop.editorial_calendar.labels.accounts import (
    SEVERITY_KINDS,
    capital,
    followed_name,
    heaviest,
    platform_name,
    told_in_short,
)
from medias_desktop.editorial_calendar.rules.account_overview import Checked
from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.editorial_calendar.rules.followed import FollowedAccount
from medias_desktop.editorial_calendar.views.accounts.parts.part import Part

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.accounts.acts import AccountActs
    from medias_desktop.editorial_calendar.views.accounts.shown import Shown

Line = Checked[FollowedAccount]


class FollowedPart(Part):
    """Records what is followed, why it is relevant and fair, and when it is no longer."""

    place = "followed"

    def __init__(self, service: EditorialCalendarService, desk: Desk, acts: AccountActs) -> None:
        super().__init__(service, desk, acts, "")
        self.list = self.make_list(
            "followed",
            _("Accounts followed"),
            _columns(),
            lambda one: one.record.id,
            (
                _("No account is followed"),
                _("Record what the municipality follows and why: the text in force says what it may follow."),
            ),
            first=_("&Follow an account"),
            begin=self.new,
        )
        self.list.add_act(
            "change_followed",
            _("&See or change…"),
            "mdi6.pencil-outline",
            lambda one: acts.followed(one.record),
        )
        self.list.add_act(
            "visit_followed",
            _("&Visit"),
            "mdi6.open-in-new",
            lambda one: desk.dialogs.open_link(one.record.draft.link),
            lambda one: bool(one.record.draft.link),
        )
        stop = self.list.add_act(
            "stop_following",
            _("St&op following…"),
            "mdi6.account-off-outline",
            lambda one: acts.stop(one.record),
            lambda one: one.record.draft.until is None,
        )
        self.permit(stop)

    def show_found(self, found: Shown) -> None:
        """Show what was read."""
        super().show_found(found)
        self.list.show_rows(found.overview.followed)

    def new(self) -> None:
        """Record an account that is followed."""
        self.acts.followed()

    def points(self, record: Any) -> tuple[str, Sequence[Any]]:
        """Return what is found of an account followed."""
        return record.record.draft.name, record.findings

    def subject(self) -> tuple[str, str] | None:
        """Return the account under the cursor."""
        chosen = self.list.chosen()
        return None if chosen is None else ("followed_account", str(chosen.record.id))


def _columns() -> list[Column[Line]]:
    return [
        Column(_("Account"), lambda one: one.record.draft.name, stretch=26),
        Column(_("State"), _state, chip=_kind, stretch=18),
        Column(_("Platform"), lambda one: platform_name(one.record.draft.platform), stretch=14),
        Column(_("Nature"), lambda one: capital(followed_name(one.record.draft.kind)), stretch=26),
        Column(_("Why it is relevant"), lambda one: " ".join(one.record.draft.reason.split()), stretch=36),
        Column(_("Since"), lambda one: _day(one.record.draft.since), stretch=14),
        Column(_("Until"), lambda one: _day(one.record.draft.until), stretch=14),
    ]


def _state(one: Line) -> str:
    return told_in_short(one.findings) if one.record.draft.until is None else _("No longer followed")


def _kind(one: Line) -> str:
    if one.record.draft.until is not None:
        return "muted"
    heavy = heaviest(one.findings)
    return "ok" if heavy in (None, Severity.INFORM) else SEVERITY_KINDS[heavy]


def _day(day: dt.date | None) -> str:
    return format_date(day, "medium") if day else ""
