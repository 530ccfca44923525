"""What sanctions do with the rules of a policy."""

from __future__ import annotations

from medias_desktop.policies.rules.registry import Capability

CAPABILITIES: tuple[Capability, ...] = ()
