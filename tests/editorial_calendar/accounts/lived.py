"""A municipality that lived with its accounts for a while: some things in order, some not."""

from __future__ import annotations

import datetime as dt

from medias_desktop.editorial_calendar.rules.absences import AbsenceDraft, AbsenceKind
from medias_desktop.editorial_calendar.rules.accesses import (
    AccessDraft,
    AccessIncidentDraft,
    Declarations,
)
from medias_desktop.editorial_calendar.rules.accounts import AccountDraft, MultifactorState
from medias_desktop.editorial_calendar.rules.duties import DutyDraft
from medias_desktop.editorial_calendar.rules.followed import FollowedDraft
from medias_desktop.editorial_calendar.rules.periods import PeriodDraft, PeriodKind
from medias_desktop.policies.rules.checks.accounts import PageRole
from tests.editorial_calendar.accounts.people import JULIE, MARC, people_in

ALL_WELL = Declarations(
    declared_on=dt.date(2026, 10, 5),
    long_enough=True,
    kinds_enough=True,
    unique_here=True,
    never_private=True,
    kept_secret=True,
)


def lived(service, page):
    """Record it and return the people by last name; ``page`` is an account of moderation."""
    people, today = people_in(service), service.today
    known = service.accounts.one(page)
    service.accounts.change(
        known,
        AccountDraft(
            platform="facebook",
            name=known.name,
            link="https://www.facebook.com/sainte-elodie",
            netiquette_shown_on=dt.date(2026, 1, 5),
            holder="Service des communications",
            holder_office="communications",
            opened_on=dt.date(2018, 5, 4),
            logo_shown_on=dt.date(2018, 5, 4),
            multifactor=MultifactorState.ON,
        ),
    )
    linkedin = service.accounts.add(
        AccountDraft(
            platform="linkedin",
            name="Sainte-Élodie – Emplois",
            holder="Ressources humaines",
            holder_office="human_resources",
            opened_on=dt.date(2024, 2, 1),
            multifactor=MultifactorState.OFF,
        )
    )
    old = service.accounts.add(
        AccountDraft(platform="Google+", name="Sainte-Élodie", opened_on=dt.date(2014, 1, 8))
    )
    service.accounts.close(service.accounts.one(old), dt.date(2026, 3, 1), "La plateforme a fermé.")

    def access(account, person, role, renewed, **more):
        return service.accesses.add(
            AccessDraft(
                account_id=account,
                person_id=people[person],
                role=role,
                office="communications",
                authorised_on=dt.date(2026, 3, 2),
                authorised_by="Anne Dubé",
                authorised_office="general_management",
                renewed_on=renewed,
                **more,
            )
        )

    julie = access(
        page,
        JULIE,
        PageRole.ADMINISTRATOR,
        today - dt.timedelta(days=12),
        role_title="Conseillère en communication",
    )
    service.accesses.declare(julie, 1, ALL_WELL)
    access(page, MARC, PageRole.EDITOR, today - dt.timedelta(days=75), role_title="Greffier adjoint")
    hers = access(linkedin, JULIE, PageRole.ADMINISTRATOR, today - dt.timedelta(days=55))
    service.accesses.incidents.record(
        hers, AccessIncidentDraft(noticed_on=today - dt.timedelta(days=2), what="Connexion d’un lieu inconnu")
    )
    service.absences.add(
        AbsenceDraft(
            kind=AbsenceKind.HOLIDAY,
            from_on=today + dt.timedelta(days=29),
            until_on=today + dt.timedelta(days=43),
            person_id=people[JULIE],
        )
    )
    service.absences.add(
        AbsenceDraft(
            kind=AbsenceKind.LONG_LEAVE,
            from_on=today - dt.timedelta(days=20),
            until_on=today + dt.timedelta(days=5),
            person_id=people[MARC],
            replacement_id=people[JULIE],
            named_by="Anne Dubé",
            named_office="communications",
            named_on=today - dt.timedelta(days=30),
        )
    )
    service.duties.add(
        DutyDraft(
            duty="managing", office="communications", person_id=people[JULIE], since=dt.date(2026, 3, 2)
        )
    )
    service.duties.add(
        DutyDraft(duty="comments", office="clerk", person_id=people[MARC], since=dt.date(2026, 3, 2))
    )
    service.followed.add(
        FollowedDraft(
            platform="facebook",
            name="Maison des jeunes de Sainte-Élodie",
            kind="funded_organisation",
            reason="Informe les jeunes du territoire.",
            fairness="Tous les organismes financés sont suivis.",
            decided_by="Anne Dubé",
            since=dt.date(2026, 4, 1),
        )
    )
    service.followed.add(
        FollowedDraft(
            platform="facebook", name="Radio fictive 101,1", kind="media", since=dt.date(2026, 5, 1)
        )
    )
    service.periods.record_election(
        PeriodDraft(
            kind=PeriodKind.ELECTION,
            level="municipal",
            begins_at=dt.datetime.fromisoformat("2029-09-21T00:00"),
            ends_at=dt.datetime.fromisoformat("2029-11-04T23:59"),
            decided_by="Présidence d’élection",
            names=("Candidate Fictive", "Parti inventé"),
        )
    )
    return people
