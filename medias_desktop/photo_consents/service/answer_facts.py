"""What the answer needs of items and of those seen in them: thousands at a time, in plain statements."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.store.texts import as_date
from medias_desktop.photo_consents.rules.answering import Answering, ItemState
from medias_desktop.photo_consents.rules.items import ItemKind, Review, Rights
from medias_desktop.photo_consents.service.consent_rows import consents_about
from medias_desktop.photo_consents.service.portrayed_rows import portrayed_by_id

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.answers import Answer, Question
    from medias_desktop.photo_consents.rules.consents import Consent
    from medias_desktop.photo_consents.rules.demands import Demands
    from medias_desktop.photo_consents.rules.persons import Portrayed
    from medias_desktop.photo_consents.rules.settings import Settings

_AT_ONCE = 1000
_ITEMS = (
    "SELECT id, kind, event_id, review, rights, rights_until, has_location,"
    " CASE WHEN TRIM(source) <> '' OR TRIM(credit_line) <> '' THEN 1 ELSE 0 END AS sourced,"
    " CASE WHEN TRIM(alt_fr) <> '' OR TRIM(alt_en) <> '' THEN 1 ELSE 0 END AS described FROM photo_item"
)
_SEEN = (
    "SELECT item_id, string_agg(CAST(portrayed_id AS TEXT), ',') AS named,"
    " SUM(CASE WHEN portrayed_id IS NULL AND kind = 'person' THEN 1 ELSE 0 END) AS nameless,"
    " SUM(CASE WHEN portrayed_id IS NULL AND kind <> 'person' THEN 1 ELSE 0 END) AS marked FROM photo_subject"
)
"""A row for each item: with one for each of those seen, reading takes three times as long."""

_REPORTED = 500
"""Answers between two reports."""

_KINDS = {kind.value: kind for kind in ItemKind}
_REVIEWS = {review.value: review for review in Review}
_RIGHTS = {rights.value: rights for rights in Rights}


@dataclass(frozen=True, slots=True)
class Facts:
    """Items, who is named in each, and all that is recorded of these: enough to answer any question about them."""

    items: Mapping[int, ItemState]
    named: Mapping[int, Sequence[int | None]]
    persons: Mapping[int, Portrayed]
    consents: Mapping[int, Sequence[Consent]]
    settings: Settings

    def answers(
        self,
        question: Question,
        demands: Demands,
        progress: Progress,
        numbers: Collection[int] | None = None,
    ) -> dict[int, Answer]:
        """Return the answer about each item, or about some of them by their numbers. May raise Cancelled."""
        wanted = self.items if numbers is None else [one for one in sorted(numbers) if one in self.items]
        consents = self.consents
        if numbers is not None:  # a question about a few items does not go through everybody's consents
            about = {one for number in wanted for one in self.named.get(number, ()) if one is not None}
            consents = {one: self.consents[one] for one in about if one in self.consents}
        answering = Answering(self.persons, consents, question, self.settings, demands)
        found: dict[int, Answer] = {}
        for place, number in enumerate(wanted):
            if place % _REPORTED == 0:
                progress.report(place, len(wanted))
            found[number] = answering.answer(self.items[number], self.named.get(number, ()))
        progress.report(len(wanted), len(wanted))
        return found


def read_facts(register: Register, item_ids: Collection[int] | None, settings: Settings) -> Facts:
    """Return the facts about items, of all for None; those gone are left out."""
    named, marked = seen(register, item_ids)
    numbers = {one for some in named.values() for one in some if one is not None}
    return Facts(
        items(register, item_ids, marked),
        named,
        portrayed_by_id(register, numbers),
        consents_about(register, numbers, terms=False),
        settings,
    )


def items(
    register: Register, item_ids: Collection[int] | None, marked: dict[int, int]
) -> dict[int, ItemState]:
    """Return items by their numbers, all of them for None; ``marked`` are those seen in each without a name."""
    found: dict[int, ItemState] = {}
    for statement in _about(_ITEMS, "id", item_ids):
        for number, kind, event_id, review, rights, until, located, sourced, described in register.rows(
            statement
        ):
            found[number] = ItemState(
                number,
                _KINDS[kind],
                event_id,
                _REVIEWS[review],
                _RIGHTS[rights],
                as_date(until),
                bool(sourced),
                bool(located),
                bool(described),
                marked.get(number, 0),
            )
    return found


def seen(
    register: Register, item_ids: Collection[int] | None
) -> tuple[dict[int, list[int | None]], dict[int, int]]:
    """Return who is named in items (None: a person without a name), and how many are marked as nobody in particular."""
    named: dict[int, list[int | None]] = {}
    marked: dict[int, int] = {}
    for statement in _about(_SEEN, "item_id", item_ids, "GROUP BY item_id"):
        for item_id, numbers, nameless, others in register.rows(statement):
            found: list[int | None] = list(map(int, numbers.split(","))) if numbers else []
            named[item_id] = found + [None] * nameless
            marked[item_id] = others
    return named, marked


def _about(select: str, column: str, item_ids: Collection[int] | None, grouped: str = "") -> Iterator[str]:
    if item_ids is None:
        yield f"{select} {grouped} ORDER BY {column}"
        return
    numbers = sorted(set(item_ids))
    for start in range(0, len(numbers), _AT_ONCE):
        places = ", ".join(str(int(one)) for one in numbers[start : start + _AT_ONCE])
        yield f"{select} WHERE {column} IN ({places}) {grouped} ORDER BY {column}"
