"""What photo consents add to the filled register beside the sample’s: settings, a consent with its proof, printed forms."""

from __future__ import annotations

import dataclasses

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.register import Register
from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents.rules.consents import (
    ActDraft,
    ActKind,
    ConsentDraft,
    EvidenceKind,
    Method,
    Reach,
)
from medias_desktop.photo_consents.rules.forms import FormKind, FormOrder
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.policies.service import PolicyService


def fill_photos(register: Register) -> None:
    """Add what the sample lacks, as a user does."""
    service = PhotoConsentService(register, PeopleService(register), PolicyService(register))
    settings = service.settings.current()
    service.settings.change(dataclasses.replace(settings, both_guardians=True, default_months=12))
    child = next(one for one in service.portrayed.find("Tessier") if one.guardians)
    event = service.events.all()[0]
    draft = ConsentDraft(
        child.id, Reach(event_id=event.id), frozenset({Purpose.PRESS}), service.today, language="fr"
    )
    given = ActDraft(ActKind.GIVEN, service.today, Method.EMAIL, child.guardians[0].id)
    service.consents.record(draft, [given], [(EvidenceKind.DOCUMENT, b"Bonjour, j'accepte.", "courriel.eml")])
    purposes = frozenset({Purpose.FACEBOOK, Purpose.WEBSITE})
    order = FormOrder(FormKind.INDIVIDUAL, Reach(event_id=event.id), purposes, service.today)
    service.forms.write(order, [child.id], Silent())
    service.forms.write(dataclasses.replace(order, kind=FormKind.BLANK, for_minor=True), [], Silent())
