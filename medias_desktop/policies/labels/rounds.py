"""Words for documents that wait for signatures."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, _, format_date, format_time, translate
from medias_desktop.policies.labels.versions import METHODS
from medias_desktop.policies.rules import SignatureMethod
from medias_desktop.policies.rules.rounds import RoundSignatory, SigningRound, next_to_sign, waiting

_SIGNED, _NEXT = (N_("Signed"), "ok"), (N_("Next"), "accent")
_LATER, _BY_HAND = (N_("Waiting"), "muted"), (N_("By hand"), "muted")


def turn_sentence(found: SigningRound) -> str:
    """Return whose turn it is and what happens then."""
    turn = next_to_sign(found.signatories)
    if turn is None:
        return _("Every digital signature is there.")
    if len(waiting(found.signatories)) == 1:
        return _("{name} signs last; the policy is adopted with this signature.").format(name=turn.name)
    return _("It is the turn of {name}. The policy is adopted once everybody has signed.").format(
        name=turn.name
    )


def chip_of(one: RoundSignatory, found: SigningRound) -> tuple[str, str]:
    """Return where a signatory stands in a word, and the kind of chip."""
    if not one.digital:
        word, kind = _BY_HAND
    elif not one.waiting:
        word, kind = _SIGNED
    else:
        word, kind = _NEXT if one == next_to_sign(found.signatories) else _LATER
    return translate(word), kind


def detail_of(one: RoundSignatory) -> str:
    """Return when somebody signed, or how they will."""
    if one.signed_at is None:
        return translate(METHODS[one.method.value])
    when = one.signed_at.astimezone()
    where = _("{date}, {time}")
    if one.method is SignatureMethod.ELSEWHERE:
        where = _("{date}, {time}, in another program")
    return where.format(date=format_date(when.date(), "medium"), time=format_time(when))


def steps_elsewhere(name: str) -> tuple[str, ...]:
    """Return what is to be done for somebody who signs in another program, in the order in which it is done."""
    return (
        _("Save the PDF, and send it to {name} if need be.").format(name=name),
        _(
            "{name} signs in the place with that name on the signature page, "
            "in Acrobat, ConsignO or another program, and changes nothing else."
        ).format(name=name),
        _("Take the signed PDF back: it is verified before anything is recorded."),
    )


def document_name(found: SigningRound) -> str:
    """Return what the file of the document is called, with how many have signed it."""
    signed = sum(one.signed_at is not None for one in found.signatories)
    title = found.identity.title
    if not signed:
        return _("{title}, to be signed").format(title=title)
    return _("{title}, to be signed ({number} signed)").format(title=title, number=signed)


def steps_to_come(found: SigningRound) -> tuple[str, ...]:
    """Return what is to be done until the policy is adopted, in order."""
    here = _("{name} signs here: “Signatures…” above the text, then the passphrase or PIN.")
    elsewhere = _("Save the PDF for {name}, who signs it in another program; take the signed PDF back here.")
    steps = [
        (elsewhere if one.method is SignatureMethod.ELSEWHERE else here).format(name=one.name)
        for one in waiting(found.signatories)
    ]
    steps.append(_("With the last signature the document is verified and the policy adopted."))
    by_pen = [one.name for one in found.signatories if not one.digital]
    if by_pen:
        sentence = _("To be signed by hand on the printed document: {names}.")
        steps.append(sentence.format(names=", ".join(by_pen)))
    return tuple(steps)
