"""What the rules of a text would say of the photos and other items on record: read, never written."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_number, ngettext, translate
from medias_desktop.photo_consents.labels import PURPOSE_NAMES
from medias_desktop.photo_consents.rules.answers import ADVICE, Answer, PublicationState, Question, Reason
from medias_desktop.photo_consents.rules.demands import Asked, demands_of
from medias_desktop.photo_consents.rules.purposes import Purpose, parted
from medias_desktop.photo_consents.service.answers import Answers
from medias_desktop.photo_consents.service.portrayed_rows import portrayed_by_id
from medias_desktop.photo_consents.service.settings import ConsentSettings
from medias_desktop.policies.rules.registry import Finding
from medias_desktop.policies.rules.rule_data import Use
from medias_desktop.policies.service import PolicyService

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.checks import BoundRule

_USES = "SELECT DISTINCT purpose AS purposes FROM photo_use UNION SELECT DISTINCT purposes FROM photo_consent"
_TITLES = "SELECT id, title, file_name FROM photo_item"


def try_photo_consents(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Tell how many items could be published by the rules of a text, for each use, and what each rule would hold back.

    The uses are those that somebody was asked for, or that something is planned or published for.
    """
    asked = [
        Asked(one.rule.code, one.rule.uses, one.parameters) for one in found if one.parameters is not None
    ]
    codes = {code for row in register.rows(_USES) for code in parted(row["purposes"])}
    questions = [Question(purpose, day) for purpose in Purpose if purpose in codes] or [
        Question(Purpose.WEBSITE, day)
    ]
    answers = Answers(register, ConsentSettings(register), PolicyService(register))
    by_question = answers.per_question(None, questions, demands=demands_of(asked))
    if not any(by_question.values()):
        return (Finding("accent", _("No photo or other item is on record yet.")),)
    told = [_counted(question.purpose, by_item.values()) for question, by_item in by_question.items()]
    every = [one for by_item in by_question.values() for one in by_item.values()]
    names = _Names(register, every)
    cited: defaultdict[str, list[tuple[int, Reason]]] = defaultdict(list)
    for answer in every:
        for reason in answer.reasons:
            for code in reason.rules:
                cited[code].append((answer.item_id, reason))
    for rule in asked:
        told += _of_rule(rule, cited[rule.code], names)
    return tuple(told)


def _counted(purpose: Purpose, answers: Iterable[Answer]) -> Finding:
    states = [one.state for one in answers]
    publishable, incomplete, blocked = (
        states.count(one)
        for one in (PublicationState.PUBLISHABLE, PublicationState.INCOMPLETE, PublicationState.BLOCKED)
    )
    text = _("{purpose}: {publishable} publishable, {incomplete} to complete, {blocked} blocked").format(
        purpose=translate(PURPOSE_NAMES[purpose]),
        publishable=format_number(publishable),
        incomplete=format_number(incomplete),
        blocked=format_number(blocked),
    )
    return Finding("bad" if blocked else "warn" if incomplete else "ok", text)


def _of_rule(rule: Asked, cited: Sequence[tuple[int, Reason]], names: _Names) -> Iterator[Finding]:
    """Tell what a rule would hold back, and what it would only call attention to."""
    held = [(item, reason) for item, reason in cited if reason.why not in ADVICE]
    advised = [(item, reason) for item, reason in cited if reason.why in ADVICE]
    if not cited:
        yield Finding("ok", _("Nothing on record calls for this rule."), rule.code)
    if held:
        count = len({item for item, _reason in held})
        sentence = ngettext(
            "{n} photo or other item would be held back by this rule",
            "{n} photos or other items would be held back by this rule",
            count,
        )
        kind = "bad" if Use.BLOCK in rule.uses else "warn"
        yield Finding(kind, sentence.format(n=format_number(count)), rule.code, names.of(held))
    if advised:
        count = len({item for item, _reason in advised})
        sentence = ngettext(
            "{n} photo or other item calls for attention by this rule",
            "{n} photos or other items call for attention by this rule",
            count,
        )
        yield Finding("accent", sentence.format(n=format_number(count)), rule.code, names.of(advised))


class _Names:
    """Whom or what reasons are about: the person, else the item."""

    def __init__(self, register: Register, answers: Sequence[Answer]) -> None:
        about = {
            one.portrayed_id for answer in answers for one in answer.reasons if one.portrayed_id is not None
        }
        self._persons = portrayed_by_id(register, about)
        self._titles: Mapping[int, str] = {
            row["id"]: row["title"] or row["file_name"] for row in register.rows(_TITLES)
        }

    def of(self, cited: Iterable[tuple[int, Reason]]) -> tuple[str, ...]:
        """Return the names, each once, in their order."""
        found = set()
        for item, reason in cited:
            if reason.portrayed_id in self._persons and reason.portrayed_id is not None:
                found.add(self._persons[reason.portrayed_id].listed_name)
            else:
                found.add(self._titles.get(item, ""))
        return tuple(sorted(found - {""}))
