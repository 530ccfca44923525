"""The time-stamp server of the register: whose clock confirms when a signature was made. Off until one is set."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import sqlalchemy as sa

from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.signatures import errors
from medias_desktop.signatures.models import timestamp_server

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.pdf.signing import TimestampServer
    from medias_desktop.core.store.register import Register

LONGEST_ADDRESS = 300


class TimestampService:
    """Keeps the one server of a register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @property
    def refusal(self) -> UserError | None:
        """What to tell who may not choose the server; None for who may."""
        return self._register.actor.refusal(Permission.ADOPT)

    def url(self) -> str:
        """Return the server's address, empty when none is set."""
        with self._register.read() as connection:
            return str(connection.execute(sa.select(timestamp_server.c.url)).scalar() or "")

    def server(self) -> TimestampServer | None:
        """Return the server to ask, or None when none is set."""
        from medias_desktop.core.pdf.signing import TimestampServer

        url = self.url()
        return TimestampServer(url) if url else None

    def server_at(self, url: str) -> TimestampServer:
        """Return the server at an address, to try it before it is set. Raises AddressOfServer."""
        from medias_desktop.core.pdf.signing import TimestampServer

        checked = checked_address(url)
        if not checked:
            raise errors.AddressOfServer
        return TimestampServer(checked)

    def set_server(self, url: str) -> None:
        """Set the server's address; empty for none. Raises AddressOfServer."""
        url = checked_address(url)
        with self._register.transaction("set_timestamp_server", Permission.ADOPT) as tx:
            row = tx.execute(timestamp_server.select()).first()
            if row is None and url:
                tx.insert(timestamp_server, uid=new_uid(), url=url)
            elif row is not None and not url:
                tx.delete(timestamp_server, row.id)
            elif row is not None and row.url != url:
                tx.update(timestamp_server, row.id, version=row.version, url=url)


def checked_address(url: str) -> str:
    """Return an address as it is kept, empty for none. Raises AddressOfServer."""
    url = url.strip()
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise errors.AddressOfServer from error
    unfit = parts.scheme not in ("http", "https") or not host or not url.isprintable() or " " in url
    if unfit or len(url) > LONGEST_ADDRESS:
        raise errors.AddressOfServer
    return url
