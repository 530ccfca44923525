"""What an import of a calendar would make of its events: an idea or a draft each, or why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from medias_desktop.core.progress import Progress, Silent
from medias_desktop.editorial_calendar.exchange.ics_reading import IcsEvent, masters_and_changes, to_local
from medias_desktop.editorial_calendar.exchange.ics_recurrence import comes_back, times_of
from medias_desktop.editorial_calendar.exchange.plan import (
    KnownPosts,
    LineState,
    PlannedPost,
    PostPlan,
    fault_of,
    is_absurd,
    post_uid,
)
from medias_desktop.editorial_calendar.exchange.problems import Problem, Reason
from medias_desktop.editorial_calendar.exchange.words import category_code
from medias_desktop.editorial_calendar.rules.posts import (
    LINK_LENGTH,
    NOTE_LENGTH,
    TEXT_LENGTH,
    TITLE_LENGTH,
    PostDraft,
    PostState,
    PostText,
)

_REPORTED = 200
Moment = dt.datetime | dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChoices:
    """What the user chooses: what events become, on which platform ("" none yet), in which language, for how many months."""

    becomes: PostState = PostState.IDEA
    platform: str = ""
    language: str = "fr"
    months: int = 12


@dataclass(frozen=True, slots=True)
class ReadCalendar:
    """The events of a file, and the zone that they were read for."""

    name: str
    events: Sequence[IcsEvent]
    zone: ZoneInfo


def window_of(today: dt.date, choices: CalendarChoices) -> tuple[dt.date, dt.date]:
    """Return the days within which events that come back are read."""
    months = today.year * 12 + today.month - 1 + choices.months
    last = dt.date(months // 12, months % 12 + 1, min(today.day, 28))
    return today, last


def plan_calendar(
    read: ReadCalendar, choices: CalendarChoices, known: KnownPosts, progress: Progress | None = None
) -> PostPlan:
    """Return what each event would become, those that come back once for each time. May raise Cancelled."""
    progress = progress or Silent()
    masters, changes = masters_and_changes(read.events)
    planner = _Planner(read, choices, known)
    lines: list[PlannedPost] = []
    for place, event in enumerate(masters):
        if place % _REPORTED == 0:
            progress.report(place, len(masters))
        lines += planner.lines(event, changes.get(event.uid, {}))
    return PostPlan(read.name, lines)


class _Planner:
    def __init__(self, read: ReadCalendar, choices: CalendarChoices, known: KnownPosts) -> None:
        self._zone, self._choices, self._known = read.zone, choices, known
        self._first, self._last = window_of(known.today, choices)
        self._seen: dict[str, int] = {}

    def lines(self, event: IcsEvent, changes: dict[Moment, IcsEvent]) -> Iterator[PlannedPost]:
        """Give the lines of one event."""
        if event.problems or event.start is None or not comes_back(event):
            yield self._line(event, event.start, "", ())
            return
        times, problem = times_of(event, self._first, self._last, self._zone)
        if problem is not None:
            yield self._line(replace(event, problems=(problem,)), event.start, "", ())
            return
        repeated = (Problem(Reason.REPEATED, n=len(times)),) if len(times) > 1 else ()
        for moment in times:
            remarks: tuple[Problem, ...] = ()
            local: Moment = moment
            if isinstance(moment, dt.datetime):
                local, remarks = to_local(moment, "", {}, self._zone)
            changed = changes.get(local, event)
            start = changed.start if changed is not event else local
            yield self._line(changed, start, local.isoformat(), (*remarks, *repeated), uid=event.uid)

    def _line(
        self,
        event: IcsEvent,
        start: Moment | None,
        recurrence: str,
        remarks: tuple[Problem, ...],
        uid: str = "",
    ) -> PlannedPost:
        day, time = _day_and_time(start)
        named = uid or event.uid or f"{event.title}\x1f{start.isoformat() if start else event.number}"
        found = post_uid(named, recurrence)
        problems = event.problems or tuple(self._problems(event, day))
        category, unknown = _category(event.categories)
        said = (*event.remarks, *remarks, *unknown) if not recurrence else (*remarks, *unknown)
        if event.cancelled:
            said = (*said, Problem(Reason.CANCELLED_THERE))
        if problems or day is None:
            return self._made(event, LineState.PROBLEM, None, found, problems, said)
        draft = self._draft(event, day, time, category)
        if found in self._known.uids:
            return self._made(event, LineState.ALREADY, draft, found, (), said)
        if (line := self._seen.setdefault(found, event.number)) != event.number:
            twice = (Problem(Reason.TWICE, n=line),)
            return self._made(event, LineState.PROBLEM, draft, found, twice, said)
        if day < self._known.today:
            past = (Problem(Reason.DAY_PAST, day=day), *said)
            return self._made(event, LineState.PAST, draft, found, (), past)
        if event.cancelled:
            return self._made(event, LineState.PAST, draft, found, (), said)
        if (fault := fault_of(draft, self._known.today)) is not None:
            return self._made(event, LineState.PROBLEM, draft, found, (fault,), said)
        return self._made(event, LineState.NEW, draft, found, (), said)

    def _problems(self, event: IcsEvent, day: dt.date | None) -> Iterator[Problem]:
        if not event.title:
            yield Problem(Reason.TITLE_MISSING)
        if len(event.title) > TITLE_LENGTH:
            yield Problem(Reason.TOO_LONG, event.title, TITLE_LENGTH)
        most = TEXT_LENGTH if self._choices.platform else NOTE_LENGTH
        if len(event.text) > most:
            yield Problem(Reason.TOO_LONG, event.text, most)
        if len(event.link) > LINK_LENGTH:
            yield Problem(Reason.TOO_LONG, event.link, LINK_LENGTH)
        if day is None:
            yield Problem(Reason.START_MISSING)
        elif is_absurd(day, self._known.today):
            yield Problem(Reason.DAY_ABSURD, day.isoformat())

    def _draft(self, event: IcsEvent, day: dt.date, time: dt.time | None, category: str) -> PostDraft:
        platform = self._choices.platform
        return PostDraft(
            title=event.title,
            category=category,
            language=self._choices.language,
            planned_on=day,
            planned_time=time,
            texts=(PostText(platform=platform, text=event.text),) if platform else (),
            link=event.link,
            note="" if platform else event.text,
        )

    def _made(
        self,
        event: IcsEvent,
        state: LineState,
        draft: PostDraft | None,
        uid: str,
        problems: tuple[Problem, ...],
        remarks: tuple[Problem, ...],
    ) -> PlannedPost:
        return PlannedPost(
            event.number, state, event.title, draft, uid, self._choices.becomes, problems, remarks
        )


def _day_and_time(start: Moment | None) -> tuple[dt.date | None, dt.time | None]:
    if isinstance(start, dt.datetime):
        return start.date(), start.time()
    return start, None


def _category(names: Sequence[str]) -> tuple[str, tuple[Problem, ...]]:
    for name in names:
        if code := category_code(name):
            return code, ()
    return "", (Problem(Reason.CATEGORY_UNKNOWN, names[0]),) if names else ()
