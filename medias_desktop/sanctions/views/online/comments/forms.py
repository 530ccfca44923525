"""A comment that waits is recorded, or refused for a reason that a clause names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import FieldProblem, LongTextField, SelectField, two_columns
from medias_desktop.core.widgets.parts import label
from medias_desktop.sanctions.labels.coded import platform_name, reason_name
from medias_desktop.sanctions.rules.incident_prefill import IncidentPrefill
from medias_desktop.sanctions.rules.incidents import NAME_LENGTH, WaitingComment
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.online.clause_choice import ClauseField
from medias_desktop.sanctions.views.online.form import OnlineForm, needed
from medias_desktop.sanctions.views.online.recording.handle import HandleField
from medias_desktop.sanctions.views.online.wording import decider

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.reasons import ReasonChoice


class CommentForm(OnlineForm):
    """A comment that came in and waits."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk) -> None:
        about = _(
            "Copy it as it was written; it is kept until it is accepted or refused, and the refusal after that."
        )
        super().__init__(parent, desk, "comment", _("Add a comment to be looked at"), about, _("&Add"))
        self._service = service
        accounts = service.accounts.all(active_only=True)
        self.account = SelectField(
            _("A&ccount"),
            "account",
            [(f"{one.name} ({platform_name(one.platform)})", one.id) for one in accounts],
        )
        self.handle = HandleField(self, desk, service.online_users.find)
        self.received = DateField(_("&Received on"), "received_on", service.today)
        self.place = TextField(_("&Under which article"), "place", longest=300)
        self.text = LongTextField(_("&What was written"), "comment_text", lines=5)
        self.body.addLayout(
            two_columns((self.account, self.handle), (self.received, self.place), (self.text,))
        )

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        handle = needed(self.handle, _("Write the name shown with the comment."))
        text = needed(self.text, _("Copy what was written."))
        account = self.account.value()
        assert isinstance(account, int)
        place, day = self.place.text(), self.received.day()
        return lambda: self._service.comments.add(
            account_id=account, handle=handle, received_on=day, place=place, text=text
        )


class RefusalForm(OnlineForm):
    """A comment is refused: the reason, the clause, and if it is wished an incident of its author."""

    def __init__(
        self, parent: QWidget, service: SanctionService, desk: Desk, comment: WaitingComment
    ) -> None:
        super().__init__(
            parent, desk, "refusal", _("Refuse the comment"), comment.handle, _("&Refuse"), size=(620, 0)
        )
        self._service, self._comment = service, comment
        self.words = label(_("“{words}”").format(words=comment.text))
        self.words.setObjectName("comment_words")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._choices: dict[str, ReasonChoice] = {
            one.code: one for one in service.proposals.reasons(comment.received_on)
        }
        names: list[tuple[str, object]] = [(_("Choose a reason"), "")]
        names += [(reason_name(code), code) for code in self._choices]
        self.reason = SelectField(_("&Reason"), "reason", names)
        self.clause = ClauseField()
        self.by = TextField(_("Decided &by"), "by", decider(service), longest=NAME_LENGTH)
        self.note = LongTextField(_("&Note"), "note", lines=2)
        self.incident = QCheckBox(_("Record an &incident of this user as well"))
        self.incident.setObjectName("refusal_incident")
        self.body.addWidget(self.words)
        self.body.addLayout(two_columns((self.reason, self.clause), (self.by,), (self.note,)))
        self.body.addWidget(self.incident)
        self.reason.changed.connect(self._follow)
        self._follow()

    def renew(self) -> None:
        """Read the comment again."""
        self._comment = self._service.comments.one(self._comment.id)

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        reason = str(self.reason.value())
        if not reason:
            self.reason.show_problem(_("Choose why it is refused: the reason is kept with its clause."))
            self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            raise FieldProblem
        by = needed(self.by, _("Say who decided."))
        comment, clause, note = self._comment, self.clause.clause(), self.note.text()
        return lambda: self._service.comments.refuse(comment.id, comment.version, by, reason, clause, note)

    def after(self, result: Any) -> None:
        """Tell it; then the incident, if one is wished."""
        wished = self.incident.isChecked()
        super().after(result)
        if wished:
            from medias_desktop.sanctions.views.online.acts import IncidentActs

            comment = self._comment
            parent = self.parentWidget()
            assert parent is not None
            IncidentActs(parent, self._service, self.desk).record(
                IncidentPrefill(account=comment.account_id, handle=comment.handle, text=comment.text)
            )

    def _follow(self) -> None:
        self.reason.show_problem()
        choice = self._choices.get(str(self.reason.value()))
        self.clause.show_reasons((choice,) if choice else ())
        self.clause.setVisible(choice is not None)
