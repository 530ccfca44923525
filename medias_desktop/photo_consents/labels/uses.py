"""What publications ask for, in words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, _, format_date, translate
from medias_desktop.photo_consents.labels import PURPOSE_NAMES, REMOVAL_NAMES
from medias_desktop.photo_consents.rules.uses import Duty, PhotoUse

DUTY_NAMES = {
    Duty.TAKE_DOWN: N_("To take down"),
    Duty.STOP: N_("Not to publish"),
    Duty.REGULARISE: N_("To put in order"),
    Duty.COMPLETE: N_("To complete first"),
}
DUTY_KINDS = {Duty.TAKE_DOWN: "bad", Duty.STOP: "bad", Duty.REGULARISE: "warn", Duty.COMPLETE: "warn"}


def place_label(use: PhotoUse) -> str:
    """Return where it is: the purpose and the account."""
    return " · ".join(filter(None, (translate(PURPOSE_NAMES[use.purpose]), use.account)))


def day_label(use: PhotoUse, style: str = "long") -> str:
    """Return when it was published, or for when it is planned."""
    if use.published_on is not None:
        return format_date(use.published_on, style)
    return _("planned for {day}").format(day=format_date(use.planned_on, style)) if use.planned_on else ""


def fate_label(use: PhotoUse) -> str:
    """Return what became of a publication, as a sentence without its stop."""
    if use.removal is not None and use.removed_on is not None:
        return _("{what} on {day} by {name}").format(
            what=translate(REMOVAL_NAMES[use.removal]), day=format_date(use.removed_on), name=use.removed_by
        )
    if use.dropped_on is not None:
        return _("Given up on {day}").format(day=format_date(use.dropped_on))
    if use.published_on is not None:
        return _("Published on {day}").format(day=format_date(use.published_on))
    return _("Planned for {day}").format(day=format_date(use.planned_on)) if use.planned_on else ""
