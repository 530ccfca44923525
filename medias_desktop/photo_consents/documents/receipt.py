"""The receipt of a consent signed on the screen, for those who signed: data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf.receipts import ScreenReceipt, SignedBy, moment, typeset_screen_receipt
from medias_desktop.photo_consents.labels import RELATION_NAMES
from medias_desktop.photo_consents.rules.persons import Relation


@dataclass(frozen=True, slots=True)
class ReceiptSigner:
    """Somebody who signed; ``relation`` is None for the person shown. ``signature`` is SVG, empty for a witness’s word."""

    name: str
    relation: Relation | None
    typed_name: str
    signature: bytes
    witness: str = ""


@dataclass(frozen=True, slots=True)
class ConsentReceipt:
    """Everything that the receipt says in ``language``; ``terms`` are the lines agreed to, ``clauses`` where they stand."""

    uid: str
    municipality: str
    language: str
    person: str
    terms: Sequence[str]
    signers: Sequence[ReceiptSigner]
    at: dt.datetime
    user: str
    sealed: bool
    clauses: Sequence[str] = ()
    paper: str = "letter"
    colour: str = ""


_LABELS = {
    "title": N_("Receipt of your consent"),
    "statement": N_(
        "On {day}, the following was agreed to and signed on a screen of the municipality. Keep this receipt."
    ),
    "who": N_("Who signed"),
    "shown": N_("Person shown"),
    "how": N_("How this was signed"),
    "at": N_("Day and time"),
    "method": N_("Method"),
    "on_screen": N_("On screen"),
    "user": N_("At the desk"),
    "witness": N_("Witness"),
    "clauses": N_("Rules of the municipality"),
    "law": N_("Law"),
    "law_words": N_("CQLR c. A-2.1, s. 53.1; Civil Code of Québec, art. 35 and 36"),
    "caption": N_("Name typed – {who}"),
    "own": N_("the person shown"),
}


def typeset_consent_receipt(receipt: ConsentReceipt) -> bytes:
    """Return the receipt as PDF/A-2a and PDF/UA-1."""
    language = receipt.language
    say = catalogue(language).gettext
    labels = {key: say(text) for key, text in _LABELS.items()}
    day = format_date(receipt.at.astimezone().date(), language=language)

    def role(signer: ReceiptSigner) -> str:
        return labels["own"] if signer.relation is None else say(RELATION_NAMES[signer.relation])

    who = [(labels["shown"], receipt.person)]
    who += [(role(one), one.name) for one in receipt.signers if one.relation is not None]
    how = [
        (labels["at"], moment(receipt.at, language)),
        (labels["method"], labels["on_screen"]),
        (labels["user"], receipt.user),
        *((labels["witness"], one.witness) for one in receipt.signers),
        (labels["clauses"], ", ".join(receipt.clauses)),
        (labels["law"], labels["law_words"]),
    ]
    return typeset_screen_receipt(
        ScreenReceipt(
            uid=receipt.uid,
            municipality=receipt.municipality,
            language=language,
            title=labels["title"],
            statement=labels["statement"].format(day=day),
            words=tuple(receipt.terms),
            parts=((labels["who"], who), (labels["how"], how)),
            signers=tuple(
                SignedBy(
                    one.name, one.typed_name, one.signature, labels["caption"].format(who=role(one).lower())
                )
                for one in receipt.signers
            ),
            at=receipt.at,
            sealed=receipt.sealed,
            paper=receipt.paper,
            colour=receipt.colour,
            tight=True,
        )
    )
