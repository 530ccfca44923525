"""What sanctions add to the filled register beside the sample’s: settings, a capture, a removal, a day that is due."""

from __future__ import annotations

import dataclasses
import datetime as dt

from medias_desktop.core.store.register import Register
from medias_desktop.core.store.sealed_reminders import remember_due
from medias_desktop.demo.cases import opened_vault
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.service import SanctionService
from tests.sanctions.cases import picture


def fill_sanctions(register: Register) -> None:
    """Add what the sample lacks, as a user does."""
    service = SanctionService(register, PeopleService(register), PolicyService(register))
    settings = service.moderation_settings.settings()
    service.moderation_settings.save(
        dataclasses.replace(settings, repeats_before_block=3, forgotten_months=24)
    )
    disciplinary = service.disciplinary(opened_vault(register))
    briefs = disciplinary.cases.briefs()
    latest = disciplinary.cases.open(briefs[0].id)
    disciplinary.acts.add_capture(
        latest, picture(), "capture.png", dt.datetime(2026, 11, 12, 14, tzinfo=dt.UTC), "Vue publique"
    )
    (due,) = disciplinary.removals.due(briefs)
    disciplinary.removals.remove([(due.brief.id, due.brief.version)], due.reason)
    access = register.access
    register.access = dataclasses.replace(access, signing_key=bytes(32))
    remember_due(register, dt.date(2026, 12, 11), 0)
    register.access = access
