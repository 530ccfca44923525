"""Saving the draft in hand, also when another window saved the same one meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.merging import MergedField, compare, is_same, merge, needs_choice
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies.composing import conflict
from medias_desktop.policies.composing.composition import INTRODUCTION, Composition
from medias_desktop.policies.rules import VersionSummary
from medias_desktop.policies.rules.drafts import DraftText
from medias_desktop.policies.service.composing import ComposeService

if TYPE_CHECKING:
    from medias_desktop.core.widgets.conflict import ConflictDialog


class Saving(QObject):
    """Writes a composition to the register; what stands between is shown over ``host``."""

    saved = Signal()

    def __init__(
        self,
        host: QWidget,
        service: ComposeService,
        desk: Desk,
        composition: Composition,
        summary: VersionSummary,
    ) -> None:
        super().__init__(host)
        self._host, self._service, self._desk, self._composition = host, service, desk, composition
        self.summary = summary
        self._base = composition.draft
        self.dialog: ConflictDialog | None = None

    def save(self) -> bool:
        """Save; return whether the register holds the draft now. A refusal is told, a conflict is shown."""
        if not self._composition.unsaved():
            return True
        try:
            return self._write(self._composition.draft)
        except ChangedElsewhere:
            return self._reconcile()
        except UserError as error:
            self._desk.dialogs.tell_error(self._host, error)
            return False

    def _write(self, draft: DraftText) -> bool:
        self._service.save_draft(self.summary.id, self.summary.row_version, draft)
        self.summary, self._base = self._service.draft(self.summary.id)
        self._composition.note_saved(draft)
        self.saved.emit()
        self._desk.changes.announce("policies")
        return True

    def renew(self) -> None:
        """Take over what another window saved, when nothing was changed here."""
        if self._composition.unsaved():
            return
        try:
            summary, draft = self._service.draft(self.summary.id)
        except UserError:
            return  # it was deleted: told when something is done with it
        if summary.row_version != self.summary.row_version:
            self.summary, self._base = summary, draft
            self._composition.start_anew(draft)

    def _reconcile(self) -> bool:
        """Show what the register holds now beside what was composed here, unless nobody must choose."""
        try:
            summary, theirs = self._service.draft(self.summary.id)
        except UserError as error:
            self._desk.dialogs.tell_error(self._host, error)
            return False
        mine = self._composition.draft
        versions = (self._base, theirs, mine)
        uids = conflict.all_uids(*versions)
        before, now, own = (conflict.fields(one, uids) for one in versions)
        found = compare(before, now, own)
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
        self.dialog.theirs_kept.connect(lambda: self._composition.start_anew(theirs))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _record(self, values: dict[str, object], mine: DraftText, theirs: DraftText) -> bool:
        self._base = theirs
        self._composition.take_over(conflict.draft_of(values, mine, theirs), INTRODUCTION)
        try:
            return self._write(self._composition.draft)
        except ChangedElsewhere:
            return self._reconcile()
        except UserError as error:
            self._desk.dialogs.tell_error(self._host, error)
            return False
