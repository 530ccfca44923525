"""Checks of images and of the consent of those whom they show."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.described import Parameters, Worded, flag, one_of, some_of
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.checks.words import Lateness
from medias_desktop.policies.rules.rule_data import AppPart


class Subject(Worded):
    """Whose consent is asked for."""

    VISIBLE_EMPLOYEES = "visible_employees", N_("employees who can be seen")
    IDENTIFIABLE_PERSONS = "identifiable_persons", N_("persons who can be recognized")
    LEGAL_REPRESENTATIVES = "legal_representatives", N_("legal representatives")
    CLIENTELE = "clientele", N_("citizens, suppliers, taxpayers, visitors")
    MUNICIPALITY = "municipality", N_("the municipality")


class ConsentObject(Worded):
    """What the consent is for."""

    PHOTO = "photo", N_("photo")
    VIDEO = "video", N_("video")
    COMMENT = "comment", N_("comment")
    ARTICLE = "article", N_("article")
    PROTECTED_CONTENT = "protected_content", N_("protected content")
    CONFIDENTIAL_INFORMATION = "confidential_information", N_("confidential or exclusive information")


class ConsentForm(Worded):
    """How the consent is given."""

    WRITTEN = "written", N_("in writing")
    ANY = "any", N_("in any way")


class When(Worded):
    """When a source is named."""

    ALWAYS = "always", N_("always")
    AS_NEEDED = "as_needed", N_("as needed")


class SourcePlace(Worded):
    """Where a source is named."""

    ON_IMAGE = "on_image", N_("on the image")
    IN_TEXT = "in_text", N_("in the text")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentBeforePublication(Parameters):
    """Whose consent there must be before something is published."""

    subjects: tuple[Subject, ...] = some_of(Subject, N_("Consent of"), required=True)
    objects: tuple[ConsentObject, ...] = some_of(ConsentObject, N_("For"))
    form: ConsentForm | None = one_of(ConsentForm, N_("Form of the consent"))
    everyone: bool = flag(N_("One refusal is enough to prevent it"))
    guardian_for_minors: bool = flag(N_("A legal representative consents for those who cannot"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeToSubjects(Parameters):
    """Who is told before a photo appears."""

    subjects: tuple[Subject, ...] = some_of(Subject, N_("Told"), required=True)
    everyone_visible: bool = flag(N_("Everyone who can be seen"))
    when: Lateness | None = one_of(Lateness, N_("When"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorisedImages(Parameters):
    """Which images are published, and how their source is named."""

    authorised_only: bool = flag(N_("Only images whose use is authorized"))
    privacy: bool = flag(N_("Privacy and copyright are respected"))
    source: When | None = one_of(When, N_("The source is named"))
    source_place: tuple[SourcePlace, ...] = some_of(SourcePlace, N_("The source stands"))


CHECKS = (
    Check(
        "consent_before_publication",
        N_("Consent before publication"),
        N_("Holds a publication back until those concerned have consented."),
        AppPart.PHOTO_CONSENT,
        ConsentBeforePublication,
    ),
    Check(
        "notice_to_subjects",
        N_("Notice to those shown"),
        N_("Records who was told, when and how, before a photo appears."),
        AppPart.PHOTO_CONSENT,
        NoticeToSubjects,
    ),
    Check(
        "authorised_images",
        N_("Authorized images"),
        N_("Asks for the right to each image and for its source before it is published."),
        AppPart.PHOTO_CONSENT,
        AuthorisedImages,
    ),
)
