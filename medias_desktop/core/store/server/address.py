"""Where a register on a server is: the standard library only, for the menu of recent registers asks at every start.

What is written for people and for settings never holds a password: libpq asks PGPASSWORD and the password file.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_

SCHEMES = ("postgresql+psycopg", "postgresql", "postgres")
"""What an address may begin with; the first is how it is written."""

_IPV6 = re.compile(r"[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(%.+)?")
_SECRETS = {"password", "sslpassword"}
_OURS = {
    "connect_timeout": "5",
    "application_name": "medias-desktop",
    "client_encoding": "utf8",
    "options": "-c datestyle=ISO -c timezone=UTC",
    "keepalives_idle": "30",
}


class AddressMalformed(UserError):
    """It is no address of a database."""

    template = N_(
        "This is not the address of a register on a server. It looks like postgresql+psycopg://user@server/database."
    )


class Address(NamedTuple):
    """A database of a server; ``options`` are libpq's own (sslmode, host for a socket’s folder…)."""

    database: str
    host: str = ""
    port: int | None = None
    user: str = ""
    password: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> str:
        """Return the address as it may be shown and kept: without a password."""
        return self._written(SCHEMES[0], "", [pair for pair in self.options if pair[0] not in _SECRETS])

    @property
    def server(self) -> str:
        """Return the computer's name as it may be shown."""
        host = self.host or dict(self.options).get("host", "")
        return "localhost" if not host or host.startswith("/") else host

    def conninfo(self, **ours: str) -> str:
        """Return what libpq connects with, password included; the address's own options win over the program's."""
        given = dict(self.options)
        if "options" in given:
            given["options"] = f"{given['options']} {_OURS['options']}"
        return self._written("postgresql", self.password, list((_OURS | ours | given).items()))

    def _written(self, scheme: str, password: str, options: list[tuple[str, str]]) -> str:
        who = quote(self.user, safe="")
        if password:
            who += ":" + quote(password, safe="")
        host = quote(self.host, safe="")
        if _IPV6.fullmatch(self.host):
            host = f"[{quote(self.host, safe=':')}]"
        place = (who + "@" if who else "") + host + (f":{self.port}" if self.port is not None else "")
        query = "?" + urlencode(options, quote_via=quote) if options else ""
        return f"{scheme}://{place}/{quote(self.database, safe='')}{query}"


def is_address(text: str) -> bool:
    """Return whether a text is meant as the address of a server rather than as the name of a file."""
    return text.partition("://")[0].casefold() in SCHEMES and "://" in text


def parse(text: str) -> Address:
    """Return an address typed by a person. Raises AddressMalformed, which tells no password."""
    text = text.strip()
    if not is_address(text):
        raise AddressMalformed
    try:
        parts = urlsplit(text)
        address = Address(
            unquote(parts.path.removeprefix("/"), errors="strict"),
            unquote(parts.hostname or "", errors="strict"),
            parts.port,
            unquote(parts.username or "", errors="strict"),
            unquote(parts.password or "", errors="strict"),
            tuple(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))),
        )
    except ValueError as error:
        raise AddressMalformed from error
    given = [address.database, address.host, address.user, address.password, *sum(address.options, ())]
    if not address.database or parts.fragment or any(re.search("[\x00-\x1f\x7f]", one) for one in given):
        raise AddressMalformed
    return address


def without_password(text: str) -> str:
    """Return a place as it may be kept in settings: an address loses its password, a file's name is what it is."""
    if not is_address(text):
        return text
    try:
        return parse(text).shown
    except AddressMalformed:
        return ""
