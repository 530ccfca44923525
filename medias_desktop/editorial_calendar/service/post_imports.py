"""Posts and statistics from files: compared with the register first, then written all together or not at all."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medias_desktop.core.memory import collector_at_rest
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.texts import as_date
from medias_desktop.editorial_calendar.errors.exchange import (
    CalendarChangedSincePlan,
    CalendarWithoutEvents,
    NotACalendar,
    TooManyEvents,
)
from medias_desktop.editorial_calendar.exchange.plan import KnownPosts, LineState, planned_key

if TYPE_CHECKING:
    from medias_desktop.core.lists.reading import ListTable
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.exchange.ics_plan import CalendarChoices, ReadCalendar
    from medias_desktop.editorial_calendar.exchange.plan import PlannedPost, PostPlan
    from medias_desktop.editorial_calendar.exchange.post_lists import PostMapping
    from medias_desktop.editorial_calendar.exchange.statistic_lists import (
        ListedPost,
        StatisticMapping,
        StatisticPlan,
    )
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

MOST_EVENTS = 50_000
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many lines were written, were there already, were left out as past, had a problem."""

    written: int
    already: int
    past: int
    problems: int


class PostImports:
    """The imports into one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register = register
        self._service = service

    # A calendar

    def read_calendar(self, path: Path, progress: Progress | None = None) -> ReadCalendar:
        """Return the events of a file in the municipality’s own time.

        Raises NotACalendar, CalendarWithoutEvents, TooManyEvents, Cancelled or a file error.
        """
        from medias_desktop.core.files import read_bytes
        from medias_desktop.core.lists.decoding import NotText, decode
        from medias_desktop.editorial_calendar.exchange.ics_plan import ReadCalendar
        from medias_desktop.editorial_calendar.exchange.ics_reading import is_calendar, read_events
        from medias_desktop.editorial_calendar.exchange.zones import zone_of

        try:
            text = decode(read_bytes(path))
        except NotText as error:
            raise NotACalendar(name=path.name) from error
        if not is_calendar(text):
            raise NotACalendar(name=path.name)
        if (number := text.upper().count("BEGIN:VEVENT")) > MOST_EVENTS:
            from medias_desktop.core.i18n import format_number

            raise TooManyEvents(name=path.name, n=format_number(number), most=format_number(MOST_EVENTS))
        zone = zone_of(self._service.settings.settings().province)
        events = read_events(text, zone, progress)
        if not events:
            raise CalendarWithoutEvents(name=path.name)
        return ReadCalendar(path.name, events, zone)

    def plan_calendar(
        self, read: ReadCalendar, choices: CalendarChoices, progress: Progress | None = None
    ) -> PostPlan:
        """Return what each event would become; nothing is written. May raise Cancelled."""
        from medias_desktop.editorial_calendar.exchange.ics_plan import plan_calendar

        return plan_calendar(read, choices, self._known(), progress)

    # A list of posts

    def plan_list(self, listed: ListTable, mapping: PostMapping) -> PostPlan:
        """Return what each row would become; nothing is written. Raises TitleColumnMissing."""
        from medias_desktop.editorial_calendar.exchange.post_lists import plan_posts

        with collector_at_rest():
            return plan_posts(listed, mapping, self._known())

    def apply(self, plan: PostPlan, progress: Progress | None = None) -> ImportResult:
        """Record the new posts of a plan, all or none, after a backup of the register as it is; then check them.

        Raises CalendarChangedSincePlan when one of them is there meanwhile, NotEntitled, Cancelled, or as
        Register.safeguard. A plan without new lines writes nothing. Checks that are cancelled are made up for later.
        """
        progress = progress or Silent()
        new, counts = plan.of(LineState.NEW), plan.counts()
        if new:
            self._register.safeguard(progress)
            numbers = self._write(new, progress)
            self._check(numbers, progress)
        return ImportResult(
            len(new), counts[LineState.ALREADY], counts[LineState.PAST], counts[LineState.PROBLEM]
        )

    def _known(self) -> KnownPosts:
        uids: set[str] = set()
        planned: set[tuple[str, dt.date | None, str]] = set()
        for uid, title, day, time in self._register.tuples(
            "SELECT uid, title, planned_on, planned_time FROM calendar_post"
        ):
            uids.add(uid)
            key, _day, _time = planned_key(title, None, None)
            planned.add((key, as_date(day), time))
        return KnownPosts(self._service.today, uids, planned)

    def _write(self, new: Sequence[PlannedPost], progress: Progress) -> list[int]:
        from medias_desktop.core.store.transaction import new_uids
        from medias_desktop.editorial_calendar.models import posts as tables

        fresh = new_uids(len(new))
        with collector_at_rest(), self._register.transaction("import_posts") as tx:
            self._refuse_known(tx, new)
            numbers = tx.new_numbers(tables.post, len(new))
            for start in range(0, len(new), _AT_ONCE):
                progress.report(start, 2 * len(new))
                end = start + _AT_ONCE
                self._insert(tx, new[start:end], numbers[start:end], fresh[start:end])
        return list(numbers)

    def _insert(
        self, tx: Transaction, lines: Sequence[PlannedPost], numbers: Sequence[int], uids: Sequence[str]
    ) -> None:
        from medias_desktop.editorial_calendar.models import posts as tables
        from medias_desktop.editorial_calendar.rules.post_checks import tidy
        from medias_desktop.editorial_calendar.service.post_rows import values_of

        posts: list[dict[str, Any]] = []
        texts: list[dict[str, Any]] = []
        steps: list[dict[str, Any]] = []
        for line, number, uid in zip(lines, numbers, uids, strict=True):
            assert line.draft is not None
            draft, state = tidy(line.draft), line.becomes.value
            named = {"id": number, "uid": line.uid or uid, "state": state, "created_at": tx.now}
            posts.append({**named, **values_of(draft)})
            for one in draft.texts:
                values = {"platform": one.platform, "account_id": one.account_id, "text": one.text}
                texts.append({"post_id": number, **values, "planned_on": draft.planned_on})
            who = {"taken_by": self._service.actor_name, "taken_at": tx.now, "reason": ""}
            steps.append({"post_id": number, "state": state, **who})
        for table, rows in ((tables.post, posts), (tables.post_text, texts), (tables.post_step, steps)):
            tx.insert_many(table, rows)

    @staticmethod
    def _refuse_known(tx: Transaction, new: Sequence[PlannedPost]) -> None:
        """Raise CalendarChangedSincePlan when the register holds one of them meanwhile."""
        from medias_desktop.editorial_calendar.models.posts import post as table

        uids = [line.uid for line in new if line.uid]
        for start in range(0, len(uids), _AT_ONCE):
            some = uids[start : start + _AT_ONCE]
            if tx.execute(table.select().where(table.c.uid.in_(some)).limit(1)).first() is not None:
                raise CalendarChangedSincePlan
        if len(uids) == len(new):
            return
        columns = table.c.title, table.c.planned_on, table.c.planned_time
        there = {
            (planned_key(row.title, None, None)[0], row.planned_on, row.planned_time)
            for row in tx.execute(table.select().with_only_columns(*columns))
        }
        for line in new:
            draft = line.draft
            if line.uid or draft is None:
                continue
            if planned_key(draft.title, draft.planned_on, draft.planned_time) in there:
                raise CalendarChangedSincePlan

    def _check(self, numbers: Sequence[int], progress: Progress) -> None:
        """Keep what the rules in force find in new posts, seen together with each other."""
        from medias_desktop.editorial_calendar.service.import_checks import check_new

        check_new(self._register, self._service, numbers, progress)

    # Statistics

    def plan_statistics(self, listed: ListTable, mapping: StatisticMapping) -> StatisticPlan:
        """Return what would be kept of each row. Raises PostColumnMissing or NumbersColumnMissing."""
        from medias_desktop.editorial_calendar.exchange.statistic_lists import plan_statistics
        from medias_desktop.editorial_calendar.rules.post_records import COUNTED, Counts

        kept = {
            (row["post_id"], row["platform"], day): Counts(**{name: row[name] for name in COUNTED})
            for row in self._register.rows("SELECT * FROM calendar_statistic")
            if (day := as_date(row["measured_on"])) is not None
        }
        with collector_at_rest():
            return plan_statistics(listed, mapping, self._published(), kept, self._service.today)

    def apply_statistics(self, plan: StatisticPlan, progress: Progress | None = None) -> ImportResult:
        """Keep the new lines of a plan, all or none, after a backup of the register as it is.

        Raises as ``PostRecords.record_statistics``, Cancelled, NotEntitled, or as Register.safeguard.
        """
        progress = progress or Silent()
        new, counts = plan.of(LineState.NEW), plan.counts()
        if new:
            self._register.safeguard(progress)
            self._service.post_records.record_statistics_of(
                [
                    (line.post.id, line.platform, line.day, line.counts)
                    for line in new
                    if line.post is not None and line.day is not None
                ]
            )
        return ImportResult(len(new), counts[LineState.ALREADY], 0, counts[LineState.PROBLEM])

    def _published(self) -> list[ListedPost]:
        """Return the posts that appeared somewhere, with where."""
        from medias_desktop.editorial_calendar.exchange.statistic_lists import ListedPost

        links: dict[int, list[tuple[str, str]]] = defaultdict(list)
        days: dict[int, dt.date] = {}
        titles: dict[int, str] = {}
        for number, title, platform, link, day in self._register.tuples(
            "SELECT p.id, p.title, e.platform, e.link, e.published_on FROM calendar_post p"
            " JOIN calendar_evidence e ON e.post_id = p.id ORDER BY p.id, e.id"
        ):
            titles[number] = title
            links[number].append((platform, link))
            if (appeared := as_date(day)) is not None:
                days[number] = min(appeared, days.get(number, appeared))
        return [
            ListedPost(
                number,
                title,
                tuple(dict.fromkeys(platform for platform, _link in links[number])),
                tuple(links[number]),
                published_on=days.get(number),
            )
            for number, title in titles.items()
        ]
