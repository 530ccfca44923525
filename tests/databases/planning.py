"""What the calendar adds to the filled register beside the sample's: settings, an emergency, a suspicion, a check made again."""

from __future__ import annotations

import dataclasses
import datetime as dt

from medias_desktop.app import calendar_service
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.register import Register
from medias_desktop.editorial_calendar.rules.accesses import AccessIncidentDraft
from medias_desktop.editorial_calendar.rules.interactions import AnswerTemplate
from medias_desktop.editorial_calendar.rules.settings import HoursOf


def fill_calendar(register: Register) -> None:
    """Add what the sample lacks, as a user does."""
    service = calendar_service(register)
    settings = dataclasses.replace(
        service.settings.settings(), hours_of=HoursOf.WORKING, limits={"facebook": 60}
    )
    service.settings.save(settings)
    now = service.local_now
    begun = now - dt.timedelta(hours=5)
    number = service.periods.declare(begun, "Jean-François Morin", "Crue de la rivière")
    service.periods.lift(number, 1, now - dt.timedelta(hours=1), "Jean-François Morin")
    access = service.accesses.all()[0]
    service.accesses.incidents.record(
        access.id, AccessIncidentDraft(noticed_on=service.today, what="Connexion d’un lieu inconnu")
    )
    service.answer_templates.add(
        AnswerTemplate(0, "Horaire", "question", "fr", "L’horaire est sur notre site.")
    )
    service.checking.recheck(Silent())
