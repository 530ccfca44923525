"""An address of a server as a register's path, so that it goes wherever a path goes: windows, settings, commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.server.address import Address, AddressMalformed, is_address, parse

if TYPE_CHECKING:
    _Path = Path
else:
    _Path = type(Path())


class ServerPlace(_Path):
    """Names a register on a server. As a text it never tells the password, which only ``address`` holds."""

    address: Address

    def __new__(cls, address: Address) -> ServerPlace:
        """Make a path of the server's and the database's name."""
        return super().__new__(cls, address.server, address.database)

    def __init__(self, address: Address) -> None:
        if sys.version_info >= (3, 12):
            super().__init__(address.server, address.database)
        self.address = address

    @property
    def name(self) -> str:
        """Return the database's name."""
        return self.address.database

    @property
    def stem(self) -> str:
        """Return the database's name."""
        return self.address.database

    def with_password(self, password: str) -> ServerPlace:
        """Return the same place for somebody who knows the password."""
        return ServerPlace(self.address._replace(password=password))

    def exists(self, *_given: Any, **_options: Any) -> bool:
        """Return True: whether the server answers is found out when it is opened."""
        return True

    def __str__(self) -> str:
        return self.address.shown

    def __repr__(self) -> str:
        return f"ServerPlace({self.address.shown!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ServerPlace) and other.address.shown == self.address.shown

    def __hash__(self) -> int:
        return hash(self.address.shown)

    # What lies beside or above it is no place of a register.

    @property
    def parent(self) -> Path:  # type: ignore[override]
        """Return the server's name as a plain path."""
        return _Path(self.address.server)

    def with_name(self, name: str) -> Path:  # type: ignore[override]
        """Return a plain path."""
        return self.parent / name

    def with_segments(self, *segments: Any) -> Path:
        """Return a plain path (Python 3.12)."""
        return _Path(*segments)


def place_of(text: str) -> Path:
    """Return where a register is: on a server for an address, else a file's path."""
    if is_address(text.strip()):
        try:
            return ServerPlace(parse(text))
        except AddressMalformed:
            pass
    return Path(text)
