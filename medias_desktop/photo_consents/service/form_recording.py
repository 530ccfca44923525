"""What printing consent forms records: the forms, who stands on them, and that they were asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.store.transaction import new_uid
from medias_desktop.photo_consents.documents import form_words
from medias_desktop.photo_consents.documents.forms import rows_of
from medias_desktop.photo_consents.models import form, form_line
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, Consent, ConsentDraft, Method
from medias_desktop.photo_consents.rules.forms import FormKind
from medias_desktop.photo_consents.rules.purposes import joined

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.photo_consents.documents.forms import FormTemplate, Placed
    from medias_desktop.photo_consents.rules.forms import FormOrder, Signer
    from medias_desktop.photo_consents.service.forms import MadeForm
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService

_UNANSWERED = frozenset({ActKind.NOTICED, ActKind.ASKED, ActKind.SILENT})


def record_forms(
    register: Register,
    service: PhotoConsentService,
    order: FormOrder,
    template: FormTemplate,
    made: Sequence[tuple[MadeForm, Placed]],
) -> None:
    """Record printed forms in one action; who is asked the same again without having answered keeps one consent."""
    recording = _Recording(service, order, template)
    with register.transaction("print_consent_forms") as tx:
        for one, placed in made:
            recording.record(tx, one, placed)


class _Recording:
    def __init__(self, service: PhotoConsentService, order: FormOrder, template: FormTemplate) -> None:
        self._service, self._order, self._template = service, order, template

    def record(self, tx: Transaction, made: MadeForm, placed: Placed) -> None:
        sheet, order = made.sheet, self._order
        terms = self._terms(sheet.language, for_minor=sheet.for_minor)
        number = tx.insert(
            form,
            uid=new_uid(),
            code=sheet.sheet,
            kind=sheet.kind.value,
            for_minor=sheet.for_minor,
            item_id=order.reach.item_id,
            event_id=order.reach.event_id,
            purposes=joined(order.purposes),
            starts_on=order.starts_on,
            ends_on=order.ends_on,
            language=sheet.language,
            terms=terms,
            pages=placed.pages,
            printed_at=tx.now,
        )
        if not made.persons:
            return
        asked = [
            self._ask(tx, person.id, signing, sheet.language, terms)
            for person, signing in zip(made.persons, made.signers, strict=True)
        ]
        rows = rows_of(sheet)
        # A form of one person is signed on its last page.
        last = [(placed.pages, line) for line in range(1, len(rows) + 1)]
        places = placed.rows if sheet.kind is FormKind.GROUP else last
        lines = []
        for (at, place), (page, line) in zip(rows, places, strict=True):
            signer = made.signers[at][place]
            lines.append(
                {
                    "form_id": number,
                    "page": page,
                    "line": line,
                    "portrayed_id": made.persons[at].id,
                    "guardian_id": signer.guardian.id if signer.guardian else None,
                    "consent_id": asked[at],
                    "own": signer.own,
                }
            )
        tx.insert_many(form_line, lines)

    def _ask(
        self, tx: Transaction, portrayed_id: int, signing: Sequence[Signer], language: str, terms: str
    ) -> int:
        order, consents, today = self._order, self._service.consents, self._service.today
        draft = ConsentDraft(
            portrayed_id, order.reach, order.purposes, order.starts_on, order.ends_on, language, terms
        )
        named = [one for one in signing if one.own or one.guardian is not None]
        guardians = dict.fromkeys(one.guardian.id if one.guardian else None for one in named) or {None: None}
        acts = [ActDraft(ActKind.ASKED, today, Method.PAPER, one, language=language) for one in guardians]
        open_one = next((one for one in consents.of_portrayed(portrayed_id) if _same(one, draft)), None)
        if open_one is None:
            return consents.add(tx, draft, acts).consent_id
        for act in acts:
            if not _asked(open_one, act.guardian_id, today):
                consents.add_act(tx, open_one.id, act)
        return open_one.id

    def _terms(self, language: str, *, for_minor: bool) -> str:
        template = self._template
        return form_words.terms(
            language,
            template.asked,
            template.purposes,
            template.starts_on,
            template.ends_on,
            template.clauses.get(language, ()),
            for_minor=for_minor,
        )


def _same(consent: Consent, draft: ConsentDraft) -> bool:
    """Tell whether a consent asks the very same and nobody has answered it."""
    return (
        consent.reach == draft.reach
        and consent.purposes == draft.purposes
        and (consent.starts_on, consent.ends_on) == (draft.starts_on, draft.ends_on)
        and (consent.language, consent.terms) == (draft.language, draft.terms)
        and all(act.kind in _UNANSWERED for act in consent.acts)
    )


def _asked(consent: Consent, guardian_id: int | None, day: dt.date) -> bool:
    return any(
        act.kind is ActKind.ASKED and act.guardian_id == guardian_id and act.day == day
        for act in consent.acts
    )
