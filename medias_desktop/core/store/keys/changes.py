"""Changes of the key file: each takes the content and what authorises it, and returns another content.

``access`` proves that one may open the register; ``sealed``, that one is entitled to the disciplinary records, and is
needed wherever the entitled are concerned.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import replace

from medias_desktop.core.store.keys.access import Access, SealedKeys
from medias_desktop.core.store.keys.boxes import BoxClosed
from medias_desktop.core.store.keys.cost import Cost
from medias_desktop.core.store.keys.document import D, Document, authorise, closed
from medias_desktop.core.store.keys.errors import (
    KeyFileAltered,
    LastPassphrase,
    LastRecoverySlot,
    LastSealedRight,
)
from medias_desktop.core.store.keys.grants import OwnKeys, boxed, granted, granted_sealed
from medias_desktop.core.store.keys.recovery_code import new_recovery_code
from medias_desktop.core.store.keys.slots import DATA, SEALED, Kind, Record, new_record, require_name


def regranted(record: Record, access: Access, sealed: SealedKeys | None, *, keep_sealed: bool) -> Record:
    """Return the slot with its grants renewed; ``keep_sealed`` leaves the sealed one as it is.

    Raises KeyFileAltered when the slot's public key is none.
    """
    try:
        record = granted(record, access.register_id, access.data_key, access.next_data_key)
        return record if keep_sealed else granted_sealed(record, access.register_id, sealed)
    except BoxClosed as error:
        raise KeyFileAltered from error


def filled(
    pair: tuple[Record, bytes],
    access: Access,
    secret: str | bytes,
    sealed: SealedKeys | None,
    signing_key: bytes | None,
) -> Record:
    """Return a new slot with its three boxes."""
    record, private = pair
    own = OwnKeys(private, signing_key, access.authority)
    record = boxed(record, access.register_id, secret, own)
    return regranted(record, access, sealed, keep_sealed=False)


def exchanged(
    document: D, access: Access, sealed: SealedKeys | None, gone: Collection[str], new: Record | None
) -> D:
    """Return the content without the slots ``gone`` and with a ``new`` one.

    Raises LastRecoverySlot, LastPassphrase, LastSealedRight or SealedKeysNeeded.
    """
    authorise(document, access, sealed)
    kept = tuple(record for record in document.records if record.id not in gone)
    after = replace(document, records=(*kept, new) if new else kept)
    _refuse_last(document, after)
    return closed(after, access, sealed)


def _refuse_last(before: Document, after: Document) -> None:
    """Refuse a content that lacks what the one before had. The paper code is no everyday access to sealed records."""

    def lost(condition: Callable[[Record], bool]) -> bool:
        return any(map(condition, before.records)) and not any(map(condition, after.records))

    if lost(lambda one: one.kind is Kind.RECOVERY):
        raise LastRecoverySlot
    if lost(lambda one: one.kind is Kind.PASSPHRASE):
        raise LastPassphrase
    if lost(lambda one: one.entitled and one.kind is not Kind.RECOVERY):
        raise LastSealedRight


def with_passphrase(
    document: D,
    access: Access,
    user_uid: str,
    user_name: str,
    passphrase: str,
    *,
    at: dt.datetime,
    signing_key: bytes | None,
    sealed: SealedKeys | None,
    cost: Cost,
) -> D:
    """Return the content with a passphrase for a user, in place of the one that the user has."""
    pair = new_record(Kind.PASSPHRASE, user_uid, user_name, at, entitled=sealed is not None, cost=cost)
    new = filled(pair, access, passphrase, sealed, signing_key)
    gone = [r.id for r in document.records if r.kind is Kind.PASSPHRASE and r.user_uid == user_uid]
    return exchanged(document, access, sealed, gone, new)


def with_recovery(
    document: D,
    access: Access,
    sealed: SealedKeys | None,
    *,
    at: dt.datetime,
    cost: Cost,
    replacing: bool = False,
) -> tuple[D, str]:
    """Return the content with a new recovery code, and the code; ``replacing`` all that there were."""
    code = new_recovery_code()
    pair = new_record(Kind.RECOVERY, "", "", at, entitled=sealed is not None, cost=cost)
    gone = [r.id for r in document.records if r.kind is Kind.RECOVERY] if replacing else []
    return exchanged(document, access, sealed, gone, filled(pair, access, code, sealed, None)), code


def with_device(document: D, access: Access, device_name: str, secret: bytes, *, at: dt.datetime) -> D:
    """Return the content with a slot for a computer, in place of the one that the user has for it."""
    if not access.user_uid:
        raise ValueError("a computer is unlocked for a user")
    pair = new_record(Kind.DEVICE, access.user_uid, access.user_name, at, device_name=device_name)
    new = filled(pair, access, secret, None, access.signing_key)
    same = (Kind.DEVICE, access.user_uid, device_name)
    gone = [r.id for r in document.records if (r.kind, r.user_uid, r.device_name) == same]
    return exchanged(document, access, None, gone, new)


def with_open(
    document: D,
    access: Access,
    user_uid: str,
    user_name: str,
    *,
    at: dt.datetime,
    signing_key: bytes | None,
    sealed: SealedKeys | None,
) -> D:
    """Return the content with a slot that opens without a question."""
    pair = new_record(Kind.OPEN, user_uid, user_name, at, entitled=sealed is not None)
    return exchanged(document, access, sealed, (), filled(pair, access, b"", sealed, signing_key))


def renamed(document: D, access: Access, user_uid: str, name: str) -> D:
    """Return the content with a user's new name in all of the user's slots."""
    require_name(name)
    authorise(document, access)
    records = (replace(r, user_name=name) if r.user_uid == user_uid else r for r in document.records)
    return closed(replace(document, records=tuple(records)), access, None)


def with_right(document: D, access: Access, slot_id: str, sealed: SealedKeys, *, entitled: bool) -> D:
    """Return the content with the right to sealed records given to a slot, or taken from it."""
    authorise(document, access, sealed)
    record = document.record(slot_id)
    if entitled and record.kind is Kind.DEVICE:
        raise ValueError("the sealed key is never kept by a computer")
    record = replace(record, rights=(DATA, SEALED) if entitled else (DATA,))
    record = regranted(record, access, sealed, keep_sealed=False)
    records = tuple(record if one.id == slot_id else one for one in document.records)
    after = replace(document, records=records)
    _refuse_last(document, after)
    return closed(after, access, sealed)
