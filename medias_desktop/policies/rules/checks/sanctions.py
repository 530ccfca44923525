"""Checks of what those who are bound must not do, and of what follows."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.described import Parameters, Worded, flag, one_of, some_of
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.checks.words import BoundGroup, Period
from medias_desktop.policies.rules.rule_data import AppPart


class Breach(Worded):
    """What a breach consists of."""

    DEFAMATION = "defamation", N_("defamation")
    DISPARAGEMENT = "disparagement", N_("disparaging words")
    HARASSMENT = "harassment", N_("harassment")
    CYBERBULLYING = "cyberbullying", N_("cyberbullying")
    CYBERHARASSMENT = "cyberharassment", N_("cyberharassment")
    DISCREDIT = "discredit", N_("bringing discredit")
    SEEMING_APPROVED = "seeming_approved", N_("seeming to be approved by the municipality")
    UNAUTHORISED_REPLY = "unauthorised_reply", N_("replying without authorization")
    SPEAKING_FOR_MUNICIPALITY = "speaking_for_municipality", N_("speaking for the municipality")
    DISCLOSURE = "disclosure", N_("disclosing protected information")
    CONTENTIOUS_CONTENT = "contentious_content", N_("contentious content")
    NEGATIVE_WORDS = "negative_words", N_("negative words")
    PERSONAL_USE_AT_WORK = "personal_use_at_work", N_("personal use at work")
    HARM_TO_WORK = "harm_to_work", N_("harm to one’s work")


class Protected(Worded):
    """Whom or what the prohibition protects."""

    MUNICIPALITY = "municipality", N_("the municipality")
    ELECTED = "elected", N_("elected officials")
    SUPERIORS = "superiors", N_("superiors and managers")
    COMMITTEES = "committees", N_("committees")
    COLLEAGUES = "colleagues", N_("colleagues and employees")
    MEMBERS = "members", N_("members")
    OTHER_USERS = "other_users", N_("other users")
    CITIZENS = "citizens", N_("citizens")
    CLIENTELE = "clientele", N_("clientele")
    SUPPLIERS = "suppliers", N_("suppliers")
    PARTNERS = "partners", N_("partners and contractors")
    ONESELF = "oneself", N_("oneself")


class Measure(Worded):
    """A step of the disciplinary ladder, the mildest first."""

    REPRIMAND = "reprimand", N_("reprimand")
    SUSPENSION = "suspension", N_("suspension")
    DISMISSAL = "dismissal", N_("dismissal")


class MeasureKind(Worded):
    """Of what nature a measure is."""

    DISCIPLINARY = "disciplinary", N_("disciplinary")
    LEGAL = "legal", N_("legal")


class GradedBy(Worded):
    """What a measure depends on."""

    GRAVITY = "gravity", N_("gravity")
    SITUATION = "situation", N_("situation")


class Reach(Worded):
    """Where the policy follows those whom it binds."""

    OUTSIDE_WORKING_HOURS = "outside_working_hours", N_("outside working hours")
    PERSONAL_USE = "personal_use", N_("personal use")
    MUNICIPAL_EMAIL = "municipal_email", N_("municipal e-mail address")
    MUNICIPAL_DOMAIN = "municipal_domain", N_("municipal domain")
    MUNICIPAL_ASSETS = "municipal_assets", N_("municipal equipment")
    DUTIES = "duties", N_("tasks")
    WORK = "work", N_("work")
    CONFIDENTIAL_INFORMATION = "confidential_information", N_("confidential information")
    COLLEAGUES = "colleagues", N_("colleagues")
    MUNICIPAL_INTERESTS = "municipal_interests", N_("interests of the municipality")


class Removal(Worded):
    """What an employee may be asked to do with a post."""

    CHANGE = "change", N_("change it")
    REMOVE = "remove", N_("remove it")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeBreach(Parameters):
    """What is a breach, towards whom, by whom."""

    breaches: tuple[Breach, ...] = some_of(Breach, N_("Breaches"), required=True)
    protected: tuple[Protected, ...] = some_of(Protected, N_("Towards"))
    groups: tuple[BoundGroup, ...] = some_of(BoundGroup, N_("By"), hint=N_("None: all who are bound."))
    period: Period | None = one_of(Period, N_("During"))
    outside_work: bool = flag(N_("Also outside work and working hours"))
    unnamed_counts: bool = flag(N_("Also when nobody is named"))
    graded_by: GradedBy | None = one_of(GradedBy, N_("Measure according to"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachOfPolicy(Parameters):
    """Where the policy applies beyond the workplace."""

    reach: tuple[Reach, ...] = some_of(Reach, N_("Applies to"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplinaryLadder(Parameters):
    """Which measures there are, and what they depend on."""

    mildest: Measure | None = one_of(Measure, N_("Mildest measure"))
    severest: Measure | None = one_of(Measure, N_("Severest measure"))
    kinds: tuple[MeasureKind, ...] = some_of(MeasureKind, N_("Nature"))
    graded_by: GradedBy | None = one_of(GradedBy, N_("Measure according to"))
    steps_between: bool | None = flag(N_("The steps between are laid down"), default=None)
    report_to_authorities: bool = flag(N_("Breaches may be reported to the authorities"))
    damages_recovered: bool = flag(N_("The municipality may claim its damages"))
    cumulative: bool = flag(N_("Measures may be added to a claim"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonableGrounds(Parameters):
    """What must be there before somebody’s use is looked into."""

    required: bool = flag(N_("Reasonable grounds are needed"))
    recorded: bool = flag(N_("The grounds are recorded"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalDemand(Parameters):
    """What the municipality may ask an employee to do with a post."""

    demands: tuple[Removal, ...] = some_of(Removal, N_("The municipality may ask to"), required=True)


CHECKS = (
    Check(
        "employee_breach",
        N_("Breach"),
        N_("Offers the breach, with its clause, when a case is opened."),
        AppPart.SANCTIONS,
        EmployeeBreach,
    ),
    Check(
        "reach_of_policy",
        N_("Reach of the policy"),
        N_("Tells those who sign where the policy follows them, and in a case whether it applied."),
        AppPart.SANCTIONS,
        ReachOfPolicy,
    ),
    Check(
        "disciplinary_ladder",
        N_("Disciplinary ladder"),
        N_("Offers the measures from the mildest to the severest, and asks what they are based on."),
        AppPart.SANCTIONS,
        DisciplinaryLadder,
    ),
    Check(
        "reasonable_grounds",
        N_("Reasonable grounds"),
        N_("Refuses to open a verification whose grounds are not recorded."),
        AppPart.SANCTIONS,
        ReasonableGrounds,
    ),
    Check(
        "removal_demand",
        N_("Demand to change or remove a post"),
        N_("Writes the demand to an employee and follows what became of it."),
        AppPart.SANCTIONS,
        RemovalDemand,
    ),
)
