"""Registers for tests: made in a moment, opened without a passphrase."""

from __future__ import annotations

import contextlib

from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.making import make_open_to_all
from tests import servers


def make_register(path, municipality, clock=None):
    """Return a new open register that asks for nothing, as the sample municipality's."""
    return make_open_to_all(path, municipality, clock)


def change_behind(register, *statements):
    """Run SQL on a closed or open register behind the program's back, as whoever holds its key could."""
    if register.on_server:
        servers.execute(*statements, database=register.path.name)
        return
    with contextlib.closing(connect(register.path, register.access.data_key)) as connection:
        for statement in statements:
            connection.execute(statement)
