"""What a letter says before anybody changes it: made of the case, in the person’s language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from medias_desktop.core.i18n import catalogue, format_date
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules.texts import recited
from medias_desktop.sanctions.labels import letter_words as words
from medias_desktop.sanctions.labels.times import time_in_words
from medias_desktop.sanctions.rules.cases import (
    Case,
    Decision,
    LetterKind,
    Meeting,
    MeetingKind,
    UnionPresence,
)
from medias_desktop.sanctions.rules.ladder import StepKind
from medias_desktop.sanctions.rules.letter_checks import MEASURES, awaited

_LONGEST_CLAUSE = 1_500
"""Letters of a clause that are quoted: the whole text was handed over to the person."""
_NOT_EMPLOYED = frozenset({Group.VOLUNTEER, Group.CONTRACTOR})


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What the words are made of; ``union_name`` as the ladder’s settings have it."""

    case: Case
    kind: LetterKind
    language: str
    union_name: str = ""


def proposed(facts: LetterFacts) -> tuple[str, str]:
    """Return the subject and the text of a letter; what is not known has the mark to complete."""
    writer = _Writer(facts)
    return writer.say(words.SUBJECTS[facts.kind]), "\n\n".join(filter(None, writer.paragraphs()))


class _Writer:
    """Writes one letter, paragraph by paragraph."""

    def __init__(self, facts: LetterFacts) -> None:
        self._facts, self._case = facts, facts.case
        self.say: Callable[[str], str] = catalogue(facts.language).gettext

    def paragraphs(self) -> list[str]:
        """Return the paragraphs, some of them empty."""
        kind, name = self._facts.kind, self._case.person.full_name
        body = [self.say(words.GREETING).format(name=name)]
        if kind is LetterKind.MEETING_NOTICE:
            body += self._notice()
        elif kind is LetterKind.REMOVAL_DEMAND:
            body += self._demand()
        elif kind in MEASURES:
            body += self._measure()
        else:
            body += [*self._facts_told(), self._heard(), self.say(words.NOTHING_FOLLOWS)]
        return [*body, self.say(words.CLOSING)]

    def _notice(self) -> list[str]:
        meeting = awaited(self._case)
        time = meeting.time if meeting else ""
        called = self.say(words.CALLED).format(
            day=self._day(meeting.day if meeting else None),
            time=self.say(words.CALLED_AT).format(time=self._time(time)),
            place=(meeting.place if meeting else "") or words.TO_COMPLETE,
        )
        accompanied = self.say(words.ACCOMPANIED).format(whom=self._whom(meeting))
        return [called, *self._facts_told(), self.say(words.PURPOSE), accompanied, self.say(words.ABSENCE)]

    def _demand(self) -> list[str]:
        made = []
        for one in self._case.demands:
            if one.done_on is None:
                link = one.link or self._case.fault.link or words.TO_COMPLETE
                made.append(self.say(words.DEMANDS[one.demand]).format(link=link))
                made.append(
                    self.say(words.DEMAND_DUE).format(day=self._day(one.due_on))
                    if one.due_on
                    else self.say(words.DEMAND_SOON)
                )
        return [*self._facts_told(), *made, self.say(words.DEMAND_ONLY)]

    def _measure(self) -> list[str]:
        decision = self._case.decision
        if decision is None:
            return [*self._facts_told(), words.TO_COMPLETE]
        reasons = decision.reasons.strip()
        weighed = f"{self.say(words.REASONS)}\n{reasons}" if reasons else self.say(words.WEIGHED)
        ended = decision.kind is StepKind.DISMISSAL
        counts = "" if ended else self._counts(decision)
        last = self._last_hearing()
        union = last is not None and last.union in _UNION
        return [
            *self._facts_told(),
            self._heard(),
            weighed,
            self._decided(decision),
            self.say(words.RETURN_THINGS) if ended else counts,
            "" if ended else self.say(words.EXPECTED),
            self.say(words.ACCOMPANIED_LETTER).format(whom=self._whom(last)),
            self.say(words.RECOURSE_UNION if union else words.RECOURSE),
        ]

    def _decided(self, decision: Decision) -> str:
        employed = self._case.person.group not in _NOT_EMPLOYED
        day = self._day(decision.day)
        if decision.kind is StepKind.SUSPENSION:
            first, last = decision.suspension_from, decision.suspension_to
            message = words.SUSPENDED if employed else words.SUSPENDED_ENGAGEMENT
            if employed and first is not None and first == last:
                message = words.SUSPENDED_ONE_DAY
            return self.say(message).format(first=self._day(first), last=self._day(last), day=day)
        if decision.kind is None:
            return words.TO_COMPLETE
        message = words.MEASURES[decision.kind]
        if decision.kind is StepKind.DISMISSAL and not employed:
            message = words.ENGAGEMENT_ENDED
        return self.say(message).format(day=day, effect=words.TO_COMPLETE)

    def _counts(self, decision: Decision) -> str:
        if decision.amnesty_on is None:
            return self.say(words.COUNTS_ALWAYS)
        return self.say(words.COUNTS_UNTIL).format(day=self._day(decision.amnesty_on))

    def _facts_told(self) -> list[str]:
        fault = self._case.fault
        message = words.FACTS_ON if fault.platform else words.FACTS
        told = self.say(message).format(day=self._day(fault.day), platform=fault.platform)
        return [f"{told}\n{fault.facts.strip()}", *self._clauses()]

    def _clauses(self) -> list[str]:
        told = []
        of_text = groupby(self._case.clauses, key=lambda one: (one.policy_title, one.in_force_date))
        for (title, since), clauses in of_text:
            head = self.say(words.CLAUSES).format(policy=title, day=self._day(since))
            quoted = [
                words.CLAUSE.format(
                    cite=recited(one.cite, self._facts.language), text=_shortened(_in_a_line(one.text))
                )
                for one in clauses
            ]
            told.append("\n".join((head, *quoted)))
        return told

    def _heard(self) -> str:
        told = []
        last = self._last_hearing()
        if last is not None:
            told.append(self.say(words.HEARD[last.attendance]).format(day=self._day(last.day)))
            if last.union is UnionPresence.PRESENT and last.union_name:
                told.append(self.say(words.UNION_PRESENT).format(union=last.union_name))
            elif last.union is UnionPresence.DECLINED:
                told.append(self.say(words.UNION_DECLINED))
        version = self._case.person_version
        if version is not None:
            message = words.VERSION_DECLINED if version.declined else words.VERSION_GIVEN
            told.append(self.say(message).format(day=self._day(version.day)))
        return " ".join(told)

    def _last_hearing(self) -> Meeting | None:
        held = [
            one
            for one in self._case.meetings
            if one.kind is MeetingKind.HEARING and one.attendance in words.HEARD
        ]
        return max(held, key=lambda one: (one.day, one.time), default=None)

    def _whom(self, meeting: Meeting | None) -> str:
        union = self._facts.union_name
        presence = meeting.union if meeting else UnionPresence.NOT_OFFERED
        if presence is UnionPresence.NOT_UNIONISED or self._case.person.group in _NOT_EMPLOYED:
            return self.say(words.BY_ANYBODY)
        if union:
            return self.say(words.BY_NAMED_UNION).format(union=union)
        return self.say(words.BY_UNION if presence in _UNION else words.BY_EITHER)

    def _day(self, day: dt.date | None) -> str:
        return format_date(day, language=self._facts.language) if day else words.TO_COMPLETE

    def _time(self, time: str) -> str:
        return time_in_words(time, self._facts.language) or words.TO_COMPLETE


_UNION = frozenset({UnionPresence.OFFERED, UnionPresence.PRESENT, UnionPresence.DECLINED})


def _in_a_line(text: str) -> str:
    """Return a clause in one line, a dash between its heading and what it says."""
    head, _end, body = text.strip().partition("\n")
    between = " " if head.rstrip().endswith((".", ":", ";", "!", "?", ",")) else " – "
    return " ".join(f"{head}{between if body.strip() else ''}{body}".split())


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_CLAUSE else f"{text[: _LONGEST_CLAUSE - 1].rstrip()}…"
