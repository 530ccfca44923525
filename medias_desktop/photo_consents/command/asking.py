"""« photos may », « photos list », « photos takedown »: what may be published, and what must come down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.photo_consents.command.naming import (
    FilterOptions,
    OpeningOptions,
    find_photo,
    opened,
    read_day,
    read_filter,
    read_question,
)
from medias_desktop.photo_consents.labels import PURPOSE_NAMES, STATE_NAMES
from medias_desktop.photo_consents.rules.answers import ADVICE, Answer, PublicationState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress
    from medias_desktop.photo_consents.rules.item_cards import ItemCard, ReasonLine
    from medias_desktop.photo_consents.rules.uses import Consequence
    from medias_desktop.photo_consents.service import PhotoConsentService


class MayOptions(OpeningOptions, Protocol):
    """Which photo, where and on which day."""

    photo: str
    purpose: str
    day: str


class ListOptions(FilterOptions, Protocol):
    """Which photos; ``csv`` for the whole register of them."""

    csv: bool


class TakedownOptions(OpeningOptions, Protocol):
    """On which day; ``output`` is where the worksheet goes, None for none."""

    day: str
    output: Path | None


@dataclass(frozen=True, slots=True)
class MayAnswer:
    """The answer as lines to read and for machines (photo_verbs.MAY_KEYS)."""

    publishable: bool
    lines: tuple[str, ...]
    machine: dict[str, Any]


def run_may(options: MayOptions, clock: Clock | None = None) -> MayAnswer:
    """Answer whether a photo may be published, with the reasons and their clauses.

    Raises PhotoUnknown, PhotoAmbiguous, PurposeUnknown, DateUnreadable, or as ``open_register``.
    """
    with opened(options, clock) as (register, service):
        question = read_question(service, options.purpose, options.day)
        card = service.cards.card(find_photo(register, options.photo), question)
        relied = _relied_on(service, card.answer)
        names = service.portrayed.many(
            one.reason.portrayed_id for one in card.reasons if one.reason.portrayed_id is not None
        )
        machine = {
            "photo": card.item.id,
            "title": card.item.title,
            "purpose": question.purpose.value,
            "day": question.day.isoformat(),
            "state": card.answer.state.value,
            "reasons": [
                {
                    "why": one.reason.why.value,
                    "sentence": one.sentence,
                    "advice": one.reason.why in ADVICE,
                    "person": names[person].full_name
                    if (person := one.reason.portrayed_id or 0) in names
                    else "",
                    "clauses": [clause.cite for clause in one.clauses] or list(filter(None, [one.law])),
                }
                for one in card.reasons
            ],
            "relied_on": [{"consent": number, "person": name} for number, name in relied],
        }
    return MayAnswer(card.answer.state is PublicationState.PUBLISHABLE, _may_lines(card, relied), machine)


def run_list(options: ListOptions, progress: Progress | None = None, clock: Clock | None = None) -> list[str]:
    """Return a line for each photo: number, day, answer, title and event, parted by tabs; or CSV with everything.

    Raises PurposeUnknown, StateUnknown, EventUnknown, DateUnreadable, or as ``open_register``.
    """
    with opened(options, clock) as (_register, service):
        wanted = read_filter(service, options)
        if options.csv:
            # Lines end here as the terminal’s do.
            return service.exports.csv(wanted, progress).decode("utf-8-sig").splitlines()
        numbers = service.listing.numbers(wanted, progress)
        answers = service.answers.answers(numbers, wanted.question(service.today), progress)
        states = {
            number: one.state
            for number, one in answers.items()
            if wanted.state is None or one.state is wanted.state
        }
        rows = service.listing.rows([number for number in numbers if number in states])
    return [
        "\t".join(
            (
                str(row.id),
                row.day.isoformat(),
                translate(STATE_NAMES[states[row.id]]),
                _one_line(row.title),
                _one_line(row.event_title),
            )
        )
        for row in rows
    ]


def run_takedown(
    options: TakedownOptions, progress: Progress | None = None, clock: Clock | None = None
) -> list[str]:
    """Return what must come down and what may no longer go out, each with its reasons; [] when there is nothing.

    Raises DateUnreadable, a file error for the worksheet, or as ``open_register``.
    """
    from medias_desktop.core.files import require_writable, write_bytes

    with opened(options, clock) as (_register, service):
        day = read_day(options.day, service.today)
        if options.output is not None:
            require_writable(options.output)
        standing = service.uses.standing(day, progress)
        lines = _duties(service, _("To take down"), standing.take_down)
        lines += _duties(service, _("Not to be published"), standing.stop)
        if options.output is not None:
            write_bytes(options.output, service.exports.worksheet(standing.take_down, day, progress))
    return lines


def _duties(service: PhotoConsentService, title: str, found: Sequence[Consequence]) -> list[str]:
    from medias_desktop.photo_consents.labels.uses import day_label, place_label

    return [
        "\t".join(
            (
                title,
                _one_line(one.use.item_title),
                _one_line(place_label(one.use)),
                day_label(one.use, "short"),
                _one_line(one.use.link),
                _one_line(service.exports.why(one)),
            )
        )
        for one in found
    ]


def _may_lines(card: ItemCard, relied: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    question = card.answer.question
    first = _("{state}: “{title}”, {purpose}, {day}").format(
        state=translate(STATE_NAMES[card.answer.state]),
        title=_one_line(card.item.title),
        purpose=translate(PURPOSE_NAMES[question.purpose]),
        day=format_date(question.day),
    )
    lines = [first, *(f"- {_reason_line(one)}" for one in card.reasons)]
    if relied:
        told = _("Rests on the consent of: {names}")
        lines.append(told.format(names=", ".join(dict.fromkeys(name for _number, name in relied))))
    return tuple(lines)


def _reason_line(one: ReasonLine) -> str:
    cites = [clause.cite for clause in one.clauses] or [one.law]
    told = ", ".join(filter(None, cites))
    return f"{one.sentence.removesuffix('.')} ({told})." if told else one.sentence


def _relied_on(service: PhotoConsentService, answer: Answer) -> list[tuple[int, str]]:
    """Return the consents that an answer rests on, each with the name of who is shown."""
    consents = [service.consents.one(number) for number in answer.relied_on]
    persons = service.portrayed.many(one.portrayed_id for one in consents)
    return [(one.id, persons[one.portrayed_id].full_name) for one in consents]


def _one_line(text: str) -> str:
    return " ".join(text.split())
