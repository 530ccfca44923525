"""What may be done about an interaction where it stands, the next thing first."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.interactions import REPORTS, InteractionKind, InteractionState

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.interactions import Interaction


class InteractionAct(StrEnum):
    """Something that is done about a recorded interaction."""

    ANSWER = "answer"
    TRANSMIT = "transmit"
    REDIRECT = "redirect"
    PROVISIONAL = "provisional"
    MODERATE = "moderate"
    CLOSE = "close"
    REOPEN = "reopen"
    REFUSE = "refuse"
    SET_ASIDE = "set_aside"
    INCIDENT = "incident"
    """Says which incident of the moderation it became."""
    DUE = "due"
    NOTE = "note"
    CORRECT = "correct"
    HISTORY = "history"


_A = InteractionAct


def acts_of(one: Interaction, *, led: bool, followed: bool) -> tuple[InteractionAct, ...]:
    """Return the acts: the next one, the one beside it, then the others.

    ``led``: a clause leads that kind elsewhere; ``followed``: it is still answered here after that.
    """
    allowed = [act for act in InteractionAct if _allowed(act, one)]
    first = [act for act in (*_first(one, led=led, followed=followed), *_always(one)) if act in allowed]
    return tuple(dict.fromkeys((*first, *allowed)))


def _allowed(act: InteractionAct, one: Interaction) -> bool:
    outside = one.kind not in REPORTS
    if act is _A.ANSWER:
        return one.open or one.state is InteractionState.REDIRECTED
    if act in (_A.PROVISIONAL, _A.REDIRECT, _A.REFUSE):
        return one.open and outside
    if act in (_A.TRANSMIT, _A.SET_ASIDE, _A.DUE):
        return one.open
    if act is _A.MODERATE:
        return one.incident_id is None and outside
    if act is _A.INCIDENT:
        return outside
    if act is _A.CLOSE:
        return one.state is not InteractionState.CLOSED
    return not one.open if act is _A.REOPEN else True


def _always(one: Interaction) -> tuple[InteractionAct, ...]:
    """Return what comes third: an offensive comment goes to moderation without a search for how."""
    return (_A.MODERATE,) if one.open else ()


def _first(one: Interaction, *, led: bool, followed: bool) -> tuple[InteractionAct, ...]:
    if one.state is InteractionState.REDIRECTED:
        return (_A.ANSWER, _A.CLOSE) if followed else (_A.CLOSE, _A.ANSWER)
    if not one.open:
        return (_A.CLOSE, _A.REOPEN)
    if one.state is InteractionState.TRANSMITTED:
        return (_A.CLOSE, _A.ANSWER) if one.kind in REPORTS else (_A.ANSWER, _A.PROVISIONAL)
    if one.kind in REPORTS or one.kind is InteractionKind.SERVICE_REQUEST:
        return (_A.TRANSMIT, _A.ANSWER)
    return (_A.REDIRECT, _A.ANSWER) if led else (_A.ANSWER, _A.TRANSMIT)
