"""Why something may not be published, as sentences."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, format_date, translate
from medias_desktop.photo_consents.rules.answers import Reason, Why

_PERSON = N_("the person")
_GUARDIAN = N_("a legal guardian")

_CIVIL_CODE = N_("Civil Code of Québec, arts. 35 and 36")
_ACCESS_ACT = N_("Access Act, s. 53.1; Civil Code of Québec, arts. 35 and 36")
_COPYRIGHT = N_("Copyright Act, ss. 3 and 27")

_LAWS = {
    Why.GUARDIAN_UNKNOWN: _ACCESS_ACT,
    Why.GUARDIAN_MISSING: _ACCESS_ACT,
    Why.SECOND_GUARDIAN_MISSING: _ACCESS_ACT,
    Why.OWN_AGREEMENT_MISSING: _ACCESS_ACT,
    Why.CAME_OF_AGE: N_("Civil Code of Québec, arts. 35, 36 and 153"),
    Why.AGE_UNKNOWN: _ACCESS_ACT,
    Why.RIGHTS_DENIED: _COPYRIGHT,
    Why.RIGHTS_EXPIRED: _COPYRIGHT,
    Why.RIGHTS_UNKNOWN: _COPYRIGHT,
    Why.HAS_LOCATION: "",
    Why.NO_ALT_TEXT: "",
}
"""The law that holds whatever a policy says; the Civil Code's articles on one's image for all reasons not named here."""

SENTENCES = {
    Why.REFUSED: N_("{person} refused on {date}."),
    Why.WITHDRAWN: N_("{person} withdrew the consent on {date}."),
    Why.EXPIRED: N_("The consent of {person} ended on {date}."),
    Why.NOT_FOR_PURPOSE: N_("{person} consented, but not to this use."),
    Why.RIGHTS_DENIED: N_("The author refuses the use of this work."),
    Why.RIGHTS_EXPIRED: N_("The right to use this work ended on {date}."),
    Why.NOT_REVIEWED: N_("Somebody has still to say who can be recognized."),
    Why.NO_CONSENT: N_("{person} has not consented."),
    Why.NO_ANSWER: N_("{person} was asked on {date} and has not answered."),
    Why.NOT_YET: N_("The consent of {person} begins on {date}."),
    Why.GUARDIAN_UNKNOWN: N_("{person} is a minor, and no legal guardian is on record."),
    Why.GUARDIAN_MISSING: N_("The consent of a legal guardian of {person} is missing."),
    Why.SECOND_GUARDIAN_MISSING: N_("The consent of the other legal guardian of {person} is missing."),
    Why.OWN_AGREEMENT_MISSING: N_("{person} has not agreed in person, which their age requires."),
    Why.CAME_OF_AGE: N_("{person} came of age on {date}: only their own consent counts now."),
    Why.AGE_UNKNOWN: N_("The date of birth of {person} is unknown: nobody knows who must consent."),
    Why.NOT_WRITTEN: N_("{person} consented aloud only: it must be in writing."),
    Why.NOT_NOTIFIED: N_("{person} has not been told beforehand."),
    Why.RIGHTS_UNKNOWN: N_("By what right this work is published is not known."),
    Why.SOURCE_MISSING: N_("The source of this work is not named."),
    Why.ADVISED_NOTICE: N_("{person} has not been told beforehand; the policy wants it recorded."),
    Why.ADVISED_SOURCE: N_("Name the source of this work if it is needed."),
    Why.ADVISED_WRITTEN: N_("If this discloses anything confidential, {person} must consent in writing."),
    Why.ADVISED_JUDGEMENT: N_("A photo of a municipal event: think before you show it."),
    Why.HAS_LOCATION: N_("The file tells where it was taken: publish a copy without it."),
    Why.NO_ALT_TEXT: N_("There is no text for those who cannot see the picture."),
}
BY_GUARDIAN = {
    Why.REFUSED: N_("{guardian} refused for {person} on {date}."),
    Why.WITHDRAWN: N_("{guardian} withdrew the consent for {person} on {date}."),
    Why.EXPIRED: N_("The consent of {guardian} for {person} ended on {date}."),
    Why.NOT_FOR_PURPOSE: N_("{guardian} consented for {person}, but not to this use."),
    Why.NO_ANSWER: N_("{guardian} was asked about {person} on {date} and has not answered."),
    Why.NOT_YET: N_("The consent of {guardian} for {person} begins on {date}."),
    Why.GUARDIAN_MISSING: N_("The consent of {guardian} for {person} is missing."),
    Why.SECOND_GUARDIAN_MISSING: N_("The consent of {guardian} for {person} is missing as well."),
    Why.NOT_WRITTEN: N_("{guardian} consented for {person} aloud only: it must be in writing."),
    Why.ADVISED_WRITTEN: N_(
        "If this discloses anything confidential, {guardian} must consent for {person} in writing."
    ),
}
"""The same where a guardian is named."""


def law(why: Why) -> str:
    """Return the law that a reason rests on whatever the policy says, in the interface language; "" for good practice."""
    found = _LAWS.get(why, _CIVIL_CODE)
    return translate(found) if found else ""


def sentence(reason: Reason, person: str, guardian: str, cites: str) -> str:
    """Return a reason as a sentence, followed by what it is cited by when there is something."""
    template = SENTENCES[reason.why]
    if reason.guardian_id is not None:
        template = BY_GUARDIAN.get(reason.why, template)
    said = translate(template).format(
        person=person or translate(_PERSON),
        guardian=guardian or translate(_GUARDIAN),
        date=format_date(reason.day) if reason.day else "?",
    )
    said = said[:1].upper() + said[1:]
    return f"{said.removesuffix('.')} ({cites})." if cites else said
