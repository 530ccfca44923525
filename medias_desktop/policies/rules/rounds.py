"""A signing round: a prepared document that its signatories sign one after the other, here, elsewhere or by pen."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.policies.rules import round_errors
from medias_desktop.policies.rules.records import (
    Change,
    PolicyIdentity,
    Resolution,
    Signatory,
    SignatureMethod,
)


class RoundState(StrEnum):
    """What became of a round."""

    OPEN = "open"
    COMPLETED = "completed"
    """Everybody signed: the adoption is recorded."""
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class RoundSignatory:
    """Somebody who signs in a round; ``position`` counts from 1, ``signed_at`` is known once it is done."""

    id: int
    position: int
    name: str
    role: str
    method: SignatureMethod
    identity_id: int | None = None
    signed_at: dt.datetime | None = None
    certificate_pem: str = ""
    row_version: int = 1

    @property
    def digital(self) -> bool:
        """Tell whether a digital signature of this person is wanted; a pen signs the printed page later."""
        return self.method is not SignatureMethod.PEN

    @property
    def waiting(self) -> bool:
        """Tell whether the digital signature of this person is still to come."""
        return self.digital and self.signed_at is None

    def as_signatory(self) -> Signatory:
        """Return the person as an adoption records them."""
        elsewhere = self.method is SignatureMethod.ELSEWHERE
        return Signatory(
            self.name, self.role, self.identity_id, self.signed_at, elsewhere, self.certificate_pem
        )


@dataclass(frozen=True, slots=True)
class SigningRound:
    """A round with its document: ``prepared_sha256`` as it was without signatures, ``current_sha256`` as it is now.

    ``resolution``, ``identity`` and ``change`` are those that the adoption will record; ``note`` says why it was
    abandoned. ``locking_position`` is that of the signatory whose field closes the document; ``placeholder_values`` is
    JSON: what the placeholders of the text stood for when it was prepared.
    """

    id: int
    uid: str
    version_id: int
    state: RoundState
    resolution: Resolution
    identity: PolicyIdentity
    change: Change
    signatories: tuple[RoundSignatory, ...]
    text_sha256: str
    prepared_sha256: str
    current_sha256: str
    pages: int
    prepared_at: dt.datetime
    ended_at: dt.datetime | None = None
    note: str = ""
    locking_position: int | None = None
    placeholder_values: str = "{}"
    row_version: int = 1

    @property
    def is_open(self) -> bool:
        """Tell whether signatures are still awaited."""
        return self.state is RoundState.OPEN


def waiting(signatories: Sequence[RoundSignatory]) -> tuple[RoundSignatory, ...]:
    """Return those whose digital signature is to come, in the order in which they sign."""
    return tuple(one for one in signatories if one.waiting)


def next_to_sign(signatories: Sequence[RoundSignatory]) -> RoundSignatory | None:
    """Return whose turn it is, or None when every digital signature is there."""
    return next(iter(waiting(signatories)), None)


def has_signatures(signatories: Sequence[RoundSignatory]) -> bool:
    """Tell whether the document bears a digital signature already."""
    return any(one.digital and not one.waiting for one in signatories)


def is_complete(signatories: Sequence[RoundSignatory]) -> bool:
    """Tell whether every digital signature is there."""
    return not waiting(signatories)


def is_last(signatories: Sequence[RoundSignatory], position: int) -> bool:
    """Tell whether the document is closed by the signature of that position."""
    return position == locking_position(signatories)


def locking_position(signatories: Sequence[RoundSignatory | Signatory]) -> int | None:
    """Return the position (from 1) of the last digital signature, the one that closes the document; None without any."""
    digital = [
        position for position, one in enumerate(signatories, start=1) if one.method is not SignatureMethod.PEN
    ]
    return digital[-1] if digital else None


def signed_in_order(signatories: Sequence[RoundSignatory], positions: Sequence[int]) -> bool:
    """Tell whether ``positions`` are those of the next to sign, from whose turn it is, none left out."""
    turns = [one.position for one in waiting(signatories)]
    return bool(positions) and list(positions) == turns[: len(positions)]


def with_method(
    signatories: Sequence[RoundSignatory], position: int, method: SignatureMethod, identity_id: int | None
) -> tuple[RoundSignatory, ...]:
    """Return the signatories with another way of signing for one of them."""
    return tuple(
        dataclasses.replace(
            one, method=method, identity_id=identity_id if method is SignatureMethod.HERE else None
        )
        if one.position == position
        else one
        for one in signatories
    )


def needs_preparing_anew(changed: Sequence[RoundSignatory], locked: int | None) -> bool:
    """Tell whether somebody would sign digitally behind the field that closes the document (that of ``locked``)."""
    last = locking_position(changed)
    return last is not None and (locked is None or last > locked)


def checked_change(
    signatories: Sequence[RoundSignatory],
    position: int,
    method: SignatureMethod,
    identity_id: int | None,
    locked: int | None,
) -> tuple[RoundSignatory, ...]:
    """Return the signatories with another way of signing for one of them.

    Raises SignedAlready, IdentityNotChosen, IdentityOfSomebodyElse or MethodTooLate.
    """
    one = next(found for found in signatories if found.position == position)
    if one.digital and not one.waiting:
        raise round_errors.SignedAlready(name=one.name)
    if method is SignatureMethod.HERE and identity_id is None:
        raise round_errors.IdentityNotChosen(name=one.name)
    changed = with_method(signatories, position, method, identity_id)
    for other in changed:
        if method is SignatureMethod.HERE and other.position != position and other.identity_id == identity_id:
            raise round_errors.IdentityOfSomebodyElse(name=other.name)
    if has_signatures(signatories) and needs_preparing_anew(changed, locked):
        raise round_errors.MethodTooLate(name=one.name)
    return changed
