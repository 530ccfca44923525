"""Copies of the signed document: saved to a file, or printed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.policies import rules


def save_copy(parent: QWidget, desk: Desk, version: rules.VersionSummary, pdf: bytes) -> None:
    """Ask where to write a copy, byte for byte the signed document, and write it."""
    name = _("{title}, version {number}").format(title=version.policy_title, number=version.ordinal)
    save_pdf(parent, desk.dialogs, name, pdf)


def print_copy(parent: QWidget, desk: Desk, version: rules.VersionSummary, pdf: bytes) -> None:
    """Open the system's print dialog."""
    desk.dialogs.print_pdf(parent, pdf, version.policy_title)
