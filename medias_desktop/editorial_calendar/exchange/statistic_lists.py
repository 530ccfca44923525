"""A list of statistics from a spreadsheet: which post each row is about, and what would be kept of it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from medias_desktop.core.lists import reading
from medias_desktop.core.lists.cells import is_nothing, plain_number, tidy_all
from medias_desktop.core.lists.dates import DateOrder, date_order, parse_date
from medias_desktop.core.lists.headers import is_english
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.spreadsheets import restored
from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.errors.exchange import NumbersColumnMissing, PostColumnMissing
from medias_desktop.editorial_calendar.exchange.plan import LineState
from medias_desktop.editorial_calendar.exchange.problems import Problem, Reason
from medias_desktop.editorial_calendar.exchange.statistic_headers import (
    COUNTED,
    Field,
    fields_of,
    header_score,
)
from medias_desktop.editorial_calendar.exchange.words import platform_code
from medias_desktop.editorial_calendar.rules.post_records import Counts

MOST = 2_000_000_000
"""What a platform may have counted: as much as a column of the register holds."""
_NUMBER = re.compile(r"(\d[\d\s\u00a0\u202f,.'’]*?)\s*([kKmM])?")
_THOUSANDS = {"k": 1_000, "m": 1_000_000}


@dataclass(frozen=True, slots=True)
class StatisticMapping:
    """What each column holds (None: left out); ``day`` and ``platform`` are of rows that do not say theirs."""

    fields: tuple[Field | None, ...]
    day: dt.date
    platform: str = ""
    ambiguous_date_order: DateOrder = DateOrder.DAY_FIRST

    def column_of(self, wanted: Field) -> int | None:
        """Return the column that holds a field, or None."""
        return self.fields.index(wanted) if wanted in self.fields else None

    @property
    def has_posts(self) -> bool:
        """Tell whether any column says which post a row is about."""
        return bool({Field.LINK, Field.POST, Field.NUMBER} & set(self.fields))

    @property
    def has_numbers(self) -> bool:
        """Tell whether any column holds numbers."""
        return bool(set(COUNTED) & set(self.fields))


class ListedPost(NamedTuple):
    """A post as lists of statistics may name it; ``links`` are pairs of a platform and where it appeared there."""

    id: int
    title: str
    platforms: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()
    link: str = ""
    published_on: dt.date | None = None


class StatisticLine(NamedTuple):
    """One row: ``number`` in the file, which post and platform, the day, what was counted."""

    number: int
    state: LineState
    post: ListedPost | None
    named: str
    platform: str
    day: dt.date | None
    counts: Counts
    problems: tuple[Problem, ...] = ()
    differs: bool = False
    """The register has other numbers of that day, which stay."""


@dataclass(frozen=True, slots=True)
class StatisticPlan:
    """Every row of a list and what an import would do with it."""

    name: str
    lines: Sequence[StatisticLine]
    posts: Sequence[ListedPost] = field(repr=False, compare=False)

    def of(self, state: LineState) -> list[StatisticLine]:
        """Return the rows of one state."""
        return [line for line in self.lines if line.state is state]

    def counts(self) -> dict[LineState, int]:
        """Return how many rows there are of each state."""
        found = Counter(line.state for line in self.lines)
        return {state: found[state] for state in LineState}


Kept = Mapping[tuple[int, str, dt.date], Counts]


def read_statistics(path: Path) -> ListTable:
    """Read a CSV, TSV, XLSX, XLS or ODS file; raises as core.lists.reading.read_list."""
    return reading.read_list(path, header_score)


def guess_mapping(listed: ListTable, today: dt.date) -> StatisticMapping:
    """Return what the headers say of each column."""
    order = DateOrder.MONTH_FIRST if is_english(listed.header) else DateOrder.DAY_FIRST
    return StatisticMapping(tuple(fields_of(listed.header)), today, ambiguous_date_order=order)


def plan_statistics(
    listed: ListTable, mapping: StatisticMapping, posts: Sequence[ListedPost], kept: Kept, today: dt.date
) -> StatisticPlan:
    """Return what would be kept of each row. Raises PostColumnMissing or NumbersColumnMissing."""
    if not mapping.has_posts:
        raise PostColumnMissing(name=listed.name)
    if not mapping.has_numbers:
        raise NumbersColumnMissing(name=listed.name)
    lines = list(_Planner(listed, mapping, posts, kept, today).lines())
    return StatisticPlan(listed.name, lines, posts)


def plain_link(link: str) -> str:
    """Return an address so that two ways of writing it are one: no scheme, no www, no slash at the end, no counting marks."""
    bare = re.sub(r"^https?://(?:www\.|m\.)?", "", link.strip(), flags=re.IGNORECASE)
    address, _hash, _rest = bare.partition("#")
    path, _mark, query = address.partition("?")
    kept = [
        one
        for one in query.split("&")
        if one and not one.lower().startswith(("utm_", "fbclid=", "igsh", "ref=", "__"))
    ]
    host, slash, rest = path.partition("/")
    return f"{host.lower()}{slash}{rest}".rstrip("/") + ("?" + "&".join(kept) if kept else "")


def read_count(text: str) -> int | None:
    """Return a number as platforms write it (1 234, 1,234, 1,2 k, 3.4K), None for what is none."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    digits, times = re.sub(r"[\s\u00a0\u202f'’]", "", match[1]), _THOUSANDS.get((match[2] or "").lower(), 1)
    if times > 1:
        number = float(digits.replace(",", ".")) if digits.count(",") + digits.count(".") <= 1 else -1.0
        return round(number * times) if 0 <= number * times <= MOST else None
    if re.fullmatch(r"\d+[.,]0{1,2}", digits) and not re.fullmatch(r"\d{1,3}[.,]000", digits):
        digits = digits[: re.search(r"[.,]", digits).start()]  # type: ignore[union-attr]
    elif re.search(r"[.,]", digits) and not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return None
    number = int(re.sub(r"[.,]", "", digits))
    return number if number <= MOST else None


class _Posts:
    """The posts of the register by what a list may call them."""

    def __init__(self, posts: Iterable[ListedPost]) -> None:
        self._by_link: dict[str, list[tuple[ListedPost, str]]] = {}
        self._by_title: dict[str, list[ListedPost]] = {}
        self._by_id: dict[str, ListedPost] = {}
        for one in posts:
            self._by_id[str(one.id)] = one
            self._by_title.setdefault(_folded(one.title), []).append(one)
            for platform, link in one.links:
                if link:
                    self._by_link.setdefault(plain_link(link), []).append((one, platform))

    def find(self, number: str, link: str, title: str) -> tuple[ListedPost | None, str, Problem | None]:
        """Return the post meant, the platform that its link tells ("" for none), and why it is not sure."""
        if link and (found := self._by_link.get(plain_link(link))):
            post, platform = found[0]
            if len({one.id for one, _platform in found}) > 1:
                return None, "", Problem(Reason.POST_AMBIGUOUS, link)
            return post, platform if len(found) == 1 else "", None
        if number:
            listed = self._by_id.get(number)
            return listed, "", None if listed else Problem(Reason.POST_UNKNOWN, number)
        if title:
            named = self._by_title.get(_folded(title), [])
            if len(named) == 1:
                return named[0], "", None
            return None, "", Problem(Reason.POST_AMBIGUOUS if named else Reason.POST_UNKNOWN, title)
        return None, "", Problem(Reason.POST_UNKNOWN, link) if link else Problem(Reason.POST_MISSING)


class _Planner:
    def __init__(
        self,
        listed: ListTable,
        mapping: StatisticMapping,
        posts: Sequence[ListedPost],
        kept: Kept,
        today: dt.date,
    ) -> None:
        self._listed, self._mapping, self._kept, self._today = listed, mapping, kept, today
        self._posts = _Posts(posts)
        self._cells = {one: self._column(one) for one in Field}
        self._order = date_order(
            [cell for cell in self._cells[Field.DAY] if cell],
            english=mapping.ambiguous_date_order is DateOrder.MONTH_FIRST,
        )
        self._seen: dict[tuple[int, str, dt.date], int] = {}

    def _column(self, wanted: Field) -> list[str]:
        index = self._mapping.column_of(wanted)
        if index is None:
            return [""] * len(self._listed.rows)
        cells = [restored(cell) for cell in tidy_all(self._listed.column(index))]
        if wanted in COUNTED:
            return ["" if cell != "0" and is_nothing(cell) else plain_number(cell) for cell in cells]
        if wanted is Field.PLATFORM:  # “X” is what some write for nothing, and a network
            return ["" if cell.casefold() != "x" and is_nothing(cell) else cell for cell in cells]
        return ["" if is_nothing(cell) else plain_number(cell) for cell in cells]

    def lines(self) -> Iterator[StatisticLine]:
        """Give every row of the list."""
        for place, number in enumerate(self._listed.numbers):
            yield self._line(place, number)

    def _line(self, place: int, number: int) -> StatisticLine:
        said = {one: cells[place] for one, cells in self._cells.items()}
        problems: list[Problem] = []
        if place in self._listed.overlong:
            problems.append(Problem(Reason.TOO_MANY_CELLS))
        post, of_link, problem = self._posts.find(said[Field.NUMBER], said[Field.LINK], said[Field.POST])
        if problem is not None:
            problems.append(problem)
        platform = self._platform(said[Field.PLATFORM], of_link, post, problems)
        day = self._day(said[Field.DAY], post, problems)
        counts = _counts(said, problems)
        named = said[Field.POST] or said[Field.LINK] or said[Field.NUMBER]
        state, differs = LineState.PROBLEM, False
        if not problems and post is not None and day is not None:
            state, differs = self._settled((post.id, platform, day), number, counts, problems)
        return StatisticLine(number, state, post, named, platform, day, counts, tuple(problems), differs)

    def _settled(
        self, key: tuple[int, str, dt.date], number: int, counts: Counts, problems: list[Problem]
    ) -> tuple[LineState, bool]:
        if (recorded := self._kept.get(key)) is not None:
            return LineState.ALREADY, recorded != counts
        if (line := self._seen.setdefault(key, number)) != number:
            problems.append(Problem(Reason.TWICE, n=line))
            return LineState.PROBLEM, False
        return LineState.NEW, False

    def _platform(self, cell: str, of_link: str, post: ListedPost | None, problems: list[Problem]) -> str:
        code = platform_code(cell) if cell else of_link or self._mapping.platform
        if cell and not code:
            problems.append(Problem(Reason.PLATFORM_UNKNOWN, cell))
        elif post is not None and code and code not in post.platforms:
            problems.append(Problem(Reason.POST_NOT_THERE, cell or code))
        elif post is not None and not code:
            if len(post.platforms) == 1:
                return post.platforms[0]
            problems.append(Problem(Reason.PLATFORM_MISSING))
        return code

    def _day(self, cell: str, post: ListedPost | None, problems: list[Problem]) -> dt.date | None:
        from medias_desktop.editorial_calendar.errors.post_records import MeasuredTooEarly

        day = parse_date(cell, self._order) if cell else self._mapping.day
        if day is None:
            problems.append(Problem(Reason.DAY_UNREADABLE, cell))
        elif day > self._today:
            problems.append(Problem(Reason.DAY_IN_FUTURE, day=day))
        elif post is not None and post.published_on is not None and day < post.published_on:
            early = MeasuredTooEarly(day=post.published_on)
            problems.append(Problem(Reason.NOT_TAKEN, early.sentence()))
        return day


def _counts(said: Mapping[Field, str], problems: list[Problem]) -> Counts:
    found: dict[str, int | None] = {}
    for one in COUNTED:
        found[one.value] = read_count(said[one]) if said[one] else None
        if said[one] and found[one.value] is None:
            problems.append(Problem(Reason.NUMBER_UNREADABLE, said[one]))
    if not any(said[one] for one in COUNTED):
        problems.append(Problem(Reason.NUMBERS_MISSING))
    return Counts(**found)


def _folded(title: str) -> str:
    return " ".join(fold(title).split())
