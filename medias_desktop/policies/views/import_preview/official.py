"""Importing the official text of a town of the library, to be read beside its restatement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.policies.rules import PolicyIdentity
from medias_desktop.policies.views.import_preview.dialog import (
    ImportPreview,
    ReadFile,
    choose_file,
    read_file,
)
from medias_desktop.policies.views.import_preview.identity_form import IdentityForm

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.policies.service import PolicyService


def import_official(
    parent: QWidget,
    service: PolicyService,
    desk: Desk,
    key: str,
    done: Callable[[int], object],
    path: Path | None = None,
) -> None:
    """Choose a file, correct its outline and keep it as the official text of a town; a later one follows the earlier."""
    from medias_desktop.policies.towns import town

    known = town(key)
    path = path or choose_file(parent, desk)
    if path is None:
        return
    policy_id = next((one.id for one in service.library() if one.town == key), None)
    identity = PolicyIdentity(known.municipality, known.title, known.number, known.language)

    def open_preview(read: ReadFile) -> None:
        preview = ImportPreview(
            parent,
            desk,
            _("Official text of {town}: check the outline of “{file}”").format(
                town=known.municipality, file=read.name
            ),
            read.outline,
            IdentityForm(identity, ()),
            lambda named, outline, _policy: service.import_policy(
                read.name, read.source, outline, named, policy_id, town=key
            ),
        )
        preview.saved.connect(done)
        preview.open()

    title = _("Reading {file}…").format(file=path.name)
    desk.jobs.run(parent, title, lambda _progress: read_file(path, known.municipality), open_preview)
