"""Checks of what the public writes on the municipality’s accounts."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.described import Parameters, Unit, Worded, flag, number, one_of, some_of
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.calendar_words import Level
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.checks.words import BoundGroup, Lateness, Office, Period, Platform
from medias_desktop.policies.rules.rule_data import AppPart


class Reason(Worded):
    """Why a comment is not accepted."""

    DISRESPECT = "disrespect", N_("lack of respect")
    OFF_TOPIC = "off_topic", N_("off topic")
    OUT_OF_CONTEXT = "out_of_context", N_("out of context")
    INAPPROPRIATE = "inappropriate", N_("inappropriate")
    IMMORAL = "immoral", N_("immoral")
    INCOMPREHENSIBLE = "incomprehensible", N_("incomprehensible")
    REPETITION = "repetition", N_("repeated")
    VULGARITY = "vulgarity", N_("coarse or obscene language")
    VIOLENT_LANGUAGE = "violent_language", N_("aggressive or violent language")
    ATTACK_INSULT = "attack_insult", N_("attack or insult")
    DISCRIMINATION = "discrimination", N_("discriminatory or sexist")
    DEFAMATION = "defamation", N_("defamatory, false or misleading")
    HATE = "hate", N_("hateful")
    OFFENCE = "offence", N_("disobliging or offensive")
    PERSONAL_INFORMATION = "personal_information", N_("personal information")
    PRIVACY = "privacy", N_("breach of privacy")
    POLITICS = "politics", N_("political or partisan")
    RELIGION = "religion", N_("religious")
    POLITICAL_PARTY = "political_party", N_("for or against a political party")
    UNION_NOTICE = "union_notice", N_("union or political notice")
    ELECTION_CONTENT = "election_content", N_("election campaign")
    ELECTED_DEBATE = "elected_debate", N_("elected official defending a decision")
    ADVERTISING = "advertising", N_("advertising or solicitation")
    COMMERCIAL_LINK = "commercial_link", N_("commercial link")
    SPAM = "spam", N_("spam")
    COPYRIGHT = "copyright", N_("copyright")
    ILLEGAL = "illegal", N_("unlawful activity")
    PLATFORM_TERMS = "platform_terms", N_("against the platform’s terms")
    AGAINST_POLICY = "against_policy", N_("against the policy")
    CAPITALS = "capitals", N_("written in capitals")
    TYPOGRAPHY = "typography", N_("abuse of characters")


class Removing(Worded):
    """What is done with what is not accepted."""

    REMOVE = "remove", N_("remove")
    DISABLE_LINK = "disable_link", N_("remove or disable the link")


class Where(Worded):
    """Which contents are meant."""

    COMMENTS = "comments", N_("comments")
    POSTS = "posts", N_("posts")


class Exclusion(Worded):
    """What becomes of a user."""

    BAN = "ban", N_("banned")
    EXCLUDE = "exclude", N_("excluded")
    BLOCK = "block", N_("blocked")


class Scope(Worded):
    """How far an exclusion or a count reaches."""

    ACCOUNT = "account", N_("the account concerned")
    PAGE = "page", N_("the page")
    ALL_ACCOUNTS = "all_accounts", N_("all accounts of the municipality")


class Moment(Worded):
    """When comments are looked at."""

    BEFORE_APPEARING = "before_appearing", N_("before they appear")
    AFTER_APPEARING = "after_appearing", N_("after they appear")


class Element(Worded):
    """Parts of the municipality’s identity."""

    LOGO = "logo", N_("logo")
    TEXT = "text", N_("text")
    IMAGE = "image", N_("image")
    COLOURS = "colours", N_("colours")
    SIGNATURE = "signature", N_("signature")
    SLOGAN = "slogan", N_("slogan")
    MOTTO = "motto", N_("motto")
    COMMITTEE_LOGOS = "committee_logos", N_("logos of committees")
    DEPARTMENT_LOGOS = "department_logos", N_("logos of departments")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProhibitedComment(Parameters):
    """What users must not write."""

    reasons: tuple[Reason, ...] = some_of(Reason, N_("Reasons"), required=True)
    period: Period | None = one_of(Period, N_("During"))
    groups: tuple[BoundGroup, ...] = some_of(BoundGroup, N_("By"), hint=N_("None: every user."))


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRemoval(Parameters):
    """What is removed, how soon, with or without notice."""

    action: Removing = one_of(Removing, N_("Action"), required=True)
    reasons: tuple[Reason, ...] = some_of(Reason, N_("Reasons"))
    places: tuple[Where, ...] = some_of(Where, N_("Contents"))
    notice: bool | None = flag(N_("The user is told beforehand"), default=None)
    delay: Lateness | None = one_of(Lateness, N_("How soon"))
    period: Period | None = one_of(Period, N_("During"))
    elections: tuple[Level, ...] = some_of(Level, N_("Elections"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatBeforeBlock(Parameters):
    """How often somebody may do it before being shut out."""

    action: Exclusion = one_of(Exclusion, N_("The user is"), required=True)
    times: int | None = number(N_("Number of times"), least=1, most=20)
    warning: bool | None = flag(N_("A warning comes first"), default=None)
    repeated: bool = flag(N_("Only when it is repeated"))
    reasons: tuple[Reason, ...] = some_of(Reason, N_("Counted reasons"), hint=N_("None: every reason."))
    scope: Scope | None = one_of(Scope, N_("Shut out of"))
    counted_by: Scope | None = one_of(Scope, N_("Counted on"))
    forgotten_months: int | None = number(
        N_("Forgotten after"), unit=Unit.MONTHS, least=1, most=120, hint=N_("Not said: never.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentModeration(Parameters):
    """Who looks at comments, and when."""

    moment: Moment | None = one_of(Moment, N_("When"))
    every_comment: bool = flag(N_("Every comment"))
    platforms: tuple[Platform, ...] = some_of(Platform, N_("On"), hint=N_("None: everywhere."))
    moderators: tuple[Office, ...] = some_of(Office, N_("By"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksInComments(Parameters):
    """Whether users may put links."""

    allowed: bool = flag(N_("Links are allowed"))
    on_topic_only: bool = flag(N_("Only links about the subject"))


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityMisuse(Parameters):
    """What others must not take of the municipality’s identity."""

    elements: tuple[Element, ...] = some_of(Element, N_("Elements"), required=True)
    reported_to: tuple[Office, ...] = some_of(Office, N_("Reported to"))


CHECKS = (
    Check(
        "prohibited_comment",
        N_("What users must not write"),
        N_(
            "Offers the reason, with its clause, when a comment is dealt with, and prints it in the netiquette."
        ),
        AppPart.MODERATION,
        ProhibitedComment,
    ),
    Check(
        "comment_removal",
        N_("Removal"),
        N_("Records what was removed, why, when and by whom, as soon as the clause asks."),
        AppPart.MODERATION,
        CommentRemoval,
    ),
    Check(
        "repeat_before_block",
        N_("Repeated breach"),
        N_("Counts what a user did and tells when the clause allows shutting the user out."),
        AppPart.MODERATION,
        RepeatBeforeBlock,
    ),
    Check(
        "comment_moderation",
        N_("Moderation of comments"),
        N_("Keeps the list of comments to be looked at, for those who moderate."),
        AppPart.MODERATION,
        CommentModeration,
    ),
    Check(
        "links_in_comments",
        N_("Links in comments"),
        N_("Tells, when a comment is dealt with, whether its link may stay."),
        AppPart.MODERATION,
        LinksInComments,
    ),
    Check(
        "identity_misuse",
        N_("Use of the municipality’s image by others"),
        N_("Records misuses of the logo, texts and images, and to whom they were reported."),
        AppPart.MODERATION,
        IdentityMisuse,
    ),
)
