"""The fields of an incident: where and by whom, why, what is kept of it, what was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField, two_columns
from medias_desktop.core.widgets.parts import Card, subheading
from medias_desktop.sanctions.labels import ACTION_NAMES
from medias_desktop.sanctions.labels.coded import platform_name
from medias_desktop.sanctions.rules.incidents import (
    EXCLUDING,
    LINK_LENGTH,
    NAME_LENGTH,
    IncidentAction,
    IncidentDraft,
)
from medias_desktop.sanctions.views.online.capture import CaptureField
from medias_desktop.sanctions.views.online.clause_choice import ClauseField
from medias_desktop.sanctions.views.online.recording.handle import HandleField
from medias_desktop.sanctions.views.online.recording.reasons import ReasonsField
from medias_desktop.sanctions.views.online.wording import decider

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.rules.incidents import Incident, ModeratedAccount
    from medias_desktop.sanctions.service import SanctionService


class IncidentFields(QWidget):
    """What happened, and apart what is done (``decision``); ``asked_anew`` when what the proposal depends on changed."""

    asked_anew = Signal()
    day_changed = Signal()
    action_changed = Signal()

    def __init__(
        self, window: QWidget, service: SanctionService, desk: Desk, accounts: Sequence[ModeratedAccount]
    ) -> None:
        super().__init__(window)
        self._platforms = {one.id: one.platform for one in accounts}
        self._today = service.today
        self._block_days = service.moderation_settings.settings().block_days
        named = [(f"{one.name} ({platform_name(one.platform)})", one.id) for one in accounts]
        self.account = SelectField(_("A&ccount"), "account", named)
        self.handle = HandleField(window, desk, service.online_users.find)
        self.seen = DateField(_("Seen &on"), "seen_on", service.today)
        self.link = TextField(_("&Link"), "link", longest=LINK_LENGTH)
        self.reasons = ReasonsField()
        self.clause = ClauseField()
        self.capture = CaptureField(desk)
        actions: list[tuple[str, object]] = [(translate(ACTION_NAMES[one]), one) for one in IncidentAction]
        self.action = SelectField(_("What is &done"), "action", actions)
        self.acted = DateField(_("&Done on"), "acted_on", service.today)
        self.until = DateField(_("Blocked &until"), "until", self._end(service.today))
        self.reported = TextField(_("Reported &to"), "reported_to", longest=NAME_LENGTH)
        self.everywhere = QCheckBox(_("Shut out of e&very account of the platform"))
        self.everywhere.setObjectName("all_accounts")
        self.warned = QCheckBox(_("The user was &told (private message, reply)"))
        self.warned.setObjectName("warned")
        self.departure = LongTextField(
            _("Why something &else than what is proposed"),
            "departure",
            hint=_("It is kept with the incident, beside what was proposed."),
            lines=2,
        )
        self.author = TextField(_("Decided &by"), "author", decider(service), longest=NAME_LENGTH)
        self.note = LongTextField(_("&Note"), "note", lines=2)
        self._lay_out()
        self._follow()
        self.show_action()

    def settled(self) -> bool:
        """Tell whether the names offered are those of what is typed."""
        return self.handle.settled()

    def account_id(self) -> int:
        """Return the account chosen."""
        number = self.account.value()
        assert isinstance(number, int)
        return number

    def chosen_action(self) -> IncidentAction:
        """Return what is done."""
        found = self.action.value()
        assert isinstance(found, IncidentAction)
        return found

    def platform(self) -> str:
        """Return the platform of the account chosen."""
        return self._platforms.get(self.account_id(), "")

    def draft(self) -> IncidentDraft:
        """Return what the fields say."""
        action, codes = self.chosen_action(), self.reasons.codes()
        return IncidentDraft(
            account_id=self.account_id(),
            handle=self.handle.text(),
            seen_on=self.seen.day(),
            reason=codes[0] if codes else "",
            more_reasons=codes[1:],
            clause=self.clause.clause(),
            action=action,
            acted_on=self.acted.day(),
            until=self.until.day() if action is IncidentAction.TEMPORARY_BLOCK else None,
            all_accounts=action in EXCLUDING and self.everywhere.isChecked(),
            warned=self.warned.isChecked(),
            link=self.link.text(),
            capture_text=self.capture.words(),
            reported_to=self.reported.text() if action is IncidentAction.REPORT else "",
            author=self.author.text(),
            note=self.note.text(),
            departure=self.departure.text() if not self.departure.isHidden() else "",
        )

    def show_incident(self, one: Incident) -> None:
        """Put a recorded incident in."""
        self.account.choose(one.account_id)
        self.handle.line.setText(one.handle)
        self.seen.set_day(one.seen_on)
        self.link.line.setText(one.link)
        self.capture.text.area.setPlainText(one.capture_text)
        self.action.choose(one.action)
        self.acted.set_day(one.acted_on)
        if one.until is not None:
            self.until.set_day(one.until)
        self.everywhere.setChecked(one.all_accounts)
        self.warned.setChecked(one.warned)
        self.reported.line.setText(one.reported_to)
        self.author.line.setText(one.author)
        self.note.area.setPlainText(one.note)
        self.departure.area.setPlainText(one.departure)

    def ask_departure(self, *, asked: bool) -> None:
        """Show the field for why something else is done, or hide it."""
        if asked == self.departure.isHidden():
            self.departure.setVisible(asked)

    def show_action(self) -> None:
        """Show the fields that belong to what is done."""
        action = self.chosen_action()
        self.until.setVisible(action is IncidentAction.TEMPORARY_BLOCK)
        self.everywhere.setVisible(action in EXCLUDING)
        self.reported.setVisible(action is IncidentAction.REPORT)
        if action is IncidentAction.WARNING:
            self.warned.setChecked(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        column.addLayout(two_columns((self.account, self.handle), (self.seen, self.link)))
        column.addWidget(self.capture)
        column.addWidget(self.reasons)
        column.addWidget(self.clause)
        column.addStretch(1)
        self.decision = Card(self.window())
        decided = self.decision.body
        decided.setSpacing(10)
        decided.addWidget(subheading(_("What is done")))
        decided.addLayout(two_columns((self.action, self.acted)))
        decided.addWidget(self.until)
        decided.addWidget(self.reported)
        decided.addWidget(self.everywhere)
        decided.addWidget(self.warned)
        decided.addWidget(self.departure)
        decided.addWidget(self.author)
        decided.addWidget(self.note)
        decided.addStretch(1)
        self.departure.hide()

    def _follow(self) -> None:
        for field in (self.account, self.handle, self.link):
            field.changed.connect(self.asked_anew)
        self.capture.text.changed.connect(self.asked_anew)
        self.seen.changed.connect(self._on_day)
        self.reasons.changed.connect(self._on_reasons)
        self.account.changed.connect(self._on_account)
        self.action.changed.connect(self._on_action)
        self.acted.changed.connect(lambda: self.until.set_day(self._end(self.acted.day())))
        self.departure.changed.connect(self.departure.show_problem)
        self._on_account()

    def _on_account(self) -> None:
        self.handle.platform = self.platform()

    def _on_day(self) -> None:
        if self.acted.day() < self.seen.day():
            self.acted.set_day(self.seen.day())
        self.day_changed.emit()

    def _on_reasons(self) -> None:
        self.clause.show_reasons(self.reasons.chosen())
        self.asked_anew.emit()

    def _on_action(self) -> None:
        self.show_action()
        self.action_changed.emit()

    def _end(self, day: dt.date) -> dt.date:
        return day + dt.timedelta(days=self._block_days)
