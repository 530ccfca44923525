"""What one giver's acts add up to, for one purpose on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.photo_consents.rules.answers import Question, Why
from medias_desktop.photo_consents.rules.consents import WRITTEN, Act, ActKind, Consent

Said = tuple[Act, Consent]

_NOES = {ActKind.REFUSED: Why.REFUSED, ActKind.WITHDRAWN: Why.WITHDRAWN}
_NO_ANSWER = frozenset({ActKind.ASKED, ActKind.SILENT})


@dataclass(frozen=True, slots=True)
class Voice:
    """Where a giver stands: ``consent_id`` is the consent that their yes holds by, None without a yes that counts.

    ``contrary``: they say no, or took a no back with a yes that does not hold that day. ``lacking``: why what they said is
    no yes that day; None when they said nothing. ``told_on`` and ``told_by`` are the day and the consent of either.
    """

    consent_id: int | None = None
    day: dt.date | None = None
    in_writing: bool = False
    contrary: Why | None = None
    lacking: Why | None = None
    told_on: dt.date | None = None
    told_by: int | None = None


def voice(said: Sequence[Said], able: Sequence[Said], question: Question) -> Voice:
    """Return where a giver stands by what they said up to the day; only an ``able`` yes counts (of these same acts)."""
    if not said:
        return _SILENT
    noes = [
        one
        for one in said
        if one[0].kind in _NOES and question.purpose in (one[0].purposes or one[1].purposes)
    ]
    given = [one for one in able if one[0].kind is ActKind.GIVEN]
    yeses = [one for one in given if _includes(one, question)]
    last_no = max((act.day for act, _consent in noes), default=dt.date.min)
    later = [one for one in yeses if one[0].day > last_no]
    narrowest = max((consent.reach.narrowness for _act, consent in noes), default=0)
    holding = [one for one in later if _holds(one[1], question.day)]
    if any(consent.reach.narrowness >= narrowest for _act, consent in holding):
        act, consent = max(holding, key=_by_worth)
        return Voice(consent.id, act.day, act.method in WRITTEN)
    if noes:
        return _contrary(noes, later, narrowest, question)
    return _lacking(said, given, yeses, question)


_SILENT = Voice()


def _by_worth(one: Said) -> tuple[bool, dt.date, int]:
    return one[0].method in WRITTEN, one[0].day, one[1].id


def _includes(one: Said, question: Question) -> bool:
    act, consent = one
    return question.purpose in consent.purposes and (not act.purposes or question.purpose in act.purposes)


def _holds(consent: Consent, day: dt.date) -> bool:
    return consent.starts_on <= day and (consent.ends_on is None or day <= consent.ends_on)


def _contrary(noes: Sequence[Said], later: Sequence[Said], narrowest: int, question: Question) -> Voice:
    """Return a no that stands, or a later yes that would have lifted it and does not hold that day."""
    lifting = [one for one in later if one[1].reach.narrowness >= narrowest]
    if lifting:
        act, consent = max(lifting, key=lambda one: (one[0].day, one[1].id))
        why = _out_of_date(consent, question.day)
        return Voice(contrary=why, lacking=why, told_on=_turn(consent, why), told_by=consent.id)
    # Of several noes, the narrow one outlasts a general yes: it is the one to tell of.
    standing = [one for one in noes if one[1].reach.narrowness == narrowest] if later else noes
    act, consent = max(standing, key=lambda one: (one[0].day, one[0].id))
    why = _NOES[act.kind]
    return Voice(contrary=why, lacking=why, told_on=act.day, told_by=consent.id)


def _lacking(said: Sequence[Said], given: Sequence[Said], yeses: Sequence[Said], question: Question) -> Voice:
    if yeses:
        act, consent = max(yeses, key=lambda one: (one[0].day, one[1].id))
        why = _out_of_date(consent, question.day)
        return Voice(lacking=why, told_on=_turn(consent, why), told_by=consent.id)
    for act, consent in sorted(given, key=lambda one: (one[0].day, one[1].id), reverse=True):
        if _holds(consent, question.day) and not _taken_back(act, consent, said):
            return Voice(lacking=Why.NOT_FOR_PURPOSE, told_on=act.day, told_by=consent.id)
    asked = [
        one
        for one in said
        if one[0].kind in _NO_ANSWER and question.purpose in (one[0].purposes or one[1].purposes)
    ]
    if asked:
        act, consent = max(asked, key=lambda one: (one[0].day, one[1].id))
        return Voice(lacking=Why.NO_ANSWER, told_on=act.day, told_by=consent.id)
    return _SILENT


def _taken_back(act: Act, consent: Consent, said: Sequence[Said]) -> bool:
    return any(no.kind in _NOES and of.id == consent.id and no.day >= act.day for no, of in said)


def _out_of_date(consent: Consent, day: dt.date) -> Why:
    return Why.NOT_YET if day < consent.starts_on else Why.EXPIRED


def _turn(consent: Consent, why: Why) -> dt.date | None:
    """Return the day from which a consent holds, or until which it held."""
    return consent.starts_on if why is Why.NOT_YET else consent.ends_on
