"""A document that comes back signed from elsewhere: is it ours plus the signatures that were awaited, and no more?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import os_errors_explained, read_bytes
from medias_desktop.policies.rules import round_errors
from medias_desktop.policies.rules.rounds import RoundSignatory, SigningRound, next_to_sign, signed_in_order
from medias_desktop.signatures.rules import is_same_person

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying import SignatureStatus, Trust

_ROOM_FOR_SIGNATURES = 32 * 1024 * 1024
"""Bytes by which a signed file may be larger: certificates, revocation lists and pictures of signatures are far smaller."""


def read_file(path: Path, current: bytes) -> bytes:
    """Read a file that came back. Raises ReturnedTooLarge before anything is read, or what core.files explains."""
    with os_errors_explained(path):
        size = path.stat().st_size
    if size > len(current) + _ROOM_FOR_SIGNATURES:
        raise round_errors.ReturnedTooLarge(file=path.name)
    return read_bytes(path)


def new_signatures(
    found: SigningRound, current: bytes, returned: bytes, trust: Trust
) -> tuple[tuple[RoundSignatory, SignatureStatus], ...]:
    """Return who signed what came back, each with the verdict on the signature, in the order of their turns.

    Raises NotAPdf or a ReturnedError: nothing else was added, the next in order signed, each is that person and known.
    """
    from medias_desktop.core.pdf.record import field_names
    from medias_desktop.core.pdf.verifying import only_signatures_added

    turn = next_to_sign(found.signatories)
    if turn is None:
        raise round_errors.RoundOver
    if returned.rstrip() == current.rstrip():
        raise round_errors.ReturnedUnsigned(name=turn.name)
    if len(returned) < len(current) and current.startswith(returned.rstrip()):
        raise round_errors.ReturnedOlder(name=turn.name)
    try:
        added = only_signatures_added(current, returned, trust).newly_signed
    except UserError as error:
        raise round_errors.ReturnedRefused(reason=error.sentence()) from error
    if not added:
        raise round_errors.ReturnedUnsigned(name=turn.name)
    places = dict(zip(field_names(len(found.signatories)), found.signatories, strict=True))
    signed = [(places[one.field], one) for one in added]
    if not signed_in_order(found.signatories, [who.position for who, _status in signed]):
        names = ", ".join(who.name for who, _status in signed)
        raise round_errors.ReturnedOutOfOrder(signed=names, name=turn.name)
    for who, status in signed:
        _check_signer(who, status)
    return tuple(signed)


def _check_signer(who: RoundSignatory, status: SignatureStatus) -> None:
    if not is_same_person(who.name, status.signer):
        raise round_errors.ReturnedWrongPerson(name=who.name, holder=status.signer)
    from medias_desktop.core.pdf.verifying import Problem, describe

    if status.problem is Problem.SIGNER_UNKNOWN:
        issuer = status.details.issuer if status.details else ""
        raise round_errors.ReturnedUntrusted(holder=status.signer, issuer=issuer or "?")
    if status.problem is not None:
        raise round_errors.ReturnedRefused(reason=describe(status.problem))
