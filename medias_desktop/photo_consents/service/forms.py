"""Printed consent forms: looked at first, then printed, and recorded with what each person is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import LANGUAGES
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.text import fold
from medias_desktop.photo_consents.errors.forms import (
    FormEndsBeforeItStarts,
    NobodyToAsk,
    NoPurposeAsked,
    TooManyForms,
)
from medias_desktop.photo_consents.rules.forms import FormKind, FormOrder, blank_signers, is_minor, signers

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.documents.form_words import AskedFor
    from medias_desktop.photo_consents.documents.forms import FormPerson, FormSheet, FormTemplate
    from medias_desktop.photo_consents.rules.forms import Signer
    from medias_desktop.photo_consents.rules.persons import Portrayed
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService

MOST_BLANK = 500
_SHOWN = 3
"""Of what is to be printed, so many forms are shown before."""

_NAMED = (
    "SELECT DISTINCT s.portrayed_id FROM photo_subject s JOIN photo_item i ON i.id = s.item_id"
    " WHERE i.event_id = :event AND s.portrayed_id IS NOT NULL ORDER BY s.portrayed_id"
)


@dataclass(frozen=True, slots=True)
class FormPreview:
    """The first forms as they will be, and how many there will be in all."""

    pdf: bytes
    forms: int
    shown: int


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A form with whom each of its persons is."""

    sheet: FormSheet
    persons: tuple[Portrayed, ...] = ()
    signers: tuple[tuple[Signer, ...], ...] = ()


