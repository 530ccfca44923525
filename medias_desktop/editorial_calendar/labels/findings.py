"""What a finding says, one plain sentence for each kind, in the language of whoever reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_, N_n, format_date, format_number, ngettext, translate
from medias_desktop.editorial_calendar.labels import fact_words as words
from medias_desktop.editorial_calendar.labels.posts import category_name, platform_name
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Finding

Message = str | tuple[str, str]

SENTENCES: Mapping[str, Message] = {
    Kind.NO_PLATFORM: N_("Choose where it is to appear."),
    Kind.NO_TEXT: N_("The text {for_platform} is empty."),
    Kind.TOO_LONG: N_n(
        "The text {for_platform} is {n} character too long: at most {most}.",
        "The text {for_platform} is {n} characters too long: at most {most}.",
    ),
    Kind.TOO_MANY_HASHTAGS: N_n(
        "The text {for_platform} has {n} hashtag: at most {most}.",
        "The text {for_platform} has {n} hashtags: at most {most}.",
    ),
    Kind.NO_MOMENT: N_("Choose the day on which it is to appear."),
    Kind.NO_HOUR: N_("No hour is chosen yet."),
    Kind.PAST_MOMENT: N_("The moment chosen has passed: choose another one."),
    Kind.NO_CATEGORY: N_("Choose the category: several clauses depend on it."),
    Kind.RULE_TO_SET: N_("A rule of the policy is not set up and was not applied: {text}"),
    Kind.SHOUTING: N_n(
        "{n} word in capitals in a row: it reads as shouting.",
        "{n} words in capitals in a row: it reads as shouting.",
    ),
    Kind.COMMERCIAL_LINK: N_("A link leads to something for sale ({host}): is it advertising of others?"),
    Kind.LANGUAGE_DIFFERS: N_(
        "The text seems to be written {found}, not in the language chosen for the post."
    ),
    Kind.TOO_MANY_THAT_DAY: N_n(
        "With this one there is {n} post {on_platform} that day: at most {most}.",
        "With this one there are {n} posts {on_platform} that day: at most {most}.",
    ),
    Kind.EXCEPTION_WITHOUT_REASON: N_("The exception ({exception}) counts only once its reason is noted."),
    Kind.EXCEPTION_NOTED: N_("The exception is noted ({exception}): {reason}"),
    Kind.LIMIT_LIFTED: N_n(
        "With this one there is {n} post {on_platform} that day: in an emergency the limit of {most} does not count.",
        "With this one there are {n} posts {on_platform} that day: in an emergency the limit of {most} does not count.",
    ),
    Kind.WEEK_BELOW: N_n(
        "With this one there is {n} post {on_platform} that week: at least {least} are expected.",
        "With this one there are {n} posts {on_platform} that week: at least {least} are expected.",
    ),
    Kind.SILENCE_BEFORE: N_n(
        "The post before it {on_platform} is {n} day earlier.",
        "The post before it {on_platform} is {n} days earlier.",
    ),
    Kind.PAUSE_TO_TELL: N_n(
        "The post before it {on_platform} is {n} day earlier: a pause is told {on}.",
        "The post before it {on_platform} is {n} days earlier: a pause is told {on}.",
    ),
    Kind.NOT_SIMULTANEOUS: N_("It does not appear {on_platform} at the same time."),
    Kind.NOT_AHEAD: N_n(
        "It is to appear too soon: contents are scheduled at least {least} day in advance.",
        "It is to appear too soon: contents are scheduled at least {least} days in advance.",
    ),
    Kind.DOCUMENTS_TO_FOLLOW: N_("To be followed: {documents}."),
    Kind.CATEGORY_FORBIDDEN: N_("This kind of content is not published: {category}."),
    Kind.CATEGORY_UNLESS: N_(
        "This kind of content is not published ({category}), unless it is allowed by: {offices}."
    ),
    Kind.CATEGORY_DISCOURAGED: N_("This kind of content is published only rarely: {category}."),
    Kind.CATEGORY_ELSEWHERE: N_(
        "This kind of content ({category}) appears only on {platforms}, not {on_platform}."
    ),
    Kind.CATEGORY_ALLOWED: N_("This kind of content may be published: {category}."),
    Kind.CATEGORY_AT_DISCRETION: N_("Whether it appears is the municipality’s own choice: {category}."),
    Kind.CATEGORY_NOT_LISTED: N_(
        "This kind of content is not among those that the policy names: {category}."
    ),
    Kind.PARTNER_FORBIDDEN: N_(
        "No original content is published for a partner, unless the mayor holds the honorary chair:"
        " choose that kind of content then."
    ),
    Kind.ALLOWED_BY_OFFICE: N_("Allowed by {office}: {reason}"),
    Kind.ALLOWED_WITHOUT_REASON: N_("Note why it was allowed ({office})."),
    Kind.OCCASION_TO_NOTE: N_("Note for which partner or event the mayor holds the honorary chair."),
    Kind.PURPOSE_MISSING: N_("No purpose is chosen yet."),
    Kind.PURPOSE_NOT_OFFERED: N_("The purpose is not among those that the policy names: {purpose}."),
    Kind.AUDIENCE_MISSING: N_("No audience is chosen yet."),
    Kind.AUDIENCE_NOT_OFFERED: N_("Not among the audiences that the policy names: {audiences}."),
    Kind.TOO_MANY_SENTENCES: N_n(
        "The text {for_platform} has {n} sentence: at most {most}, with a link to the rest.",
        "The text {for_platform} has {n} sentences: at most {most}, with a link to the rest.",
    ),
    Kind.TOO_FEW_WORDS: N_n(
        "The text {for_platform} has {n} word: at least {least}.",
        "The text {for_platform} has {n} words: at least {least}.",
    ),
    Kind.TOO_MANY_WORDS: N_n(
        "The text {for_platform} has {n} word: at most {most}.",
        "The text {for_platform} has {n} words: at most {most}.",
    ),
    Kind.FEW_JOBS: N_n(
        "It announces {n} job: where possible at least {least} are put together.",
        "It announces {n} jobs: where possible at least {least} are put together.",
    ),
    Kind.LINK_MISSING: N_("The link to the full text is missing."),
    Kind.LINK_ELSEWHERE: N_("No link leads to the full text on the municipality’s website ({website})."),
    Kind.NOT_ON_WEBSITE: N_("It is to be on the website too: add the website, or the link to it there."),
    Kind.CONTEST_WITHOUT_RULES: N_("The contest has no rules yet: write them or attach their file."),
    Kind.LAW_TO_RESPECT: N_("To be confirmed before it appears: {law} is respected where it applies."),
    Kind.NO_LINK_BACK: N_("Nothing in it leads back to the website."),
    Kind.USUAL_CHANNELS_FIRST: N_("The usual channels say it as well: what stands there comes first."),
    Kind.NOT_IN_FRENCH: N_("It is not written {wanted}, as the policy asks{by_law}."),
    Kind.PARTLY_IN_ENGLISH: N_("A part of the text seems to be in English{by_law}."),
    Kind.TO_ASK: N_("To be answered before it appears: {question}"),
    Kind.ELECTION_NAME: N_("An election is under way ({level}), and it names {name}."),
    Kind.ELECTION_WORDS: N_(
        "An election is under way ({level}), and it says “{words}”: no opinion, no side."
    ),
    Kind.ELECTION_UNDER_WAY: N_("An election is under way ({level}): no comment, no side, no candidate."),
    Kind.ELECTION_CATEGORY: N_("An election is under way ({level}): it may tell how the vote takes place."),
    Kind.PARTISAN: N_("It seems to take a side: “{words}”."),
    Kind.PARTY_NAMED: N_("It names a party: {name}."),
    Kind.NEUTRAL_TO_CONFIRM: N_("To be answered before it appears: {question}"),
    Kind.PERSONAL_INFORMATION: N_("It seems to hold personal information: {personal}."),
    Kind.PERHAPS_PERSONAL: N_("It may hold personal information: {personal}."),
    Kind.CONFIDENTIAL_TO_CONFIRM: N_("To be answered before it appears: {question}"),
    Kind.PHOTO_BLOCKED: N_("The photo “{title}” cannot appear {on_platform} that day: {reasons}."),
    Kind.PHOTO_INCOMPLETE: N_("The photo “{title}” cannot appear {on_platform} yet: {reasons}."),
    Kind.PHOTO_ADVICE: N_("About the photo “{title}”: {reasons}."),
    Kind.PHOTO_WITHOUT_ALT: N_("The photo “{title}” has no description for those who cannot see it."),
    Kind.PHOTO_GONE: N_("A photo is no longer in the consent log: take it out of the post."),
    Kind.IMAGE_SOURCE_MISSING: N_("Name the source of the photos."),
    Kind.SOURCE_MISSING: N_("It comes from others: name its source, or lead to the original."),
    Kind.NO_AUTHOR: N_("Say who publishes it: only authorized persons may."),
    Kind.NOBODY_AUTHORISED: N_("Nobody is entered as authorized {on_platform}."),
    Kind.AUTHOR_NOT_AUTHORISED: N_("{name} is not authorized to publish {on_platform} that day."),
    Kind.AUTHOR_NOT_OF_OFFICE: N_("{name} is not among those designated {on_platform} ({offices})."),
    Kind.ROLE_NOT_NAMED: N_(
        "The function of {name} ({role}) is not among those that the policy names: {offices} designates others."
    ),
    Kind.ROLE_OF_OTHERS: N_("{name} is {access_role} {on_platform}: the policy leaves that to {offices}."),
    Kind.AUTHOR_NOT_EMPLOYEE: N_("{name} is not an employee of the municipality: {group}."),
    Kind.AUTHOR_EXCLUDED: N_("{name} may not publish on the municipality’s accounts: {group}."),
    Kind.AUTHOR_LEFT: N_("{name} is no longer with the municipality since {day}."),
    Kind.AUTHOR_AWAY: N_("{name} is away that day, and nobody takes their place."),
    Kind.AUTHOR_REPLACED: N_("{name} is away that day; {replacement} takes their place."),
    Kind.ACCOUNT_MISSING: N_n(
        "Choose the account: there is {n} {on_platform}.", "Choose the account: there are {n} {on_platform}."
    ),
    Kind.ACCOUNT_UNKNOWN: N_("The account chosen {for_platform} is not on record."),
    Kind.ACCOUNT_CLOSED: N_("The account {account} is not open that day."),
    Kind.ACCOUNT_OF_OTHER_PLATFORM: N_("The account {account} is on {other}, not {on_platform}."),
    Kind.PLATFORM_NOT_OFFICIAL: N_(
        "{platform} is not among the municipality’s official platforms: {platforms}."
    ),
    Kind.PLATFORM_WITHOUT_ACCOUNT: N_("No account of the municipality is on record {for_platform}."),
    Kind.ACCOUNT_NOT_OFFICIAL: N_("The account {on_platform} is not on the list of official accounts."),
    Kind.NOT_ACCREDITED: N_("{name} is not accredited that day."),
    Kind.NO_ORIGINAL: N_("{name} publishes on its own page first: give the link to its post there ({page})."),
    Kind.ORIGINAL_ELSEWHERE: N_("The original is not on the page of {name} ({page})."),
    Kind.REQUEST_NOT_ACCEPTED: N_("The request that it answers is not accepted yet: {state}."),
    Kind.REQUEST_UNKNOWN: N_("The request that it answers is not on record."),
    Kind.VISIBILITY_OFFERED: N_("Support offered to accredited organizations: {name}."),
    Kind.LOGO_NOT_AUTHORISED: N_(
        "It shows the logo: name the request by which that was authorized{by_offices}."
    ),
    Kind.LOGO_ENDED: N_("The authorization to show the logo ended on {day}."),
    Kind.EMERGENCY_NUMBER_MISSING: N_("Say {on_platform} that for an emergency one calls {telephone}."),
    Kind.EMERGENCY_AT_ONCE: N_("In an emergency the accounts may inform at once."),
    Kind.EMERGENCY_PRIORITY: N_("In an emergency the accounts are used first."),
    Kind.EMERGENCY_DECISIONS: N_("During the emergency the decisions of {offices} are followed."),
    Kind.EMERGENCY_MANAGED: N_("During the emergency the accounts are managed by {offices}."),
}


def sentence(finding: Finding) -> str:
    """Return what a finding says, without its clause; a kind of a later program is told as such."""
    message = SENTENCES.get(finding.kind)
    if message is None:
        return translate(N_("Found by a newer version of the program."))
    facts = finding.facts
    if isinstance(message, tuple):
        counted = facts.get("least") if finding.kind == Kind.NOT_AHEAD else facts.get("n")
        said = ngettext(*message, int(counted or 0))
    else:
        said = translate(message)
    values = {name: _value(name, value) for name, value in facts.items()}
    values |= words.places(finding.platform)
    values["by_law"] = words.added(values.get("law", ""))
    values["by_offices"] = words.added(values.get("offices", ""))
    return said.format_map(_Told(values)).strip()


def question(code: str, *, times: int | None = None, law: str = "") -> str:
    """Return a question of the checklist as it is asked before a post appears."""
    return words.question(code, times=times, law=law)


class _Told(dict[str, str]):
    """Values of a sentence; one that a finding of another version does not bear is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def _value(name: str, value: Any) -> str:
    said = _WORDS.get(name)
    if said is not None:
        return said(value)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return format_number(value)
    return str(value)


def _day(value: str) -> str:
    return format_date(dt.date.fromisoformat(value))


def _several(said: Callable[[str], str]) -> Callable[[Sequence[str]], str]:
    return lambda values: ", ".join(said(one) for one in values)


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "category": category_name,
    "platforms": _several(platform_name),
    "on": words.on_platform,
    "other": platform_name,
    "office": words.office,
    "offices": _several(words.office),
    "exception": words.exception,
    "purpose": words.purpose,
    "audiences": _several(words.audience),
    "level": words.level,
    "question": words.question,
    "personal": _several(words.personal),
    "reasons": _several(words.photo_reason),
    "documents": _several(str),
    "group": words.group,
    "access_role": words.access_role,
    "state": words.request_state,
    "found": words.in_language,
    "wanted": words.in_language,
    "day": _day,
}
