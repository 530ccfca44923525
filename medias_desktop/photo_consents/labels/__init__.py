"""What photo consents are called, as messages to be translated."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, translate
from medias_desktop.photo_consents.rules.answers import PublicationState
from medias_desktop.photo_consents.rules.consents import ActKind, EvidenceKind, Method
from medias_desktop.photo_consents.rules.items import ItemKind, Review, Rights, SubjectKind
from medias_desktop.photo_consents.rules.persons import Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import Removal

PURPOSE_NAMES = {
    Purpose.FACEBOOK: N_("Facebook"),
    Purpose.INSTAGRAM: N_("Instagram"),
    Purpose.LINKEDIN: N_("LinkedIn"),
    Purpose.TIKTOK: N_("TikTok"),
    Purpose.X: N_("X (Twitter)"),
    Purpose.YOUTUBE: N_("YouTube"),
    Purpose.OTHER_NETWORK: N_("Other social network"),
    Purpose.BLOG: N_("Blog"),
    Purpose.WEBSITE: N_("Website"),
    Purpose.BULLETIN: N_("Municipal bulletin"),
    Purpose.PRINT: N_("Posters and other print"),
    Purpose.PRESS: N_("Press"),
}
STATE_NAMES = {
    PublicationState.PUBLISHABLE: N_("Publishable"),
    PublicationState.INCOMPLETE: N_("To complete"),
    PublicationState.BLOCKED: N_("Blocked"),
}
STATE_KINDS = {
    PublicationState.PUBLISHABLE: "ok",
    PublicationState.INCOMPLETE: "warn",
    PublicationState.BLOCKED: "bad",
}
"""The colours of chips (core.widgets.parts)."""
ITEM_NAMES = {
    ItemKind.PHOTO: N_("Photo"),
    ItemKind.VIDEO: N_("Video"),
    ItemKind.SOUND: N_("Sound recording"),
    ItemKind.COMMENT: N_("Comment"),
    ItemKind.ARTICLE: N_("Article"),
}
REVIEW_NAMES = {
    Review.OPEN: N_("People still to name"),
    Review.NOBODY: N_("Nobody can be recognized"),
    Review.DONE: N_("Everyone is named or marked"),
}
RIGHTS_NAMES = {
    Rights.UNKNOWN: N_("Not known"),
    Rights.OWN: N_("Work of the municipality"),
    Rights.AUTHORISED: N_("Authorized by the author"),
    Rights.LICENCE: N_("Under a licence"),
    Rights.PUBLIC_DOMAIN: N_("Public domain"),
    Rights.DENIED: N_("Use refused"),
}
SUBJECT_NAMES = {
    SubjectKind.PERSON: N_("Person"),
    SubjectKind.UNRECOGNISABLE: N_("Cannot be recognized"),
    SubjectKind.CROWD: N_("Crowd, public place"),
}
RELATION_NAMES = {
    Relation.MOTHER: N_("Mother"),
    Relation.FATHER: N_("Father"),
    Relation.PARENT: N_("Parent"),
    Relation.TUTOR: N_("Tutor"),
    Relation.OTHER: N_("Other legal representative"),
}
ACT_NAMES = {
    ActKind.NOTICED: N_("Told beforehand"),
    ActKind.ASKED: N_("Consent asked for"),
    ActKind.GIVEN: N_("Consent given"),
    ActKind.REFUSED: N_("Refused"),
    ActKind.SILENT: N_("No answer"),
    ActKind.WITHDRAWN: N_("Consent withdrawn"),
    ActKind.CORRECTED: N_("Corrected"),
    ActKind.CANCELLED: N_("Entry cancelled"),
}
METHOD_NAMES = {
    Method.PAPER: N_("Form signed on paper"),
    Method.SCREEN: N_("Signed on the screen"),
    Method.EMAIL: N_("E-mail"),
    Method.VERBAL: N_("Aloud, before a witness"),
}
EVIDENCE_NAMES = {
    EvidenceKind.SCAN: N_("Scanned page"),
    EvidenceKind.SIGNATURE: N_("Drawn signature"),
    EvidenceKind.RECEIPT: N_("Receipt"),
    EvidenceKind.DOCUMENT: N_("Document"),
}
REMOVAL_NAMES = {
    Removal.REMOVED: N_("Taken down"),
    Removal.REPLACED: N_("Replaced by another picture"),
    Removal.BLURRED: N_("Face blurred"),
    Removal.CANNOT: N_("Cannot be undone (print)"),
}


def purposes_label(purposes: frozenset[Purpose]) -> str:
    """Return purposes as one reads them, in our order."""
    return ", ".join(translate(PURPOSE_NAMES[one]) for one in Purpose if one in purposes)
