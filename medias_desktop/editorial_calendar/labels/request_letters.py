"""The sentences of letters about requests; each is said in the language of who made the request."""

from __future__ import annotations

from enum import StrEnum

from medias_desktop.core.i18n import N_


class LetterKind(StrEnum):
    """What a letter tells."""

    RECEIPT = "receipt"
    APPROVAL = "approval"
    REFUSAL = "refusal"
    DIRECTED = "directed"


LETTER_NAMES = {
    LetterKind.RECEIPT: N_("Acknowledgement of receipt"),
    LetterKind.APPROVAL: N_("Approval"),
    LetterKind.REFUSAL: N_("Refusal with its reasons"),
    LetterKind.DIRECTED: N_("To whom to turn"),
}
SUBJECTS = {
    LetterKind.RECEIPT: N_("Receipt of your request: {asked}"),
    LetterKind.APPROVAL: N_("Answer to your request: {asked}"),
    LetterKind.REFUSAL: N_("Answer to your request: {asked}"),
    LetterKind.DIRECTED: N_("Your request: {asked}"),
}

GREETING = N_("Hello,")
ASKED = N_("We received your request on {day} ({kind}, {number}).")
RECEIVED = N_("It will be looked at, and you will be told what is decided.")
GRANTED = N_("On {day} it was approved.")
REFUSED = N_("On {day} it was refused.")
CONDITIONS = N_("Conditions: {conditions}")
UNTIL = N_("This holds until {day} inclusive.")
PUBLISHED_BY_US = N_("The municipality publishes it on its own accounts itself.")
REASONS = N_("Reasons: {reasons}")
CLAUSE = N_("Here is what “{policy}” provides for ({clause}): {words}")
CLAUSE_ALONE = N_("The clause is in “{policy}” ({clause}).")
DIRECTED = N_("Such a request is answered by: {whom}.")
REACHED = N_("You reach them here: {reached}.")
NOT_HERE = N_("It is not answered on social media.")
CLOSING = N_("Kind regards,")
