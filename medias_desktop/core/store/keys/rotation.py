"""Changing the keys after a departure, in two steps between which the program may be stopped at any instant.

State of the key file, and of the register beside it:

1. settled: the slots give one data key K; the register is under K.
2. changing (after ``begun`` was saved): the slots give K and the next key K'; the register is under K, then under K'.
   The slots also give the old sealed keys and a new one; sealed records are under any of them. Whoever opens the
   register tries both data keys: under K the change of the register is to be made again, under K' it was made.
3. settled (after ``finished`` was saved): the slots give K' only, and the sealed keys still in use.

Who left must have been taken out before step 2 is saved. Nobody else types anything: grants are closed to public keys.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection
from dataclasses import replace
from typing import Generic, NamedTuple

from medias_desktop.core.store.keys.access import Access, SealedKeys
from medias_desktop.core.store.keys.changes import regranted, with_recovery
from medias_desktop.core.store.keys.cost import Cost
from medias_desktop.core.store.keys.document import D, authorise, closed, key_ids
from medias_desktop.core.store.keys.errors import RotationUnderWay
from medias_desktop.core.store.keys.slots import Kind


class Rotation(NamedTuple, Generic[D]):
    """What a begun change of keys gives: to be saved, to go on with, and to be printed.

    ``recovery_code`` is "" where there was no recovery code to replace.
    """

    key_file: D
    access: Access
    sealed: SealedKeys | None
    recovery_code: str


def begun(
    document: D, access: Access, sealed: SealedKeys | None, *, at: dt.datetime, cost: Cost
) -> Rotation[D]:
    """Return the content in state 2, with a new recovery code: who left may have seen the old one.

    Without ``sealed`` the sealed keys stay. Raises RotationUnderWay, or SealedKeysNeeded when the recovery code to be
    replaced gives them.
    """
    authorise(document, access, sealed)
    if access.next_data_key is not None:
        raise RotationUnderWay
    access = replace(access, next_data_key=os.urandom(32))
    renewed = sealed.with_new(os.urandom(32)) if sealed else None
    document = _regranted(document, access, renewed)
    if not any(record.kind is Kind.RECOVERY for record in document.records):
        return Rotation(document, access, renewed, "")
    changed, code = with_recovery(document, access, renewed, at=at, cost=cost, replacing=True)
    return Rotation(changed, access, renewed, code)


def finished(document: D, access: Access, sealed: SealedKeys | None, unused: Collection[int]) -> D:
    """Return the content in state 3, without the old data key and without the sealed keys numbered ``unused``."""
    authorise(document, access, sealed)
    if unused and sealed is None:
        raise ValueError("dropping sealed keys takes the sealed keys")
    return _regranted(document, access.rotated(), sealed.without(unused) if sealed else None)


def _regranted(document: D, access: Access, sealed: SealedKeys | None) -> D:
    records = tuple(
        regranted(record, access, sealed, keep_sealed=sealed is None) for record in document.records
    )
    document = replace(
        document,
        key_ids=key_ids(access.register_id, access.data_key, access.next_data_key),
        sealed_number=sealed.newest if sealed else document.sealed_number,
        records=records,
    )
    return closed(document, access, sealed)
