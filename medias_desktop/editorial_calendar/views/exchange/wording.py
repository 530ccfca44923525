"""How the windows over what is read in word states, columns and what a line would become."""

from __future__ import annotations

from collections.abc import Mapping

from medias_desktop.core.i18n import N_, _, format_date, format_number, ngettext, translate
from medias_desktop.core.widgets.list_import.layout import States
from medias_desktop.core.widgets.table import Column
from medias_desktop.editorial_calendar.exchange.names import LINE_STATES
from medias_desktop.editorial_calendar.exchange.plan import LineState, PlannedPost
from medias_desktop.editorial_calendar.exchange.statistic_lists import StatisticLine
from medias_desktop.editorial_calendar.labels.posts import COUNT_NAMES, STATE_NAMES, platform_name
from medias_desktop.editorial_calendar.rules.post_checks import said_time
from medias_desktop.editorial_calendar.rules.post_records import COUNTED
from medias_desktop.editorial_calendar.rules.posts import PostState

_NONE = "—"
_KINDS = {
    LineState.NEW: "ok",
    LineState.ALREADY: "muted",
    LineState.PAST: "muted",
    LineState.PROBLEM: "bad",
}
POST_STATES: States[LineState] = States(
    kinds=_KINDS,
    names=LINE_STATES,
    captions={
        LineState.NEW: lambda n: ngettext("new post", "new posts", n),
        LineState.ALREADY: lambda n: ngettext("there already", "there already", n),
        LineState.PAST: lambda n: ngettext("left out", "left out", n),
        LineState.PROBLEM: lambda n: ngettext("problem", "problems", n),
    },
    problem=LineState.PROBLEM,
)
STATISTIC_STATES: States[LineState] = States(
    kinds={state: kind for state, kind in _KINDS.items() if state is not LineState.PAST},
    names=LINE_STATES,
    captions={
        LineState.NEW: lambda n: ngettext("new line", "new lines", n),
        LineState.ALREADY: lambda n: ngettext("there already", "there already", n),
        LineState.PROBLEM: lambda n: ngettext("problem", "problems", n),
    },
    problem=LineState.PROBLEM,
)
BECOMES = {PostState.IDEA: N_("Ideas"), PostState.DRAFT: N_("Drafts")}
"""What is read in may become."""


def post_columns(number: str) -> list[Column[PlannedPost]]:
    """Return the columns of the preview; ``number`` heads the place in the file."""
    return [
        Column(number, lambda line: format_number(line.number), stretch=4),
        POST_STATES.column(stretch=8),
        Column(_("Title"), lambda line: line.title or _NONE, stretch=13),
        Column(_("Planned"), planned, stretch=10),
        Column(_("Becomes"), becomes, stretch=11),
        Column(_("What to know"), remark, stretch=14),
    ]


def statistic_columns() -> list[Column[StatisticLine]]:
    """Return the columns of the preview of statistics."""
    return [
        Column(_("Row"), lambda line: format_number(line.number), stretch=4),
        STATISTIC_STATES.column(stretch=8),
        Column(_("Post"), lambda line: line.post.title if line.post else line.named or _NONE, stretch=12),
        Column(
            _("Platform"), lambda line: platform_name(line.platform) if line.platform else _NONE, stretch=7
        ),
        Column(_("Read on"), lambda line: format_date(line.day, "medium") if line.day else _NONE, stretch=8),
        Column(_("What to know"), statistic_remark, stretch=18),
    ]


def planned(line: PlannedPost) -> str:
    """Return when a line is planned."""
    draft = line.draft
    if draft is None or draft.planned_on is None:
        return _NONE
    day = format_date(draft.planned_on, "short")
    return f"{day}, {said_time(draft.planned_time)}" if draft.planned_time else day


def becomes(line: PlannedPost) -> str:
    """Return what a line becomes, and where it would appear."""
    if line.state is not LineState.NEW or line.draft is None:
        return _NONE
    named = ", ".join(map(platform_name, line.draft.platforms))
    return " · ".join(filter(None, (translate(STATE_NAMES[line.becomes]), named)))


def remark(line: PlannedPost) -> str:
    """Return why a line stays out, or what else is to be known of it."""
    said = [one.sentence() for one in (*line.problems, *line.remarks)]
    if line.state is LineState.ALREADY:
        said.insert(0, _("This post is in the register: it stays as it is there."))
    return " ".join(said)


def statistic_remark(line: StatisticLine) -> str:
    """Return why a line stays out, or the numbers that would be kept."""
    if line.problems:
        return " ".join(one.sentence() for one in line.problems)
    if line.differs:
        return _("The register has other numbers of that day: they stay.")
    return " · ".join(
        f"{translate(COUNT_NAMES[name])} {format_number(value)}"
        for name in COUNTED
        if (value := getattr(line.counts, name)) is not None
    )


def left_out(counts: Mapping[LineState, int]) -> str:
    """Return what is not recorded, in words: nothing when every line is."""
    found = []
    if already := counts.get(LineState.ALREADY, 0):
        found.append(
            ngettext("{n} line is there already.", "{n} lines are there already.", already).format(
                n=format_number(already)
            )
        )
    if past := counts.get(LineState.PAST, 0):
        found.append(
            ngettext(
                "{n} line is past or cancelled and stays out.",
                "{n} lines are past or cancelled and stay out.",
                past,
            ).format(n=format_number(past))
        )
    if problems := counts.get(LineState.PROBLEM, 0):
        found.append(
            ngettext(
                "{n} line has a problem and stays out.", "{n} lines have a problem and stay out.", problems
            ).format(n=format_number(problems))
        )
    return " ".join(found)
