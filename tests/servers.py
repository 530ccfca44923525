"""Databases for tests on the PostgreSQL server that MEDIAS_TEST_POSTGRES names: one each, copied from a migrated one.

The variable is the address of a database that a superuser may make others from, e.g.
postgresql+psycopg://postgres@127.0.0.1:5432/postgres. Without it there are no server variants of tests at all.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import os
import uuid
from urllib.parse import quote

from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.server.address import Address, parse
from tests.fakes import FixedClock

URL = os.environ.get("MEDIAS_TEST_POSTGRES", "")
ENGINES = ("file", "server") if URL else ("file",)
"""Where a test's register may lie."""

FRENCH = "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'fr-CA'"
"""As a municipality's server sorts; the program must not notice."""

COPIED = "STRATEGY FILE_COPY"
"""Small databases are copied as files in less than half the time."""

_made: list[str] = []


def execute(*statements, database=""):
    """Run statements as the superuser and return the rows of the last one."""
    import psycopg

    address = parse(URL)
    if database:
        address = address._replace(database=database)
    with contextlib.closing(psycopg.connect(address.conninfo(), autocommit=True)) as connection:
        for statement in statements:
            cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def address_of(name) -> Address:
    return parse(URL)._replace(database=name)


def written(name, **changes):
    """Return the address of a database as the program is given it, password included."""
    address = address_of(name)._replace(**changes)
    password = f":{quote(address.password, safe='')}" if address.password else ""
    return address.shown.replace("@", password + "@", 1) if address.user else address.shown


@contextlib.contextmanager
def empty_database(options=""):
    """Give the name of a database of its own, dropped at the end."""
    name = "medias_" + uuid.uuid4().hex
    execute(f"CREATE DATABASE {name} {options}")
    try:
        yield name
    finally:
        drop(name)


def drop(name):
    execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def open_keys(user_name="Anne Roy"):
    """Return a key file that asks for nothing, for a first user, and the sealed keys."""
    from medias_desktop.core.store.keys.key_file import KeyFile
    from medias_desktop.core.store.transaction import new_uid

    new = KeyFile.create()
    at = dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC)
    return new.key_file.with_open(
        new.access, new_uid(), user_name, at=at, signing_key=os.urandom(32), sealed=new.sealed
    )


def make_server_register(name, municipality, clock=None):
    """Make a register that asks for nothing in an empty database and return it open."""
    keys = open_keys()
    return Register.create_server(
        written(name), municipality, clock, access=keys.unlock_open(), key_file=keys
    )


@functools.cache
def _template():
    """Return the name of this process's register to copy: the one that the ``register`` fixture opens."""
    name = "medias_template_" + uuid.uuid4().hex
    execute(f"CREATE DATABASE {name} {FRENCH}")
    _made.append(name)
    make_server_register(name, Municipality("Ville de Sainte-Élodie"), FixedClock()).close()
    return name


@contextlib.contextmanager
def server_register(clock):
    """Give a fresh open register on the server, dropped at the end."""
    template = _template()
    with empty_database(f"TEMPLATE {template} {COPIED}") as name:
        opened = Register.open_server(written(name), clock)
        try:
            yield opened
        finally:
            opened.close()


def forget_template():
    """Drop what this process made."""
    while _made:
        drop(_made.pop())
    _template.cache_clear()


def new_role(password="sésame: ouvre-toi/é@"):
    """Make a user of the server that may connect, and nothing else, and return its name."""
    name = "role_" + uuid.uuid4().hex
    execute(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
    return name


def drop_role(name):
    execute(f"DROP ROLE {name}")
