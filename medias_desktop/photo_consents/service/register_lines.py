"""Reading the lines of the register for its exports, a few hundred items at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from medias_desktop.photo_consents.labels.reasons import sentence
from medias_desktop.photo_consents.rules.register_lines import RegisterLine, last_word, reasons_about
from medias_desktop.photo_consents.service.consent_rows import consents_about
from medias_desktop.photo_consents.service.portrayed_rows import portrayed_by_id
from medias_desktop.photo_consents.service.use_rows import read_uses

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.answers import Answer, Question, Reason
    from medias_desktop.photo_consents.rules.consents import Consent
    from medias_desktop.photo_consents.rules.filters import ItemFilter
    from medias_desktop.photo_consents.rules.items import Item, Subject
    from medias_desktop.photo_consents.rules.persons import Portrayed
    from medias_desktop.photo_consents.rules.purposes import Purpose
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService

_AT_ONCE = 400


class RegisterLines:
    """The items of a list, each with those who are seen in it, in the order of the list."""

    def __init__(
        self, register: Register, service: PhotoConsentService, wanted: ItemFilter, progress: Progress
    ) -> None:
        self._register, self._service = register, service
        self.question: Question = wanted.question(service.today)
        numbers = service.listing.numbers(wanted, progress)
        self._answers = service.answers.answers(numbers, self.question, progress)
        self._numbers = [
            number
            for number in numbers
            if number in self._answers
            and (wanted.state is None or self._answers[number].state is wanted.state)
        ]
        self._cites: dict[tuple[object, tuple[str, ...]], str] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def answers(self) -> Mapping[int, Answer]:
        """The answers about the items of the list, by number."""
        return {number: self._answers[number] for number in self._numbers}

    def read(self, progress: Progress) -> Iterator[RegisterLine]:
        """Give the lines; reports how many items were read and may raise Cancelled."""
        for start in range(0, len(self._numbers), _AT_ONCE):
            progress.report(start, len(self._numbers))
            yield from self._some(self._numbers[start : start + _AT_ONCE])
        progress.report(len(self._numbers), len(self._numbers))

    def _some(self, numbers: Sequence[int]) -> Iterator[RegisterLine]:
        items = {one.id: one for one in self._service.items.several(numbers)}
        seen = self._service.subjects.of_items(numbers)
        named = {one.portrayed_id for some in seen.values() for one in some if one.portrayed_id is not None}
        persons = portrayed_by_id(self._register, named)
        consents = consents_about(self._register, named, terms=False)
        published = self._published(numbers)
        for number in numbers:
            if number not in items:
                continue
            for subject in seen.get(number) or (None,):
                yield self._line(items[number], subject, persons, consents, published.get(number, ()))

    def _line(
        self,
        item: Item,
        subject: Subject | None,
        persons: Mapping[int, Portrayed],
        consents: Mapping[int, tuple[Consent, ...]],
        published: Sequence[tuple[Purpose, dt.date]],
    ) -> RegisterLine:
        answer = self._answers[item.id]
        person = persons.get(subject.portrayed_id or 0) if subject else None
        said = None
        if person is not None:
            covering = [
                one for one in consents.get(person.id, ()) if one.reach.covers(item.id, item.event_id)
            ]
            said = last_word(covering, answer, self.question.day)
        consent, act = said or (None, None)
        givers = {one.id: one.full_name for one in person.guardians} if person else {}
        spoke = person.full_name if person else ""
        return RegisterLine(
            item_id=item.id,
            day=item.day,
            kind=item.kind,
            title=item.title,
            event=item.event_title,
            seen=subject.kind if subject else None,
            person=person.listed_name if person else "",
            state=answer.state,
            why=tuple(
                self._says(reason, answer, person)
                for reason in reasons_about(answer, person.id if person else None)
            ),
            consent=consent,
            act=act,
            giver="" if act is None else givers.get(act.guardian_id, "") if act.guardian_id else spoke,
            rights=item.rights,
            rights_until=item.rights_until,
            credit=item.credit_line or item.source,
            published=tuple(published),
        )

    def _says(self, reason: Reason, answer: Answer, person: Portrayed | None) -> str:
        key = (reason.why, reason.rules)
        if key not in self._cites:
            self._cites[key] = self._service.answers.cites(reason, answer)
        guardians = {one.id: one.full_name for one in person.guardians} if person else {}
        name = person.full_name if person else ""
        return sentence(reason, name, guardians.get(reason.guardian_id or 0, ""), self._cites[key])

    def _published(self, numbers: Sequence[int]) -> dict[int, list[tuple[Purpose, dt.date]]]:
        found: defaultdict[int, list[tuple[Purpose, dt.date]]] = defaultdict(list)
        places = ",".join(map(str, numbers))
        for use in read_uses(self._register, f"u.item_id IN ({places}) AND u.published_on IS NOT NULL"):
            if use.published_on is not None and use.removed_on is None:
                found[use.item_id].append((use.purpose, use.published_on))
        return found
