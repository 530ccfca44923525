"""Passphrases of protected registers for tests, at the cheapest cost that a key file may ask for."""

from __future__ import annotations

from medias_desktop.core.store.keys.cost import SMALLEST as CHEAP
from medias_desktop.safekeeping.service.unlocking import unlock_sealed

PASSPHRASE = "sirop cabane neige raquette"


def sealed_of(register):
    """Return the sealed keys of the founder, who types the passphrase for them."""
    return unlock_sealed(register.path, register.actor.uid, PASSPHRASE)


__all__ = ["CHEAP", "PASSPHRASE", "sealed_of"]