class Forms:
    """The consent forms of one register."""

    def __init__(self, register: Register, service: PhotoConsentService) -> None:
        self._register = register
        self._service = service

    def paper(self) -> str:
        """Return the municipality's paper, a key of style.PAPERS."""
        return self._register.municipality().paper

    def language(self) -> str:
        """Return the municipality's language."""
        return self._register.municipality().language

    def persons_of_event(self, event_id: int) -> tuple[int, ...]:
        """Return who is named in the items of an event."""
        rows = self._register.rows(_NAMED, event=event_id)
        return tuple(row["portrayed_id"] for row in rows)

    def preview(self, order: FormOrder, portrayed_ids: Sequence[int], progress: Progress) -> FormPreview:
        """Return the first forms that an order prints; nothing is recorded. Raises as ``write``."""
        from medias_desktop.photo_consents.documents.forms import typeset_forms

        made = self._made(order, portrayed_ids)
        progress.report(0, 1)
        few = [one.sheet for one in made[:_SHOWN]]
        pdf, _places = typeset_forms(self._template(order, few), few)
        progress.report(1, 1)
        return FormPreview(pdf, len(made), len(few))

    def write(self, order: FormOrder, portrayed_ids: Sequence[int], progress: Progress) -> bytes:
        """Return the forms of an order as one PDF; they are recorded, and whom they ask as asked.

        Raises NobodyToAsk, NoPurposeAsked, FormEndsBeforeItStarts, TooManyForms, PortrayedGone, NotEntitled or
        Cancelled: nothing is recorded then.
        """
        from medias_desktop.photo_consents.documents.forms import typeset_forms
        from medias_desktop.photo_consents.service.form_recording import record_forms

        refused = self._register.actor.refusal(Permission.RECORD)
        if refused is not None:
            raise refused
        made = self._made(order, portrayed_ids)
        progress.report(0, 2)
        sheets = [one.sheet for one in made]
        template = self._template(order, sheets)
        pdf, places = typeset_forms(template, sheets)
        progress.report(1, 2)
        record_forms(self._register, self._service, order, template, list(zip(made, places, strict=True)))
        progress.report(2, 2)
        return pdf

    def asked(self, order: FormOrder) -> AskedFor:
        """Return what an order asks consent for, in its names. Raises ItemGone or EventGone."""
        from medias_desktop.photo_consents.documents.form_words import AskedFor

        reach = order.reach
        if reach.item_id is not None:
            item = self._service.items.item(reach.item_id)
            return AskedFor(item.title or item.file_name, item.event_title)
        if reach.event_id is not None:
            event = self._service.events.event(reach.event_id)
            return AskedFor(event=", ".join(filter(None, (event.title, event.place))))
        return AskedFor()

    # What is to be printed

    def _made(self, order: FormOrder, portrayed_ids: Sequence[int]) -> list[MadeForm]:
        if not order.purposes:
            raise NoPurposeAsked
        if order.ends_on is not None and order.ends_on < order.starts_on:
            raise FormEndsBeforeItStarts
        if order.kind is FormKind.BLANK:
            return self._blank(order)
        known = self._service.portrayed.many(portrayed_ids)
        persons = [known[number] for number in dict.fromkeys(portrayed_ids) if number in known]
        if not persons:
            raise NobodyToAsk
        persons.sort(key=lambda one: (fold(one.listed_name), one.id))
        settings, day = self._service.settings.current(), self._service.today
        signing = {one.id: signers(one, day, settings, both=order.both_guardians) for one in persons}
        if order.kind is FormKind.GROUP:
            return self._groups(order, persons, signing)
        return [
            MadeForm(
                self._sheet(order, self._spoken(order, one), (self._person(order, one, signing[one.id]),)),
                (one,),
                (signing[one.id],),
            )
            for one in persons
        ]

    def _groups(
        self, order: FormOrder, persons: Sequence[Portrayed], signing: dict[int, tuple[Signer, ...]]
    ) -> list[MadeForm]:
        by_language: dict[str, list[Portrayed]] = {}
        for one in persons:
            by_language.setdefault(self._spoken(order, one), []).append(one)
        return [
            MadeForm(
                self._sheet(
                    order,
                    language,
                    tuple(self._person(order, one, signing[one.id], language) for one in those),
                ),
                tuple(those),
                tuple(signing[one.id] for one in those),
            )
            for language, those in by_language.items()
        ]

    def _blank(self, order: FormOrder) -> list[MadeForm]:
        from medias_desktop.photo_consents.documents.forms import FormPerson, FormSigner

        if not 1 <= order.copies <= MOST_BLANK:
            raise TooManyForms(most=MOST_BLANK)
        signing = blank_signers(for_minor=order.for_minor, both=order.both_guardians)
        person = FormPerson(
            for_minor=order.for_minor, signers=tuple(FormSigner(own=one.own) for one in signing)
        )
        language = order.language or self.language()
        return [MadeForm(self._sheet(order, language, (person,))) for _copy in range(order.copies)]

    def _sheet(self, order: FormOrder, language: str, persons: tuple[FormPerson, ...]) -> FormSheet:
        from medias_desktop.core.pdf.sheet_codes import sheet_id
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.photo_consents.documents.forms import FormSheet

        return FormSheet(sheet_id(new_uid()), order.kind, language, persons)

    def _person(
        self, order: FormOrder, one: Portrayed, signing: tuple[Signer, ...], language: str = ""
    ) -> FormPerson:
        from medias_desktop.core.i18n import catalogue
        from medias_desktop.photo_consents.documents.forms import FormPerson, FormSigner
        from medias_desktop.photo_consents.labels import RELATION_NAMES

        say = catalogue(language or self._spoken(order, one)).gettext
        told = tuple(
            FormSigner(
                own=signer.own,
                name=signer.guardian.full_name if signer.guardian else "",
                relation=say(RELATION_NAMES[signer.guardian.relation]) if signer.guardian else "",
            )
            for signer in signing
        )
        listed = order.kind is FormKind.GROUP
        name = one.listed_name if listed else one.full_name
        return FormPerson(name, one.birth_date, is_minor(one, self._service.today), told)

    def _spoken(self, order: FormOrder, one: Portrayed) -> str:
        spoken = order.language or one.language
        return spoken if spoken in LANGUAGES else self.language()

    def _template(self, order: FormOrder, sheets: Sequence[FormSheet]) -> FormTemplate:
        from medias_desktop.core.pdf.sheet_codes import tag
        from medias_desktop.core.store.letterhead import letterhead
        from medias_desktop.photo_consents.documents.forms import FormTemplate

        reach = order.reach
        picture = self._service.items.picture(reach.item_id) if reach.item_id is not None else None
        subject = f"photo consent {reach.item_id or 0} {reach.event_id or 0}"
        return FormTemplate(
            municipality=self._register.municipality().name,
            register_tag=tag(self._register.id),
            subject_tag=tag(subject),
            asked=self.asked(order),
            purposes=order.purposes,
            starts_on=order.starts_on,
            ends_on=order.ends_on,
            made_at=self._register.clock.now(),
            clauses={one.language: self._clauses(one.language) for one in sheets},
            picture=picture,
            paper=order.paper or self.paper(),
            letterhead=letterhead(self._register),
        )

    def _clauses(self, language: str) -> tuple[tuple[str, str], ...]:
        """Return what the policy in force has printed on forms, each as (where it stands, what it says)."""
        from medias_desktop.policies.rules.rule_data import Use
        from medias_desktop.policies.service.cited_rules import used

        found = used(self._service.answers.rules(self._service.today), Use.PRINT)
        return tuple((one.cited(language), one.words(language)) for one in found)
