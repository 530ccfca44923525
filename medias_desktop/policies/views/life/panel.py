"""The life of the policy beside its text: where the version stands, the next step, its revision, its line of time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, Chip, button, label, muted, subheading
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.policies.labels.life import due_words, interval_words, standing
from medias_desktop.policies.labels.revising import trigger_label
from medias_desktop.policies.rules import VersionState, VersionText, section_name
from medias_desktop.policies.views.life.time_line import TimeLine

if TYPE_CHECKING:
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.rules.revising import Revision, RevisionTrigger, TriggerKind
    from medias_desktop.policies.service.life import LifeService


class LifePanel(QScrollArea):
    """Follows the text being read."""

    text_asked = Signal(str, str)
    """Read the text of that uid at the section of that uid."""

    def __init__(self, life: LifeService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("life_panel")
        self.setAccessibleName(_("Life of the policy"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._life, self._desk = life, desk
        self._refused = {one: life.refusal(one) for one in (Permission.DRAFT, Permission.ADOPT)}
        self._version: VersionText | None = None
        self.time_line = TimeLine()

    # following what is read

    def show_text(self, version: VersionText) -> None:
        """Follow the version being read."""
        self._version = version
        summary = version.summary
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._standing(summary))
        if not summary.state.before_adoption:
            column.addWidget(self._revision(self._life.revision(summary.policy_id)))
        column.addWidget(self._line(summary))
        column.addStretch()
        self.setWidget(page)
        self.setMinimumWidth(page.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width() + 4)

    def show_section(self, uid: str) -> None:
        """Stay: a life is of the whole text."""

    def _standing(self, summary: VersionSummary) -> Card:
        card = _card(_("Where it stands"))
        card.body.addWidget(label(standing(summary, self._life.today)))
        actions: list[QPushButton] = []
        if summary.being_signed:
            pass  # what comes next is signing, or abandoning it: that is done where the signatures are
        elif summary.state is VersionState.DRAFT:
            actions.append(self._button(_("&Submit to the council…"), "submit", self.submit))
        elif summary.state is VersionState.SUBMITTED:
            actions.append(self._button(_("&Withdraw from the council"), "withdraw", self.withdraw))
        elif summary.repealed_on is not None and summary.repealed_on > self._life.today:
            actions.append(self._button(_("&Cancel the repeal"), "cancel_repeal", self.cancel_repeal))
        elif summary.state in (VersionState.ADOPTED, VersionState.IN_FORCE):
            actions.append(self._button(_("Repea&l…"), "repeal", self.repeal))
        drafting = summary.state.before_adoption
        for one in actions:
            permit(self._refused[Permission.DRAFT if drafting else Permission.ADOPT], self._desk.dialogs, one)
        if actions:
            card.body.addSpacing(4)
            card.body.addLayout(_row(*actions))
        return card

    def _revision(self, revision: Revision) -> Card:
        today = self._life.today
        card = _card(_("Revision"))
        if revision.is_near(today):
            chip = Chip(
                _("Revision due") if revision.is_due(today) else _("Soon"),
                "bad" if revision.is_due(today) else "warn",
            )
            card.body.addLayout(_row(chip))
        card.body.addWidget(label(interval_words(revision.months)))
        if due := due_words(revision, today):
            card.body.addWidget(muted(due))
        if (clause := self._clause(revision.policy_id)) is not None:
            card.body.addLayout(_row(clause))
        for trigger in revision.open_triggers():
            card.body.addWidget(self._reason(trigger))
        card.body.addSpacing(4)
        buttons = [
            self._button(_("Set the &time…"), "set_interval", self.set_interval),
            self._button(_("&Note a reason…"), "note_reason", self.note_reason),
            self._button(_("&Gone through, no change"), "record_review", self.record_review),
        ]
        permit(self._refused[Permission.DRAFT], self._desk.dialogs, *buttons)
        for one in buttons:
            card.body.addLayout(_row(one))
        return card

    def _reason(self, trigger: RevisionTrigger) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 6, 0, 0)
        words = f"{trigger_label(trigger.kind)} · {trigger.detail}"
        layout.addWidget(label(words), 1)
        settled = self._button(
            _("Settled"), "settle_reason", lambda: self._do(lambda: self._life.close_trigger(trigger.id))
        )
        settled.setAccessibleName(_("Settled: {reason}").format(reason=trigger.detail))
        permit(self._refused[Permission.DRAFT], self._desk.dialogs, settled)
        layout.addWidget(settled, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _clause(self, policy_id: int) -> ClauseLink | None:
        found = self._life.revision_clause(policy_id)
        if found is None:
            return None
        link = ClauseLink(section_name(found.number, found.heading))
        link.clicked.connect(lambda: self.text_asked.emit(found.version_uid, found.section_uid))
        return link

    def _line(self, summary: VersionSummary) -> Card:
        card = _card(_("Timeline"))
        self.time_line = TimeLine()
        steps = self._life.steps(summary.policy_id)
        self.time_line.show_steps(steps, summary.ordinal, self._life.today)
        card.body.addSpacing(4)
        card.body.addWidget(self.time_line)
        return card

    def _button(self, text: str, name: str, act: Callable[[], object]) -> QPushButton:
        one = button(text)
        one.setObjectName(name)
        one.clicked.connect(lambda: act())
        return one

    # the steps

    def submit(self) -> None:
        """Ask for which meeting, then submit the draft."""
        from medias_desktop.policies.views.life.dialogs import SubmitDialog

        if (summary := self._summary()) is not None:
            life = self._life
            self._open(
                SubmitDialog(
                    self,
                    summary,
                    life.today,
                    lambda day: life.submit(summary.id, summary.row_version, day),
                )
            )

    def withdraw(self) -> None:
        """Take the text back, once confirmed."""
        if (summary := self._summary()) is not None and self._desk.dialogs.confirm(
            self,
            _("Withdraw from the council"),
            _("The text can be changed again. Whoever prepares the meeting must know that it was withdrawn."),
            _("Withdraw"),
        ):
            self._do(lambda: self._life.withdraw(summary.id, summary.row_version))

    def repeal(self) -> None:
        """Ask by which resolution and from when, then record the repeal."""
        from medias_desktop.policies.views.life.dialogs import RepealDialog

        if (summary := self._summary()) is not None:
            life = self._life
            self._open(
                RepealDialog(
                    self,
                    summary,
                    life.today,
                    lambda number, day: life.repeal(summary.id, summary.row_version, number, day),
                )
            )

    def cancel_repeal(self) -> None:
        """Take the repeal back, once confirmed."""
        if (summary := self._summary()) is not None and self._desk.dialogs.confirm(
            self,
            _("Cancel the repeal"),
            _("The policy stays in force after all, as if it had never been repealed."),
            _("Cancel the repeal"),
        ):
            self._do(lambda: self._life.cancel_repeal(summary.id, summary.row_version))

    def set_interval(self) -> None:
        """Ask for the months between two revisions."""
        from medias_desktop.policies.views.life.dialogs import IntervalDialog

        if (summary := self._summary()) is None:
            return
        policy = self._life.policy(summary.policy_id)
        found = self._life.revision_clause(policy.id)

        def save(months: int | None) -> None:
            self._life.set_revision_interval(policy.id, months, policy.row_version)

        proposed = None if found is None else found.months
        self._open(IntervalDialog(self, policy.revision_months, self._clause(policy.id), proposed, save))

    def note_reason(self) -> None:
        """Ask what calls for a revision."""
        from medias_desktop.policies.views.life.dialogs import ReasonDialog

        if (summary := self._summary()) is not None:

            def note(kind: TriggerKind, detail: str) -> None:
                self._life.note_trigger(summary.policy_id, kind, detail)

            self._open(ReasonDialog(self, note))

    def record_review(self) -> None:
        """Record that the policy was gone through and stays as it is, once confirmed."""
        if (summary := self._summary()) is not None and self._desk.dialogs.confirm(
            self,
            _("Gone through, no change"),
            _(
                "The policy was gone through today and stays as it is. The time to the next revision begins anew."
            ),
            _("Record it"),
        ):
            self._do(lambda: self._life.record_review(summary.policy_id))

    def _summary(self) -> VersionSummary | None:
        return None if self._version is None else self._version.summary

    def _open(self, dialog: QWidget) -> None:
        from medias_desktop.policies.views.life.dialogs import StepDialog

        assert isinstance(dialog, StepDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._desk.changes.announce("policies"))
        dialog.open()

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
        self._desk.changes.announce("policies")


def _card(title: str) -> Card:
    card = Card()
    card.body.addWidget(subheading(title))
    return card


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for one in widgets:
        row.addWidget(one)
    row.addStretch()
    return row
