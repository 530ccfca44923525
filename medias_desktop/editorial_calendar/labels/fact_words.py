"""The words of codes that findings bear: questions, reasons of photos, kinds of personal information, offices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, N_n, ngettext, translate
from medias_desktop.editorial_calendar.rules.checks import personal as kinds
from medias_desktop.editorial_calendar.rules.checks.elections import NEUTRAL, NO_OPINION
from medias_desktop.editorial_calendar.rules.checks.forms import LAW_RESPECTED
from medias_desktop.editorial_calendar.rules.checks.protection import USUAL_CHANNEL
from medias_desktop.policies.rules.checks.accounts import PageRole
from medias_desktop.policies.rules.checks.calendar_words import Audience, Excepted, Item, Level, Purpose
from medias_desktop.policies.rules.checks.words import BoundGroup, Office

if TYPE_CHECKING:
    from medias_desktop.core.described import Worded

QUESTIONS: Mapping[str, str] = {
    **{one.value: one.label for one in Item},
    NO_OPINION: N_("Is it free of political opinions?"),
    NEUTRAL: N_("Is the information passed on neutrally?"),
    LAW_RESPECTED: N_("Is the law respected where it applies?"),
    USUAL_CHANNEL: N_("Did what matters to one’s own people go by the usual channel first?"),
}
"""Every question of the checklist, by the code that answers bear."""

PERSONAL_NAMES: Mapping[str, str] = {
    kinds.SIN: N_("a social insurance number"),
    kinds.HEALTH_CARD: N_("a health insurance number"),
    kinds.PAYMENT_CARD: N_("the number of a payment card"),
    kinds.TELEPHONE: N_("a telephone number"),
    kinds.EMAIL: N_("a person’s e-mail address"),
    kinds.ADDRESS: N_("where somebody lives"),
    kinds.BIRTH: N_("a date of birth"),
}

PHOTO_REASONS: Mapping[str, str] = {
    "refused": N_("somebody refused"),
    "withdrawn": N_("a consent was withdrawn"),
    "expired": N_("a consent has ended by then"),
    "not_for_purpose": N_("a consent is not for this place"),
    "rights_denied": N_("its rights were denied"),
    "rights_expired": N_("its rights have ended by then"),
    "not_reviewed": N_("nobody looked at who is on it"),
    "no_consent": N_("somebody was not asked"),
    "no_answer": N_("an answer is awaited"),
    "not_yet": N_("a consent begins later"),
    "guardian_unknown": N_("who speaks for a child is not known"),
    "guardian_missing": N_("who speaks for a child has not agreed"),
    "second_guardian_missing": N_("the other guardian of a child has not agreed"),
    "own_agreement_missing": N_("a young person has not agreed themselves"),
    "came_of_age": N_("somebody came of age and has not agreed themselves"),
    "age_unknown": N_("an age is not known"),
    "not_written": N_("a consent is not in writing"),
    "not_notified": N_("somebody was not told"),
    "rights_unknown": N_("its rights are not known"),
    "source_missing": N_("its source is not named"),
    "advised_notice": N_("better tell those who are on it"),
    "advised_source": N_("better name its source"),
    "advised_written": N_("better have the consent in writing"),
    "advised_judgement": N_("is it wise to show it?"),
    "has_location": N_("the file says where it was taken"),
    "no_alt_text": N_("it has no description"),
}
"""Reasons of the consent log (photo_consents.rules.answers.Why), without the names of those concerned."""

_ON = {
    "": N_("everywhere"),
    "blog": N_("on the blog"),
    "website": N_("on the website"),
}
_FOR = {"": N_("for it"), "blog": N_("for the blog"), "website": N_("for the website")}
"""Places that are no names of their own."""

_LANGUAGES = {"fr": N_("in French"), "en": N_("in English")}
_TIMES = N_n("Did you read the text again {n} time?", "Did you read the text again {n} times?")


def question(code: str, *, times: int | None = None, law: str = "") -> str:
    """Return a question of the checklist; a code of a later program stays as it is."""
    if times is not None and code == Item.REREAD:
        return ngettext(*_TIMES, times).format(n=times)
    if law and code == LAW_RESPECTED:
        return translate(N_("Is this law respected where it applies: {law}?")).format(law=law)
    return _said(QUESTIONS, code)


def places(platform: str) -> dict[str, str]:
    """Return a platform as sentences name it: by itself, “on Facebook”, “for the blog”."""
    from medias_desktop.editorial_calendar.labels.posts import platform_name

    name = platform_name(platform)
    return {
        "platform": name,
        "on_platform": on_platform(platform),
        "for_platform": _said(_FOR, platform)
        if platform in _FOR
        else translate(N_("for {platform}")).format(platform=name),
    }


def on_platform(code: str) -> str:
    """Return where: “on Facebook”, “on the blog”."""
    from medias_desktop.editorial_calendar.labels.posts import platform_name

    if code in _ON:
        return _said(_ON, code)
    return translate(N_("on {platform}")).format(platform=platform_name(code))


def added(words: str) -> str:
    """Return words in brackets after others, "" for none."""
    return f" ({words})" if words else ""


def personal(code: str) -> str:
    """Return what a kind of personal information is called."""
    return _said(PERSONAL_NAMES, code)


def photo_reason(code: str) -> str:
    """Return why a photo cannot appear."""
    return _said(PHOTO_REASONS, code)


def office(code: str) -> str:
    """Return what an office is called."""
    return _worded(Office, code)


def exception(code: str) -> str:
    """Return what an exception is called."""
    return _worded(Excepted, code)


def purpose(code: str) -> str:
    """Return what a purpose is called."""
    return _worded(Purpose, code)


def audience(code: str) -> str:
    """Return what an audience is called."""
    return _worded(Audience, code)


def level(code: str) -> str:
    """Return which election it is."""
    return _worded(Level, code) if code else translate(N_("level not given"))


def group(code: str) -> str:
    """Return what a group is called."""
    return _worded(BoundGroup, code)


def access_role(code: str) -> str:
    """Return what a role on an account is called."""
    return _worded(PageRole, code)


def request_state(code: str) -> str:
    """Return what the state of a request is called."""
    from medias_desktop.editorial_calendar.labels import requests
    from medias_desktop.editorial_calendar.rules.requesting.states import RequestState

    try:
        return translate(requests.STATE_NAMES[RequestState(code)])
    except (KeyError, ValueError):
        return code


def in_language(code: str) -> str:
    """Return in which language: “in French”."""
    return _said(_LANGUAGES, code)


def _said(names: Mapping[str, str], code: str) -> str:
    return translate(names[code]) if code in names else code


def _worded(kind: type[Worded], code: str) -> str:
    return next((translate(one.label) for one in kind if one.value == code), code)
