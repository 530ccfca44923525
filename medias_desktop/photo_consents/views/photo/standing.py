"""How everybody in an item stands today, for each use: asked on the worker, shown beside the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.photo_consents.labels.reasons import law, sentence
from medias_desktop.photo_consents.rules.answers import (
    ADVICE,
    BLOCKING,
    Answer,
    PublicationState,
    Question,
    Reason,
)
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.views.photo.shown import Mark

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.photo_consents.rules.persons import Portrayed
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.policies.service.cited_rules import CitedRule

MARKS = {
    PublicationState.PUBLISHABLE: Mark.YES,
    PublicationState.INCOMPLETE: Mark.MISSING,
    PublicationState.BLOCKED: Mark.NO,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A reason in words, with the rules that it rests on; ``weighs`` unless it is advice."""

    reason: Reason
    words: str
    rules: tuple[CitedRule, ...]
    weighs: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The answers about one item on a day, by use, and the words of their reasons."""

    answers: Mapping[Purpose, Answer] = field(default_factory=dict)
    said: Mapping[Purpose, Sequence[Said]] = field(default_factory=dict)
    persons: Mapping[int, tuple[Mark, str]] = field(default_factory=dict)

    def missing(self, purpose: Purpose | None) -> tuple[int, ...]:
        """Return who still has to agree, to a use or (None) to any of them."""
        wanted = self.answers if purpose is None else {purpose: self.answers[purpose]}
        found = (
            one.portrayed_id
            for answer in wanted.values()
            for one in answer.reasons
            if one.portrayed_id is not None and one.why not in ADVICE
        )
        return tuple(dict.fromkeys(found))


def ask(service: PhotoConsentService, item_id: int, persons: Sequence[int], day: dt.date) -> Standing:
    """Find out how an item and those seen in it stand on a day. Raises ItemGone."""
    questions = [Question(purpose, day) for purpose in Purpose]
    found = service.answers.per_purpose(item_id, questions)
    answers = {question.purpose: answer for question, answer in found.items()}
    named = service.portrayed.many(persons)
    return Standing(
        answers,
        {purpose: _said(service, answer, named) for purpose, answer in answers.items()},
        {person: _of_person(answers.values(), person) for person in persons},
    )


def _said(service: PhotoConsentService, answer: Answer, persons: Mapping[int, Portrayed]) -> tuple[Said, ...]:
    found = []
    for reason in answer.reasons:
        one = persons.get(reason.portrayed_id or 0)
        guardians = {g.id: g.full_name for g in one.guardians} if one is not None else {}
        rules = tuple({rule.cite: rule for rule in service.answers.cited(reason, answer)}.values())
        words = sentence(
            reason,
            one.full_name if one is not None else "",
            guardians.get(reason.guardian_id or 0, ""),
            "" if rules else law(reason.why),
        )
        found.append(Said(reason, words, rules, reason.why not in ADVICE))
    return tuple(found)


def _of_person(answers: Iterable[Answer], person: int) -> tuple[Mark, str]:
    """Return the mark of one person and what it means, of all uses taken together."""
    said_no = missing = free = 0
    for answer in answers:
        whys = {one.why for one in answer.reasons if one.portrayed_id == person} - ADVICE
        if whys & BLOCKING:
            said_no += 1
        elif whys:
            missing += 1
        else:
            free += 1
    if not said_no and not missing:
        return Mark.YES, _("Agrees to every use")
    if free:
        words = ngettext("Agrees to {n} use of {all}", "Agrees to {n} uses of {all}", free)
        return Mark.PARTLY, words.format(n=free, all=free + said_no + missing)
    if missing:
        return Mark.MISSING, _("Consent to complete")
    return Mark.NO, _("Says no")
