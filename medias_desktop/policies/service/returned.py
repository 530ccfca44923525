"""A document that comes back signed from elsewhere: is it ours plus the signatures that were awaited, and no more?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.files import os_errors_explained, read_bytes
from medias_desktop.policies.rules import round_errors
from medias_desktop.policies.rules.rounds import (
    RoundSignatory,
    SigningRound,
    next_to_sign,
    signed_in_order,
    waiting,
)
from medias_desktop.signatures.rules import is_same_person

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

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
    found: SigningRound, current: bytes, returned: bytes, trust: Trust, now: dt.datetime
) -> tuple[tuple[RoundSignatory, SignatureStatus], ...]:
    """Return who signed what came back, each with the verdict on the signature, in the order of their turns.

    Raises NotAPdf, PdfTooLarge, a ReturnedRefused of core.pdf.errors when anything else was added or nobody here vouches
    for the signer, ReturnedOutOfOrder, ReturnedWrongPerson or ReturnedClosed.
    """
    from medias_desktop.core.pdf.record import field_names
    from medias_desktop.core.pdf.verifying import only_signatures_added

    turn = next_to_sign(found.signatories)
    if turn is None:
        raise round_errors.RoundOver
    added = only_signatures_added(current, returned, trust, now=now).newly_signed
    names = field_names(len(found.signatories))
    places = dict(zip(names, found.signatories, strict=True))
    signed = [(places[one.field], one) for one in added]
    if not signed_in_order(found.signatories, [who.position for who, _status in signed]):
        told = ", ".join(who.name for who, _status in signed)
        raise round_errors.ReturnedOutOfOrder(signed=told, name=turn.name)
    for who, status in signed:
        if not is_same_person(who.name, status.signer):
            raise round_errors.ReturnedWrongPerson(name=who.name, holder=status.signer)
    still = waiting(found.signatories)[len(signed) :]
    if still and _is_closed(returned, names[still[0].position - 1], [status for _who, status in signed]):
        raise round_errors.ReturnedClosed(signed=signed[-1][0].name, name=still[0].name)
    return tuple(signed)


def _is_closed(returned: bytes, field: str, added: Sequence[SignatureStatus]) -> bool:
    """Tell whether one of the signatures forbids that another field be signed."""
    from medias_desktop.core.pdf.errors import DocumentSealed
    from medias_desktop.core.pdf.signing.document import empty_field, open_for_signing

    if any(one.details is not None and one.details.permitted_changes == "none" for one in added):
        return True
    try:
        empty_field(open_for_signing(returned), field, certify=False)
    except DocumentSealed:
        return True
    return False
