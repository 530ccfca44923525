"""The formalities of a case in words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, format_date, translate
from medias_desktop.sanctions.rules.formalities import Formality, FormalityKind, Standing

KINDS = {Standing.MET: "ok", Standing.OPEN: "warn", Standing.MISSED: "bad"}
"""The colours of bars (core.widgets.theme)."""
MARKS = {Standing.MET: "✓", Standing.OPEN: "○", Standing.MISSED: "✗"}

_SENTENCES = {
    (FormalityKind.ACKNOWLEDGED, Standing.MET): N_("The person knew the text on the day of the fault."),
    (FormalityKind.ACKNOWLEDGED, Standing.MISSED): N_(
        "Nothing shows that the person knew the text on the day of the fault."
    ),
    (FormalityKind.GROUNDS, Standing.MET): N_(
        "Reasonable grounds were written down before verifying ({day})."
    ),
    (FormalityKind.GROUNDS, Standing.MISSED): N_("Something was verified without reasonable grounds."),
    (FormalityKind.HEARD, Standing.MET): N_("The person could give their version ({day})."),
    (FormalityKind.HEARD, Standing.OPEN): N_("The person is still to be heard."),
    (FormalityKind.HEARD, Standing.MISSED): N_("It was decided without hearing the person."),
    (FormalityKind.UNION, Standing.MET): N_("A union representative was offered, or is not due."),
    (FormalityKind.UNION, Standing.OPEN): N_("A union representative was not offered yet."),
    (FormalityKind.UNION, Standing.MISSED): N_("A union representative was not offered."),
    (FormalityKind.IN_TIME, Standing.MET): N_("The measure was imposed in time ({day})."),
    (FormalityKind.IN_TIME, Standing.OPEN): N_("The measure must be imposed by {day}."),
    (FormalityKind.IN_TIME, Standing.MISSED): N_("The time to impose the measure is over ({day})."),
    (FormalityKind.TOLD, Standing.MET): N_("The person was told of the measure ({day})."),
    (FormalityKind.TOLD, Standing.OPEN): N_("The person is still to be told of the measure."),
    (FormalityKind.BEGUN, Standing.MET): N_("The person knew of the suspension when it began ({day})."),
    (FormalityKind.BEGUN, Standing.OPEN): N_(
        "The person must be told of the suspension by {day}: it begins then."
    ),
    (FormalityKind.BEGUN, Standing.MISSED): N_(
        "The suspension began on {day}, before the person was told of it."
    ),
    (FormalityKind.EXPLAINED, Standing.MET): N_(
        "The suspension began on {day}, before the person was told of it; the reason is written down."
    ),
    (FormalityKind.WITNESS, Standing.MET): N_("The refusal to sign has a witness."),
    (FormalityKind.WITNESS, Standing.MISSED): N_("The refusal to sign has no witness."),
}
_WITHOUT_A_DAY = {
    FormalityKind.HEARD: N_("The person could give their version."),
}


def in_words(one: Formality) -> str:
    """Return how a formality stands, as a sentence."""
    template = _SENTENCES[one.kind, one.standing]
    if one.day is None and "{day}" in template:
        template = _WITHOUT_A_DAY[one.kind]
    return translate(template).format(day="" if one.day is None else format_date(one.day))
