"""What is asked before a post appears: each question once answered with yes is behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medias_desktop.editorial_calendar.rules.checks.book import Case, found
from medias_desktop.editorial_calendar.rules.checks.elections import NEUTRAL, NO_OPINION
from medias_desktop.editorial_calendar.rules.checks.forms import LAW_RESPECTED
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.checks.protection import questions_of
from medias_desktop.editorial_calendar.rules.findings import Clause, Finding
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.calendar import (
    ChecklistItem,
    PoliticalNeutrality,
    PostForm,
    ProtectedInformation,
)
from medias_desktop.policies.rules.checks.calendar_words import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of the checklist: its code (what answers bear), the clauses that ask it, what the first of them says.

    ``times`` is how often the text is to be read again, ``law`` what the question is about.
    """

    code: str
    clauses: tuple[Clause, ...]
    text: str = ""
    times: int | None = None
    law: str = ""


def checklist_item(case: Case, rule: PolicyRule, settings: ChecklistItem) -> Iterator[Finding]:
    """Yield a question of the checklist that is not answered yet; the one about photos only where there are some."""
    if not _concerns(settings.item, photos=bool(case.post.draft.photos)):
        return
    if settings.item.value not in case.post.draft.answers:
        yield found(rule, Kind.TO_ASK, certain=False, question=settings.item.value)


def checklist(
    rules: Iterable[PolicyRule], category: str = "", *, photos: bool = True
) -> tuple[Question, ...]:
    """Return the questions that the rules of a day ask of a post, each once with all its clauses, in their order."""
    rules = tuple(rules)
    asked: dict[str, Question] = {}
    for rule in rules:
        for code, times, law in _asked(rule, category, photos=photos):
            known = asked.get(code)
            clauses = (*(known.clauses if known else ()), rule.clause)
            asked[code] = Question(
                code=code,
                clauses=clauses,
                text=known.text if known else rule.text,
                times=times or (known.times if known else None),
                law=law or (known.law if known else ""),
            )
    return tuple(asked.values())


def _asked(rule: PolicyRule, category: str, *, photos: bool) -> Iterator[tuple[str, int | None, str]]:
    settings = rule.parameters
    if isinstance(settings, ChecklistItem):
        if _concerns(settings.item, photos=photos):
            yield settings.item.value, settings.times, ""
    elif isinstance(settings, PoliticalNeutrality):
        if settings.no_opinions or settings.neutral:
            yield NO_OPINION if settings.no_opinions else NEUTRAL, None, ""
    elif isinstance(settings, ProtectedInformation):
        for code in questions_of(settings):
            yield code, None, ""
    elif isinstance(settings, PostForm) and settings.law and settings.category == category:
        yield LAW_RESPECTED, None, settings.law


def _concerns(item: Item, *, photos: bool) -> bool:
    return photos or item is not Item.EVENT_PHOTO
