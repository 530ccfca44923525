"""Words for what calls for a revision; apart from the other labels, for a start needs none of it."""

from __future__ import annotations

from typing import Final

from medias_desktop.core.i18n import N_, translate
from medias_desktop.policies.rules.revising import TriggerKind

TRIGGERS: Final = {
    TriggerKind.NEW_PLATFORM: N_("A new platform"),
    TriggerKind.NEW_SITE: N_("A new site"),
    TriggerKind.NEED: N_("A need"),
    TriggerKind.ELECTION: N_("An election"),
    TriggerKind.LAW: N_("A law"),
    TriggerKind.REVIEWED: N_("Gone through without change"),
}


def trigger_label(kind: TriggerKind) -> str:
    """Return what calls for a revision, in a word of the interface language."""
    return translate(TRIGGERS[kind])
