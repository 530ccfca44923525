"""Checks of what is asked of the municipality, and of what needs its approval."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.described import Parameters, Worded, flag, some_of, text, texts
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.calendar_words import Category
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.checks.moderation import Element
from medias_desktop.policies.rules.checks.words import Channel, Office
from medias_desktop.policies.rules.rule_data import AppPart


class Request(Worded):
    """What is asked for."""

    LOGO_USE = "logo_use", N_("use of the logo or identity")
    SITE_CHANGE = "site_change", N_("change of a municipal site")
    NEW_ACCOUNT = "new_account", N_("new account")
    OWN_ACCOUNT = "own_account", N_("account of a department or committee")
    NEW_BLOG = "new_blog", N_("new blog")
    JOB_OFFER = "job_offer", N_("publication of a job offer")
    MEDIA = "media", N_("question or interview of the media")
    DEPARTMENT_POST = "department_post", N_("publication for a department or committee")
    ORGANISATION_POST = "organisation_post", N_("publication for an organization")
    ACCESS_TO_INFORMATION = "access_to_information", N_("access to information")
    IMAGE_MISUSE = "image_misuse", N_("report of a misuse of the image")
    OUTSIDE_ADVERTISING = "outside_advertising", N_("advertising of others")


class Analysis(Worded):
    """What is looked at before deciding."""

    TARGET_AUDIENCE = "target_audience", N_("target audience")
    COMPLEMENTARITY = "complementarity", N_("what it adds to existing means")


class RequestField(Worded):
    """What a request has to say."""

    SUBJECT = "subject", N_("subject")
    DESCRIPTION = "description", N_("brief description")


class CommitteeDuty(Worded):
    """What an editorial committee answers for."""

    WRITING = "writing", N_("writing")
    EDITING = "editing", N_("editing")
    PROTECTION = "protection", N_("protection")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorApproval(Parameters):
    """What needs somebody’s approval beforehand."""

    requests: tuple[Request, ...] = some_of(Request, N_("Needs approval"), required=True)
    approvers: tuple[Office, ...] = some_of(
        Office, N_("Approved by"), hint=N_("None: the clause does not say by whom.")
    )
    proposer: tuple[Office, ...] = some_of(Office, N_("Proposed by"))
    analysis: tuple[Analysis, ...] = some_of(Analysis, N_("Looked at beforehand"))
    elements: tuple[Element, ...] = some_of(Element, N_("Elements"))
    committee: tuple[CommitteeDuty, ...] = some_of(CommitteeDuty, N_("A committee answers for"))
    notified: tuple[Office, ...] = some_of(Office, N_("Told"))
    link_on_website: bool = flag(N_("Linked from the website"))
    documents: tuple[str, ...] = texts(N_("Rules laid down in"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRoute(Parameters):
    """Who sends a request to whom, how, and what answer is given."""

    requests: tuple[Request, ...] = some_of(Request, N_("Requests"), required=True)
    sent_by: tuple[Office, ...] = some_of(Office, N_("Sent by"))
    sent_to: tuple[Office, ...] = some_of(Office, N_("Sent to"))
    channels: tuple[Channel, ...] = some_of(Channel, N_("By"))
    fields: tuple[RequestField, ...] = some_of(RequestField, N_("Must say"))
    decided_by: tuple[Office, ...] = some_of(Office, N_("Decided by"))
    reasons_given: bool = flag(N_("The reasons of the decision are given"))
    published_if_accepted: bool = flag(N_("Published when accepted"))
    at_discretion: bool = flag(N_("The municipality chooses freely"))
    telephone: str = text(N_("Telephone"), longest=40, local=True)
    email: str = text(N_("E-mail"), longest=254, local=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationVisibility(Parameters):
    """Which organizations the accounts serve, and how."""

    accredited_only: bool = flag(N_("Only accredited organizations"))
    own_account_first: bool = flag(N_("Their own account publishes first"))
    categories: tuple[Category, ...] = some_of(Category, N_("Kinds of content"))
    services_offered: bool = flag(N_("Their services as well"))
    documents: tuple[str, ...] = texts(N_("Rules laid down in"))


CHECKS = (
    Check(
        "prior_approval",
        N_("Approval beforehand"),
        N_(
            "Keeps the request until those whom the clause names have decided, and refuses what was not approved."
        ),
        AppPart.REQUESTS,
        PriorApproval,
    ),
    Check(
        "request_route",
        N_("Way of a request"),
        N_(
            "Sends a request to those whom the clause names, asks for what it must say, and writes the decision."
        ),
        AppPart.REQUESTS,
        RequestRoute,
    ),
    Check(
        "organisation_visibility",
        N_("Visibility of organizations"),
        N_("Asks for the accreditation and for the organization’s own post before its request is accepted."),
        AppPart.REQUESTS,
        OrganisationVisibility,
    ),
)
