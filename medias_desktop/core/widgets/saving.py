"""Copies of documents, written where the user says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.dialogs import Dialogs

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def pdf_name(title: str) -> str:
    """Return a name for a PDF file that every system accepts."""
    return _UNFIT.sub("-", title)[:150].strip(" .") + ".pdf"


def save_pdf(parent: QWidget, dialogs: Dialogs, title: str, pdf: bytes) -> bool:
    """Ask where to write a document and write it byte for byte; return whether it was, a refusal having been told."""
    path = dialogs.save_file(parent, _("Save a copy"), pdf_name(title), _("PDF document (*.pdf)"))
    if path is None:
        return False
    if path.suffix.lower() != ".pdf":
        path = path.with_name(path.name + ".pdf")
    try:
        write_bytes(path, pdf)
    except UserError as error:
        dialogs.tell_error(parent, error)
        return False
    return True
