"""Which column of a list holds what: guessed first, then the user's to change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from medias_desktop.core.lists.dates import DateOrder, date_order, parse_date
from medias_desktop.core.lists.guessing import MOSTLY, are_whole_names, filled, samples_of, share
from medias_desktop.core.lists.headers import is_english
from medias_desktop.core.lists.names import NameOrder, name_order
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.text import fold
from medias_desktop.people.list_import.headers import Field, fields_of, recognise
from medias_desktop.people.list_import.values import guess_group, guess_language
from medias_desktop.people.rules import Group, is_email


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column holds (None: left out), and what stands for cells that say nothing.

    ``default_group`` None: a person whose group is missing or unknown is a problem. ``date_order`` is for each date
    column that its own dates do not settle.
    """

    fields: tuple[Field | None, ...]
    default_group: Group | None = None
    default_language: str = "fr"
    name_order: NameOrder = NameOrder.FIRST_NAME_FIRST
    ambiguous_date_order: DateOrder = DateOrder.DAY_FIRST

    def column_of(self, field: Field) -> int | None:
        """Return the column that holds ``field``, or None."""
        return self.fields.index(field) if field in self.fields else None

    @property
    def has_names(self) -> bool:
        """Tell whether any column holds the persons' names."""
        return Field.LAST_NAME in self.fields or Field.FULL_NAME in self.fields

    def with_default_group(self, group: Group | None) -> Mapping:
        """Return the same with another group for persons whose group the list does not say."""
        return replace(self, default_group=group)


def guess_mapping(listed: ListTable, default_language: str = "fr") -> Mapping:
    """Return what the headers say of each column, and where they say nothing, what the cells show."""
    fields = fields_of(listed.header)
    samples = samples_of(listed)
    _settle_names(fields, samples)
    _settle_group(fields, samples, listed.header)
    for index, sample in enumerate(samples):
        if fields[index] is None and (found := _by_content(sample)) and found not in fields:
            fields[index] = found
    whole = fields.index(Field.FULL_NAME) if Field.FULL_NAME in fields else None
    return Mapping(
        tuple(fields),
        default_group=None if Field.GROUP in fields else Group.REGULAR,
        default_language=default_language,
        name_order=NameOrder.FIRST_NAME_FIRST if whole is None else guess_name_order(listed, whole),
        ambiguous_date_order=DateOrder.MONTH_FIRST if is_english(listed.header) else DateOrder.DAY_FIRST,
    )


def guess_name_order(listed: ListTable, column: int) -> NameOrder:
    """Return the order of a column's whole names: by its cells, or by its header where those are silent."""
    found = name_order(filled(listed, column))
    header = listed.header[column].casefold()
    first = min(
        (header.find(word) for word in ("prénom", "prenom", "first", "given") if word in header), default=-1
    )
    last = header.replace("prénom", "______").replace("prenom", "______")
    last_at = min((last.find(word) for word in ("nom", "last", "surname") if word in last), default=-1)
    if found is NameOrder.FIRST_NAME_FIRST and -1 < last_at < first:
        return NameOrder.LAST_NAME_FIRST
    return found


def column_date_order(values: Sequence[str], mapping: Mapping) -> DateOrder:
    """Return the order of one column's dates."""
    return date_order(values, english=mapping.ambiguous_date_order is DateOrder.MONTH_FIRST)


def _settle_names(fields: list[Field | None], samples: list[list[str]]) -> None:
    """« Nom » alone may be the whole name, « Name » beside « First name » the last one."""
    has_first, has_last = Field.FIRST_NAME in fields, Field.LAST_NAME in fields
    if Field.FULL_NAME in fields:
        index = fields.index(Field.FULL_NAME)
        if has_first and has_last:
            fields[index] = None
        elif has_first and not are_whole_names(samples[index]):
            fields[index] = Field.LAST_NAME
        elif has_last:
            fields[fields.index(Field.LAST_NAME)] = None
    elif has_last and not has_first:
        index = fields.index(Field.LAST_NAME)
        if are_whole_names(samples[index]):
            fields[index] = Field.FULL_NAME


_PRESENCE = frozenset(
    (
        "actif",
        "active",
        "inactif",
        "inactive",
        "act",
        "inact",
        "a",
        "i",
        "oui",
        "non",
        "yes",
        "no",
        "true",
        "false",
    )
)


def _settle_group(fields: list[Field | None], samples: list[list[str]], header: tuple[str, ...]) -> None:
    """Of several columns that may name groups, take the one that tells most; « Statut: Actif » tells none."""
    candidates = [
        index
        for index, name in enumerate(header)
        if recognise(name)[0] is Field.GROUP and fields[index] in (None, Field.GROUP)
    ]
    if not candidates or Field.GROUP not in fields:
        return
    best = max(candidates, key=lambda index: (*_tells_groups(samples[index]), -index))
    for index in candidates:
        fields[index] = Field.GROUP if index == best else None
    said = {fold(cell) for cell in samples[best]}
    if said and said <= _PRESENCE:
        fields[best] = None


def _tells_groups(sample: list[str]) -> tuple[float, int]:
    """Return the share of cells that name a group, to the tenth, and how many different groups they name."""
    found = [guess_group(cell) for cell in sample]
    named = [group for group in found if group is not None]
    return round(len(named) / max(len(found), 1), 1), len(set(named))


def _by_content(sample: list[str]) -> Field | None:
    """Recognise what cannot be mistaken: e-mail addresses, languages, groups."""
    if len(sample) < 1:
        return None
    if share(sample, is_email) >= MOSTLY:
        return Field.EMAIL
    different = set(sample)
    if len(sample) >= 3 and len(different) <= 12 and not any(map(parse_date, different)):
        if all(guess_language(cell) and len(cell) > 1 for cell in different):
            return Field.LANGUAGE
        if share(sample, lambda cell: guess_group(cell) is not None) > 0.8:
            return Field.GROUP
    return None
