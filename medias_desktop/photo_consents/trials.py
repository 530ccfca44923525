"""What the rules of a text would say of the photos on record: read, never written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.checks import BoundRule
    from medias_desktop.policies.rules.registry import Finding


def try_photo_consents(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Tell which photos could be published by the rules of a text, and which not, and because of whom."""
    return ()
