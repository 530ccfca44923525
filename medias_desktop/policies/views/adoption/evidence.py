"""Handing out the evidence file of an adoption: where to write it, the work, what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, muted
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.saving import pdf_name

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies import rules
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.service.evidence import EvidenceFile

_ENDING = ".zip"


class EvidencePart(QWidget):
    """A button, and below it the result with the SHA-256 that goes with the file."""

    def __init__(self, desk: Desk, service: PolicyService, version: rules.VersionSummary) -> None:
        super().__init__()
        self._desk, self._service, self._version = desk, service, version
        self.button = button(_("E&vidence file…"), "mdi6.file-certificate-outline")
        self.button.setObjectName("export_evidence")
        self.button.setToolTip(
            _("Everything that is needed to check this adoption without the program, in one file")
        )
        self.button.clicked.connect(self.export)
        permit(service.refusal(Permission.RECORD), desk.dialogs, self.button)
        self.result = muted("")
        self.result.setObjectName("evidence_result")
        self.result.setWordWrap(True)
        self.result.hide()
        # A line of its own: it is copied as it is, and longer than the card is wide.
        self.digest = QLineEdit()
        self.digest.setObjectName("evidence_sha256")
        self.digest.setReadOnly(True)
        self.digest.setAccessibleName(_("Fingerprint of the evidence file (SHA-256)"))
        self.digest.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.button)
        layout.addWidget(self.result)
        layout.addWidget(self.digest)

    def export(self) -> None:
        """Ask where to, then write it in the background."""
        title = _("{title}, version {number} (evidence)").format(
            title=self._version.policy_title, number=self._version.ordinal
        )
        suggested = pdf_name(title).removesuffix(".pdf") + _ENDING
        path = self._desk.dialogs.save_file(
            self, _("Save the evidence file"), suggested, _("ZIP archive (*.zip)")
        )
        if path is None:
            return
        if path.suffix.lower() != _ENDING:
            path = path.with_name(path.name + _ENDING)
        target: Path = path
        version_id, evidence = self._version.id, self._service.evidence

        def work(progress: Progress) -> EvidenceFile:
            return evidence.export(version_id, target, progress)

        self._desk.jobs.run(self, _("Preparing the evidence file…"), work, self._show)

    def _show(self, made: EvidenceFile) -> None:
        files = ngettext("{n} file", "{n} files", made.count).format(n=format_number(made.count))
        self.result.setText(
            _("Written: {name} ({files}). Its fingerprint (SHA-256), noted in the audit trail:").format(
                name=made.path.name, files=files
            )
        )
        self.digest.setText(made.sha256)
        self.digest.setCursorPosition(0)
        self.result.show()
        self.digest.show()
