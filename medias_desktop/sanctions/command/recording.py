"""« sanctions add » and « sanctions propose »: an incident is recorded, or the policy is asked what it proposes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.i18n import _, translate
from medias_desktop.sanctions.command.naming import (
    OpeningOptions,
    find_account,
    opened,
    read_action,
    read_day,
    read_reasons,
)
from medias_desktop.sanctions.labels import ACTION_NAMES
from medias_desktop.sanctions.rules.incidents import IncidentAction, IncidentDraft

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.sanctions.rules.proposals import Proposal


class ProposeOptions(OpeningOptions, Protocol):
    """Who did what where; ``seen`` "" for today."""

    account: str
    handle: str
    reason: Sequence[str]
    seen: str
    text: str


class AddOptions(ProposeOptions, Protocol):
    """The same, and what was done; ``action`` "" for what is proposed, ``because`` why something else."""

    action: str
    acted: str
    until: str
    everywhere: bool
    warned: bool
    link: str
    capture: Path | None
    author: str
    reported_to: str
    note: str
    because: str


def run_propose(options: ProposeOptions, clock: Clock | None = None) -> list[str]:
    """Return what the text in force proposes, in words, the weightiest first.

    Raises AccountUnknown, AccountAmbiguous, CommandReasonUnknown, DateUnreadable, or as ``open_register``.
    """
    with opened(options, clock) as service:
        found = service.proposals.for_incident(
            find_account(service, options.account).id,
            options.handle,
            read_reasons(options.reason),
            read_day(options.seen, service.today),
            text=options.text,
        )
        return _in_words(found)


def run_add(options: AddOptions, clock: Clock | None = None) -> list[str]:
    """Record an incident and return its number and what was done with the proposals in words.

    Raises as ``run_propose``, ActionUnknown, a file error, or as ``Incidents.record``.
    """
    from medias_desktop.core.files import read_bytes
    from medias_desktop.sanctions.rules.proposing import main_proposal

    with opened(options, clock) as service:
        account = find_account(service, options.account)
        reasons, seen_on = read_reasons(options.reason), read_day(options.seen, service.today)
        found = service.proposals.for_incident(
            account.id, options.handle, reasons, seen_on, text=options.text
        )
        main = main_proposal(found)
        proposed = main.action if main else IncidentAction.NONE
        action = read_action(options.action) if options.action else proposed
        draft = IncidentDraft(
            account_id=account.id,
            handle=options.handle,
            seen_on=seen_on,
            reason=reasons[0],
            more_reasons=reasons[1:],
            action=action,
            acted_on=read_day(options.acted, service.today),
            until=read_day(options.until, service.today) if options.until else None,
            all_accounts=options.everywhere,
            warned=options.warned,
            link=options.link,
            capture_text=options.text,
            reported_to=options.reported_to,
            author=options.author,
            note=options.note,
            departure=options.because,
        )
        capture = (read_bytes(options.capture), options.capture.name) if options.capture else None
        number = service.incidents.record(draft, capture)
    done = _("Incident {n} is recorded: {action}.").format(n=number, action=translate(ACTION_NAMES[action]))
    return [done, *_in_words(found)]


def _in_words(found: Sequence[Proposal]) -> list[str]:
    from medias_desktop.sanctions.labels.proposals import in_words

    return [in_words(one) for one in found] or [_("The policy in force proposes nothing about it.")]
