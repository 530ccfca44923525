"""What would follow if somebody withdrew consents: told before it is recorded, by the same answers as afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING

from medias_desktop.photo_consents.rules.consents import Act, ActKind
from medias_desktop.photo_consents.service import cascade

if TYPE_CHECKING:
    from medias_desktop.photo_consents.rules.purposes import Purpose
    from medias_desktop.photo_consents.rules.uses import Standing
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService


def if_withdrawn(
    service: PhotoConsentService,
    consent_ids: Collection[int],
    day: dt.date,
    guardian_id: int | None = None,
    purposes: frozenset[Purpose] = frozenset(),
) -> Standing:
    """Return what publications would ask for today if these consents were withdrawn; no purposes means all of each."""
    now = dt.datetime.combine(day, dt.time(), dt.UTC)
    supposed: dict[int, Act] = {}
    for number in consent_ids:
        consent = service.consents.one(number)
        uses = purposes & consent.purposes
        if purposes and not uses:
            continue
        supposed[number] = Act(
            0, 0, ActKind.WITHDRAWN, day, guardian_id, None, uses, "", "", "", consent.language, "", now
        )
    touched = service.uses.touched(tuple(supposed), purposes=purposes)
    found = cascade.answered(service.answers, touched, service.today, supposing=supposed)
    return cascade.standing(found, service.today)
