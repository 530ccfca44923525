"""The answers that the program brings, in its own words, each in the language of whom it answers."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.editorial_calendar.rules.interactions import REPORTS, AnswerTemplate, InteractionKind

_KIND = InteractionKind
HELLO = N_("Hello {name},")
HELLO_ALONE = N_("Hello,")

PROVISIONAL = N_(
    "Thank you for your message. We have taken note of it and are looking for the right answer; you will have it by {due}."
)
PROVISIONAL_OPEN = N_(
    "Thank you for your message. We have taken note of it and will answer you as soon as we can."
)
PASSED_ON = N_("Your message was passed on to those who can answer it: {department}. They will follow it up.")
PASSED_ON_NOBODY = N_("the department concerned")
REDIRECTED = {
    _KIND.COMPLAINT: N_(
        "We are sorry that you are not satisfied. So that your complaint is followed up as it should be, please send it to us"
        " directly: {contact}. Complaints are not dealt with on social media."
    ),
    _KIND.SERVICE_REQUEST: N_(
        "So that your request reaches the right team, please send it to us directly: {contact}."
    ),
    _KIND.OFFICIAL_COMMENT: N_(
        "For your comment to be recorded officially, please send it to us directly: {contact}."
    ),
    _KIND.MEDIA: N_(
        "Thank you for your interest. Requests of the media are not answered here: please reach us directly: {contact}."
    ),
    _KIND.FOR_ELECTED: N_(
        "This account is not a direct way to elected officials. Please write to them or call them: {contact}."
    ),
    _KIND.FOR_EMPLOYEE: N_("Please reach directly the person you are looking for: {contact}."),
    _KIND.PUBLIC_NOTICES: N_("Public notices are on the website of the municipality: {contact}."),
    _KIND.TENDERS: N_(
        "Calls for tenders are on the public tender site (SEAO) and on our website: {contact}."
    ),
}
ANY_REDIRECTED = N_("So that your message reaches the right person, please reach us directly: {contact}.")
REFUSED = N_(
    "Thank you for writing. We do not speak about this subject on our accounts. For any other question we are glad to help."
)
REFUSED_CASE = N_(
    "Thank you for writing. To protect everybody’s information we do not speak about individual files here. Please reach us"
    " directly: {contact}."
)
SET_ASIDE = N_("We answer messages that are respectful. You are welcome to write to us again in that spirit.")
EMERGENCY = N_("This page is not watched at all hours. In an emergency call {emergency} at once.")
CONTACT_UNKNOWN = N_("by telephone or by e-mail")
BY_TELEPHONE = N_("by telephone at {telephone}")
BY_EMAIL = N_("by e-mail at {email}")
OR = N_("{first} or {second}")

NAMES = {
    "provisional": N_("Message noted"),
    "passed_on": N_("Passed on"),
    "redirected": N_("Please reach us directly"),
    "refused": N_("Polite refusal"),
    "refused_case": N_("Refusal: individual file"),
    "set_aside": N_("Respect, please"),
    "emergency": N_("Emergency number"),
}
"""What the program's own answers are called in lists."""


def house_answers(kind: str, language: str) -> tuple[AnswerTemplate, ...]:
    """Return the program's own answers for a kind, in a language; nobody outside is answered about a report."""
    if kind in REPORTS:
        return ()
    say = catalogue(language).gettext
    redirected = REDIRECTED.get(InteractionKind(kind), ANY_REDIRECTED) if kind else ANY_REDIRECTED
    texts = {
        "provisional": PROVISIONAL,
        "passed_on": PASSED_ON,
        "redirected": redirected,
        "refused": REFUSED,
        "refused_case": REFUSED_CASE,
        "set_aside": SET_ASIDE,
        "emergency": EMERGENCY,
    }
    return tuple(
        AnswerTemplate(0, code, kind, language, f"{say(HELLO)}\n\n{say(text)}\n\n{{municipality}}")
        for code, text in texts.items()
    )
