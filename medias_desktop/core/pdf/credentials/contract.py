"""What can sign a document, wherever its key is."""

from __future__ import annotations

from typing import Any, Protocol


class Credential(Protocol):
    """What can sign: the certificate of a key and the way to that key."""

    @property
    def certificate_pem(self) -> str:
        """The holder's certificate."""
        ...

    @property
    def chain_pems(self) -> tuple[str, ...]:
        """The certificates that come with it, its issuers'."""
        ...

    @property
    def common_name(self) -> str:
        """The holder's name."""
        ...

    def signer(self) -> Any:
        """Return a pyHanko signer."""
        ...

    def close(self) -> None:
        """Let the key go: a token logs out, a file's key is forgotten."""
        ...
