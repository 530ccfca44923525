"""The list of posts as a spreadsheet: a row for each post, with all that it says."""

from __future__ import annotations

from medias_desktop.core.exported import ExportColumn
from medias_desktop.core.i18n import _, format_number, translate
from medias_desktop.editorial_calendar.documents.common import said_platforms, said_state
from medias_desktop.editorial_calendar.exchange.entries import PostEntry
from medias_desktop.editorial_calendar.labels.posts import LANGUAGE_NAMES, category_name, platform_name

Column = ExportColumn[PostEntry]


def post_columns() -> tuple[Column, ...]:
    """Return the columns, in the interface language; an import knows them again by their names."""
    return (
        Column(_("Number"), lambda one: str(one.id), 10),
        Column(_("Date"), lambda one: one.planned_on or "", 12),
        Column(_("Time"), lambda one: f"{one.planned_time:%H:%M}" if one.planned_time else "", 8),
        Column(_("Title"), lambda one: one.title, 40),
        Column(_("Category"), lambda one: category_name(one.category), 24),
        Column(_("Platforms"), lambda one: said_platforms(one.platforms), 24),
        Column(_("State"), lambda one: said_state(one.state), 14),
        Column(_("Text"), _texts, 60),
        Column(_("Language"), _language, 12),
        Column(_("Author"), lambda one: one.author, 24),
        Column(_("Approved by"), lambda one: one.approver, 24),
        Column(_("Approved by the author alone"), lambda one: _("Yes") if one.self_approved else _("No"), 14),
        Column(_("Requested by"), lambda one: one.requester, 24),
        Column(_("Campaign"), lambda one: one.campaign, 24),
        Column(_("Link"), lambda one: one.link, 40),
        Column(_("Source"), lambda one: one.source_credit, 24),
        Column(_("Note"), lambda one: one.note, 40),
        Column(_("Blocking findings"), lambda one: format_number(one.blocks) if one.blocks else "", 12),
        Column(_("Warnings"), lambda one: format_number(one.warnings) if one.warnings else "", 12),
    )


def _texts(one: PostEntry) -> str:
    """Return the words of a post: plainly where they are the same everywhere, else by platform."""
    said: dict[str, list[str]] = {}
    for platform, text in one.texts:
        said.setdefault(text, []).append(platform_name(platform))
    if len(said) == 1:
        return next(iter(said))
    return "\n\n".join(f"[{', '.join(platforms)}]\n{text}" for text, platforms in said.items())


def _language(one: PostEntry) -> str:
    return translate(LANGUAGE_NAMES.get(one.language, one.language))
