"""Everything about one item, read for its card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.photo_consents.rules.answers import Answer, PublicationState, Question, Reason, state_of
from medias_desktop.photo_consents.rules.item_cards import Clause, ItemCard, ReasonLine, SeenLine
from medias_desktop.photo_consents.rules.items import Subject, SubjectKind

if TYPE_CHECKING:
    from medias_desktop.photo_consents.rules.persons import Portrayed
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService
    from medias_desktop.policies.service import PolicyService


class ItemCards:
    """The cards of one register’s items."""

    def __init__(self, service: PhotoConsentService, policies: PolicyService) -> None:
        self._service, self._policies = service, policies

    def card(self, item_id: int, question: Question) -> ItemCard:
        """Return the card of an item for a question. Raises ItemGone."""
        service = self._service
        item = service.items.item(item_id)
        answer = service.answers.answer(item_id, question)
        subjects = service.subjects.of_item(item_id)
        numbers = {one.portrayed_id for one in subjects} | {one.portrayed_id for one in answer.reasons}
        persons = service.portrayed.many(one for one in numbers if one is not None)
        return ItemCard(
            item,
            service.items.picture(item_id),
            answer,
            tuple(self._reason(one, answer, persons) for one in answer.reasons),
            tuple(_seen(one, answer) for one in subjects),
            service.uses.of_item(item_id),
        )

    def _reason(self, reason: Reason, answer: Answer, persons: dict[int, Portrayed]) -> ReasonLine:
        from medias_desktop.photo_consents.labels.reasons import law, sentence

        person = persons.get(reason.portrayed_id or 0)
        guardians = () if person is None else person.guardians
        guardian = next((one.full_name for one in guardians if one.id == reason.guardian_id), "")
        said = sentence(reason, "" if person is None else person.full_name, guardian, "")
        clauses = self._clauses(reason, answer)
        return ReasonLine(reason, said, clauses, "" if clauses else law(reason.why))

    def _clauses(self, reason: Reason, answer: Answer) -> tuple[Clause, ...]:
        """Return each clause once, though it makes several rules."""
        uids = {one.id: one.uid for one in self._policies.in_force(answer.question.day)}
        found: dict[str, Clause] = {}
        for rule in self._service.answers.cited(reason, answer):
            if rule.cite:
                place = f"{uids.get(rule.version_id, '')}#{rule.section_uid}"
                found.setdefault(rule.cite, Clause(rule.cite, rule.text, place))
        return tuple(found.values())


def _seen(subject: Subject, answer: Answer) -> SeenLine:
    """Return how somebody stands: by the reasons that are about them."""
    if subject.kind is not SubjectKind.PERSON:
        return SeenLine(subject)
    if subject.portrayed_id is None:
        return SeenLine(subject, PublicationState.INCOMPLETE)
    about: Sequence[Reason] = [one for one in answer.reasons if one.portrayed_id == subject.portrayed_id]
    return SeenLine(subject, state_of(tuple(about)))
