"""« calendar check » and « calendar recheck »: the policy is asked about a post, or about all that are to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.progress import Silent
from medias_desktop.editorial_calendar.command.naming import (
    OpeningOptions,
    opened,
    read_category,
    read_day,
    read_platforms,
    read_time,
)
from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostText

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress
    from medias_desktop.editorial_calendar.rules.findings import Finding


class CheckOptions(OpeningOptions, Protocol):
    """Which post, by its number; or what one would say: "" and None for what was not said."""

    post: int | None
    title: str
    text: str
    platform: Sequence[str]
    category: str
    day: str
    time: str
    post_language: str


def run_check(options: CheckOptions, clock: Clock | None = None) -> tuple[list[str], bool]:
    """Return what the policy says of a post, each finding with its clause, and whether nothing stands in the way.

    Raises PostGone, CommandCategoryUnknown, CommandPlatformUnknown, CommandTimeUnreadable, DateUnreadable, or as
    ``open_register``.
    """
    with opened(options, clock) as service:
        if options.post is not None:
            draft = service.posts.one(options.post).draft
            found = service.checking.check(draft, options.post)
        else:
            found = service.checking.check(_draft(options))
    lines = [_line(one) for one in found] or [_("The policy in force has nothing against it.")]
    return lines, not any(one.severity is Severity.BLOCK and not one.overridden for one in found)


def run_recheck(
    options: OpeningOptions, progress: Progress | None = None, clock: Clock | None = None
) -> list[str]:
    """Check all posts to come again and return what changed. Raises NotEntitled, or as ``open_register``."""
    from medias_desktop.editorial_calendar.labels.findings import sentence

    with opened(options, clock) as service:
        made = service.checking.recheck(progress or Silent())
    checked = ngettext("{n} post was checked.", "{n} posts were checked.", made.posts)
    lines = [checked.format(n=format_number(made.posts))]
    for one in made.lines:
        day = one.planned_on.isoformat() if one.planned_on else ""
        lines += [f"{one.post_id}\t{day}\t+ {sentence(each)}" for each in one.appeared]
        lines += [f"{one.post_id}\t{day}\t- {sentence(each)}" for each in one.gone]
    return lines


def _draft(options: CheckOptions) -> PostDraft:
    return PostDraft(
        title=options.title,
        category=read_category(options.category) if options.category else "",
        language=options.post_language,
        planned_on=read_day(options.day),
        planned_time=read_time(options.time),
        texts=tuple(PostText(platform=one, text=options.text) for one in read_platforms(options.platform)),
    )


def _line(one: Finding) -> str:
    from medias_desktop.editorial_calendar.documents.common import said_clause
    from medias_desktop.editorial_calendar.labels.findings import sentence

    words = {
        Severity.BLOCK: _("Stands in the way"),
        Severity.WARN: _("Warning"),
        Severity.INFORM: _("For information"),
    }
    weight = _("Override") if one.overridden else words[one.severity]
    return "\t".join((weight, said_clause(one.clause.cite), sentence(one)))
