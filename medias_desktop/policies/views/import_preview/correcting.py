"""Correcting a draft of the register in the preview, also when another window corrects the same one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.merging import compare, is_same, merge, needs_choice
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity
from medias_desktop.policies.views.import_preview import differences
from medias_desktop.policies.views.import_preview.dialog import ImportPreview
from medias_desktop.policies.views.import_preview.identity_form import IdentityForm

if TYPE_CHECKING:
    from medias_desktop.core.widgets.conflict import ConflictDialog
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.policies.rules import VersionText
    from medias_desktop.policies.service import PolicyService


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft as the register holds it, with the versions of its two records."""

    version_id: int
    row_version: int
    policy_id: int
    policy_row_version: int
    identity: PolicyIdentity
    outline: Outline


def correct_draft(
    parent: QWidget, service: PolicyService, desk: Desk, version: VersionText, done: Callable[[int], None]
) -> DraftCorrection:
    """Open the preview on a draft; ``done`` gets its id when it was changed. Raises UnknownVersion."""
    correction = DraftCorrection(parent, service, desk, opened(service, version))
    correction.preview.saved.connect(done)
    correction.preview.open()
    return correction


def opened(service: PolicyService, version: VersionText) -> Opened:
    """Return a draft for correction. Raises UnknownVersion when it was deleted in another window."""
    from medias_desktop.policies.errors import UnknownVersion

    summary = version.summary
    policy = next((one for one in service.library() if one.id == summary.policy_id), None)
    if policy is None:
        raise UnknownVersion
    outline = Outline(
        version.title_block,
        version.introduction,
        tuple(Section(one.level, one.number, one.heading, one.body) for one in version.sections),
    )
    identity = PolicyIdentity(policy.municipality, policy.title, policy.number, summary.language)
    return Opened(summary.id, summary.row_version, policy.id, policy.row_version, identity, outline)


class DraftCorrection(QObject):
    """One preview on one draft, and the choice between two corrections of it; it goes away with the preview."""

    def __init__(self, parent: QWidget, service: PolicyService, desk: Desk, draft: Opened) -> None:
        self._service, self._opened = service, draft
        self.conflict: ConflictDialog | None = None
        title = _("Correct the outline of “{policy}”").format(policy=draft.identity.title)
        self.preview = ImportPreview(
            parent,
            desk,
            title,
            draft.outline,
            IdentityForm(draft.identity, ()),
            lambda identity, outline, _policy: self._write(self._opened, identity, outline),
            self._show_conflict,
        )
        super().__init__(self.preview)

    def _write(self, draft: Opened, identity: PolicyIdentity, outline: Outline) -> int:
        """Record what differs from the draft as it was opened. Raises ChangedElsewhere and others."""
        if outline != draft.outline:
            self._service.correct_outline(
                draft.version_id,
                draft.row_version,
                outline,
                identity=None if identity == draft.identity else identity,
                policy_row_version=draft.policy_row_version,
            )
        elif identity != draft.identity:
            self._service.correct_identity(draft.policy_id, identity, draft.policy_row_version)
        return draft.version_id

    def _show_conflict(self, identity: PolicyIdentity, outline: Outline) -> None:
        """Show what the register holds now beside what was corrected here."""
        from medias_desktop.core.widgets.conflict import ConflictDialog, Wording, show_instead

        before = self._opened
        try:
            newest = opened(self._service, self._service.version(before.version_id))
        except UserError as error:
            self.preview.tell(error)
            return
        by_section = differences.only_renamed(before.outline, newest.outline, outline)
        fields = compare(
            *(
                differences.outline_fields(text, by_section=by_section) | asdict(named)
                for named, text in (
                    (before.identity, before.outline),
                    (newest.identity, newest.outline),
                    (identity, outline),
                )
            )
        )
        if is_same(fields):
            self.preview.finish(before.version_id)
            return
        if not needs_choice(fields):
            self._record(newest, merge(fields))
            return
        change = self._service.last_change(before.version_id, before.policy_id)
        captions = differences.captions(before.outline, {one.name: one for one in fields}) | _captions()
        text = differences.value_text(before.outline)
        wording = Wording(newest.identity.title, captions, text, change)
        self.conflict = ConflictDialog(self.preview.parentWidget(), fields, wording)
        self.conflict.decided.connect(lambda values: self._record(newest, values))
        self.conflict.theirs_kept.connect(self._give_up)
        show_instead(self.preview, self.conflict)

    def _record(self, newest: Opened, values: dict[str, object]) -> None:
        """Record what was chosen on top of the newest version; overtaken again, it is shown again."""
        outline = differences.outline_of(values, self._opened.outline)
        identity = PolicyIdentity(**{name: str(values[name]) for name in _captions()})
        self._opened, self.conflict = newest, None
        try:
            self.preview.finish(self._write(newest, identity, outline))
        except ChangedElsewhere:
            self._show_conflict(identity, outline)
        except UserError as error:
            self.preview.open()
            self.preview.tell(error)

    def _give_up(self) -> None:
        self.preview.saved.emit(self._opened.version_id)
        self.preview.give_up()


def _captions() -> dict[str, str]:
    return {
        "title": _("Title"),
        "municipality": _("Municipality"),
        "number": _("Number"),
        "language": _("Language of the text"),
    }
