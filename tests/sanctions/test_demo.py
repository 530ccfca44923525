"""The sample shows moderation and cases: what is proposed, what waits, what counts, and what lies sealed."""

import pytest

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.register import Register
from medias_desktop.demo.cases import opened_vault
from medias_desktop.demo.moderation import ADVERTISER, PAGE
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.rules.cases import CaseState
from medias_desktop.sanctions.rules.incidents import IncidentAction
from medias_desktop.sanctions.rules.ladder import StepKind
from medias_desktop.sanctions.service import SanctionService


@pytest.fixture
def register(sample, clock):
    opened = Register.open(sample, clock)
    yield opened
    opened.close()


@pytest.fixture
def service(register):
    return SanctionService(register, PeopleService(register), PolicyService(register))


def test_the_sample_is_moderated(service):
    (page,) = (one for one in service.accounts.all() if one.name == PAGE)
    # Three advertisements are recorded: a fourth one meets the same clause.
    (proposal, *_others) = service.proposals.for_incident(
        page.id, ADVERTISER, ("advertising",), service.today
    )
    assert proposal.action is IncidentAction.TEMPORARY_BLOCK
    assert proposal.clause.cite == "art. 5.2"
    figures = service.incidents.figures()
    assert (figures.shut_out, figures.ended, figures.appeals, figures.comments) == (2, 1, 1, 3)
    # What departs from the proposal says why.
    assert all(
        incident.departure
        for incident in map(service.incidents.one, service.incidents.numbers(_everything()))
        if incident.proposed and incident.action is not incident.proposed
    )


def _everything():
    from medias_desktop.sanctions.rules.incident_filters import IncidentFilter

    return IncidentFilter()


def test_the_samples_cases_open_with_its_open_key_and_lie_sealed(register, service):
    disciplinary = service.disciplinary(opened_vault(register))
    briefs = disciplinary.cases.briefs(Silent())
    assert [one.state for one in briefs] == [CaseState.HEARING, CaseState.NOTIFIED, CaseState.CLOSED]
    latest, counting, over = briefs
    assert latest.person_uid == counting.person_uid
    # Faults of 190 and 430 days ago; a verbal warning counts for twelve months.
    assert counting.amnesty_on > service.today >= over.amnesty_on
    opened = disciplinary.cases.open(latest.id)
    suggested = disciplinary.acts.suggestion(opened, briefs, service.today).step
    assert suggested.kind is StepKind.WRITTEN_REPRIMAND
    (letter,) = opened.case.letters
    assert letter.issued_on is None
    (capture,) = opened.case.captures
    assert b"rue des Pins" in disciplinary.cases.file(opened, capture.piece)
    for table in ("sealed_record", "sealed_file", "audit_content", "attachment"):
        for row in register.rows(f"SELECT * FROM {table}"):
            assert not any("rue des Pins" in str(value) for value in tuple(row))
