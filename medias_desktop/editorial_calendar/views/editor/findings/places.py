"""Where in the form a finding is mended: the page and the field, by its kind."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from medias_desktop.editorial_calendar.rules.checks.kinds import Kind

TEXT, PHOTOS, PEOPLE, DETAILS = "text", "photos", "people", "details"
"""The pages of the form."""
PLANNING, CHECKLIST = "planning", "checklist"
"""Parts beside the form: the moment, the questions of the policy."""

_WORDS, _KIND, _WHERE = (TEXT, "text"), (TEXT, "category"), (TEXT, "platforms")
_LINK, _TONGUE = (TEXT, "link"), (TEXT, "language")
_WHEN, _HOUR = (PLANNING, "planned_on"), (PLANNING, "planned_time")
_PHOTOS, _SOURCE = (PHOTOS, "photos"), (PHOTOS, "source_credit")
_AUTHOR, _ASKED = (PEOPLE, "author"), (PEOPLE, "request")
_ALLOWED, _EXCEPTED = (DETAILS, "allowed_by"), (DETAILS, "exception")
_ORIGINAL, _QUESTION = (DETAILS, "original_link"), (CHECKLIST, "answers")

PLACES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        Kind.NO_PLATFORM: _WHERE,
        Kind.NO_TEXT: _WORDS,
        Kind.TOO_LONG: _WORDS,
        Kind.NO_MOMENT: _WHEN,
        Kind.NO_HOUR: _HOUR,
        Kind.PAST_MOMENT: _WHEN,
        Kind.NO_CATEGORY: _KIND,
        Kind.RULE_TO_SET: _KIND,
        Kind.SHOUTING: _WORDS,
        Kind.COMMERCIAL_LINK: _LINK,
        Kind.LANGUAGE_DIFFERS: _TONGUE,
        Kind.TOO_MANY_THAT_DAY: _WHEN,
        Kind.EXCEPTION_WITHOUT_REASON: (DETAILS, "exception_reason"),
        Kind.EXCEPTION_NOTED: _EXCEPTED,
        Kind.LIMIT_LIFTED: _EXCEPTED,
        Kind.WEEK_BELOW: _WHEN,
        Kind.SILENCE_BEFORE: _WHEN,
        Kind.PAUSE_TO_TELL: _WHEN,
        Kind.NOT_SIMULTANEOUS: _WHERE,
        Kind.NOT_AHEAD: _WHEN,
        Kind.DOCUMENTS_TO_FOLLOW: _LINK,
        Kind.CATEGORY_FORBIDDEN: _KIND,
        Kind.CATEGORY_DISCOURAGED: _KIND,
        Kind.CATEGORY_ELSEWHERE: _WHERE,
        Kind.CATEGORY_ALLOWED: _KIND,
        Kind.CATEGORY_AT_DISCRETION: _KIND,
        Kind.CATEGORY_NOT_LISTED: _KIND,
        Kind.CATEGORY_UNLESS: _KIND,
        Kind.TOO_MANY_HASHTAGS: _WORDS,
        Kind.PARTNER_FORBIDDEN: _KIND,
        Kind.ALLOWED_BY_OFFICE: _ALLOWED,
        Kind.ALLOWED_WITHOUT_REASON: (DETAILS, "allowed_because"),
        Kind.OCCASION_TO_NOTE: (DETAILS, "note"),
        Kind.PURPOSE_MISSING: (DETAILS, "purpose"),
        Kind.PURPOSE_NOT_OFFERED: (DETAILS, "purpose"),
        Kind.AUDIENCE_MISSING: (DETAILS, "audiences"),
        Kind.AUDIENCE_NOT_OFFERED: (DETAILS, "audiences"),
        Kind.TOO_MANY_SENTENCES: _WORDS,
        Kind.TOO_FEW_WORDS: _WORDS,
        Kind.TOO_MANY_WORDS: _WORDS,
        Kind.FEW_JOBS: (DETAILS, "jobs"),
        Kind.LINK_MISSING: _LINK,
        Kind.LINK_ELSEWHERE: _LINK,
        Kind.NOT_ON_WEBSITE: _WHERE,
        Kind.CONTEST_WITHOUT_RULES: (DETAILS, "contest_rules"),
        Kind.LAW_TO_RESPECT: (DETAILS, "contest_rules"),
        Kind.NO_LINK_BACK: _LINK,
        Kind.USUAL_CHANNELS_FIRST: _WHERE,
        Kind.NOT_IN_FRENCH: _TONGUE,
        Kind.PARTLY_IN_ENGLISH: _WORDS,
        Kind.TO_ASK: _QUESTION,
        Kind.ELECTION_NAME: _WORDS,
        Kind.ELECTION_WORDS: _WORDS,
        Kind.ELECTION_UNDER_WAY: _WHEN,
        Kind.ELECTION_CATEGORY: _KIND,
        Kind.PARTISAN: _WORDS,
        Kind.PARTY_NAMED: _WORDS,
        Kind.NEUTRAL_TO_CONFIRM: _WORDS,
        Kind.PERSONAL_INFORMATION: _WORDS,
        Kind.PERHAPS_PERSONAL: _WORDS,
        Kind.CONFIDENTIAL_TO_CONFIRM: _QUESTION,
        Kind.PHOTO_BLOCKED: _PHOTOS,
        Kind.PHOTO_INCOMPLETE: _PHOTOS,
        Kind.PHOTO_ADVICE: _PHOTOS,
        Kind.PHOTO_WITHOUT_ALT: _PHOTOS,
        Kind.PHOTO_GONE: _PHOTOS,
        Kind.IMAGE_SOURCE_MISSING: _SOURCE,
        Kind.SOURCE_MISSING: _SOURCE,
        Kind.NO_AUTHOR: _AUTHOR,
        Kind.NOBODY_AUTHORISED: _AUTHOR,
        Kind.AUTHOR_NOT_AUTHORISED: _AUTHOR,
        Kind.AUTHOR_NOT_OF_OFFICE: _AUTHOR,
        Kind.ROLE_NOT_NAMED: _AUTHOR,
        Kind.ROLE_OF_OTHERS: _AUTHOR,
        Kind.AUTHOR_NOT_EMPLOYEE: _AUTHOR,
        Kind.AUTHOR_EXCLUDED: _AUTHOR,
        Kind.AUTHOR_LEFT: _AUTHOR,
        Kind.AUTHOR_AWAY: _AUTHOR,
        Kind.AUTHOR_REPLACED: _AUTHOR,
        Kind.ACCOUNT_MISSING: _WHERE,
        Kind.ACCOUNT_UNKNOWN: _WHERE,
        Kind.ACCOUNT_CLOSED: _WHERE,
        Kind.ACCOUNT_OF_OTHER_PLATFORM: _WHERE,
        Kind.PLATFORM_NOT_OFFICIAL: _WHERE,
        Kind.PLATFORM_WITHOUT_ACCOUNT: _WHERE,
        Kind.ACCOUNT_NOT_OFFICIAL: _WHERE,
        Kind.NOT_ACCREDITED: _ASKED,
        Kind.NO_ORIGINAL: _ORIGINAL,
        Kind.ORIGINAL_ELSEWHERE: _ORIGINAL,
        Kind.REQUEST_NOT_ACCEPTED: _ASKED,
        Kind.REQUEST_UNKNOWN: _ASKED,
        Kind.VISIBILITY_OFFERED: _ASKED,
        Kind.LOGO_NOT_AUTHORISED: (DETAILS, "logo_request_id"),
        Kind.LOGO_ENDED: (DETAILS, "logo_request_id"),
        Kind.EMERGENCY_NUMBER_MISSING: _WORDS,
        Kind.EMERGENCY_AT_ONCE: _WHEN,
        Kind.EMERGENCY_PRIORITY: _KIND,
        Kind.EMERGENCY_DECISIONS: _KIND,
        Kind.EMERGENCY_MANAGED: _KIND,
    }
)


def place_of(kind: str) -> tuple[str, str]:
    """Return the page and the field of a kind; what is new is about the words."""
    return PLACES.get(kind, _WORDS)
