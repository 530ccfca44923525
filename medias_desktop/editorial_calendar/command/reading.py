"""« calendar import »: posts from a calendar or a list, or statistics; or what would become of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from medias_desktop.core.i18n import current_language
from medias_desktop.editorial_calendar.command.naming import OpeningOptions, opened, read_platform
from medias_desktop.editorial_calendar.exchange.plan import LineState
from medias_desktop.editorial_calendar.rules.posts import PostState

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress
    from medias_desktop.editorial_calendar.exchange.plan import PostPlan
    from medias_desktop.editorial_calendar.exchange.statistic_lists import StatisticPlan
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.service.post_imports import ImportResult


class ImportOptions(OpeningOptions, Protocol):
    """Which file; ``becomes`` is “idea” or “draft”, ``platform`` that of lines that name none, "" for none."""

    file: Path
    statistics: bool
    becomes: str
    platform: str
    dry_run: bool


def run_import(
    options: ImportOptions, progress: Progress | None = None, clock: Clock | None = None
) -> dict[str, Any]:
    """Import a file, or with ``dry_run`` tell what an import would do; the answer can be written as JSON.

    Raises NotACalendar, CalendarWithoutEvents, TitleColumnMissing, PostColumnMissing, NumbersColumnMissing, NotEntitled,
    what reading a list raises, a file error, or as ``open_register``; nothing is written then.
    """
    with opened(options, clock) as service:
        if options.statistics:
            numbers = _statistics(service, options)
            done = None if options.dry_run else service.post_imports.apply_statistics(numbers, progress)
            return _summary(numbers, done)
        plan = _posts(service, options)
        return _summary(plan, None if options.dry_run else service.post_imports.apply(plan, progress))


def _statistics(service: EditorialCalendarService, options: ImportOptions) -> StatisticPlan:
    from dataclasses import replace

    from medias_desktop.editorial_calendar.exchange.statistic_lists import guess_mapping, read_statistics

    listed = read_statistics(options.file)
    mapping = replace(guess_mapping(listed, service.today), platform=_platform(options))
    return service.post_imports.plan_statistics(listed, mapping)


def _posts(service: EditorialCalendarService, options: ImportOptions) -> PostPlan:
    from dataclasses import replace

    language = current_language()
    if options.file.suffix.lower() == ".ics":
        from medias_desktop.editorial_calendar.exchange.ics_plan import CalendarChoices

        choices = CalendarChoices(
            becomes=PostState(options.becomes or PostState.IDEA.value),
            platform=_platform(options),
            language=language,
        )
        return service.post_imports.plan_calendar(service.post_imports.read_calendar(options.file), choices)
    from medias_desktop.editorial_calendar.exchange.post_lists import guess_mapping, read_posts

    listed = read_posts(options.file)
    becomes = PostState(options.becomes or PostState.DRAFT.value)
    mapping = replace(guess_mapping(listed, language), becomes=becomes, platform=_platform(options))
    return service.post_imports.plan_list(listed, mapping)


def _platform(options: ImportOptions) -> str:
    return read_platform(options.platform) if options.platform else ""


def _summary(plan: PostPlan | StatisticPlan, done: ImportResult | None) -> dict[str, Any]:
    counts = plan.counts()
    return {
        "file": plan.name,
        "lines": len(plan.lines),
        "new": counts[LineState.NEW],
        "already": counts[LineState.ALREADY],
        "left_out": counts[LineState.PAST],
        "written": 0 if done is None else done.written,
        "applied": done is not None,
        "problems": [
            {
                "line": line.number,
                "code": line.problems[0].reason.value,
                "reason": " ".join(problem.sentence() for problem in line.problems),
            }
            for line in plan.of(LineState.PROBLEM)
        ],
    }
