"""What may be published, where, on which day, and why not: one item or many, in a few statements."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.progress import Progress, Silent
from medias_desktop.photo_consents.errors import ItemGone
from medias_desktop.photo_consents.rules.answers import Answer, Question, Reason
from medias_desktop.photo_consents.rules.demands import Asked, Demands, demands_of
from medias_desktop.photo_consents.service.answer_facts import Facts, read_facts
from medias_desktop.photo_consents.service.cited import photo_rules
from medias_desktop.photo_consents.service.portrayed_rows import portrayed_by_id

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.consents import Act, Consent
    from medias_desktop.photo_consents.service.settings import ConsentSettings
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.service.cited_rules import CitedRule


class Answers:
    """Answers about the items of one register, by the texts in force on the day asked for."""

    def __init__(self, register: Register, settings: ConsentSettings, policies: PolicyService) -> None:
        self._register = register
        self._settings = settings
        self._policies = policies
        self._rules: dict[tuple[int, ...], tuple[CitedRule, ...]] = {}
        self._demands: dict[tuple[int, ...], Demands] = {}

    @property
    def today(self) -> dt.date:
        """The register’s own date."""
        return self._register.clock.today()

    # What the texts ask

    def rules(self, day: dt.date) -> tuple[CitedRule, ...]:
        """Return the rules about publications in force on a day, with their clauses."""
        return self._rules_of(self._in_force(day))

    def demands(self, day: dt.date) -> Demands:
        """Return what the texts in force on a day ask of a publication."""
        key = self._in_force(day)
        if key not in self._demands:
            self._demands[key] = demands_of(
                Asked(one.code, one.uses, one.parameters) for one in self._rules_of(key)
            )
        return self._demands[key]

    def clause(self, code: str, day: dt.date | None = None) -> CitedRule | None:
        """Return the rule in force on a day (today by default) that a reason names by its code, or None."""
        return next((one for one in self.rules(day or self.today) if one.code == code), None)

    def cited(self, reason: Reason, answer: Answer) -> tuple[CitedRule, ...]:
        """Return the rules that a reason of an answer rests on; none when it is the law alone."""
        by_code = {one.code: one for one in self.rules(answer.question.day)} if reason.rules else {}
        return tuple(by_code[code] for code in reason.rules if code in by_code)

    # The answers

    def answer(self, item_id: int, question: Question) -> Answer:
        """Return the answer about one item. Raises ItemGone."""
        found = self.answers([item_id], question)
        if item_id not in found:
            raise ItemGone
        return found[item_id]

    def answers(
        self,
        item_ids: Collection[int] | None,
        question: Question,
        progress: Progress | None = None,
        *,
        demands: Demands | None = None,
    ) -> dict[int, Answer]:
        """Return the answers about items, of all for None; those gone are left out.

        ``demands`` are those of a text that is tried out instead of the texts in force. May raise Cancelled.
        """
        return self._read(item_ids).answers(question, self._asked(question, demands), progress or Silent())

    def asked(
        self,
        wanted: Iterable[tuple[int, Question]],
        progress: Progress | None = None,
        *,
        supposing: Mapping[int, Act] | None = None,
        hidden: Mapping[int, Collection[int]] | None = None,
    ) -> dict[tuple[int, Question], Answer]:
        """Return the answers to a question of its own about each item, all read once; items gone are left out.

        ``supposing`` are acts, by consent, that are taken for done; ``hidden`` the persons, by item, who cannot be seen on
        the copy that is meant. May raise Cancelled.
        """
        by_question: defaultdict[Question, set[int]] = defaultdict(set)
        for number, question in wanted:
            by_question[question].add(number)
        progress = progress or Silent()
        facts = self._read(set[int]().union(*by_question.values()))
        facts = dataclasses.replace(facts, consents=_supposed(facts.consents, supposing or {}))
        facts = _hiding(facts, hidden or {})
        found: dict[tuple[int, Question], Answer] = {}
        for done, (question, numbers) in enumerate(by_question.items()):
            progress.report(done, len(by_question))
            answers = facts.answers(question, self.demands(question.day), Silent(), numbers)
            found |= {(number, question): one for number, one in answers.items()}
        progress.report(len(by_question), len(by_question))
        return found

    def per_question(
        self,
        item_ids: Collection[int] | None,
        questions: Iterable[Question],
        progress: Progress | None = None,
        *,
        demands: Demands | None = None,
    ) -> dict[Question, dict[int, Answer]]:
        """Return the answers to several questions about items, which are read once; the rest as ``answers``."""
        facts = self._read(item_ids)
        return {
            one: facts.answers(one, self._asked(one, demands), progress or Silent())
            for one in dict.fromkeys(questions)
        }

    def per_purpose(
        self, item_id: int, questions: Sequence[Question], *, demands: Demands | None = None
    ) -> dict[Question, Answer]:
        """Return the answers to several questions about one item. Raises ItemGone."""
        found = self.per_question([item_id], questions, demands=demands)
        if not all(found.values()):
            raise ItemGone
        return {question: by_item[item_id] for question, by_item in found.items()}

    def says(self, reason: Reason, answer: Answer) -> str:
        """Return a reason as a sentence in the interface language, with its clause."""
        from medias_desktop.photo_consents.labels.reasons import sentence

        person, guardian = self._names([reason]).get(reason, ("", ""))
        return sentence(reason, person, guardian, self.cites(reason, answer))

    def sentences(self, answer: Answer) -> tuple[str, ...]:
        """Return all the reasons of an answer as sentences, names read once."""
        from medias_desktop.photo_consents.labels.reasons import sentence

        names = self._names(answer.reasons)
        return tuple(sentence(one, *names[one], self.cites(one, answer)) for one in answer.reasons)

    def cites(self, reason: Reason, answer: Answer) -> str:
        """Return what a reason is cited by: the clauses of the texts in force, else the law."""
        from medias_desktop.photo_consents.labels.reasons import law

        return ", ".join(dict.fromkeys(one.cite for one in self.cited(reason, answer))) or law(reason.why)

    def without(self, item_id: int, question: Question, hidden: Collection[int]) -> Answer:
        """Return the answer about a copy of an item on which some persons cannot be seen. Raises ItemGone."""
        facts = self._read([item_id])
        if item_id not in facts.items:
            raise ItemGone
        facts = _hiding(facts, {item_id: hidden})
        return facts.answers(question, self._asked(question, None), Silent())[item_id]

    # How they are found

    def _in_force(self, day: dt.date) -> tuple[int, ...]:
        return tuple(one.id for one in self._policies.in_force(day))

    def _rules_of(self, versions: tuple[int, ...]) -> tuple[CitedRule, ...]:
        if versions not in self._rules:  # the rules of an adopted text no longer change
            self._rules[versions] = _told_apart(
                one for version in versions for one in photo_rules(self._register, version)
            )
        return self._rules[versions]

    def _asked(self, question: Question, demands: Demands | None) -> Demands:
        return self.demands(question.day) if demands is None else demands

    def _read(self, item_ids: Collection[int] | None) -> Facts:
        return read_facts(self._register, item_ids, self._settings.current())

    def _names(self, reasons: Iterable[Reason]) -> dict[Reason, tuple[str, str]]:
        wanted = tuple(reasons)
        persons = portrayed_by_id(
            self._register, {one.portrayed_id for one in wanted if one.portrayed_id is not None}
        )
        guardians = {one.id: one.full_name for person in persons.values() for one in person.guardians}
        return {
            one: (
                persons[one.portrayed_id].full_name if one.portrayed_id in persons else "",
                guardians.get(one.guardian_id or 0, ""),
            )
            for one in wanted
        }


def _hiding(facts: Facts, hidden: Mapping[int, Collection[int]]) -> Facts:
    """Return the facts of copies on which some persons, by item, are covered: they count as marked, not as named."""
    items, named = dict(facts.items), dict(facts.named)
    for number, persons in hidden.items():
        if persons and number in items:
            everyone = facts.named.get(number, ())
            left = [one for one in everyone if one not in persons]
            named[number] = left
            covered = len(everyone) - len(left)
            items[number] = dataclasses.replace(items[number], marked=items[number].marked + covered)
    return dataclasses.replace(facts, items=items, named=named)


def _supposed(
    consents: Mapping[int, Sequence[Consent]], acts: Mapping[int, Act]
) -> Mapping[int, Sequence[Consent]]:
    """Return consents as they would be with one more act each."""
    if not acts:
        return consents
    return {
        person: [
            dataclasses.replace(one, acts=(*one.acts, acts[one.id])) if one.id in acts else one
            for one in some
        ]
        for person, some in consents.items()
    }


def _told_apart(rules: Iterable[CitedRule]) -> tuple[CitedRule, ...]:
    """Return rules of several texts with codes that name one each: two texts may both have an R-001."""
    used: defaultdict[str, int] = defaultdict(int)
    found: list[CitedRule] = []
    for rule in rules:
        used[rule.code] += 1
        count = used[rule.code]
        found.append(rule if count == 1 else dataclasses.replace(rule, code=f"{rule.code}/{count}"))
    return tuple(found)
