"""Receipts of signatures made on the screen: sealed where the user may seal, else they say that they bear no seal.

The order: the receipt is typeset and sealed (which may take seconds, and asks nothing of the register’s one writer
meanwhile); then whoever asked for it writes, in one transaction, what was signed, its evidence and the mention of the
seal (``record``). What was sealed is in memory only until then: when the transaction is refused nobody has it. Where the
seal itself is refused, then or before, the receipt says that it bears none, and the signature counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.signatures.errors import SealRevoked

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.signatures.service.sealing import Prepared, SealingService

_Written = TypeVar("_Written")


@dataclass(frozen=True, slots=True)
class About:
    """What the mention of a seal says: the kind of document, its title, language, and whose it is."""

    kind: str
    title: str
    language: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class MadeReceipt:
    """A receipt about to be kept; ``unsealed`` says why it bears no seal, None when it does."""

    pdf: bytes
    prepared: Prepared | None
    unsealed: UserError | None

    def record(self, sealing: SealingService, tx: Transaction) -> None:
        """Record the seal, if there is one, in the transaction that keeps the receipt."""
        if self.prepared is not None:
            sealing.record_within(tx, self.prepared)


def make_receipt(sealing: SealingService, about: About, typeset: Callable[[bool], bytes]) -> MadeReceipt:
    """Return the receipt, sealed if the user may seal; ``typeset`` is told whether a seal will be on it."""
    from medias_desktop.core.pdf.sealing import Sealable

    refused = sealing.refusal()
    if refused is None:
        pdf = typeset(True)
        try:
            prepared = sealing.prepare(
                Sealable(about.kind, about.title, pdf, about.language, about.person_id)
            )
        except UserError as error:
            refused = error
        else:
            return MadeReceipt(prepared.pdf, prepared, None)
    return MadeReceipt(typeset(False), None, refused)


def write_receipt(
    made: MadeReceipt, typeset: Callable[[bool], bytes], write: Callable[[MadeReceipt], _Written]
) -> tuple[MadeReceipt, _Written]:
    """Write what was signed with its receipt; without the seal when only that is refused meanwhile.

    Return the receipt that was kept and what ``write`` returned, which is one transaction. Raises what it raises.
    """
    try:
        return made, write(made)
    except UserError as error:
        if made.prepared is None or not isinstance(error, SealRevoked | NotEntitled):
            raise
        plain = MadeReceipt(typeset(False), None, error)
    return plain, write(plain)
