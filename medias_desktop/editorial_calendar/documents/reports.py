"""What council is told of a year: what was set aside and who approved their own posts; how posts were received."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import (
    _,
    format_date,
    format_month,
    format_number,
    format_percent,
    ngettext,
    speaking,
)
from medias_desktop.editorial_calendar.documents.common import Paper, clean, head, said_clause, said_state
from medias_desktop.editorial_calendar.labels.posts import platform_name

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.post_records import Override, Unseconded
    from medias_desktop.editorial_calendar.rules.report_figures import ReportFigures, Tallied

Table = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilSheet:
    """What was set aside and approved between two days."""

    paper: Paper
    first: dt.date
    last: dt.date
    overrides: Sequence[Override]
    self_approved: Sequence[Unseconded]
    without_approval: Sequence[Unseconded]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresSheet:
    """How posts were received and answers given between two days."""

    paper: Paper
    figures: ReportFigures


def typeset_council(sheet: CouncilSheet) -> bytes:
    """Return the report on departures as PDF/A-2a and PDF/UA-1."""
    with speaking(sheet.paper.language):
        data = head(sheet.paper) | {
            "title": _("Posts: overrides and approvals"),
            "subtitle": _("Report to the council"),
            "about": [
                _("From {first} to {last}.").format(
                    first=format_date(sheet.first), last=format_date(sheet.last)
                )
            ],
            "figures": [
                (format_number(len(sheet.overrides)), _("findings set aside with a reason")),
                (format_number(len(sheet.self_approved)), _("posts approved by their author alone")),
                (format_number(len(sheet.without_approval)), _("posts that appeared without approval")),
            ],
            "tables": [
                _overrides(sheet.overrides),
                _unseconded(_("Approved by their author alone"), sheet.self_approved),
                _unseconded(_("Appeared without approval"), sheet.without_approval, reasons=True),
            ],
        }
        return _typeset(data, sheet.paper)


def typeset_figures(sheet: FiguresSheet) -> bytes:
    """Return the report on publications and answers as PDF/A-2a and PDF/UA-1."""
    with speaking(sheet.paper.language):
        found = sheet.figures
        on_time = "–" if not found.answered else format_percent(found.on_time / found.answered)
        data = head(sheet.paper) | {
            "title": _("Posts and answers"),
            "subtitle": _("Report on the networks"),
            "about": [
                _("From {first} to {last}.").format(
                    first=format_date(found.first), last=format_date(found.last)
                ),
                _(
                    "Of each post the last numbers that its platform told are counted; those that were not recorded are not."
                ),
            ],
            "figures": [
                (format_number(found.published), ngettext("publication", "publications", found.published)),
                (
                    format_number(found.received),
                    ngettext("message received", "messages received", found.received),
                ),
                (on_time, _("of the answers on time")),
            ],
            "tables": [
                _tallied(_("By platform"), _("Platform"), found.by_platform, platform_name),
                _tallied(_("By month"), _("Month"), found.by_month, _month),
                _answers(found),
            ],
        }
        return _typeset(data, sheet.paper)


def _typeset(data: dict[str, object], paper: Paper) -> bytes:
    from medias_desktop.core.pdf.typesetting import typeset

    return typeset("calendar_report.typ", data, paper.made_at)


def _overrides(overrides: Iterable[Override]) -> Table:
    rows = []
    for one in overrides:
        finding = clean(one.finding)
        if one.taken_back_at is not None:
            finding += " " + _("(taken back on {day})").format(day=format_date(one.taken_back_at.date()))
        rows.append(
            [
                one.made_at.date().isoformat(),
                clean(one.post_title),
                finding,
                said_clause(one.clause.cite),
                clean(one.reason),
                clean(one.made_by),
            ]
        )
    columns = [_("Date"), _("Post"), _("Finding"), _("Clause"), _("Reason"), _("By")]
    return _table(_("Findings set aside"), columns, (11, 18, 26, 13, 20, 12), rows)


def _unseconded(title: str, posts: Iterable[Unseconded], *, reasons: bool = False) -> Table:
    columns = [_("Date"), _("Post"), _("Author"), _("By"), _("State")]
    weights: tuple[int, ...] = (12, 36, 20, 20, 12)
    rows = [
        [
            one.at.date().isoformat(),
            clean(one.title),
            clean(one.author),
            clean(one.taken_by),
            said_state(one.state),
        ]
        for one in posts
    ]
    if reasons:
        columns, weights = [*columns, _("Reason")], (12, 26, 16, 16, 12, 18)
        rows = [[*row, clean(one.reason)] for row, one in zip(rows, posts, strict=True)]
    return _table(title, columns, weights, rows)


def _tallied(title: str, first: str, tallies: Iterable[Tallied], name: object) -> Table:
    assert callable(name)
    columns = [first, _("Posts"), _("Reach"), _("Reactions"), _("Comments"), _("Shares"), _("Clicks")]
    rows = [
        [
            clean(name(one.code)),
            format_number(one.posts),
            *("–" if value is None else format_number(value) for value in one.counts),
        ]
        for one in tallies
    ]
    return _table(title, columns, (22, 10, 14, 14, 14, 13, 13), rows, numbers=1)


def _answers(found: ReportFigures) -> Table:
    rows = [
        [_("Messages received"), format_number(found.received)],
        [_("Answered"), format_number(found.answered)],
        [_("Answered on time"), format_number(found.on_time)],
        [_("Answered late"), format_number(found.answered - found.on_time)],
        [_("Still to be answered"), format_number(found.open)],
        [_("Of these, late"), format_number(found.open_late)],
    ]
    return _table(_("Answers"), [_("What"), _("Number")], (80, 20), rows if found.received else [], numbers=1)


def _table(
    title: str, columns: list[str], weights: tuple[int, ...], rows: list[list[str]], *, numbers: int = 99
) -> Table:
    """``numbers`` is the first column whose cells are figures, set at the right."""
    return {
        "title": title,
        "columns": columns,
        "weights": list(weights),
        "rows": rows,
        "numbers": numbers,
        "nothing": _("Nothing."),
    }


def _month(code: str) -> str:
    return format_month(dt.date.fromisoformat(f"{code}-01"))
