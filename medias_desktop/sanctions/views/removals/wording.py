"""Removals in words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, _, translate
from medias_desktop.sanctions.rules.removing import RemovalReason

REASON_NAMES = {
    RemovalReason.AMNESTY: N_("Amnesty"),
    RemovalReason.RETENTION: N_("End of its time"),
}


def word(message: str) -> str:
    """Return a message in the interface language."""
    return translate(message)


def what_goes(reason: RemovalReason) -> str:
    """Return what is taken out, and what stays."""
    if reason is RemovalReason.AMNESTY:
        return _(
            "Goes: the measure and its reasons, its notification, the grievance, every letter, and the history that tells of "
            "them. Stays: the facts and what was looked into, and that a measure was removed."
        )
    return _(
        "Goes: the whole case with its captures and letters. Stays: that a case was destroyed, without a name."
    )


def nothing_due(reason: RemovalReason) -> tuple[str, str]:
    """Return the words of an empty list."""
    if reason is RemovalReason.AMNESTY:
        return (
            _("No measure to remove"),
            _(
                "A measure is listed here from the first day on which it no longer counts, unless a grievance is pending."
            ),
        )
    return (
        _("No case to destroy"),
        _(
            "A closed case is listed here once it was kept for the time that the ladder says, and its measure no longer "
            "counts."
        ),
    )


def nothing_done() -> tuple[str, str]:
    """Return the words of the list of removals while there is none."""
    return (
        _("Nothing was removed yet"),
        _("Each removal leaves a line here: why, how much, when and by whom. Nobody is named."),
    )
