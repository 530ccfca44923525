"""The columns of the list of backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.table import Column
from medias_desktop.safekeeping.backup_words import moment_text, reason_text, size_text

if TYPE_CHECKING:
    from medias_desktop.safekeeping.service.backups import Listed


def backup_columns() -> list[Column[Listed]]:
    """Return when, why, size and where, in the language of the moment."""
    return [
        Column(_("Made on"), lambda one: moment_text(one.made_at), stretch=7),
        Column(_("Why"), _why, stretch=5),
        Column(
            _("Size"),
            lambda one: "" if one.backup is None else size_text(one.backup.size),
            stretch=3,
            align_right=True,
        ),
        Column(_("Where"), _where, _where_kind, stretch=5),
    ]


def _why(one: Listed) -> str:
    return "" if one.backup is None else reason_text(one.backup.manifest.reason)


def _where(one: Listed) -> str:
    if one.backup is None:
        return _("Unreadable")
    if one.here and one.elsewhere:
        return _("In both places")
    return _("This computer") if one.here else _("Second place")


def _where_kind(one: Listed) -> str:
    if one.backup is None:
        return "bad"
    return "ok" if one.elsewhere else "muted"
