"""Closed lists of the editorial calendar: kinds of content, purposes, audiences, exceptions."""

from __future__ import annotations

from medias_desktop.core.described import Worded
from medias_desktop.core.i18n import N_


class Excepted(Worded):
    """When a rule does not count."""

    EMERGENCY = "emergency", N_("emergency")
    PUBLIC_INTEREST = "public_interest", N_("announcement in the public interest")
    IMMEDIATE_ATTENTION = "immediate_attention", N_("information that needs attention at once")
    TECHNICAL_TERM = "technical_term", N_("technical term")
    HEALTH = "health", N_("health")
    SAFETY = "safety", N_("safety")
    OTHER = "other", N_("other exception, with its reason")


class Verdict(Worded):
    """What a clause says of a kind of content."""

    ALLOWED = "allowed", N_("allowed")
    DISCOURAGED = "discouraged", N_("discouraged")
    FORBIDDEN = "forbidden", N_("forbidden")


class Category(Worded):
    """A kind of content."""

    AWARENESS = "awareness", N_("awareness and information")
    IMPORTANT_NOTICE = "important_notice", N_("important notice")
    EMERGENCY = "emergency", N_("emergency")
    ROADWORK = "roadwork", N_("roadwork")
    OWN_ACTIVITY = "own_activity", N_("activity or event of the municipality")
    PARTNER_ACTIVITY = "partner_activity", N_("activity or event of a partner")
    OTHER_LOCAL_ACTIVITY = "other_local_activity", N_("other activity on the territory")
    NEWS = "news", N_("news")
    CONTEST = "contest", N_("contest")
    PRESS_RELEASE = "press_release", N_("press release of the municipality")
    OUTSIDE_PRESS_RELEASE = "outside_press_release", N_("press release of others")
    JOB_OFFER = "job_offer", N_("job offer")
    PUBLIC_NOTICE = "public_notice", N_("public notice")
    CALL_FOR_TENDERS = "call_for_tenders", N_("call for tenders")
    TENDER_RESULT = "tender_result", N_("result of a tender")
    BYLAW = "bylaw", N_("by-law")
    ELECTION_INFORMATION = "election_information", N_("information on how a vote takes place")
    OUTSIDE_ADVERTISING = "outside_advertising", N_("advertising of others")
    PARTNER_ORIGINAL = "partner_original", N_("original content made for a partner")
    PARTNER_SHARED = "partner_shared", N_("shared post of a partner")
    HONORARY_CHAIR = "honorary_chair", N_("honorary chair held by the mayor")
    USEFUL_LINK = "useful_link", N_("link useful to citizens")
    BLOG_POST = "blog_post", N_("blog post")


class Purpose(Worded):
    """What the accounts are used for."""

    PROMOTION = "promotion", N_("promotion")
    AWARENESS = "awareness", N_("awareness and consultation")
    EMERGENCY = "emergency", N_("emergency")
    TARGETED_AUDIENCES = "targeted_audiences", N_("reaching certain audiences")
    SURVEY = "survey", N_("survey")
    EXCHANGE = "exchange", N_("exchange with citizens")
    RECRUITMENT = "recruitment", N_("jobs and recruitment")
    PUBLIC_INTEREST = "public_interest", N_("public interest")
    RECOGNITION = "recognition", N_("recognition")
    AD_PLACEMENT = "ad_placement", N_("advertising placement")
    ACTIVITIES = "activities", N_("activities and events")
    NEWS = "news", N_("news and notices")
    POLICIES = "policies", N_("policies and by-laws")
    INVOLVEMENT = "involvement", N_("involvement of the municipality")
    DECISIONS = "decisions", N_("administrative decisions")


class Audience(Worded):
    """For whom the accounts are."""

    CITIZENS = "citizens", N_("citizens")
    FUTURE_CITIZENS = "future_citizens", N_("future citizens")
    EMPLOYEES = "employees", N_("employees")
    ELECTED = "elected", N_("elected officials")
    COMMITTEES = "committees", N_("committees")
    ORGANISATIONS = "organisations", N_("associations and organizations")
    BUSINESSES = "businesses", N_("businesses")
    PROFESSIONALS = "professionals", N_("professionals")
    SUPPLIERS = "suppliers", N_("suppliers")
    COLLABORATORS = "collaborators", N_("collaborators")
    VISITORS = "visitors", N_("visitors")
    MEDIA = "media", N_("media")
    JOURNALISTS = "journalists", N_("journalists and media professionals")
    MUNICIPALITIES = "municipalities", N_("municipalities")
    AUTHORITIES = "authorities", N_("authorities")
    INTERESTED = "interested", N_("all who are interested")


class Level(Worded):
    """Which election."""

    MUNICIPAL = "municipal", N_("municipal")
    PROVINCIAL = "provincial", N_("provincial")
    FEDERAL = "federal", N_("federal")


class Language(Worded):
    """The language of a post."""

    FRENCH = "fr", N_("French")
    ENGLISH = "en", N_("English")


class Item(Worded):
    """What is asked before publishing."""

    FACTS_VERIFIED = "facts_verified", N_("Are the facts verified?")
    NOT_MISLEADING = "not_misleading", N_("Is nothing false or misleading?")
    PROOFREAD = "proofread", N_("Is the text proofread?")
    SOURCE_NAMED = "source_named", N_("Is the source named?")
    REREAD = "reread", N_("Did you stop and read it again?")
    SAID_ALOUD = "said_aloud", N_("Would you say it to those concerned?")
    IMAGE_GIVEN = "image_given", N_("What image does it give?")
    CONFIDENTIALITY = "confidentiality", N_("Is nothing personal or confidential in it?")
    RELEVANCE = "relevance", N_("Is it useful?")
    NO_POLEMIC = "no_polemic", N_("Does it feed no quarrel?")
    EVENT_PHOTO = "event_photo", N_("Is it wise to show this photo of an event?")
    OTHERS_PROTECTED = "others_protected", N_("Is what belongs to others protected?")


class Protection(Worded):
    """Information that is protected."""

    PERSONAL = "personal", N_("personal information")
    OTHERS_PERSONAL = "others_personal", N_("personal information of others")
    CONFIDENTIAL = "confidential", N_("confidential information")
    NOT_PUBLIC = "not_public", N_("information that is not public")
    SENSITIVE_INTERNAL = "sensitive_internal", N_("sensitive information for one’s own people")


class Reference(Worded):
    """What counts first."""

    WEBSITE = "website", N_("the website")
    USUAL_CHANNELS = "usual_channels", N_("the usual channels")
