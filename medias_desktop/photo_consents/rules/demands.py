"""What the rules of a text ask of a publication: whose consent and how, who is told, by what right; by clause.

The law asks for the consent of everybody who can be recognized whatever a text says: a rule adds its clause, and at times
a form, a notice or a source; none takes anything away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from medias_desktop.core.described import Parameters
from medias_desktop.photo_consents.rules.items import ItemKind
from medias_desktop.policies.rules.checks.calendar import ChecklistItem
from medias_desktop.policies.rules.checks.calendar_words import Item
from medias_desktop.policies.rules.checks.photo_consents import (
    AuthorisedImages,
    ConsentBeforePublication,
    ConsentForm,
    ConsentObject,
    NoticeToSubjects,
    Subject,
    When,
)
from medias_desktop.policies.rules.rule_data import Use

INSISTING = frozenset({Use.BLOCK, Use.WARN})
"""The uses by which a rule holds a publication up; by the others it is recorded, reminded of, printed, told."""

_KINDS = {
    ConsentObject.PHOTO: frozenset({ItemKind.PHOTO}),
    ConsentObject.VIDEO: frozenset({ItemKind.VIDEO, ItemKind.SOUND}),
    ConsentObject.COMMENT: frozenset({ItemKind.COMMENT}),
    ConsentObject.ARTICLE: frozenset({ItemKind.ARTICLE}),
    ConsentObject.PROTECTED_CONTENT: frozenset(ItemKind),
    ConsentObject.CONFIDENTIAL_INFORMATION: frozenset[ItemKind](),
}
"""Which items an object of a rule means; whether one holds confidential information, only its reader knows."""

_WORDED = frozenset({ItemKind.COMMENT, ItemKind.ARTICLE, ItemKind.VIDEO, ItemKind.SOUND})
"""The items in which something may be disclosed in words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule in force as far as it is needed here: its code, what is done with it, its settings."""

    code: str
    uses: frozenset[Use]
    parameters: Parameters | None

    @property
    def insists(self) -> bool:
        """Tell whether it holds a publication up."""
        return bool(self.uses & INSISTING)


@dataclass(frozen=True, slots=True)
class PersonDemands:
    """What rules ask about one person in one kind of item; each part the codes of the rules that ask for it.

    ``own`` and ``guardian``: that the person, that who speaks for them consents. ``written``: in writing; ``confidential``:
    in writing if the item discloses something. ``notice``: that they are told first; ``notice_advised``: that it is recorded.
    """

    own: tuple[str, ...] = ()
    guardian: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    confidential: tuple[str, ...] = ()
    notice: tuple[str, ...] = ()
    notice_advised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImageDemands:
    """What rules ask about the work itself, as codes: a right, its source (or only as needed), privacy, judgement."""

    rights: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    source_advised: tuple[str, ...] = ()
    privacy: tuple[str, ...] = ()
    judgement: tuple[str, ...] = ()


@dataclass(frozen=True)
class Demands:
    """What the texts in force on a day, or one that is tried out, ask; none asks nothing more than the law."""

    rules: tuple[Asked, ...] = ()
    images: ImageDemands = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "images", _of_images(self.rules))

    def of_person(self, kind: ItemKind, *, employee: bool) -> PersonDemands:
        """Return what is asked about somebody of the municipality's list (``employee``) or from outside."""
        return _of_person(self.rules, self.images.privacy, kind, employee)


def demands_of(rules: Iterable[Asked]) -> Demands:
    """Return what rules ask; those that are about something else are left out."""
    ours = (ConsentBeforePublication, NoticeToSubjects, AuthorisedImages)
    return Demands(tuple(one for one in rules if isinstance(one.parameters, ours) or _judges(one)))


def _judges(rule: Asked) -> bool:
    settings = rule.parameters
    return isinstance(settings, ChecklistItem) and settings.item is Item.EVENT_PHOTO


def _of_images(rules: tuple[Asked, ...]) -> ImageDemands:
    rights: list[tuple[bool, str]] = []
    source: list[str] = []
    advised: list[str] = []
    privacy: list[str] = []
    judgement: list[str] = []
    for rule in rules:
        if _judges(rule):
            judgement.append(rule.code)
        settings = rule.parameters
        if not isinstance(settings, AuthorisedImages):
            continue
        if settings.authorised_only or settings.privacy:
            rights.append((not settings.authorised_only, rule.code))
        if settings.privacy:
            privacy.append(rule.code)
        if settings.source is When.ALWAYS and rule.insists:
            source.append(rule.code)
        elif settings.source is not None:
            advised.append(rule.code)
    first = tuple(code for _later, code in sorted(rights, key=lambda one: one[0]))
    return ImageDemands(first, tuple(source), tuple(advised), tuple(privacy), tuple(judgement))


@lru_cache(maxsize=256)
def _of_person(
    rules: tuple[Asked, ...], privacy: tuple[str, ...], kind: ItemKind, employee: bool
) -> PersonDemands:
    own: list[str] = []
    guardian: list[str] = []
    written: list[str] = []
    confidential: list[str] = []
    notice: list[str] = []
    advised: list[str] = []
    for rule in rules:
        settings = rule.parameters
        if isinstance(settings, NoticeToSubjects) and _means(settings.subjects, employee):
            (notice if rule.insists else advised).append(rule.code)
        if not isinstance(settings, ConsentBeforePublication):
            continue
        concerns = _means(settings.subjects, employee)
        in_writing = settings.form is ConsentForm.WRITTEN
        if not settings.objects or any(kind in _KINDS[one] for one in settings.objects):
            if concerns:
                own.append(rule.code)
            if (
                concerns and settings.guardian_for_minors
            ) or Subject.LEGAL_REPRESENTATIVES in settings.subjects:
                guardian.append(rule.code)
            if concerns and in_writing and rule.insists:
                written.append(rule.code)
        elif concerns and in_writing and kind in _WORDED:
            confidential.append(rule.code)
    cited = tuple(own) or privacy
    return PersonDemands(
        cited, tuple(guardian) or cited, tuple(written), tuple(confidential), tuple(notice), tuple(advised)
    )


def _means(subjects: Iterable[Subject], employee: bool) -> bool:
    """Tell whether a rule is about somebody of the municipality's list, or about somebody from outside."""
    wanted = {Subject.IDENTIFIABLE_PERSONS, Subject.VISIBLE_EMPLOYEES if employee else Subject.CLIENTELE}
    return not wanted.isdisjoint(subjects)


NO_DEMANDS = Demands()
