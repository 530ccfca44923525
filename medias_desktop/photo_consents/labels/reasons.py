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
    Why.REFUSED: N_("{speaker} refused on {date}, about {person}."),
    Why.WITHDRAWN: N_("{speaker} withdrew the consent about {person} on {date}."),
    Why.EXPIRED: N_("The consent of {speaker} about {person} ended on {date}."),
    Why.NOT_FOR_PURPOSE: N_("{speaker} consented about {person}, but not to this use."),
    Why.RIGHTS_DENIED: N_("The author refuses the use of this work."),
    Why.RIGHTS_EXPIRED: N_("The right to use this work ended on {date}."),
    Why.NOT_REVIEWED: N_("Somebody has still to say who can be recognized."),
    Why.NO_CONSENT: N_("{person} has not consented."),
    Why.NO_ANSWER: N_("{speaker} has not answered since {date}, about {person}."),
    Why.NOT_YET: N_("The consent of {speaker} about {person} begins on {date}."),
    Why.GUARDIAN_UNKNOWN: N_("{person} is a minor, and no legal guardian is on record."),
    Why.GUARDIAN_MISSING: N_("The consent of {speaker} is missing for {person}."),
    Why.SECOND_GUARDIAN_MISSING: N_("The consent of the other guardian, {speaker}, is missing for {person}."),
    Why.OWN_AGREEMENT_MISSING: N_("{person} has not agreed in person, which their age requires."),
    Why.CAME_OF_AGE: N_("{person} came of age on {date}: their own consent is needed now."),
    Why.AGE_UNKNOWN: N_("The date of birth of {person} is unknown: nobody knows who must consent."),
    Why.NOT_WRITTEN: N_("{speaker} consented for {person} aloud only: it must be in writing."),
    Why.NOT_NOTIFIED: N_("{person} has not been told beforehand."),
    Why.RIGHTS_UNKNOWN: N_("By what right this work is published is not known."),
    Why.SOURCE_MISSING: N_("The source of this work is not named."),
    Why.ADVISED_NOTICE: N_("Tell {person} beforehand, and record it."),
    Why.ADVISED_SOURCE: N_("Name the source of this work if it is needed."),
    Why.ADVISED_WRITTEN: N_(
        "If this discloses anything confidential, {speaker} must consent in writing for {person}."
    ),
    Why.ADVISED_JUDGEMENT: N_("A photo of a municipal event: is it wise to show it?"),
    Why.HAS_LOCATION: N_("The file tells where it was taken: publish a copy without it."),
    Why.NO_ALT_TEXT: N_("There is no text for those who cannot see the picture."),
}


def law(why: Why) -> str:
    """Return the law that a reason rests on whatever the policy says, in the interface language; "" for good practice."""
    found = _LAWS.get(why, _CIVIL_CODE)
    return translate(found) if found else ""


def sentence(reason: Reason, person: str, guardian: str, cites: str) -> str:
    """Return a reason as a sentence, followed by what it is cited by when there is something."""
    name = person or translate(_PERSON)
    speaker = name
    if reason.guardian_id is not None or reason.why in (Why.GUARDIAN_MISSING, Why.SECOND_GUARDIAN_MISSING):
        speaker = guardian or translate(_GUARDIAN)
    said = translate(SENTENCES[reason.why]).format(
        person=name, speaker=speaker, date=format_date(reason.day) if reason.day else "?"
    )
    said = said[:1].upper() + said[1:]
    return f"{said.removesuffix('.')} ({cites})." if cites else said
