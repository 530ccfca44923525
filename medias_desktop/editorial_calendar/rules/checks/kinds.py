"""Every kind of finding about a post; labels.findings has a sentence for each."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What was found."""

    # without a policy
    NO_PLATFORM = "no_platform"
    NO_TEXT = "no_text"
    TOO_LONG = "too_long"
    TOO_MANY_HASHTAGS = "too_many_hashtags"
    NO_MOMENT = "no_moment"
    NO_HOUR = "no_hour"
    PAST_MOMENT = "past_moment"
    NO_CATEGORY = "no_category"
    RULE_TO_SET = "rule_to_set"
    SHOUTING = "shouting"
    COMMERCIAL_LINK = "commercial_link"
    LANGUAGE_DIFFERS = "language_differs"

    # how many, how often
    TOO_MANY_THAT_DAY = "too_many_that_day"
    EXCEPTION_WITHOUT_REASON = "exception_without_reason"
    EXCEPTION_NOTED = "exception_noted"
    LIMIT_LIFTED = "limit_lifted"
    WEEK_BELOW = "week_below"
    SILENCE_BEFORE = "silence_before"
    PAUSE_TO_TELL = "pause_to_tell"
    NOT_SIMULTANEOUS = "not_simultaneous"
    NOT_AHEAD = "not_ahead"
    DOCUMENTS_TO_FOLLOW = "documents_to_follow"

    # what
    CATEGORY_FORBIDDEN = "category_forbidden"
    CATEGORY_UNLESS = "category_unless"
    CATEGORY_DISCOURAGED = "category_discouraged"
    CATEGORY_ELSEWHERE = "category_elsewhere"
    CATEGORY_ALLOWED = "category_allowed"
    CATEGORY_AT_DISCRETION = "category_at_discretion"
    CATEGORY_NOT_LISTED = "category_not_listed"
    PARTNER_FORBIDDEN = "partner_forbidden"
    ALLOWED_BY_OFFICE = "allowed_by_office"
    ALLOWED_WITHOUT_REASON = "allowed_without_reason"
    OCCASION_TO_NOTE = "occasion_to_note"
    PURPOSE_MISSING = "purpose_missing"
    PURPOSE_NOT_OFFERED = "purpose_not_offered"
    AUDIENCE_MISSING = "audience_missing"
    AUDIENCE_NOT_OFFERED = "audience_not_offered"

    # in which form
    TOO_MANY_SENTENCES = "too_many_sentences"
    TOO_FEW_WORDS = "too_few_words"
    TOO_MANY_WORDS = "too_many_words"
    FEW_JOBS = "few_jobs"
    LINK_MISSING = "link_missing"
    LINK_ELSEWHERE = "link_elsewhere"
    NOT_ON_WEBSITE = "not_on_website"
    CONTEST_WITHOUT_RULES = "contest_without_rules"
    LAW_TO_RESPECT = "law_to_respect"
    NO_LINK_BACK = "no_link_back"
    USUAL_CHANNELS_FIRST = "usual_channels_first"
    NOT_IN_FRENCH = "not_in_french"
    PARTLY_IN_ENGLISH = "partly_in_english"
    TO_ASK = "to_ask"

    # about whom
    ELECTION_NAME = "election_name"
    ELECTION_WORDS = "election_words"
    ELECTION_UNDER_WAY = "election_under_way"
    ELECTION_CATEGORY = "election_category"
    PARTISAN = "partisan"
    PARTY_NAMED = "party_named"
    NEUTRAL_TO_CONFIRM = "neutral_to_confirm"
    PERSONAL_INFORMATION = "personal_information"
    PERHAPS_PERSONAL = "perhaps_personal"
    CONFIDENTIAL_TO_CONFIRM = "confidential_to_confirm"

    # photos and sources
    PHOTO_BLOCKED = "photo_blocked"
    PHOTO_INCOMPLETE = "photo_incomplete"
    PHOTO_ADVICE = "photo_advice"
    PHOTO_WITHOUT_ALT = "photo_without_alt"
    PHOTO_GONE = "photo_gone"
    IMAGE_SOURCE_MISSING = "image_source_missing"
    SOURCE_MISSING = "source_missing"

    # by whom, on which account
    NO_AUTHOR = "no_author"
    NOBODY_AUTHORISED = "nobody_authorised"
    AUTHOR_NOT_AUTHORISED = "author_not_authorised"
    AUTHOR_NOT_OF_OFFICE = "author_not_of_office"
    ROLE_NOT_NAMED = "role_not_named"
    ROLE_OF_OTHERS = "role_of_others"
    AUTHOR_NOT_EMPLOYEE = "author_not_employee"
    AUTHOR_EXCLUDED = "author_excluded"
    AUTHOR_LEFT = "author_left"
    AUTHOR_AWAY = "author_away"
    AUTHOR_REPLACED = "author_replaced"
    ACCOUNT_MISSING = "account_missing"
    ACCOUNT_UNKNOWN = "account_unknown"
    ACCOUNT_CLOSED = "account_closed"
    ACCOUNT_OF_OTHER_PLATFORM = "account_of_other_platform"
    PLATFORM_NOT_OFFICIAL = "platform_not_official"
    PLATFORM_WITHOUT_ACCOUNT = "platform_without_account"
    ACCOUNT_NOT_OFFICIAL = "account_not_official"

    # for whom
    NOT_ACCREDITED = "not_accredited"
    NO_ORIGINAL = "no_original"
    ORIGINAL_ELSEWHERE = "original_elsewhere"
    REQUEST_NOT_ACCEPTED = "request_not_accepted"
    REQUEST_UNKNOWN = "request_unknown"
    VISIBILITY_OFFERED = "visibility_offered"
    LOGO_NOT_AUTHORISED = "logo_not_authorised"
    LOGO_ENDED = "logo_ended"

    # in an emergency
    EMERGENCY_NUMBER_MISSING = "emergency_number_missing"
    EMERGENCY_AT_ONCE = "emergency_at_once"
    EMERGENCY_PRIORITY = "emergency_priority"
    EMERGENCY_DECISIONS = "emergency_decisions"
    EMERGENCY_MANAGED = "emergency_managed"


TIMED = frozenset(
    {
        Kind.NO_MOMENT,
        Kind.PAST_MOMENT,
        Kind.TOO_MANY_THAT_DAY,
        Kind.EXCEPTION_WITHOUT_REASON,
        Kind.NOT_AHEAD,
        Kind.ELECTION_NAME,
        Kind.ELECTION_WORDS,
        Kind.ELECTION_CATEGORY,
        Kind.PHOTO_BLOCKED,
        Kind.PHOTO_INCOMPLETE,
        Kind.AUTHOR_NOT_AUTHORISED,
        Kind.AUTHOR_LEFT,
        Kind.AUTHOR_AWAY,
        Kind.ACCOUNT_CLOSED,
        Kind.NOT_ACCREDITED,
        Kind.LOGO_ENDED,
    }
)
"""Kinds that another moment may do away with: what a search for a free place looks at."""
