"""The cells of a list, cleaned and understood, one column at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from medias_desktop.core.lists.cells import fold_all, is_nothing, plain_number, tidy_all
from medias_desktop.core.lists.dates import means_no_date, parse_date
from medias_desktop.core.lists.names import split_name
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.people import rules
from medias_desktop.people.list_import.headers import Field
from medias_desktop.people.list_import.mapping import Mapping, column_date_order
from medias_desktop.people.list_import.problems import Problem, Reason
from medias_desktop.people.list_import.values import guess_group, guess_language


@dataclass(slots=True)
class Cells:
    """The columns of a list after cleaning; ``problems`` are by position, groups and languages '' when not said."""

    numbers: list[str] = field(default_factory=list)
    last_names: list[str] = field(default_factory=list)
    first_names: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    departments: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    start_dates: list[dt.date | None] = field(default_factory=list)
    end_dates: list[dt.date | None] = field(default_factory=list)
    sort_keys: list[str] = field(default_factory=list)
    search_keys: list[str] = field(default_factory=list)
    problems: dict[int, list[Problem]] = field(default_factory=dict)

    def blame(self, index: int, reason: Reason, value: str = "") -> None:
        """Note what is wrong with a row."""
        self.problems.setdefault(index, []).append(Problem(reason, value))


def cells_of(listed: ListTable, mapping: Mapping) -> Cells:
    """Read every column of a list as its mapping says, and note what is wrong with which row."""
    cells = Cells()

    def column(wanted: Field) -> list[str]:
        index = mapping.column_of(wanted)
        if index is None:
            return [""] * len(listed.rows)
        return tidy_all(listed.column(index))

    if mapping.column_of(Field.FULL_NAME) is not None:
        pairs = [split_name(text, mapping.name_order) for text in column(Field.FULL_NAME)]
        cells.last_names, cells.first_names = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    else:
        cells.last_names, cells.first_names = column(Field.LAST_NAME), column(Field.FIRST_NAME)
    cells.numbers = _understood(column(Field.NUMBER), _number)
    cells.emails = _emails(column(Field.EMAIL), cells)
    cells.departments = _understood(column(Field.DEPARTMENT), _nothing_as_empty)
    cells.groups = _groups(column(Field.GROUP), cells, mapping)
    cells.languages = _languages(column(Field.LANGUAGE), cells)
    cells.start_dates = _dates(column(Field.START_DATE), cells, mapping, Reason.START_UNREADABLE)
    cells.end_dates = _dates(column(Field.END_DATE), cells, mapping, Reason.END_UNREADABLE)
    _check_lengths_and_dates(cells)
    _make_keys(cells)
    return cells


def _understood(texts: list[str], meaning: Callable[[str], str]) -> list[str]:
    """Apply ``meaning`` once to each different cell."""
    meanings = {text: meaning(text) for text in set(texts)}
    return [meanings[text] for text in texts]


def _nothing_as_empty(text: str) -> str:
    return "" if is_nothing(text) else text


def _number(text: str) -> str:
    return _nothing_as_empty(plain_number(text))


def _emails(texts: list[str], cells: Cells) -> list[str]:
    good = rules.is_email
    emails = list(texts)
    for index, text in enumerate(texts):
        if not text or good(text):
            continue
        bare = text.removeprefix("mailto:").rpartition("<")[2].rstrip(">;, ").strip()
        emails[index] = "" if is_nothing(text) else bare
        if emails[index] and not good(bare):
            cells.blame(index, Reason.EMAIL_MALFORMED, text)
    return emails


def _groups(texts: list[str], cells: Cells, mapping: Mapping) -> list[str]:
    codes = {text: found.value if (found := guess_group(text)) else "" for text in set(texts)}
    unknown = {text for text, code in codes.items() if not code and not is_nothing(text)}
    if unknown and mapping.default_group is None:
        for index, text in enumerate(texts):
            if text in unknown:
                cells.blame(index, Reason.GROUP_UNKNOWN, text)
    return [codes[text] for text in texts]


def _languages(texts: list[str], cells: Cells) -> list[str]:
    codes = {text: guess_language(text) or "" for text in set(texts)}
    unknown = {text for text, code in codes.items() if not code and not is_nothing(text)}
    if unknown:
        for index, text in enumerate(texts):
            if text in unknown:
                cells.blame(index, Reason.LANGUAGE_UNKNOWN, text)
    return [codes[text] for text in texts]


def _dates(texts: list[str], cells: Cells, mapping: Mapping, reason: Reason) -> list[dt.date | None]:
    different = set(texts)
    order = column_date_order(list(different), mapping)
    dates: dict[str, dt.date | None] = {}
    unreadable = set()
    for text in different:
        if is_nothing(text) or means_no_date(text):
            dates[text] = None
            continue
        day = parse_date(text, order)
        dates[text] = day
        if day is None or not rules.FIRST_YEAR <= day.year <= rules.LAST_YEAR:
            unreadable.add(text)
    if unreadable:
        for index, text in enumerate(texts):
            if text in unreadable:
                cells.blame(index, reason, text)
    return [dates[text] for text in texts]


def _check_lengths_and_dates(cells: Cells) -> None:
    limits = (
        (cells.last_names, rules.NAME_LENGTH, Reason.NAME_TOO_LONG),
        (cells.first_names, rules.NAME_LENGTH, Reason.NAME_TOO_LONG),
        (cells.numbers, rules.NUMBER_LENGTH, Reason.NUMBER_TOO_LONG),
        (cells.departments, rules.DEPARTMENT_LENGTH, Reason.DEPARTMENT_TOO_LONG),
    )
    for texts, limit, reason in limits:
        if max(map(len, texts), default=0) > limit:
            for index, text in enumerate(texts):
                if len(text) > limit:
                    cells.blame(index, reason)
    if not all(cells.last_names):
        for index, text in enumerate(cells.last_names):
            if not text:
                cells.blame(index, Reason.NAME_MISSING)
    for index, (start, end) in enumerate(zip(cells.start_dates, cells.end_dates, strict=True)):
        if end is not None and start is not None and end < start:
            cells.blame(index, Reason.END_BEFORE_START)


def _make_keys(cells: Cells) -> None:
    """Fold every name once for sorting and searching, as rules.sort_key and rules.search_key do."""
    last, first = fold_all(cells.last_names), fold_all(cells.first_names)
    words = (first, last, *map(fold_all, (cells.numbers, cells.emails, cells.departments)))
    cells.sort_keys = [f"{one}\x01{two}" for one, two in zip(last, first, strict=True)]
    cells.search_keys = [" ".join(filter(None, row)) for row in zip(*words, strict=True)]
