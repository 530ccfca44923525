"""A list of posts from a spreadsheet: which column holds what, and what each row would become."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from medias_desktop.core.lists import reading
from medias_desktop.core.lists.cells import is_nothing, tidy_all
from medias_desktop.core.lists.dates import DateOrder, date_order, means_no_date, parse_date
from medias_desktop.core.lists.guessing import samples_of
from medias_desktop.core.lists.headers import is_english
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.spreadsheets import restored
from medias_desktop.editorial_calendar.errors.exchange import TitleColumnMissing
from medias_desktop.editorial_calendar.exchange.plan import (
    KnownPosts,
    LineState,
    PlannedPost,
    PostPlan,
    fault_of,
    is_absurd,
    planned_key,
)
from medias_desktop.editorial_calendar.exchange.post_headers import Field, fields_of, header_score
from medias_desktop.editorial_calendar.exchange.problems import Problem, Reason
from medias_desktop.editorial_calendar.exchange.words import (
    category_code,
    hour_beside,
    language_code,
    platform_codes,
    read_hour,
)
from medias_desktop.editorial_calendar.rules.posts import TITLE_LENGTH, PostDraft, PostState, PostText


@dataclass(frozen=True, slots=True)
class PostMapping:
    """What each column holds (None: left out), and what stands for what rows do not say.

    ``platforms`` are those of rows that name none; ``date_order`` is for dates that the column itself does not settle.
    """

    fields: tuple[Field | None, ...]
    becomes: PostState = PostState.DRAFT
    platform: str = ""
    language: str = "fr"
    ambiguous_date_order: DateOrder = DateOrder.DAY_FIRST

    def column_of(self, field: Field) -> int | None:
        """Return the column that holds ``field``, or None."""
        return self.fields.index(field) if field in self.fields else None


def read_posts(path: Path) -> ListTable:
    """Read a CSV, TSV, XLSX, XLS or ODS file; raises as core.lists.reading.read_list."""
    return reading.read_list(path, header_score)


def guess_mapping(listed: ListTable, language: str = "fr") -> PostMapping:
    """Return what the headers say of each column, and where they say nothing, what the cells show."""
    fields = fields_of(listed.header)
    if Field.DAY not in fields:
        dated = [
            index
            for index, sample in enumerate(samples_of(listed))
            if fields[index] is None and sample and all(parse_date(cell) for cell in sample[:50])
        ]
        if len(dated) == 1:
            fields[dated[0]] = Field.DAY
    order = DateOrder.MONTH_FIRST if is_english(listed.header) else DateOrder.DAY_FIRST
    return PostMapping(tuple(fields), language=language, ambiguous_date_order=order)


def plan_posts(listed: ListTable, mapping: PostMapping, known: KnownPosts) -> PostPlan:
    """Return what each row would become. Raises TitleColumnMissing."""
    if mapping.column_of(Field.TITLE) is None and mapping.column_of(Field.TEXT) is None:
        raise TitleColumnMissing(name=listed.name)
    return PostPlan(listed.name, list(_Planner(listed, mapping, known).lines()))


class _Planner:
    def __init__(self, listed: ListTable, mapping: PostMapping, known: KnownPosts) -> None:
        self._listed, self._mapping, self._known = listed, mapping, known
        self._cells = {field: self._column(field) for field in Field}
        days = [cell for cell in self._cells[Field.DAY] if cell]
        self._order = date_order(
            [cell.split(" ")[0] for cell in days],
            english=mapping.ambiguous_date_order is DateOrder.MONTH_FIRST,
        )
        self._seen: dict[tuple[str, dt.date | None, str], int] = {}

    def _column(self, field: Field) -> list[str]:
        index = self._mapping.column_of(field)
        if index is None:
            return [""] * len(self._listed.rows)
        if field in (Field.TEXT, Field.NOTE):  # lines of a text stay lines
            return [restored(cell).strip() for cell in self._listed.column(index)]
        cells = [restored(cell) for cell in tidy_all(self._listed.column(index))]
        if field is Field.TITLE:
            return cells
        # “X” is what some write for nothing, and a network.
        known = {"x"} if field is Field.PLATFORMS else set()
        return ["" if is_nothing(cell) and cell.casefold() not in known else cell for cell in cells]

    def lines(self) -> Iterator[PlannedPost]:
        """Give every row of the list."""
        for place, number in enumerate(self._listed.numbers):
            yield self._line(place, number)

    def _line(self, place: int, number: int) -> PlannedPost:
        problems: list[Problem] = []
        remarks: list[Problem] = []
        if place in self._listed.overlong:
            problems.append(Problem(Reason.TOO_MANY_CELLS))
        day, time = self._moment(place, problems)
        codes, unknown = platform_codes(self._said(Field.PLATFORMS, place))
        if unknown:
            problems.append(Problem(Reason.PLATFORM_UNKNOWN, unknown))
        named = self._said(Field.CATEGORY, place)
        category = category_code(named)
        if named and not category:
            remarks.append(Problem(Reason.CATEGORY_UNKNOWN, named))
        text = self._said(Field.TEXT, place)
        title = self._said(Field.TITLE, place) or _title_of(text)
        draft = self._draft(place, title, text, (day, time), codes, category)
        return self._settled(number, draft, problems, remarks)

    def _draft(
        self,
        place: int,
        title: str,
        text: str,
        moment: tuple[dt.date | None, dt.time | None],
        codes: Sequence[str],
        category: str,
    ) -> PostDraft:
        platforms = tuple(codes) or ((self._mapping.platform,) if self._mapping.platform else ())
        note = self._said(Field.NOTE, place)
        return PostDraft(
            title=title,
            category=category,
            language=language_code(self._said(Field.LANGUAGE, place), self._mapping.language),
            planned_on=moment[0],
            planned_time=moment[1],
            texts=tuple(PostText(platform=one, text=text) for one in platforms),
            author=self._said(Field.AUTHOR, place),
            requester=self._said(Field.REQUESTER, place),
            campaign=self._said(Field.CAMPAIGN, place),
            link=self._said(Field.LINK, place),
            source_credit=self._said(Field.CREDIT, place),
            note=note if platforms else "\n\n".join(filter(None, (text, note))),
        )

    def _settled(
        self, number: int, draft: PostDraft, problems: list[Problem], remarks: list[Problem]
    ) -> PlannedPost:
        day, today = draft.planned_on, self._known.today
        key = planned_key(draft.title, day, draft.planned_time)
        state = LineState.NEW
        if not draft.title:
            problems.append(Problem(Reason.TITLE_MISSING))
        if problems:
            state = LineState.PROBLEM
        elif key in self._known.planned:
            state = LineState.ALREADY
        elif (line := self._seen.setdefault(key, number)) != number:
            state = LineState.PROBLEM
            problems.append(Problem(Reason.TWICE, n=line))
        elif day is not None and day < today:
            state = LineState.PAST
            remarks.insert(0, Problem(Reason.DAY_PAST, day=day))
        elif (fault := fault_of(draft, today)) is not None:
            state = LineState.PROBLEM
            problems.append(fault)
        becomes = self._mapping.becomes
        return PlannedPost(number, state, draft.title, draft, "", becomes, tuple(problems), tuple(remarks))

    def _moment(self, place: int, problems: list[Problem]) -> tuple[dt.date | None, dt.time | None]:
        """Return when a row is planned; what cannot be read is added to the problems."""
        cell, hour = self._said(Field.DAY, place), self._said(Field.TIME, place)
        day = None
        if cell and not means_no_date(cell):
            day = parse_date(cell, self._order)
            beside = hour_beside(cell)
            if day is None and beside:
                day = parse_date(cell[: cell.rindex(beside)].rstrip(" ,Tàat"), self._order)
            if day is None:
                problems.append(Problem(Reason.DAY_UNREADABLE, cell))
            elif is_absurd(day, self._known.today):
                problems.append(Problem(Reason.DAY_ABSURD, cell))
            if not hour and beside and not beside.startswith(("00:00", "0:00")):
                hour = beside
        if not hour:
            return day, None
        if (time := read_hour(_hour_of(hour))) is None:
            problems.append(Problem(Reason.TIME_UNREADABLE, hour))
        return day, time

    def _said(self, field: Field, place: int) -> str:
        return self._cells[field][place]


def _hour_of(cell: str) -> str:
    """Return an hour out of a cell in which a spreadsheet wrote a whole day before it."""
    return hour_beside(cell) or cell


def _title_of(text: str) -> str:
    """Return the beginning of a text as a title."""
    first = " ".join(text.split("\n", 1)[0].split())
    return first if len(first) <= TITLE_LENGTH else f"{first[: TITLE_LENGTH - 1].rstrip()}…"
