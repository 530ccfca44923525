"""An appeal that arrives, and what is answered to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import DayField, LongTextField, SelectField, two_columns
from medias_desktop.core.widgets.parts import muted
from medias_desktop.sanctions.labels import APPEAL_NAMES
from medias_desktop.sanctions.rules.incidents import (
    EXCLUDING,
    NAME_LENGTH,
    Appeal,
    AppealDraft,
    AppealOutcome,
    Incident,
)
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.online.form import OnlineForm, needed
from medias_desktop.sanctions.views.online.wording import decider, what_was_done


class AppealForm(OnlineForm):
    """The user asks that what was done be looked at again."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk, incident: Incident) -> None:
        super().__init__(parent, desk, "appeal", _("Record an appeal"), what_was_done(incident))
        self._service, self._incident = service, incident
        self.received = DateField(_("&Received on"), "received_on", service.today)
        self.due = DayField(_("&Answer due on"), "answer_due_on", service.appeals.due_on(service.today))
        self.received.changed.connect(self._follow)
        self.words = LongTextField(_("What the user &writes"), "appeal_words", lines=4)
        self.body.addLayout(two_columns((self.received, self.due), (self.words,)))

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        draft = AppealDraft(
            incident_id=self._incident.id,
            received_on=self.received.day(),
            words=self.words.text(),
            answer_due_on=self.due.day(),
        )
        return lambda: self._service.appeals.add(draft)

    def _follow(self) -> None:
        self.due.set_day(self._service.appeals.due_on(self.received.day()))


class AnswerForm(OnlineForm):
    """What is answered: it stands, the block is shortened, it is lifted."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk, appeal: Appeal) -> None:
        incident = service.incidents.one(appeal.incident_id)
        super().__init__(
            parent, desk, "answer", _("Answer the appeal"), what_was_done(incident), _("&Record the answer")
        )
        self._service, self._appeal = service, appeal
        if appeal.words:
            self.body.addWidget(muted(_("The user writes: “{words}”").format(words=appeal.words)))
        self.outcome = SelectField(_("What is &decided"), "outcome", _outcomes(incident))
        self.day = DateField(_("&Answered on"), "answered_on", service.today)
        days = service.moderation_settings.settings().block_days
        self.until = DateField(_("The block now ends &on"), "until", _shorter(incident, service.today, days))
        self.by = TextField(_("Decided &by"), "by", decider(service), longest=NAME_LENGTH)
        self.answer = LongTextField(
            _("&Why"), "answer", hint=_("This goes into the answer to the user: no name, no insult."), lines=4
        )
        self.body.addLayout(two_columns((self.outcome, self.until), (self.day, self.by), (self.answer,)))
        self.outcome.changed.connect(self._follow)
        self._follow()

    def renew(self) -> None:
        """Read the appeal again."""
        self._appeal = self._service.appeals.one(self._appeal.id)

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        outcome = self.outcome.value()
        assert isinstance(outcome, AppealOutcome)
        answer = needed(self.answer, _("Say why, in a sentence that the user may read."))
        by, day = needed(self.by, _("Say who decided.")), self.day.day()
        until = self.until.day() if outcome is AppealOutcome.SHORTENED else None
        appeal = self._appeal
        return lambda: self._service.appeals.answer(
            appeal.id, appeal.version, outcome, day, answer, by, until
        )

    def _follow(self) -> None:
        self.until.setVisible(self.outcome.value() is AppealOutcome.SHORTENED)


def _outcomes(incident: Incident) -> list[tuple[str, object]]:
    """Return what may be decided: only a block is shortened or lifted."""
    found = [AppealOutcome.UPHELD]
    if incident.action in EXCLUDING and incident.lifted_on is None and incident.annulled_on is None:
        found += [AppealOutcome.SHORTENED, AppealOutcome.LIFTED]
    return [(translate(APPEAL_NAMES[one]), one) for one in found]


def _shorter(incident: Incident, today: dt.date, days: int) -> dt.date:
    """Return the day that a shortened block ends on at first: halfway through what is left; of a ban, in ``days``."""
    if incident.until is None:
        return today + dt.timedelta(days=days)
    if incident.until <= today:
        return today
    return today + (incident.until - today) / 2
