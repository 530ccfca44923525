"""Recording an incident: the form, and beside it what is proposed, which follows what is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.parts import button, scrolled
from medias_desktop.sanctions.errors import moderation as wrong
from medias_desktop.sanctions.errors.online import ProposalChanged
from medias_desktop.sanctions.rules.incidents import IncidentAction
from medias_desktop.sanctions.views.online.form import OnlineForm
from medias_desktop.sanctions.views.online.recording.fields import IncidentFields
from medias_desktop.sanctions.views.online.recording.proposal_panel import ProposalPanel

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.rules.incident_prefill import IncidentPrefill
    from medias_desktop.sanctions.rules.incidents import Incident, IncidentClause
    from medias_desktop.sanctions.rules.proposals import Proposal
    from medias_desktop.sanctions.rules.reasons import ReasonChoice
    from medias_desktop.sanctions.service import SanctionService

_BESIDE = 120
"""Characters across the screen from which what is proposed stands beside what happened."""


class IncidentDialog(OnlineForm):
    """Records a new incident, or corrects one; what is proposed is done unless something else is chosen."""

    def __init__(
        self,
        parent: QWidget,
        service: SanctionService,
        desk: Desk,
        prefill: IncidentPrefill | None = None,
        *,
        incident: Incident | None = None,
    ) -> None:
        self._service, self._incident = service, incident
        self._accounts = [
            one
            for one in service.accounts.all()
            if one.active or (incident is not None and one.id == incident.account_id)
        ]
        self.panel = ProposalPanel()
        self._texts: dict[IncidentClause, str] = {}
        self._follows = incident is None
        """Whether the action is still the one proposed, whatever that is."""
        self._saving = False
        title = _("Correct the incident") if incident else _("Record an incident")
        about = _("Only what is needed: the name shown on the platform, what was written, what was done.")
        super().__init__(parent, desk, "incident", title, about, size=(1160, 860))
        self.and_message = button(_("Record and &write to the user…"), "mdi6.email-outline")
        self.and_message.setObjectName("incident_and_message")
        self.and_message.setAutoDefault(False)
        self.and_message.clicked.connect(self._save_and_write)
        self.buttons.insertWidget(self.buttons.count() - 1, self.and_message)
        self._writes = False
        self._asking = Asking(self, desk, _("Looking at the earlier incidents…"))
        self._reading = Asking(self, desk, _("Reading the texts in force…"))
        self._fill(prefill)
        self._follow()

    def content(self, *, scrolls: bool) -> QWidget:  # noqa: ARG002 - it scrolls always
        """Return what happened at the left, what is proposed and what is done at the right."""
        # Each part is laid into what is in its place already: a tree that moves into the window is styled as a whole.
        whole = QWidget(self)
        self.fields = IncidentFields(self, self._service, self.desk, self._accounts)
        right = QWidget(whole)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        column.addWidget(self.panel)
        column.addWidget(self.fields.decision, 1)
        if self.screen().availableSize().width() < _BESIDE * self.fontMetrics().averageCharWidth():
            below = QVBoxLayout(whole)  # large text: all of it below each other
            below.setContentsMargins(0, 0, 8, 0)
            below.setSpacing(16)
            below.addWidget(self.fields)
            below.addWidget(right)
            return scrolled(whole)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(scrolled(self.fields), 5)
        row.addWidget(scrolled(right), 4)
        return whole

    def settled(self) -> bool:
        """Tell whether what is proposed answers what is typed."""
        asked = self._asking.settled() and self._reading.settled()
        return asked and self.fields.settled() and not self.busy

    def begins_with(self) -> QWidget | None:
        """Return what has the keyboard at first: what is not known yet."""
        return self._begin_with

    def typed(self) -> tuple[object, ...]:
        """Return what the form says, its reasons and its picture included."""
        return (*super().typed(), self.fields.reasons.codes(), self.fields.capture.picture())

    def renew(self) -> None:
        """Read the incident again."""
        if self._incident is not None:
            self._incident = self._service.incidents.one(self._incident.id)

    # Recording

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        draft, picture, incidents = (
            self.fields.draft(),
            self.fields.capture.picture(),
            self._service.incidents,
        )
        before = self._incident
        if before is None:
            return partial(incidents.record, draft, picture)

        def correct() -> int:
            incidents.correct(before.id, before.version, draft, picture)
            return before.id

        return correct

    def save(self) -> None:
        """Record it, once what is proposed answers what is typed."""
        if not self._asking.settled():
            self._saving = True
            self._asking.now()
            return
        self._saving = False
        super().save()

    def refuse(self, error: UserError) -> None:
        """Tell a refusal where it belongs."""
        self._writes = False
        fields = self.fields
        if isinstance(error, wrong.DepartureMissing):
            if not self._departs():
                self._ask()
                self._asking.now()
                super().refuse(ProposalChanged())
                return
            fields.ask_departure(asked=True)
        if isinstance(error, wrong.CaptureNotAPicture | wrong.CaptureTooLarge):
            fields.capture.show_problem(error.sentence())
            return
        super().refuse(error)

    def after(self, result: Any) -> None:
        """Tell it; then the message, if one is wished."""
        writes, parent = self._writes, self.parentWidget()
        super().after(result)
        if writes and parent is not None:
            from medias_desktop.sanctions.views.online.acts import IncidentActs

            IncidentActs(parent, self._service, self.desk).message(self._service.incidents.one(result))

    def _save_and_write(self) -> None:
        self._writes = True
        self.save()

    # Following what is typed

    def _fill(self, prefill: IncidentPrefill | None) -> None:
        fields = self.fields
        self._begin_with: QWidget = fields.account if len(self._accounts) > 1 else fields.handle
        if prefill is not None:
            if prefill.account is not None:
                fields.account.choose(prefill.account)
                self._begin_with = fields.handle
            fields.handle.line.setText(prefill.handle)
            fields.link.line.setText(prefill.link)
            fields.capture.text.area.setPlainText(prefill.text)
            if prefill.handle:
                self._begin_with = fields.reasons
        incident = self._incident
        if incident is not None:
            fields.show_incident(incident)
        self._show_reasons(self._service.proposals.reasons(fields.seen.day()))
        if incident is not None:
            fields.reasons.tick((incident.reason, *incident.more_reasons))
            if incident.clause is not None:
                fields.clause.choose(incident.clause)
        fields.show_action()

    def _follow(self) -> None:
        fields = self.fields
        fields.day_changed.connect(self._on_day)
        fields.asked_anew.connect(self._ask)
        fields.action_changed.connect(self._on_action)
        self.places = {
            wrong.HandleMissing: fields.handle,
            wrong.HandleTooLong: fields.handle,
            wrong.ReasonUnknown: fields.reasons,
            wrong.SeenInFuture: fields.seen,
            wrong.ActedBeforeSeen: fields.acted,
            wrong.ActedInFuture: fields.acted,
            wrong.EndMissing: fields.until,
            wrong.EndBeforeBeginning: fields.until,
            wrong.ReportedToMissing: fields.reported,
            wrong.ClauseNotInForce: fields.clause,
            wrong.DepartureMissing: fields.departure,
        }
        self._ask()

    def _on_day(self) -> None:
        """Offer the reasons of the texts in force on another day, and look at the proposal anew."""
        day = self.fields.seen.day()
        self._reading.ask(lambda: self._service.proposals.reasons(day), self._show_reasons)
        self._ask()

    def _show_reasons(self, choices: tuple[ReasonChoice, ...]) -> None:
        """Offer the reasons with their clauses; those ticked stay so."""
        self._texts = {one.clause: one.text for choice in choices for one in choice.clauses}
        self.fields.reasons.show_choices(choices)
        self.fields.clause.show_reasons(self.fields.reasons.chosen())

    def _ask(self) -> None:
        fields = self.fields
        handle, codes = fields.handle.text(), fields.reasons.codes()
        if not handle or not codes:
            self._asking.forget()
            self.panel.show_waiting()
            self._show_departure()
            return
        account, day, text = fields.account_id(), fields.seen.day(), fields.capture.words()
        but = self._incident.id if self._incident else 0
        proposals = self._service.proposals
        self.panel.show_asking()
        self._asking.ask(
            lambda: (
                proposals.for_incident(account, handle, codes, day, text=text, but=but),
                {one.clause: one.text for one in proposals.rules(day)},
            ),
            self._arrive,
        )

    def _arrive(self, found: tuple[tuple[Proposal, ...], dict[IncidentClause, str]]) -> None:
        proposals, texts = found
        self.panel.show_proposals(
            proposals, {one.id: one.name for one in self._accounts}, self._texts | texts
        )
        if self._follows:
            self._take(proposals)
        self._show_departure()
        if self._saving:
            self.save()

    def _take(self, proposals: tuple[Proposal, ...]) -> None:
        """Choose what is proposed."""
        from medias_desktop.sanctions.rules.proposing import main_proposal

        main = main_proposal(proposals)
        with QSignalBlocker(self.fields.action):
            self.fields.action.choose(main.action if main else IncidentAction.NONE)
        self.fields.everywhere.setChecked(main is not None and main.scope_everywhere)
        if main is not None and main.reported_to and not self.fields.reported.text():
            self.fields.reported.line.setText(_offices(main.reported_to))
        self.fields.show_action()

    def _on_action(self) -> None:
        self._follows = False
        self._show_departure()

    def _show_departure(self) -> None:
        """Ask for the reason when something else is chosen than what is proposed."""
        self.fields.ask_departure(asked=self._departs())

    def _departs(self) -> bool:
        """Tell whether something else is chosen than what is proposed here."""
        from medias_desktop.sanctions.rules.proposing import is_departure

        action = self.fields.chosen_action()
        known = bool(self.fields.handle.text() and self.fields.reasons.codes())
        return known and is_departure(self.panel.proposals, action)


def _offices(codes: tuple[str, ...]) -> str:
    from medias_desktop.core.i18n import translate
    from medias_desktop.policies.rules.checks.words import Office

    return ", ".join(translate(one.label) for one in Office if one.value in codes)
