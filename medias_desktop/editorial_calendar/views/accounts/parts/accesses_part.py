"""Who may use the accounts, how their access is protected, suspicions, and who may use social media at work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.parts import Card, label, muted, subheading
from medias_desktop.core.widgets.table import Column
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.editorial_calendar.labels.accounts import (
    SEVERITY_KINDS,
    heaviest,
    platform_name,
    role_name,
    told_in_short,
)
from medias_desktop.editorial_calendar.rules.accesses import Access, AccessIncident
from medias_desktop.editorial_calendar.rules.account_overview import Checked
from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.editorial_calendar.views.accounts.parts.part import Part

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.requesting.requests import NamedRequest
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.accounts.acts import AccountActs
    from medias_desktop.editorial_calendar.views.accounts.shown import Shown

Line = Checked[Access]
_FEW = 20
"""Requests that are listed; the others stand in their own view."""


class AccessesPart(Part):
    """Gives accesses, renews, declares, ends them; what was ended is shown when it is asked for."""

    place = "accesses"

    def __init__(self, service: EditorialCalendarService, desk: Desk, acts: AccountActs) -> None:
        super().__init__(service, desk, acts, "")
        self._found: Shown | None = None
        self.list = self.make_list(
            "accesses",
            _("Accesses"),
            _columns(),
            lambda one: one.record.id,
            (
                _("No access yet"),
                _(
                    "Record who may publish on each account, in which role, by whose authority. What opens the account "
                    "is never written here."
                ),
            ),
            first=_("Give an &access"),
            begin=self.new,
        )
        self._add_acts()
        self.ended = QCheckBox(_("Show those &ended"))
        self.ended.setObjectName("show_ended")
        self.ended.toggled.connect(lambda _on: self._show_list())
        self.list.row.addWidget(self.ended)
        self.at_work = Card()
        self.at_work.body.addWidget(subheading(_("Access at work")))
        self.at_work_rows: list[Any] = []
        self.at_work.hide()
        self.column.addWidget(self.at_work)
        self.suspicions: list[Any] = []

    def _add_acts(self) -> None:
        acts, add = self.acts, self.list.add_act
        open_ = _open
        add("change_access", _("&See or change…"), "mdi6.pencil-outline", lambda one: acts.access(one.record))
        writing = [
            add("renew_access", _("&Renewed…"), "mdi6.autorenew", lambda one: acts.renew(one.record), open_),
            add(
                "declare_access",
                _("&Declaration…"),
                "mdi6.clipboard-check-outline",
                lambda one: acts.declare(one.record),
                open_,
            ),
            add(
                "suspect_access",
                _("S&uspicion…"),
                "mdi6.alert-outline",
                lambda one: acts.suspect(one.record),
                open_,
            ),
            add(
                "end_access", _("E&nd…"), "mdi6.account-off-outline", lambda one: acts.end(one.record), open_
            ),
        ]
        self.permit(*writing)

    def show_found(self, found: Shown) -> None:
        """Show what was read."""
        super().show_found(found)
        self._found = found
        self.ended.setVisible(any(one.record.ended_on is not None for one in found.accesses))
        self._show_at_work(found.at_work)
        self._show_list()

    def new(self) -> None:
        """Give an access."""
        self.acts.access()

    def points(self, record: Any) -> tuple[str, Sequence[Any]]:
        """Return what is found of an access, suspicions about it first."""
        incidents = [
            one
            for checked in self._incidents(record.record.id)
            for one in checked.findings
            if one.severity is not Severity.INFORM
        ]
        return record.record.name, (*incidents, *record.findings)

    def show_points(self) -> None:
        """Show what is found of the access under the cursor, and the suspicions about it to go on with."""
        super().show_points()
        for link in self.suspicions:
            link.hide()
            link.deleteLater()
        chosen = self.list.chosen()
        self.suspicions = []
        if chosen is None:
            return
        access = chosen.record
        known = self._incidents(access.id)
        for checked in known:
            day = format_date(checked.record.noticed_on, "medium")
            link = TextLink(_("Suspicion of {day}…").format(day=day))
            link.setObjectName(f"suspicion_{checked.record.id}")
            link.clicked.connect(lambda _on=False, one=checked.record: self.acts.suspect(access, one))
            self.beside.points.body.addWidget(link)
            self.suspicions.append(link)
        if known:
            self.beside.points.show()

    def subject(self) -> tuple[str, str] | None:
        """Return the access under the cursor."""
        chosen = self.list.chosen()
        return None if chosen is None else ("account_access", str(chosen.record.id))

    def _incidents(self, access_id: int) -> tuple[Checked[AccessIncident], ...]:
        if self._found is None:
            return ()
        return tuple(one for one in self._found.overview.incidents if one.record.access_id == access_id)

    def _show_list(self) -> None:
        if self._found is None:
            return
        day = self._found.day
        every = self.ended.isChecked() and not self.ended.isHidden()
        self.list.show_rows([one for one in self._found.accesses if every or one.record.open(day)])

    def _show_at_work(self, found: Sequence[NamedRequest]) -> None:
        for row in self.at_work_rows:
            row.hide()
            row.deleteLater()
        self.at_work_rows = []
        for one in found[:_FEW]:
            row = label(" · ".join(filter(None, (one.number, one.requester, one.subject))))
            row.setObjectName("at_work_line")
            self.at_work_rows.append(row)
        if len(found) > _FEW:
            self.at_work_rows.append(muted(_("The others are among the requests.")))
        for row in self.at_work_rows:
            self.at_work.body.addWidget(row)
        self.at_work.setVisible(bool(found))


def _open(one: Line) -> bool:
    return one.record.ended_on is None


def _columns() -> list[Column[Line]]:
    return [
        Column(_("Name"), lambda one: one.record.name, stretch=20),
        Column(_("State"), _state, chip=_kind, stretch=14),
        Column(_("Account"), lambda one: one.record.account, stretch=24),
        Column(_("Role on the account"), lambda one: role_name(one.record.role), stretch=15),
        Column(_("Renew by"), _renewal, chip=_renewal_kind, stretch=17),
        Column(_("Platform"), lambda one: platform_name(one.record.platform), stretch=12),
        Column(_("Function"), lambda one: one.record.role_title, stretch=20),
        Column(
            _("Authorized on"),
            lambda one: format_date(one.record.authorised_on, "medium") if one.record.authorised_on else "",
            stretch=17,
        ),
        Column(_("Authorized by"), lambda one: one.record.authorised_by, stretch=18),
    ]


def _state(one: Line) -> str:
    if one.record.ended_on is not None:
        return _("Ended {day}").format(day=format_date(one.record.ended_on, "medium"))
    return told_in_short(one.findings)


def _kind(one: Line) -> str:
    if one.record.ended_on is not None:
        return "muted"
    heavy = heaviest(one.findings)
    return "ok" if heavy in (None, Severity.INFORM) else SEVERITY_KINDS[heavy]


def _renewal(one: Line) -> str:
    if one.renewal is None:
        return ""
    return format_date(one.renewal.due_on, "medium") if one.renewal.due_on else _("Not known")


def _renewal_kind(one: Line) -> str:
    if one.renewal is None:
        return ""
    if one.of_kind("renewal_late", "renewal_unknown"):
        return "bad"
    return "warn" if one.of_kind("renewal_soon") else "ok"
