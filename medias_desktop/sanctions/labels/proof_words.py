"""What a person had acknowledged on a day, in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.sanctions.rules.proofs import ProofState

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.proofs import AcknowledgementProof

_NOTHING = N_("On {day}, the register holds no proof that the person had received this text.")
_TOLD = {
    ProofState.SIGNED: N_("On {day}, the person had signed that they had read this text."),
    ProofState.SIGNED_EARLIER_VERSION: N_(
        "On {day}, the person had signed version {number} of this text, of which this one was only a minor change."
    ),
    ProofState.REFUSED: N_("On {day}, the person had been shown this text and had refused to sign."),
    ProofState.HANDED_OUT: N_("On {day}, this text had been handed to the person; they had not signed."),
    ProofState.EXEMPTED: N_(
        "On {day}, the person was exempted from acknowledging this text: nothing proves that they had it."
    ),
}
_METHODS = {
    "individual_sheet": N_("Individual sheet"),
    "group_sheet": N_("Group sheet"),
    "on_screen": N_("On screen"),
    "email_other": N_("E-mail or other"),
    "management_statement": N_("Statement by management"),
}
"""Codes of acknowledgements’ Method."""
_SINCE = N_("Date of the acknowledgement")
_MEANS = N_("How")
_WITNESS = N_("Witness")
_NOTE = N_("Note")
_RECORDED = N_("Recorded")
_BY = N_("{day} by {name}")
_AFTER = N_("{day} by {name}, after the fault")
_ORIGINAL = N_("Place of the original")


def proof_in_words(proof: AcknowledgementProof | None, day: dt.date, language: str) -> str:
    """Return in a sentence what is on record of a text on a day."""
    say = catalogue(language).gettext
    told = format_date(day, language=language)
    if proof is None:
        return say(_NOTHING).format(day=told)
    return say(_TOLD[proof.state]).format(day=told, number=proof.through_ordinal)


def proof_facts(proof: AcknowledgementProof | None, language: str) -> list[tuple[str, str]]:
    """Return what else is on record, as names and values; empty without a proof."""
    if proof is None:
        return []
    say = catalogue(language).gettext
    recorded = ""
    if proof.recorded_on is not None:
        message = _AFTER if proof.recorded_after else _BY
        recorded = say(message).format(
            day=format_date(proof.recorded_on, language=language), name=proof.recorded_by
        )
    facts = (
        (_SINCE, format_date(proof.day, language=language)),
        (_MEANS, say(_METHODS[proof.method]) if proof.method in _METHODS else ""),
        (_WITNESS, proof.witness),
        (_NOTE, proof.note),
        (_RECORDED, recorded),
        (_ORIGINAL, proof.original_place),
    )
    return [(say(name), value) for name, value in facts if value]
