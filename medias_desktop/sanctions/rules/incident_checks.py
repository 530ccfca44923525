"""What cannot be in an incident: each check raises a plain sentence, and nothing is saved."""

from __future__ import annotations

import datetime as dt
import unicodedata

from medias_desktop.core.i18n import format_date
from medias_desktop.core.text import fold, storable
from medias_desktop.sanctions.errors import moderation as errors
from medias_desktop.sanctions.rules.incidents import (
    EXCLUDING,
    HANDLE_LENGTH,
    LINK_LENGTH,
    NAME_LENGTH,
    NOTE_LENGTH,
    Incident,
    IncidentAction,
    IncidentDraft,
)
from medias_desktop.sanctions.rules.reasons import REASON_CODES

TEXT_LENGTH = 20_000
"""Characters of what was written."""
KEY_LENGTH = 240
MOST_REASONS = 10
_KNOWN = frozenset(REASON_CODES)


def tidy_handle(handle: str) -> str:
    """Return a name as it is shown: without outer or repeated spaces. Raises HandleMissing or HandleTooLong."""
    tidy = " ".join(storable(handle).split())
    if not handle_key(tidy):
        raise errors.HandleMissing
    if len(tidy) > HANDLE_LENGTH:
        raise errors.HandleTooLong(most=HANDLE_LENGTH)
    return tidy


def handle_key(handle: str) -> str:
    """Return what two spellings of a name share: no case, no accents, no “@” before it, nothing invisible in it."""
    seen = "".join(one for one in handle if unicodedata.category(one) not in ("Cf", "Cc") or one.isspace())
    return fold(storable(seen)).removeprefix("@").strip()[:KEY_LENGTH]


def short(text: str, most: int) -> str:
    """Return a text as the register keeps it. Raises WordsTooLong."""
    tidy = storable(text).strip()
    if len(tidy) > most:
        raise errors.WordsTooLong(most=most)
    return tidy


def required(text: str, most: int = NOTE_LENGTH) -> str:
    """Return a reason why. Raises WhyMissing or WordsTooLong."""
    tidy = short(text, most)
    if not tidy:
        raise errors.WhyMissing
    return tidy


def check_reasons(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """Return reasons, each once and in their order. Raises ReasonUnknown."""
    found = tuple(dict.fromkeys(reasons))
    if not found or len(found) > MOST_REASONS or not _KNOWN.issuperset(found):
        raise errors.ReasonUnknown
    return found


def check_draft(draft: IncidentDraft, today: dt.date) -> None:
    """Raise the sentence of the first thing that cannot be."""
    check_reasons((draft.reason, *draft.more_reasons))
    tidy_handle(draft.handle)
    if draft.seen_on > today:
        raise errors.SeenInFuture
    if draft.acted_on < draft.seen_on:
        raise errors.ActedBeforeSeen
    if draft.acted_on > today:
        raise errors.ActedInFuture
    _check_end(draft)
    if draft.all_accounts and draft.action not in EXCLUDING:
        raise errors.ReachWithoutBlock
    if draft.action is IncidentAction.REPORT and not draft.reported_to.strip():
        raise errors.ReportedToMissing
    for text, most in (
        (draft.link, LINK_LENGTH),
        (draft.capture_text, TEXT_LENGTH),
        (draft.reported_to, NAME_LENGTH),
        (draft.author, NAME_LENGTH),
        (draft.note, NOTE_LENGTH),
        (draft.departure, NOTE_LENGTH),
    ):
        short(text, most)


def _check_end(draft: IncidentDraft) -> None:
    if draft.action is not IncidentAction.TEMPORARY_BLOCK:
        if draft.until is not None:
            raise errors.EndWithoutBlock
    elif draft.until is None:
        raise errors.EndMissing
    elif draft.until < draft.acted_on:
        raise errors.EndBeforeBeginning


def check_lifting(incident: Incident, day: dt.date, today: dt.date) -> None:
    """Raise what keeps a block from being lifted on a day."""
    if incident.annulled_on is not None:
        raise errors.IncidentAnnulled
    if incident.action not in EXCLUDING:
        raise errors.NothingToLift
    if incident.lifted_on is not None:
        raise errors.LiftedAlready(day=format_date(incident.lifted_on))
    if day < incident.acted_on:
        raise errors.LiftedTooEarly(day=format_date(incident.acted_on))
    if day > today:
        raise errors.LiftedInFuture
