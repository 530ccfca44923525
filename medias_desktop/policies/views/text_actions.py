"""What is done with the text that is read: import, correction, adoption, deletion, printing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.labels.versions import version_label
from medias_desktop.policies.rules import VersionSummary, VersionText
from medias_desktop.policies.service.services import PolicyServices


class Doing(QObject):
    """Opens the dialogs over ``host`` for the text that ``current`` returns, and tells what came of it."""

    made = Signal(int)
    """A version was imported or corrected: read it."""
    gone = Signal(object)
    """The text was deleted in another window, as this error says."""
    deleted = Signal(str)
    """The text of that uid is no more."""

    def __init__(
        self,
        host: QWidget,
        services: PolicyServices,
        desk: Desk,
        current: Callable[[], VersionText | None],
    ) -> None:
        super().__init__(host)
        self._host, self._desk, self._current = host, desk, current
        self._services, self._service = services, services.policies

    def import_policy(self, path: Path | None = None, policy_id: int | None = None) -> None:
        """Import a text: choose the file when none is given, then correct what was recognized."""
        from medias_desktop.policies.views.import_preview.dialog import choose_file, import_file

        path = path or choose_file(self._host, self._desk)
        if path is not None:
            import_file(self._host, self._service, self._desk, path, policy_id, self.made.emit)

    def import_new_version(self) -> None:
        """Import a text as the next version of the policy being read."""
        version = self._current()
        if version is not None:
            self.import_policy(policy_id=version.summary.policy_id)

    def import_official(self, key: str) -> None:
        """Import the official text of a town of the library."""
        from medias_desktop.policies.views.import_preview.official import import_official

        import_official(self._host, self._service, self._desk, key, self.made.emit)

    def correct_outline(self) -> None:
        """Correct the outline of the draft being read."""
        from medias_desktop.policies.views.import_preview.correcting import correct_draft

        version = self._current()
        if version is not None:
            try:
                stored = self._service.version(version.summary.id)  # placeholders and all
                correct_draft(self._host, self._service, self._desk, stored, self.made.emit)
            except UnknownVersion as error:
                self.gone.emit(error)

    def adopt(self) -> None:
        """Adopt the draft being read, step by step."""
        from medias_desktop.policies.views.adoption.wizard import AdoptionWizard

        version = self._current()
        if version is None:
            return
        try:
            wizard = AdoptionWizard(
                self._host, self._service, version.summary.id, self._desk, self._services.foreseen
            )
        except UnknownVersion as error:
            self.gone.emit(error)
            return
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.open()

    def delete_draft(self) -> None:
        """Remove the draft being read, once confirmed."""
        version = self._current()
        if version is None or not self._confirm_deletion(version.summary):
            return
        try:
            self._service.delete_draft(version.summary.id)
        except UserError as error:
            self._desk.dialogs.tell_error(self._host, error)
        else:
            self.deleted.emit(version.summary.uid)
        self._desk.changes.announce("policies")

    def _confirm_deletion(self, summary: VersionSummary) -> bool:
        question = _(
            "{version} of “{policy}” will be deleted with its text. The file it was read from stays."
        )
        act = _("Delete the draft") if summary.state.before_adoption else _("Delete the official text")
        return self._desk.dialogs.confirm(
            self._host,
            act,
            question.format(version=version_label(summary), policy=summary.policy_title),
            act,
            destructive=True,
        )

    def history_of(self) -> tuple[tuple[str, str], ...]:
        """Return what the audit trail calls the version being read, its policy and its adoption; nothing for none."""
        version = self._current()
        return () if version is None else self._service.trail_records(version.summary.id)

    def print_text(self) -> None:
        """Print the text being read, as it is, without signatures."""
        from medias_desktop.policies.views.reader.printing import text_as_pdf

        version = self._current()
        if version is not None:
            self._desk.jobs.run(
                self._host,
                _("Preparing the pages…"),
                lambda progress: text_as_pdf(version, self._service.paper, progress),
                lambda pdf: self._desk.dialogs.print_pdf(self._host, pdf, version.summary.policy_title),
            )
