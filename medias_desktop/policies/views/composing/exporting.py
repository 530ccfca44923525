"""Writing a draft where the user says, as Word or PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medias_desktop.core.files import require_writable, write_bytes
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.saving import pdf_name

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies.service.draft_documents import ExportChoices
    from medias_desktop.policies.service.services import PolicyServices


def export_draft(
    parent: QWidget,
    services: PolicyServices,
    desk: Desk,
    version_id: int,
    kind: str,
    choices: ExportChoices,
) -> None:
    """Ask where to write a draft ("word" or "pdf") and write it, whole or not at all."""
    summary, _draft = services.composing.draft(version_id)
    suffix, filters = {
        "word": (".docx", _("Word document (*.docx)")),
        "pdf": (".pdf", _("PDF document (*.pdf)")),
    }[kind]
    name = pdf_name(_("Draft {title}").format(title=summary.policy_title)).removesuffix(".pdf") + suffix
    chosen = desk.dialogs.save_file(parent, _("Export the draft"), name, filters)
    if chosen is None:
        return
    path = chosen if chosen.suffix.lower() == suffix else chosen.with_name(chosen.name + suffix)

    def work(progress: Progress) -> Path:
        require_writable(path)
        write_bytes(path, services.composing.export(version_id, kind, choices, progress))
        return path

    written = _("The draft was written to “{name}”.")
    desk.jobs.run(
        parent,
        _("Writing the draft…"),
        work,
        lambda made: desk.dialogs.tell(parent, written.format(name=made.name)),
    )
