"""Whether everybody who must agree to showing one person does, on one day and for one purpose.

Who must agree that day: an adult, for themselves; for a minor below the age of own agreement, a guardian (or every one on
record); above it the minor, and as long as the municipality wants it a guardian too. A guardian's word lapses with their
authority and when the person comes of age; that they had taken it back, or let it end, is told until somebody agrees. An
adult may be represented by a tutor or another legal representative: what these said since the person is of age counts
like the person's own word, and neither may have said no.

A yes holds within the dates of its consent, until the same giver says no: on the same day the no prevails. A no holds until
the same giver says yes on a later day to something as narrow: who refuses one photo does not give it by a general consent.
A no of anybody who may say one is enough, even where their yes is not asked for: a child's own, the other parent's.
The answer for a past day is by what is recorded now for that day: an entry that was corrected or cancelled counts as such.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.photo_consents.rules.answers import BLOCKING, Question, Reason, Why
from medias_desktop.photo_consents.rules.consents import Act, ActKind, Consent
from medias_desktop.photo_consents.rules.demands import PersonDemands
from medias_desktop.photo_consents.rules.persons import (
    MAJORITY,
    OWN_CONSENT,
    REPRESENTATIVES,
    Guardian,
    Portrayed,
    age_on,
    birthday,
)
from medias_desktop.photo_consents.rules.settings import Settings
from medias_desktop.photo_consents.rules.voices import Voice, voice


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands against showing a person, and the consents (numbers) that speak for it."""

    reasons: tuple[Reason, ...]
    relied_on: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One person, the consents whose reach covers the item, and what is asked by the municipality and by its texts."""

    person: Portrayed
    consents: Sequence[Consent]
    question: Question
    settings: Settings
    demands: PersonDemands


def verdict(case: Case) -> Verdict:
    """Return what stands against showing a person, and by which consents they may be."""
    deciding = _Deciding(case)
    deciding.decide()
    reasons = tuple(dict.fromkeys(deciding.reasons))
    held_up = bool(reasons) and any(one.why not in _REMARKS for one in reasons)
    return Verdict(reasons, () if held_up else tuple(sorted(set(deciding.relied_on))))


_REMARKS = frozenset({Why.ADVISED_NOTICE, Why.ADVISED_WRITTEN})


class _Deciding:
    """Gathers reasons; each of its steps adds those that it finds."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._day = case.question.day
        self._age = case.person.age(self._day)
        self._of_age = self._age >= MAJORITY if self._age is not None else case.person.adult
        self.reasons: list[Reason] = []
        self.relied_on: list[int] = []
        said: dict[int | None, list[tuple[Act, Consent]]] = {}
        for consent in case.consents:
            for act in consent.acts:
                if act.day <= self._day:
                    said.setdefault(act.guardian_id, []).append((act, consent))
        self._said = said

    def decide(self) -> None:
        """Ask everybody who may say something, then see whether those who must have said yes."""
        own = self._hear(None)
        guardians = {one.id: self._hear(one) for one in self._speaking()}
        for speaker, heard in ((None, own), *guardians.items()):
            if heard.contrary is not None:
                self._object(heard.contrary, speaker, heard)
        if self._age is None and not self._of_age:
            self._object(Why.AGE_UNKNOWN)
        elif self._of_age:
            self._adult(own, guardians)
        else:
            self._minor(own, guardians)
        self._notice()

    def _adult(self, own: Voice, representatives: dict[int, Voice]) -> None:
        for speaker, heard in ((None, own), *representatives.items()):
            if heard.consent_id is not None:
                self._agree(speaker, heard)
                return
        told = [(None, own), *representatives.items()]
        speaker, heard = next((one for one in told if one[1].lacking is not None), told[0])
        # A question without an answer hides no right that there was and that ended.
        unanswered = heard.lacking is None or heard.lacking is Why.NO_ANSWER
        if unanswered and self._lapsed():
            born = self._case.person.birth_date
            self._object(Why.CAME_OF_AGE, day=birthday(born, MAJORITY) if born else None)
        elif unanswered and self._ended(representatives):
            return
        elif heard.contrary is None:
            self._object(heard.lacking or Why.NO_CONSENT, speaker, heard)

    def _minor(self, own: Voice, guardians: dict[int, Voice]) -> None:
        assert self._age is not None
        settings = self._case.settings
        alone = self._age >= max(settings.own_agreement_age, OWN_CONSENT)
        if alone:
            if own.consent_id is not None:
                self._agree(None, own)
            elif own.contrary is None:
                self._object(own.lacking or Why.OWN_AGREEMENT_MISSING, None, own)
        if not alone or self._age < settings.guardian_until_age:
            self._guardians(guardians)

    def _guardians(self, guardians: dict[int, Voice]) -> None:
        agreed = {number: heard for number, heard in guardians.items() if heard.consent_id is not None}
        if not agreed:
            self._ended(guardians)
        if not guardians:
            self._object(Why.GUARDIAN_UNKNOWN)
            return
        if agreed and not self._case.settings.both_guardians:
            number = min(agreed, key=lambda one: (not agreed[one].in_writing, one))
            self._agree(number, agreed[number])
            return
        for number, heard in agreed.items():
            self._agree(number, heard)
        silent = {number: heard for number, heard in guardians.items() if number not in agreed}
        if not self._case.settings.both_guardians:
            # One is enough: tell of the one who is the nearest to it.
            number = min(silent, key=lambda one: (silent[one].lacking is None, one))
            silent = {number: silent[number]}
        for number, heard in silent.items():
            if heard.contrary is None:
                missing = Why.SECOND_GUARDIAN_MISSING if agreed else Why.GUARDIAN_MISSING
                self._object(heard.lacking or missing, number, heard)

    def _notice(self) -> None:
        demands = self._case.demands
        if not (demands.notice or demands.notice_advised):
            return
        for said in self._said.values():
            for act, consent in said:
                if act.kind is ActKind.NOTICED or consent.reach.is_narrow:
                    return
        for why, rules in (
            (Why.NOT_NOTIFIED, demands.notice),
            (Why.ADVISED_NOTICE, demands.notice_advised),
        ):
            if rules:
                self.reasons.append(Reason(why, self._case.person.id, rules=rules))

    def _speaking(self) -> list[Guardian]:
        """Return who may speak for the person that day besides themselves."""
        current = [
            one for one in self._case.person.guardians if one.ended_on is None or one.ended_on >= self._day
        ]
        return [one for one in current if one.relation in REPRESENTATIVES] if self._of_age else current

    def _hear(self, speaker: Guardian | None) -> Voice:
        said = self._said.get(speaker.id if speaker else None, [])
        born = self._case.person.birth_date
        if born is not None and speaker is None:
            able = [one for one in said if age_on(born, one[0].day) >= OWN_CONSENT]
        elif born is not None and self._of_age:
            said = able = [one for one in said if age_on(born, one[0].day) >= MAJORITY]
        else:
            able = said
        return voice(said, able, self._case.question)

    def _lapsed(self) -> bool:
        """Tell whether somebody's guardian had agreed before they came of age."""
        found = (voice(said, said, self._case.question) for giver, said in self._said.items() if giver)
        return self._case.person.birth_date is not None and any(one.consent_id is not None for one in found)

    def _ended(self, speaking: dict[int, Voice]) -> bool:
        """Tell of consents that guardians who no longer speak had taken back or let end, and whether there are any."""
        found = False
        for giver, said in self._said.items():
            if giver is None or (giver in speaking and speaking[giver] != Voice()):
                continue
            heard = voice(said, said, self._case.question)
            if heard.lacking in _ENDED:
                self._object(heard.lacking, giver, heard)
                found = True
        return found

    def _agree(self, speaker: int | None, heard: Voice) -> None:
        assert heard.consent_id is not None
        self.relied_on.append(heard.consent_id)
        if heard.in_writing:
            return
        demands = self._case.demands
        for why, rules in (
            (Why.NOT_WRITTEN, demands.written),
            (Why.ADVISED_WRITTEN, demands.confidential),
        ):
            if rules:
                person = self._case.person.id
                self.reasons.append(Reason(why, person, speaker, heard.day, heard.consent_id, rules))

    def _object(
        self,
        why: Why,
        speaker: int | None = None,
        heard: Voice | None = None,
        day: dt.date | None = None,
    ) -> None:
        demands = self._case.demands
        of_guardian = speaker is not None or why in _OF_GUARDIANS
        rules = demands.guardian if of_guardian else demands.own
        about = heard.told_by if heard is not None else None
        told = heard.told_on if heard is not None else day
        self.reasons.append(Reason(why, self._case.person.id, speaker, told, about, rules))


_ENDED = frozenset({Why.WITHDRAWN, Why.EXPIRED})
_OF_GUARDIANS = frozenset({Why.GUARDIAN_UNKNOWN, Why.GUARDIAN_MISSING, Why.SECOND_GUARDIAN_MISSING})

assert BLOCKING.isdisjoint(_REMARKS)
