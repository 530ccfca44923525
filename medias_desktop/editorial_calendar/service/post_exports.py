"""What leaves the calendar: files for other calendars and spreadsheets, printed months and weeks, reports; nothing is recorded."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, current_language, translate
from medias_desktop.core.progress import Silent
from medias_desktop.editorial_calendar.errors.exchange import PeriodImpossible, YearImpossible
from medias_desktop.editorial_calendar.rules.post_filters import EVERY_POST, PostFilter

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.documents.common import Paper
    from medias_desktop.editorial_calendar.exchange.entries import PostEntry
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService
    from medias_desktop.editorial_calendar.service.post_package import Package

_AT_ONCE = 400
MOST_YEARS = 10
"""Of a report."""
_FIRST_YEAR = 2000


class PostExports:
    """The documents and files about the posts of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register = register
        self._service = service

    # Files for other programs

    def write_ics(
        self,
        path: Path,
        first: dt.date | None = None,
        last: dt.date | None = None,
        wanted: PostFilter = EVERY_POST,
        progress: Progress | None = None,
    ) -> int:
        """Write the posts of a list that have a date, from one day to another, as a calendar; return how many.

        Raises PeriodImpossible, Cancelled or a file error.
        """
        from dataclasses import replace

        from medias_desktop.core.files import require_writable, write_bytes
        from medias_desktop.editorial_calendar.exchange.ics_writing import write_ics
        from medias_desktop.editorial_calendar.exchange.zones import zone_of

        if first is not None and last is not None and last < first:
            raise PeriodImpossible(years=MOST_YEARS)
        progress = progress or Silent()
        require_writable(path)
        within = replace(wanted, since=first or wanted.since, until=last or wanted.until)
        entries = [one for one in self.entries(within, progress) if one.planned_on is not None]
        name = _("Posts – {municipality}").format(municipality=self._register.municipality().name)
        zone = zone_of(self._service.settings.settings().province)
        write_bytes(path, write_ics(entries, zone, name, self._register.clock.now(), progress))
        return len(entries)

    def write_list(
        self, path: Path, wanted: PostFilter = EVERY_POST, progress: Progress | None = None
    ) -> int:
        """Write the posts of a list as the name ends, .xlsx, or CSV for any other; return how many.

        What was there stays until the new file is whole. Raises Cancelled or a file error.
        """
        from medias_desktop.core.exported import Workbook, csv_of, write_workbook
        from medias_desktop.core.files import replacing, require_writable
        from medias_desktop.editorial_calendar.documents.post_list import post_columns

        progress = progress or Silent()
        require_writable(path)
        numbers = self._service.post_listing.numbers(wanted, progress)
        lines = self._entries(numbers, progress)
        with replacing(path) as stream:
            if path.suffix.lower() == ".xlsx":
                book = Workbook(_("Posts"), self._register.municipality().name, _("Posts"))
                write_workbook(stream, book, post_columns(), lines, len(numbers))
            else:
                stream.write(csv_of(post_columns(), lines))
        return len(numbers)

    def entries(self, wanted: PostFilter = EVERY_POST, progress: Progress | None = None) -> list[PostEntry]:
        """Return the posts of a list with all that they say, in its order. May raise Cancelled."""
        progress = progress or Silent()
        return list(self._entries(self._service.post_listing.numbers(wanted, progress), progress))

    # Paper

    def month(
        self, day: dt.date, wanted: PostFilter = EVERY_POST, language: str = "", paper: str = ""
    ) -> bytes:
        """Return the month around a day as a PDF; ``language`` and ``paper`` are the interface's and the municipality's own."""
        from medias_desktop.editorial_calendar.documents.month import MonthSheet, month_days, typeset_month

        first, last = month_days(day)
        with self._said(language):
            sheet = MonthSheet(
                paper=self.paper(language, paper),
                first=day.replace(day=1),
                lines=self._service.post_listing.between(first, last, wanted),
                facts=self._service.post_listing.day_facts(first, last),
                narrowed=narrowed(wanted),
            )
            return typeset_month(sheet)

    def week(
        self, day: dt.date, wanted: PostFilter = EVERY_POST, language: str = "", paper: str = ""
    ) -> bytes:
        """Return the week around a day as a PDF."""
        from medias_desktop.editorial_calendar.documents.common import week_of
        from medias_desktop.editorial_calendar.documents.week import WeekSheet, typeset_week

        first, last = week_of(day)
        with self._said(language):
            sheet = WeekSheet(
                paper=self.paper(language, paper),
                day=day,
                lines=self._service.post_listing.between(first, last, wanted),
                facts=self._service.post_listing.day_facts(first, last),
                narrowed=narrowed(wanted),
            )
            return typeset_week(sheet)

    def sheet(self, post_id: int, language: str = "") -> bytes:
        """Return the sheet of a post as a PDF: texts, findings with their clauses, what was set aside. Raises PostGone."""
        from medias_desktop.editorial_calendar.service.post_package import sheet_of

        with self._said(language):
            return sheet_of(self._service, self._service.posts.one(post_id), self.paper(language), ())

    def council(self, year: int, language: str = "") -> bytes:
        """Return what was set aside in a year, and who approved their own posts, as a PDF. Raises YearImpossible."""
        from medias_desktop.editorial_calendar.documents.reports import CouncilSheet, typeset_council

        first, last = self.year(year)
        posts = self._service.posts
        return typeset_council(
            CouncilSheet(
                paper=self.paper(language),
                first=first,
                last=last,
                overrides=posts.overrides_between(first, last),
                self_approved=posts.self_approvals(first, last),
                without_approval=posts.without_approval(first, last),
            )
        )

    def figures(self, first: dt.date, last: dt.date, language: str = "") -> bytes:
        """Return publications, what the platforms counted and answers on time between two days as a PDF.

        Raises PeriodImpossible.
        """
        from medias_desktop.editorial_calendar.documents.reports import FiguresSheet, typeset_figures
        from medias_desktop.editorial_calendar.service.post_figures import report_figures

        if last < first or last.year - first.year > MOST_YEARS:
            raise PeriodImpossible(years=MOST_YEARS)
        figures = report_figures(self._register, first, last, self._service.local_now)
        return typeset_figures(FiguresSheet(paper=self.paper(language), figures=figures))

    # The folder of a post

    def package(self, post_id: int, folder: Path, progress: Progress | None = None) -> Package:
        """Write the folder of a post into another one: texts, clean pictures, checklist, sheet; all of it or nothing.

        Raises NothingToTake, PostGone, Cancelled or a file error.
        """
        from medias_desktop.editorial_calendar.service.post_package import write_package

        return write_package(
            self._service, self._service.posts.one(post_id), folder, self.paper(""), progress or Silent()
        )

    # What they share

    def paper(self, language: str = "", paper: str = "") -> Paper:
        """Return whose document it is and how it looks. Raises RegisterDamaged when the logo's file is."""
        from medias_desktop.core.store.letterhead import letterhead
        from medias_desktop.editorial_calendar.documents.common import Paper

        town = self._register.municipality()
        return Paper(
            municipality=town.name,
            language=language or current_language(),
            day=self._service.today,
            made_at=self._register.clock.now(),
            paper=paper or town.paper,
            letterhead=letterhead(self._register),
        )

    @staticmethod
    def _said(language: str) -> contextlib.AbstractContextManager[None]:
        from medias_desktop.core.i18n import speaking

        return speaking(language or current_language())

    def year(self, year: int) -> tuple[dt.date, dt.date]:
        """Return the first and the last day of a year. Raises YearImpossible."""
        if not _FIRST_YEAR <= year <= self._service.today.year + 1:
            raise YearImpossible(year=year)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)

    def _entries(self, numbers: Sequence[int], progress: Progress) -> Iterator[PostEntry]:
        for start in range(0, len(numbers), _AT_ONCE):
            progress.report(start, len(numbers))
            some = numbers[start : start + _AT_ONCE]
            found = self._verdicts(some)
            for post in self._service.posts.many(some):
                yield entry_of(post, *found.get(post.id, (0, 0)))

    def _verdicts(self, numbers: Sequence[int]) -> dict[int, tuple[int, int]]:
        places = ", ".join(str(int(one)) for one in numbers)
        rows = self._register.tuples(
            f"SELECT post_id, blocks, warnings FROM calendar_verdict WHERE post_id IN ({places})"
        )
        return {number: (blocks, warnings) for number, blocks, warnings in rows}


