"""What a view knows of the sealed records' key: that it can be asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.store.keys.access import SealedKeys
    from medias_desktop.core.store.sealed import Vault


class SealedDoor(Protocol):
    """Asks for the passphrase and hands on what it opens; a refusal is told and ``then`` is not called."""

    changed: Any
    """A signal: the key was given, or forgotten; whoever shows sealed records clears them when ``is_open`` is false."""

    @property
    def is_open(self) -> bool:
        """Whether the key is kept."""

    @property
    def has_register(self) -> bool:
        """Whether there is a register whose sealed records could be opened; without one nobody is entitled to any."""

    def forget(self) -> None:
        """Forget the key at once; ``changed`` tells that it was kept."""

    def is_entitled(self) -> bool:
        """Tell whether who uses the register may open sealed records; asks nothing, of an open register only."""

    def with_vault(self, parent: QWidget, then: Callable[[Vault], object]) -> None:
        """Call ``then`` with what opens sealed records: at once while it is kept, after the passphrase otherwise."""

    def used(self) -> None:
        """Count this moment as use of the key: who writes about what is sealed is not shut out meanwhile."""

    def with_keys(self, parent: QWidget, why: str, then: Callable[[SealedKeys], object]) -> None:
        """Ask for the passphrase whatever is kept, and call ``then`` with the keys themselves; ``why`` is shown."""
