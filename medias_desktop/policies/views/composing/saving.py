"""Saving the draft in hand: by itself or when asked to, also when another window changed the same one meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.merging import MergedField, compare, is_same, merge, needs_choice
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies.errors import AlreadyAdopted, BeingSigned, TextSubmitted, UnknownVersion
from medias_desktop.policies.rules import VersionSummary
from medias_desktop.policies.rules.drafts import DraftText
from medias_desktop.policies.service.clauses import town_numbers
from medias_desktop.policies.service.composing import ComposeService
from medias_desktop.policies.views.composing import conflict
from medias_desktop.policies.views.composing.composition import Composition
from medias_desktop.policies.views.composing.keeping import Keeping

if TYPE_CHECKING:
    from medias_desktop.core.widgets.conflict import ConflictDialog

OVER = (UnknownVersion, AlreadyAdopted, BeingSigned, TextSubmitted)
"""What is told of a text that is no draft any more: nothing can be saved in it."""


@dataclass(slots=True)
class InHand:
    """A draft in hand: its composition, and what the register held of it when it was last read."""

    summary: VersionSummary
    composition: Composition
    base: DraftText
    saved_at: dt.datetime | None = None


def begin(summary: VersionSummary, draft: DraftText) -> InHand:
    """Take a draft in hand."""
    return InHand(summary, Composition(draft, town_numbers()), draft)


class Saving(QObject):
    """Writes a composition to the register; what stands between is shown over ``host``."""

    saved = Signal()
    stopped = Signal(str)
    """It was not saved, and why: a sentence for the page; no dialog was opened."""

    def __init__(self, host: QWidget, service: ComposeService, desk: Desk, begun: InHand) -> None:
        super().__init__(host)
        self._host, self._service, self._desk = host, service, desk
        self._composition = begun.composition
        self.summary, self._base, self.saved_at = begun.summary, begun.base, begun.saved_at
        self.problem: UserError | None = None
        """What stood in the way of saving last."""
        self.given_up = False
        self.dialog: ConflictDialog | None = None
        self.keeping = Keeping(self)
        self.keeping.due.connect(self.quietly)
        self._composition.changed.connect(self._on_change)
        self._on_change()

    def in_hand(self) -> InHand:
        """Return what goes on in another page."""
        return InHand(self.summary, self._composition, self._base, self.saved_at)

    def _on_change(self) -> None:
        self.keeping.note(unsaved=self._composition.unsaved())

    # saving

    def save(self) -> bool:
        """Save; return whether the register holds the draft now. A refusal is told, a conflict is shown."""
        if self.quietly():
            return True
        problem = self.problem
        if isinstance(problem, ChangedElsewhere):
            return self._reconcile()
        if problem is not None:
            self._desk.dialogs.tell_error(self._host, problem)
        return False

    def quietly(self) -> bool:
        """Save without a question; return whether the register holds the draft now, else ``problem`` says why not."""
        QGuiApplication.inputMethod().commit()  # an accent that waits for its letter is part of what was typed
        if not self._composition.unsaved():
            self.problem = None
            return True
        if self.given_up:
            return False
        try:
            self._write(self._composition.draft)
        except UserError as error:
            self.problem = error
            self.stopped.emit(told(error))
            self.keeping.note(unsaved=True)
        return not self._composition.unsaved()

    def _write(self, draft: DraftText) -> None:
        rules = self._composition.stored_rules
        self._service.save_draft(self.summary.id, self.summary.row_version, draft, rules)
        self.summary, self._base = self._service.draft(self.summary.id)
        self.problem, self.saved_at = None, self._desk.clock.now()
        self._composition.note_saved(draft, self._base)
        self.saved.emit()
        self._desk.changes.announce("policies")

    def renew(self) -> None:
        """Take over what another window did: all of it when nothing was changed here, otherwise to the rules."""
        try:
            summary, draft = self._service.draft(self.summary.id)
        except UserError as error:
            self._stop(error)
            return
        if not summary.state.before_adoption:
            self._stop(AlreadyAdopted())
        elif summary.being_signed:
            self._stop(BeingSigned())
        elif summary.submitted_on is not None:
            self._stop(TextSubmitted())
        else:
            self._renew(summary, draft)

    def _renew(self, summary: VersionSummary, draft: DraftText) -> None:
        if isinstance(self.problem, OVER):  # it was taken back from the council
            self.problem = None
            self.saved.emit()
        if summary.row_version == self.summary.row_version:
            self._base = draft
            self._composition.renew_rules(draft)
        elif not self._composition.unsaved():
            self.summary, self._base = summary, draft
            self._composition.start_anew(draft)

    def _stop(self, error: UserError) -> None:
        """Tell that what is on the screen cannot be saved any more."""
        self.problem = error
        self.stopped.emit(told(error))

    # what another window changed

    def _reconcile(self) -> bool:
        """Show what the register holds now beside what was composed here, unless nobody must choose."""
        try:
            summary, theirs = self._service.draft(self.summary.id)
        except UserError as error:
            self._desk.dialogs.tell_error(self._host, error)
            return False
        mine = self._composition.draft
        versions = (self._base, theirs, mine)
        found = compare(*conflict.three_ways(*versions))
        self.summary = summary
        if is_same(found) or not needs_choice(found):
            return self._record(merge(found), mine, theirs)
        self._ask(found, versions, mine, theirs)
        return False

    def _ask(
        self,
        found: Sequence[MergedField],
        versions: tuple[DraftText, ...],
        mine: DraftText,
        theirs: DraftText,
    ) -> None:
        from medias_desktop.core.widgets.conflict import ConflictDialog, Wording

        change = self._service.last_change(self.summary.id, self.summary.policy_id)
        title, names = self.summary.policy_title, conflict.captions(versions)
        wording = Wording(title, names, conflict.value_text(), change)
        self.dialog = ConflictDialog(self._host.window(), found, wording)
        self.dialog.decided.connect(lambda values: self._record(values, mine, theirs))
        self.dialog.theirs_kept.connect(lambda: self._take_theirs(theirs))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _take_theirs(self, theirs: DraftText) -> None:
        self._base, self.problem = theirs, None
        self._composition.start_anew(theirs)
        self.saved.emit()

    def _record(self, values: dict[str, object], mine: DraftText, theirs: DraftText) -> bool:
        chosen = conflict.draft_of(values, mine, theirs, self._base)
        self._base = theirs
        self._composition.reconcile(chosen, theirs)
        try:
            self._write(self._composition.draft)
        except ChangedElsewhere:
            return self._reconcile()
        except UserError as error:
            self._stop(error)
            self._desk.dialogs.tell_error(self._host, error)
            return False
        return True

    # leaving

    def may_leave(self) -> bool:
        """Save and tell whether the page may go; asks only about what cannot be saved."""
        if self.quietly():
            return True
        problem = self.problem
        if isinstance(problem, ChangedElsewhere):
            return self._reconcile()
        assert problem is not None
        return self._ask_leaving(problem)

    def _ask_leaving(self, problem: UserError) -> bool:
        aside = isinstance(problem, OVER)
        other = _("&Keep it as a new draft") if aside else _("&Try again")
        actions = (other, _("&Leave without saving"))
        text = "\n\n".join(
            (problem.sentence(), _("What was changed since the draft was saved will be lost if you leave."))
        )
        chosen = self._desk.dialogs.choose(
            self._host, _("The draft is not saved"), text, actions, destructive=1
        )
        if chosen is None:
            return False
        if chosen == 1:
            self.given_up = True
            return True
        return self._keep_aside() if aside else self.may_leave()

    def _keep_aside(self) -> bool:
        """Make what was composed a draft of its own; its text is no longer one."""
        try:
            self._service.keep_aside(self.summary, self._composition.draft)
        except UserError as error:
            self._desk.dialogs.tell_error(self._host, error)
            return False
        self.given_up = True
        self._desk.changes.announce("policies")
        return True


def told(error: UserError) -> str:
    """Return what the page says of a draft that was not saved."""
    if isinstance(error, ChangedElsewhere):
        return _("Another window changed this draft. Save it to choose what is kept.")
    return error.sentence()
