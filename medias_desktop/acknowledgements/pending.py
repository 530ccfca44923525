"""What people are still asked to sign, counted with plain statements: it is asked for at every start."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.acknowledgements.rules import AWAITED, AcknowledgementState, Scope
from medias_desktop.acknowledgements.rules.campaigns import DEFAULT_DAYS
from medias_desktop.acknowledgements.rules.scope import first_valid_day
from medias_desktop.acknowledgements.service.scopes import Scopes
from medias_desktop.acknowledgements.service.statements import Statement

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.service import PolicyService

_VALUE = re.compile(r":(\w+)")


class Waiting(NamedTuple):
    """How many people of a list have something left to do, or somebody has with them.

    ``to_sign`` includes those who are overdue; ``running_out`` are signatures that must be renewed within 30 days.
    """

    scope: Scope
    to_sign: int = 0
    overdue: int = 0
    refused: int = 0
    running_out: int = 0


def asked(register: Register, policies: PolicyService) -> Iterator[tuple[Scope, tuple[Scope, ...]]]:
    """Yield the lists that somebody is asked in, each with those before it that ask for the same text.

    A text by itself comes after its campaigns: only whom none of them asks is left to it.
    """
    before: list[Scope] = []
    for scope in Scopes(register, policies).asking():
        yield scope, tuple(one for one in before if one.version.id == scope.version.id)
        before.append(scope)


def waiting(register: Register, scope: Scope, except_for: Sequence[Scope] = ()) -> Waiting:
    """Count a list, without those whom other lists ask."""
    own = Statement(scope)
    conditions = [own.counted()]
    for number, other in enumerate(except_for):
        theirs = Statement(other)
        conditions.append(f"NOT {_renamed(theirs.counted(), number)}")
        own.values |= {f"other_{number}_{name}": value for name, value in theirs.values.items()}
    statement = (
        f"SELECT {own.state()}, count(*), sum({_running_out(own)}) FROM {own.tables()}"
        f" WHERE {' AND '.join(conditions)} GROUP BY 1"
    )
    states: dict[str, int] = {}
    running_out = 0
    for state, number, ending in map(tuple, register.rows(statement, **own.values)):
        states[state] = int(number)
        running_out += int(ending)
    return Waiting(
        scope,
        to_sign=sum(states.get(state.value, 0) for state in AWAITED),
        overdue=states.get(AcknowledgementState.OVERDUE.value, 0),
        refused=states.get(AcknowledgementState.REFUSED.value, 0),
        running_out=running_out,
    )


def _renamed(condition: str, number: int) -> str:
    return _VALUE.sub(rf":other_{number}_\1", condition)


def _running_out(own: Statement) -> str:
    """Return an expression that is 1 for a signature that counts today and no longer does in 30 days, else 0."""
    scope = own.scope
    if scope.renewal_months is None or scope.superseded:
        return "0"
    own.values["counts_from"] = first_valid_day(scope.day, scope.renewal_months).isoformat()
    soon = scope.day + dt.timedelta(days=DEFAULT_DAYS)
    own.values["stays_from"] = first_valid_day(soon, scope.renewal_months).isoformat()

    def any_since(name: str) -> str:
        signed = (f"(s{n}.state = 'signed' AND s{n}.day >= :{name})" for n in range(len(own.texts)))
        return f"({' OR '.join(signed)})"

    # A comparison with no row at all is neither true nor false: only a CASE makes it the latter.
    stays = f"CASE WHEN {any_since('stays_from')} THEN 1 ELSE 0 END"
    return f"CASE WHEN {any_since('counts_from')} AND {stays} = 0 THEN 1 ELSE 0 END"


def still_to_sign(register: Register, policies: PolicyService) -> tuple[tuple[VersionSummary, int], ...]:
    """Return, for each text that somebody must still sign, how many; who is in several lists counts once."""
    found: dict[int, tuple[VersionSummary, int]] = {}
    for scope, before in asked(register, policies):
        number = waiting(register, scope, before).to_sign
        if number:
            _version, counted = found.get(scope.version.id, (scope.version, 0))
            found[scope.version.id] = (scope.version, counted + number)
    return tuple(found.values())


def pending(register: Register, policies: PolicyService) -> int:
    """Return how many signatures are missing today."""
    return sum(number for _version, number in still_to_sign(register, policies))
