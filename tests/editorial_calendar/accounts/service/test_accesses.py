"""Accesses: refused by the clause, known once, renewed, declared, suspected; who may publish on a day."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.rules.absences import AbsenceDraft, AbsenceKind
from medias_desktop.editorial_calendar.rules.accesses import (
    AccessDraft,
    AccessIncidentDraft,
    Author,
    Declarations,
)
from medias_desktop.people.rules import PersonDraft
from medias_desktop.policies.rules.checks.accounts import PageRole
from tests.editorial_calendar.accounts.people import JULIE, MARC, NOEMIE, ROSE, people_in
from tests.editorial_calendar.town_rules import service_of

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def montmagny(register):
    service, account = service_of(register, "montmagny")
    return service, account, people_in(service)


def draft(account, person=None, **more):
    plain = AccessDraft(
        account_id=account,
        role=PageRole.ADMINISTRATOR,
        person_id=person,
        office="communications",
        authorised_on=dt.date(2026, 3, 2),
        authorised_by="Anne Dubé",
        authorised_office="general_management",
    )
    return dataclasses.replace(plain, **more)


def test_the_clause_refuses_who_is_no_employee_and_nothing_is_recorded(montmagny):
    service, account, people = montmagny
    for who, group in ((NOEMIE, "Noémie Ouellet"), (ROSE, "Rose Smith")):
        with pytest.raises(errors.RoleRefused) as refused:
            service.accesses.add(draft(account, people[who]))
        assert group in refused.value.sentence()
        assert "(art. 4.3)." in refused.value.sentence()
    with pytest.raises(errors.RoleRefused, match="Agence fictive"):
        service.accesses.add(draft(account, name="Agence fictive"))
    assert service.accesses.all() == ()


def test_an_access_is_given_changed_ended(montmagny):
    service, account, people = montmagny
    number = service.accesses.add(draft(account, people[JULIE], role_title="Conseillère"))
    kept = service.accesses.one(number)
    assert (kept.name, kept.account, kept.role_title) == (
        "Julie Landry",
        "Ville de Sainte-Élodie",
        "Conseillère",
    )
    with pytest.raises(errors.AccessKnown, match="Julie Landry"):
        service.accesses.add(draft(account, people[JULIE]))
    service.accesses.change(number, 1, draft(account, people[JULIE], role=PageRole.EDITOR))
    with pytest.raises(ChangedElsewhere):
        service.accesses.change(number, 1, draft(account, people[JULIE]))
    with pytest.raises(errors.EndedBeforeAuthorised):
        service.accesses.end(number, 2, dt.date(2026, 3, 1))
    service.accesses.end(number, 2, TODAY)
    assert service.accesses.all(ended=False) == ()
    with pytest.raises(errors.EndedAlready):
        service.accesses.end(number, 3, TODAY)
    service.accesses.add(draft(account, people[JULIE]))  # given anew


def test_the_clock_is_set_back_by_a_renewal_and_by_a_suspicion(montmagny):
    service, account, people = montmagny
    number = service.accesses.add(draft(account, people[JULIE], renewed_on=dt.date(2026, 9, 1)))
    service.accesses.renew(number, 1, dt.date(2026, 10, 1))
    for day, error in (
        (dt.date(2026, 9, 30), errors.RenewedBackwards),
        (dt.date(2026, 11, 22), errors.RenewedInFuture),
    ):
        with pytest.raises(error):
            service.accesses.renew(number, 2, day)
    said = AccessIncidentDraft(noticed_on=dt.date(2026, 11, 19), what="Connexion de l’étranger")
    incident = service.accesses.incidents.record(number, said)
    assert service.accesses.one(number).renewed_on == dt.date(2026, 10, 1)
    done = dataclasses.replace(
        said,
        notified=("department_heads", "information_technology"),
        notified_on=dt.date(2026, 11, 20),
        changed_on=dt.date(2026, 11, 20),
    )
    service.accesses.incidents.change(incident, 1, done)
    assert service.accesses.one(number).renewed_on == dt.date(2026, 11, 20)
    (kept,) = service.accesses.incidents.all(number)
    assert kept.notified == ("department_heads", "information_technology")
    for wrong, error in (
        ({"changed_on": dt.date(2026, 11, 18)}, errors.ChangedBeforeNoticed),
        ({"notified": ()}, errors.NotifiedDayMissing),
        ({"what": ""}, errors.ReasonMissing),
        ({"what": "Le mot de passe était Soleil77"}, errors.SecretWritten),
        ({"noticed_on": dt.date(2026, 11, 22), "changed_on": None}, errors.NoticedInFuture),
    ):
        with pytest.raises(error):
            service.accesses.incidents.change(incident, 2, dataclasses.replace(done, **wrong))


def test_declarations_are_yes_no_or_nothing(montmagny):
    service, account, people = montmagny
    number = service.accesses.add(draft(account, people[JULIE]))
    said = Declarations(declared_on=TODAY, long_enough=True, kinds_enough=False, kept_secret=True)
    service.accesses.declare(number, 1, said)
    assert service.accesses.one(number).declared == said


def test_authors_are_those_authorised_that_day_and_who_takes_their_place(montmagny):
    service, account, people = montmagny
    service.accesses.add(draft(account, people[JULIE]))
    service.accesses.add(draft(account, people[MARC], role=PageRole.EDITOR, authorised_on=None))
    service.absences.add(
        AbsenceDraft(
            kind=AbsenceKind.HOLIDAY,
            from_on=dt.date(2026, 12, 20),
            until_on=dt.date(2027, 1, 3),
            person_id=people[JULIE],
            replacement_id=people[MARC],
            named_office="communications",
        )
    )
    julie = Author(
        account_id=account, person_id=people[JULIE], name="Julie Landry", role=PageRole.ADMINISTRATOR
    )
    marc = Author(
        account_id=account,
        person_id=people[MARC],
        name="Marc Boisvert",
        role=PageRole.ADMINISTRATOR,
        replacing="Julie Landry",
    )
    assert service.accesses.authors(dt.date(2026, 3, 1)) == ()
    assert service.accesses.authors(dt.date(2026, 3, 2)) == (julie,)
    assert service.accesses.authors(dt.date(2026, 12, 20)) == (julie, marc)
    assert service.accesses.authors(dt.date(2027, 1, 3)) == (julie, marc)
    assert service.accesses.authors(dt.date(2027, 1, 4)) == (julie,)


def test_who_left_is_no_author(montmagny):
    service, account, people = montmagny
    service.accesses.add(draft(account, people[JULIE]))
    person = service.people.person(people[JULIE])
    left = dataclasses.replace(PersonDraft.of(person), end_date=dt.date(2026, 11, 20))
    service.people.change(person.id, person.version, left)
    assert len(service.accesses.authors(dt.date(2026, 11, 20))) == 1
    assert service.accesses.authors(TODAY) == ()
    (found,) = service.accounts.overview().accesses
    assert [one.kind for one in found.findings][:1] == ["access_left"]
