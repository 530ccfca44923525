"""The sheet of the recovery code: made for printing, and proven to be on paper in the audit trail."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.store.keys.slots import Kind

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.store.register import Municipality, Register
    from medias_desktop.safekeeping.documents import PrintedSheet

_ACTION = "keep_recovery_sheet"


def make_sheet(
    path: Path, register_id: str, municipality: Municipality, code: str, clock: Clock
) -> PrintedSheet:
    """Return the sheet of a code, in the language of the municipality's documents."""
    from medias_desktop.safekeeping.documents import RecoverySheet, printed_sheet

    return printed_sheet(
        RecoverySheet(
            municipality.name,
            path.name,
            register_id,
            code,
            clock.today(),
            municipality.language,
            municipality.paper,
        )
    )


def confirm_sheet(register: Register) -> None:
    """Record that the newest recovery code is on paper."""
    with register.transaction(_ACTION, needs=None) as tx:
        tx.note("confirm", "key_file", "recovery", {})


def is_on_paper(register: Register) -> bool:
    """Return whether the newest recovery code was proven to be on paper; a register that asks for nothing has none."""
    made = [slot.created_at for slot in register.load_keys().slots if slot.kind is Kind.RECOVERY]
    if not made:
        return True
    rows = register.rows("SELECT max(at) FROM audit_event WHERE action = :action", action=_ACTION)
    confirmed = rows[0][0]
    return confirmed is not None and dt.datetime.fromisoformat(confirmed) >= max(made)
