"""Messages to online users: which there are, and which fit what was done."""

from __future__ import annotations

from enum import StrEnum

from medias_desktop.sanctions.rules.incidents import IncidentAction


class MessageKind(StrEnum):
    """What a message tells its reader."""

    REMOVAL = "removal"
    WARNING = "warning"
    BLOCK = "block"
    BAN = "ban"
    APPEAL_ANSWER = "appeal_answer"


_FITTING = {
    IncidentAction.TEMPORARY_BLOCK: MessageKind.BLOCK,
    IncidentAction.BAN: MessageKind.BAN,
    IncidentAction.REMOVAL: MessageKind.REMOVAL,
    IncidentAction.LINK_DISABLED: MessageKind.REMOVAL,
}


def fitting(action: IncidentAction) -> MessageKind:
    """Return the message that fits what was done; where nothing was taken away it is a reminder of the rules."""
    return _FITTING.get(action, MessageKind.WARNING)


def offered(action: IncidentAction) -> tuple[MessageKind, ...]:
    """Return the messages about an incident that say nothing untrue, the fitting one first.

    Who was shut out is told so; a removal or a warning may be told of whatever was done besides.
    """
    first = fitting(action)
    if first is MessageKind.WARNING:
        return (first,)
    rest = (
        (MessageKind.REMOVAL, MessageKind.WARNING)
        if first is not MessageKind.REMOVAL
        else (MessageKind.WARNING,)
    )
    return (first, *rest)
