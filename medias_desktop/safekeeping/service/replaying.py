"""After a restore: what was destroyed since the backup was made is destroyed again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.progress import Silent
from medias_desktop.safekeeping.service.destroying import destroy_rows, settle

if TYPE_CHECKING:
    from medias_desktop.core.store.backups.erasures import Erasure
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.retained import RetainedKind

_BASIS = N_("Restored from a backup; destroyed before on {dates}")


def replay(register: Register, kinds: Mapping[str, RetainedKind], erasures: Collection[Erasure]) -> int:
    """Destroy again every record that the list names and the register has; return how many. Each kind is certified.

    It asks for no permission: who may restore must not bring anybody back.
    """
    wanted: dict[str, set[str]] = {}
    for erasure in erasures:
        for subject in erasure.subjects:
            code, _slash, key = subject.partition("/")
            wanted.setdefault(code, set()).add(key)
    days = sorted({erasure.at.astimezone().date() for erasure in erasures})
    language = register.municipality().language
    dates = ", ".join(format_date(day, "short", language) for day in days)
    basis = catalogue(language).gettext(_BASIS).format(dates=dates)[:300]
    count = 0
    for code, keys in wanted.items():
        if code in kinds:
            count += _again(register, kinds[code], keys, basis)
    return count


def _again(register: Register, kind: RetainedKind, keys: set[str], basis: str) -> int:
    with register.read() as connection:
        if not kind.records(connection, keys=keys):
            return 0
    with register.transaction("replay_destructions", needs=None) as tx:
        records = kind.records(tx.connection, keys=keys)
        done, pdf = destroy_rows(register, tx, kind, records, basis, None, Silent())
    settle(register, done, pdf)
    return len(records)
