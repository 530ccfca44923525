"""Registers for tests: made in a moment, opened without a passphrase."""

from __future__ import annotations

import contextlib
import re

from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.making import make_open_to_all
from medias_desktop.core.store.register import Register
from tests import servers


def make_register(path, municipality, clock=None):
    """Return a new open register that asks for nothing, as the sample municipality's."""
    return make_open_to_all(path, municipality, clock)


def change_behind(register, *statements):
    """Run SQL on a closed or open register behind the program's back, as whoever holds its key could."""
    if register.on_server:
        servers.execute(*map(_as_servers_say, statements), database=register.path.name)
        return
    with contextlib.closing(connect(register.path, register.access.data_key)) as connection:
        for statement in statements:
            connection.execute(statement)


def _as_servers_say(statement):
    statement = re.sub(r"^DROP TRIGGER (audit_[a-z]+)(_no_\w+)$", r"DROP TRIGGER \1\2 ON \1", statement)
    statement = re.sub(r"zeroblob\((\d+|length\(\w+\))\)", r"decode(repeat('00', \1), 'hex')", statement)
    statement = re.sub(r"CAST\((.*?) AS BLOB\)", r"(\1)", statement)
    return re.sub(r"\bx'([0-9a-f]*)'", r"'\\x\1'::bytea", statement)


def open_again(register, clock=None):
    """Return the same register opened once more, as another window does."""
    if register.on_server:
        return Register.open_server(servers.written(register.path.name), clock or register.clock)
    return Register.open(register.path, clock or register.clock, register.access)


def opening(register):
    """Return what another process runs to open it: a Python expression."""
    if register.on_server:
        return f"Register.open_server({servers.written(register.path.name)!r})"
    return f"Register.open(__import__('pathlib').Path({str(register.path)!r}))"
