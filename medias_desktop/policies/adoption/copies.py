"""Copies of the signed document: saved to a file, or printed."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies import rules

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def file_name(version: rules.VersionSummary) -> str:
    """Return a name for the file that every system accepts."""
    name = _("{title}, version {number}").format(title=version.policy_title, number=version.ordinal)
    return _UNFIT.sub("-", name)[:150].strip(" .") + ".pdf"


def save_copy(parent: QWidget, desk: Desk, version: rules.VersionSummary, pdf: bytes) -> None:
    """Ask where to write a copy, byte for byte the signed document, and write it."""
    path = desk.dialogs.save_file(parent, _("Save a copy"), file_name(version), _("PDF document (*.pdf)"))
    if path is None:
        return
    if path.suffix.lower() != ".pdf":
        path = path.with_name(path.name + ".pdf")
    try:
        write_bytes(path, pdf)
    except UserError as error:
        desk.dialogs.tell_error(parent, error)


def print_copy(parent: QWidget, desk: Desk, version: rules.VersionSummary, pdf: bytes) -> None:
    """Open the system's print dialog."""
    desk.dialogs.print_pdf(parent, pdf, version.policy_title)
