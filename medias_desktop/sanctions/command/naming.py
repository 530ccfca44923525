"""What the words of a command line mean: an account, reasons, an action, a state, a day."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.command import open_register
from medias_desktop.core.command_words import named_code, read_date
from medias_desktop.core.i18n import LANGUAGES
from medias_desktop.core.text import fold
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.errors.command import (
    AccountAmbiguous,
    AccountUnknown,
    ActionUnknown,
    CommandReasonUnknown,
    IncidentStateUnknown,
)
from medias_desktop.sanctions.labels import ACTION_NAMES
from medias_desktop.sanctions.labels.coded import reason_name
from medias_desktop.sanctions.labels.exports import INCIDENT_STATES
from medias_desktop.sanctions.rules.incident_filters import IncidentFilter
from medias_desktop.sanctions.rules.reasons import REASON_CODES
from medias_desktop.sanctions.service import SanctionService

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.sanctions.rules.incidents import IncidentAction, ModeratedAccount


class OpeningOptions(Protocol):
    """Which register, and whose passphrase opens it."""

    register: Path
    user: str


class FilterOptions(OpeningOptions, Protocol):
    """Which incidents; "" for what was not said."""

    account: str
    reason: str
    action: str
    state: str
    since: str
    until: str
    text: str


@contextlib.contextmanager
def opened(options: OpeningOptions, clock: Clock | None) -> Iterator[SanctionService]:
    """Open the register of a command, and close it in the end."""
    register = open_register(options.register, clock, options.user)
    try:
        yield SanctionService(register, PeopleService(register), PolicyService(register))
    finally:
        register.close()


def find_account(service: SanctionService, named: str) -> ModeratedAccount:
    """Return the account meant by its number or its name. Raises AccountUnknown or AccountAmbiguous."""
    accounts = service.accounts.all()
    found = [one for one in accounts if named == str(one.id)] or [
        one for one in accounts if fold(named) == fold(one.name)
    ]
    if len(found) > 1:
        raise AccountAmbiguous(name=named, numbers=", ".join(str(one.id) for one in found))
    if not found:
        raise AccountUnknown(name=named, known=", ".join(one.name for one in accounts) or "–")
    return found[0]


def read_reason(text: str) -> str:
    """Return the reason meant by its code, or by its name in French or English. Raises CommandReasonUnknown."""
    wanted = fold(text)
    for code in REASON_CODES:
        if wanted in {code, *(fold(reason_name(code, language)) for language in LANGUAGES)}:
            return code
    raise CommandReasonUnknown(name=text, known=", ".join(REASON_CODES))


def read_action(text: str) -> IncidentAction:
    """Return the action meant by its code, or by its name in French or English. Raises ActionUnknown."""
    found = named_code(text, ACTION_NAMES)
    if found is None:
        raise ActionUnknown(name=text, known=", ".join(ACTION_NAMES))
    return found


def read_day(text: str, otherwise: dt.date) -> dt.date:
    """Return the day meant, another one for "". Raises DateUnreadable."""
    return _day(text) or otherwise


def read_filter(service: SanctionService, options: FilterOptions) -> IncidentFilter:
    """Return which incidents are meant. Raises AccountUnknown, AccountAmbiguous, CommandReasonUnknown, ActionUnknown,
    IncidentStateUnknown or DateUnreadable."""
    state = None
    if options.state:
        state = named_code(options.state, INCIDENT_STATES)
        if state is None:
            raise IncidentStateUnknown(name=options.state, known=", ".join(INCIDENT_STATES))
    return IncidentFilter(
        text=options.text,
        account_id=find_account(service, options.account).id if options.account.strip() else None,
        reason=read_reason(options.reason) if options.reason else "",
        action=read_action(options.action) if options.action else None,
        since=_day(options.since),
        until=_day(options.until),
        state=state,
    )


def read_reasons(texts: Sequence[str]) -> tuple[str, ...]:
    """Return several reasons, each once. Raises CommandReasonUnknown."""
    return tuple(dict.fromkeys(map(read_reason, texts)))


def _day(text: str) -> dt.date | None:
    return read_date(text) if text else None