def entry_of(post: Post, blocks: int = 0, warnings: int = 0) -> PostEntry:
    """Return a post as files show it."""
    from medias_desktop.editorial_calendar.exchange.entries import PostEntry
    from medias_desktop.editorial_calendar.rules.posts import PostState

    draft = post.draft
    return PostEntry(
        id=post.id,
        uid=post.uid,
        title=draft.title,
        category=draft.category,
        language=draft.language,
        state=PostState.EXPIRED if post.expired else post.state,
        planned_on=draft.planned_on,
        planned_time=draft.planned_time,
        texts=tuple((one.platform, one.text) for one in draft.texts),
        author=draft.author,
        approver=draft.approver if post.approved_at is not None else "",
        requester=draft.requester,
        campaign=draft.campaign,
        link=draft.link,
        source_credit=draft.source_credit,
        note=draft.note,
        self_approved=post.self_approved,
        blocks=blocks,
        warnings=warnings,
        version=post.version,
    )


def narrowed(wanted: PostFilter) -> str:
    """Return in words what a list was narrowed to, "" for all posts."""
    from medias_desktop.editorial_calendar.labels.posts import (
        LANGUAGE_NAMES,
        STATE_NAMES,
        category_name,
        platform_name,
    )

    said = []
    if wanted.text.strip():
        said.append(_("with “{words}”").format(words=wanted.text.strip()))
    said += [translate(STATE_NAMES[one]) for one in STATE_NAMES if one in wanted.states]
    said += [category_name(one) for one in sorted(wanted.categories)]
    if wanted.platform:
        said.append(platform_name(wanted.platform))
    if wanted.language:
        said.append(translate(LANGUAGE_NAMES.get(wanted.language, wanted.language)))
    said += [one for one in (wanted.author, wanted.campaign) if one]
    if wanted.found is not None:
        from medias_desktop.editorial_calendar.labels.posts import FOUND_NAMES

        said.append(translate(FOUND_NAMES[wanted.found]))
    if wanted.self_approved:
        said.append(_("approved by their author alone"))
    return _("Only: {choices}").format(choices=" · ".join(said)) if said else ""
