"""Closed lists that several checks share: offices, groups, platforms, channels."""

from __future__ import annotations

from collections.abc import Iterable

from medias_desktop.core.described import Worded
from medias_desktop.core.i18n import N_
from medias_desktop.people.rules import Group


class Office(Worded):
    """Who decides, receives or carries out something in a municipality."""

    GENERAL_MANAGEMENT = "general_management", N_("general management")
    COMMUNICATIONS = "communications", N_("communications")
    DEPARTMENT_HEADS = "department_heads", N_("department heads")
    DEPARTMENT_CONCERNED = "department_concerned", N_("department concerned")
    DEPARTMENTS = "departments", N_("municipal departments")
    COMMITTEES = "committees", N_("municipal committees")
    HUMAN_RESOURCES = "human_resources", N_("human resources")
    INFORMATION_TECHNOLOGY = "information_technology", N_("information technology")
    CLERK = "clerk", N_("clerk’s office")
    POLICE = "police", N_("police service")
    EMERGENCY_COMMUNICATIONS = "emergency_communications", N_("communications mission in an emergency")
    CIVIL_PROTECTION = "civil_protection", N_("civil protection organization")
    ADMINISTRATION = "administration", N_("administration")
    COUNCIL = "council", N_("council")
    MUNICIPALITY = "municipality", N_("municipality")
    AUTHORISED_PERSONS = "authorised_persons", N_("authorized persons")
    EDITORIAL_COMMITTEE = "editorial_committee", N_("editorial committee")
    MEDIA = "media", N_("media")
    CITIZENS = "citizens", N_("citizens")
    ACCREDITED_ORGANISATIONS = "accredited_organisations", N_("accredited organizations")
    OTHER_ORGANISATIONS = "other_organisations", N_("organizations that are no partners")


class BoundGroup(Worded):
    """Whom a policy binds; the first seven are the register's own groups."""

    REGULAR = "regular_employee", N_("regular employees")
    CASUAL = "casual_employee", N_("casual employees")
    STUDENT = "student", N_("students")
    ELECTED = "elected_official", N_("elected officials")
    VOLUNTEER = "volunteer", N_("volunteers")
    FIREFIGHTER = "volunteer_firefighter", N_("volunteer firefighters")
    CONTRACTOR = "contractor", N_("contractors")
    COMMITTEE_MEMBER = "committee_member", N_("members of committees and commissions")
    PARTNER = "partner", N_("partners")
    ORGANISATION = "organisation", N_("outside organizations")
    CANDIDATE = "candidate", N_("election candidates")
    ONLINE_USER = "online_user", N_("online users")


def register_groups(bound: Iterable[BoundGroup]) -> frozenset[Group]:
    """Return the register's groups among those whom a policy binds; the others are nobody's employees."""
    known = {group.value: group for group in Group}
    return frozenset(known[one.value] for one in bound if one.value in known)


class Platform(Worded):
    """Where the municipality publishes."""

    FACEBOOK = "facebook", N_("Facebook")
    INSTAGRAM = "instagram", N_("Instagram")
    LINKEDIN = "linkedin", N_("LinkedIn")
    TIKTOK = "tiktok", N_("TikTok")
    TWITTER = "twitter", N_("X (Twitter)")
    YOUTUBE = "youtube", N_("YouTube")
    BLOG = "blog", N_("blog")
    WEBSITE = "website", N_("website")


class Channel(Worded):
    """How somebody is reached."""

    TELEPHONE = "telephone", N_("telephone")
    EMAIL = "email", N_("e-mail")
    WRITING = "writing", N_("in writing")
    WEBSITE = "website", N_("website")
    SEAO = "seao", N_("public tender site (SEAO)")
    OFFICIAL_CONTACT = "official_contact", N_("official contact details")
    PUBLIC_REPLY = "public_reply", N_("public reply")
    PRIVATE_MESSAGE = "private_message", N_("private message")


class Lateness(Worded):
    """How soon something is done when no number says it."""

    IMMEDIATE = "immediate", N_("at once")
    REASONABLE = "reasonable", N_("within a reasonable time")
    BEFORE = "before", N_("beforehand")


class Period(Worded):
    """A time that changes what is allowed."""

    ELECTION = "election", N_("election period")
    EMERGENCY = "emergency", N_("emergency")
    WORKING_HOURS = "working_hours", N_("working hours")
