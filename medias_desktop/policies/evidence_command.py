"""Handing out the evidence file of an adoption without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.command import open_register
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.policies.service import PolicyService

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress


def run_evidence(
    register_path: Path,
    version_id: int,
    output: Path,
    user: str = "",
    progress: Progress | None = None,
    clock: Clock | None = None,
) -> list[str]:
    """Write the evidence of an adopted version and return lines that say what was written. Raises a UserError."""
    register = open_register(register_path, clock, user)
    try:
        made = PolicyService(register).evidence.export(version_id, output, progress)
    finally:
        register.close()
    files = ngettext("{n} file", "{n} files", made.count).format(n=format_number(made.count))
    return [
        _("Written: {path}").format(path=made.path),
        _("{files}, SHA-256 {digest}").format(files=files, digest=made.sha256),
    ]
