"""Recording what was received, or correcting it; beside it, until when it is due and what the clauses say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField, names_of, two_columns
from medias_desktop.core.widgets.parts import Card, subheading
from medias_desktop.editorial_calendar.errors import interactions as wrong
from medias_desktop.editorial_calendar.labels.interactions import KIND_NAMES, LANGUAGE_NAMES, platform_name
from medias_desktop.editorial_calendar.rules.interactions import (
    LINK_LENGTH,
    REPORTS,
    SENDER_LENGTH,
    InteractionDraft,
    InteractionKind,
)
from medias_desktop.editorial_calendar.rules.service_hours import looked_at
from medias_desktop.editorial_calendar.views.interactions.forms.due_panel import DuePanel
from medias_desktop.editorial_calendar.views.interactions.forms.form import InteractionForm
from medias_desktop.editorial_calendar.views.interactions.forms.moment import MomentFields
from medias_desktop.editorial_calendar.views.interactions.reminders_panel import RemindersPanel
from medias_desktop.policies.rules.checks.interactions import RefusedSubject

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.interactions import Interaction
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class RecordForm(InteractionForm):
    """Records a new interaction, or corrects one."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        ask: Callable[[Clause], None],
        interaction: Interaction | None = None,
    ) -> None:
        title = _("Correct the interaction") if interaction else _("Record an interaction")
        about = _("Copy what was written as it stands. The due moment follows the policy in force that day.")
        super().__init__(parent, desk, "interaction", title, about, size=(1080, 740), beside=True)
        self._service, self._interaction = service, interaction
        self.due = DuePanel(ask)
        self.reminders = RemindersPanel(ask)
        self._make_fields(service)
        self._lay_out()
        if interaction is not None:
            self._show_interaction(interaction)
        self._follow()
        self._on_kind()

    def begins_with(self) -> QWidget | None:
        """Return what has the keyboard at first: the kind."""
        return self.kind.editor

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        draft, kept, before = (
            self._draft(self.received.moment()),
            self._service.interactions,
            self._interaction,
        )
        if before is None:
            return lambda: kept.record(draft)

        def change() -> int:
            kept.change(before.id, before.version, draft)
            return before.id

        return change

    def renew(self) -> None:
        """Read the interaction again."""
        if self._interaction is not None:
            self._interaction = self._service.interactions.one(self._interaction.id)

    # Fields

    def _make_fields(self, service: EditorialCalendarService) -> None:
        accounts: list[tuple[str, object]] = [
            (f"{one.name} ({platform_name(one.platform)})", one.id)
            for one in service.sanctions.accounts.all()
            if one.active or (self._interaction is not None and one.id == self._interaction.account_id)
        ]
        self.kind = SelectField(_("&Kind"), "kind", names_of(KIND_NAMES))
        self.account = SelectField(_("&Account"), "account", [*accounts, (_("(elsewhere)"), None)])
        self.received = MomentFields(_("Received &on"), _("&Hour"), "received", service.local_now)
        self.writer = TextField(
            _("&From"),
            "sender",
            hint=_("The name shown there; leave it empty if it does not matter."),
            longest=SENDER_LENGTH,
        )
        self.language = SelectField(_("&Language"), "language", names_of(LANGUAGE_NAMES))
        self.text = LongTextField(_("&What was written"), "text", lines=5)
        self.link = TextField(_("L&ink"), "link", longest=LINK_LENGTH)
        subjects = [(translate(one.label), one.value) for one in RefusedSubject]
        self.subject = SelectField(
            _("&Subject that is not spoken about"), "refused_subject", [(_("(none)"), ""), *subjects]
        )
        self.reported_by = TextField(_("Reported &by"), "reported_by", longest=SENDER_LENGTH)
        self.private = QCheckBox(_("A &private message"))
        self.private.setObjectName("private")
        self.urgent = QCheckBox(_("Urgen&t: an emergency, or what needs attention at once"))
        self.urgent.setObjectName("urgent")
        self.places = {
            wrong.TextMissing: self.text,
            wrong.TextTooLong: self.text,
            wrong.LinkImpossible: self.link,
            wrong.ReceivedInFuture: self.received.day,
            wrong.ReceivedTooEarly: self.received.day,
            wrong.AccountGone: self.account,
            wrong.DepartmentTooLong: self.writer,
        }

    def _lay_out(self) -> None:
        column = self.column
        column.addLayout(two_columns((self.kind, self.account)))
        column.addWidget(self.received)
        column.addWidget(self.text)
        column.addLayout(two_columns((self.writer, self.language), (self.link, self.subject)))
        column.addWidget(self.reported_by)
        column.addWidget(self.private)
        column.addWidget(self.urgent)
        says = Card()
        says.body.addWidget(subheading(_("What the policy says")))
        says.body.addWidget(self.reminders)
        self.side.addWidget(self.due)
        self.side.addWidget(says)
        self.side.addStretch(1)

    def _show_interaction(self, one: Interaction) -> None:
        self.kind.choose(one.kind)
        self.account.choose(one.account_id)
        self.received.set_moment(one.received_at)
        self.writer.line.setText(one.sender)
        self.language.choose(one.language)
        self.text.area.setPlainText(one.text)
        self.link.line.setText(one.link)
        self.subject.choose(one.refused_subject)
        self.reported_by.line.setText(one.reported_by)
        self.private.setChecked(one.private)
        self.urgent.setChecked(one.urgent)

    def _follow(self) -> None:
        for field in (self.language, self.subject):
            field.changed.connect(self._show_due)
        self.kind.changed.connect(self._on_kind)
        for changed in self.received.changed:
            changed.connect(self._show_due)
        for box in (self.urgent, self.private):
            box.toggled.connect(self._show_due)

    def _on_kind(self) -> None:
        report = self._kind() in REPORTS
        self.reported_by.setVisible(report)
        self.subject.setVisible(not report)
        self._show_due()

    def _kind(self) -> InteractionKind:
        found = self.kind.value()
        assert isinstance(found, InteractionKind)
        return found

    def _draft(self, received: dt.datetime) -> InteractionDraft:
        account = self.account.value()
        report = self._kind() in REPORTS
        return InteractionDraft(
            kind=self._kind(),
            received_at=received,
            account_id=account if isinstance(account, int) else None,
            sender=self.writer.text(),
            text=self.text.text(),
            link=self.link.text(),
            language=str(self.language.value()),
            private=self.private.isChecked(),
            urgent=self.urgent.isChecked(),
            refused_subject="" if report else str(self.subject.value()),
            reported_by=self.reported_by.text() if report else "",
        )

    def _show_due(self) -> None:
        received = self.received.known()
        if received is None:
            self.due.show_due(None)
            return
        draft, kept = self._draft(received), self._service.interactions
        try:
            hours = self._service.settings.settings().hours
            told = looked_at(received, kept.rules(draft), hours, urgent=draft.urgent)
            self.due.show_due(kept.due(draft), () if draft.kind in REPORTS else told)
            self.reminders.show_reminders(kept.reminders(draft))
        except UserError as error:  # the register is out of reach: said here, and again when it is recorded
            self.refuse(error)
