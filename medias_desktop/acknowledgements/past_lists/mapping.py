"""Which column of a list of acknowledgements holds what, and what stands for what it does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.acknowledgements.past_lists.headers import Field, fields_of
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.core.lists.dates import DateOrder, date_order, parse_date
from medias_desktop.core.lists.guessing import are_whole_names, samples_of
from medias_desktop.core.lists.headers import is_english
from medias_desktop.core.lists.names import NameOrder, name_order
from medias_desktop.core.lists.reading import ListTable


@dataclass(frozen=True, slots=True)
class PastMapping:
    """What each column holds (None: left out), and what stands for cells that say nothing.

    ``version_id`` is the text of lines that name none (0: the one in force on their date); ``method`` and ``place``
    likewise. ``date_order`` is for dates that the column itself does not settle.
    """

    fields: tuple[Field | None, ...]
    version_id: int = 0
    method: Method = Method.INDIVIDUAL_SHEET
    place: str = ""
    name_order: NameOrder = NameOrder.LAST_NAME_FIRST
    ambiguous_date_order: DateOrder = DateOrder.DAY_FIRST

    def column_of(self, field: Field) -> int | None:
        """Return the column that holds ``field``, or None."""
        return self.fields.index(field) if field in self.fields else None

    @property
    def has_persons(self) -> bool:
        """Tell whether any column says whom a line is about."""
        return bool({Field.NUMBER, Field.LAST_NAME, Field.FULL_NAME} & set(self.fields))

    @property
    def has_days(self) -> bool:
        """Tell whether a column says when they signed."""
        return Field.DAY in self.fields


def guess_mapping(listed: ListTable) -> PastMapping:
    """Return what the headers say of each column, and where they say nothing, what the cells show."""
    fields = fields_of(listed.header)
    samples = samples_of(listed)
    _settle_names(fields, samples)
    _find_days(fields, samples)
    whole = fields.index(Field.FULL_NAME) if Field.FULL_NAME in fields else None
    english = is_english(listed.header)
    return PastMapping(
        tuple(fields),
        name_order=NameOrder.LAST_NAME_FIRST if whole is None else name_order(samples[whole]),
        ambiguous_date_order=DateOrder.MONTH_FIRST if english else DateOrder.DAY_FIRST,
    )


def order_of_days(values: Sequence[str], mapping: PastMapping) -> DateOrder:
    """Return the order in which the dates of a column are written."""
    return date_order(values, english=mapping.ambiguous_date_order is DateOrder.MONTH_FIRST)


def _settle_names(fields: list[Field | None], samples: Sequence[Sequence[str]]) -> None:
    """« Nom » alone may be the whole name; beside a first and a last name, a whole one adds nothing."""
    if Field.FULL_NAME in fields and Field.LAST_NAME in fields:
        extra = Field.FULL_NAME if Field.FIRST_NAME in fields else Field.LAST_NAME
        fields[fields.index(extra)] = None
    if Field.FIRST_NAME in fields:
        if Field.FULL_NAME in fields:
            fields[fields.index(Field.FULL_NAME)] = Field.LAST_NAME
        return
    if Field.LAST_NAME in fields:
        index = fields.index(Field.LAST_NAME)
        if are_whole_names(samples[index]):
            fields[index] = Field.FULL_NAME


def _find_days(fields: list[Field | None], samples: Sequence[Sequence[str]]) -> None:
    """Without a header that says so, the dates are the one column that holds nothing but dates."""
    if Field.DAY in fields:
        return
    dated = [
        index
        for index, sample in enumerate(samples)
        if fields[index] is None and sample and all(parse_date(cell) for cell in sample[:50])
    ]
    if len(dated) == 1:
        fields[dated[0]] = Field.DAY
