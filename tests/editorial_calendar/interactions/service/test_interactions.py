"""Interactions over a register: recorded with their due moment, taken from step to step, listed, exported."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.editorial_calendar.errors import interactions as errors
from medias_desktop.editorial_calendar.rules.interaction_filters import InteractionFilter, Waiting
from medias_desktop.editorial_calendar.rules.interactions import (
    DueBasis,
    InteractionDraft,
    InteractionKind,
    InteractionState,
    StepDraft,
    StepKind,
)
from tests.editorial_calendar.town_rules import service_of

KIND, STEP, STATE = InteractionKind, StepKind, InteractionState


def at(text):
    return dt.datetime.fromisoformat(text)


def draft(kind=KIND.QUESTION, received="2026-11-16T10:00", text="À quelle heure ouvre l’aréna?", **more):
    return InteractionDraft(kind=kind, received_at=at(received), text=text, **more)


def step(kind, taken="2026-11-17T09:00", **more):
    return StepDraft(kind=kind, taken_at=at(taken), **more)


def listed(service, **wanted):
    return [row.id for row in service.interactions.first(InteractionFilter(**wanted))]


def test_from_receiving_to_closing(register):
    service, account = service_of(register, "montmagny")
    kept = service.interactions
    number = kept.record(draft(account_id=account, sender="Rosalie B."))
    one = kept.one(number)
    assert (one.state, one.due_at, one.clause.rule_code) == (STATE.RECEIVED, at("2026-11-20T12:00"), "MM-103")
    assert one.department_due_at == at("2026-11-18T16:30")
    assert one.late(at("2026-11-20T12:01"))
    assert not one.late(at("2026-11-20T12:00"))
    kept.step(number, one.version, step(STEP.PROVISIONAL, text="C’est noté."))
    kept.step(number, 2, step(STEP.TRANSMITTED, sent_to="Loisirs", due_at=at("2026-11-19T12:00")))
    assert (kept.one(number).department, kept.one(number).department_due_at) == (
        "Loisirs",
        at("2026-11-19T12:00"),
    )
    with pytest.raises(ChangedElsewhere):
        kept.step(number, 2, step(STEP.CLOSED))
    kept.step(number, 3, step(STEP.ANSWERED, "2026-11-18T14:30", channel="public_reply", text="À 9 h."))
    one = kept.one(number)
    assert (one.state, one.answered_at, one.answer_channel) == (
        STATE.ANSWERED,
        at("2026-11-18T14:30"),
        "public_reply",
    )
    assert not one.late(at("2027-01-01T00:00"))
    kept.step(number, 4, step(STEP.CLOSED, "2026-11-19T08:30"))
    assert [found.kind for found in kept.steps(number)] == [
        STEP.PROVISIONAL,
        STEP.TRANSMITTED,
        STEP.ANSWERED,
        STEP.CLOSED,
    ]
    with pytest.raises(errors.StepImpossible):
        kept.step(number, 5, step(STEP.PROVISIONAL, "2026-11-19T09:00", text="Encore"))
    kept.step(number, 5, step(STEP.REOPENED, "2026-11-20T09:00", text="Nouvelle précision"))
    assert kept.one(number).answered_at is None


def test_a_complaint_is_not_answered_in_public_unless_with_a_reason(register):
    service, _account = service_of(register, "montmagny")
    kept = service.interactions
    number = kept.record(draft(KIND.COMPLAINT))
    answer = step(STEP.ANSWERED, channel="public_reply", text="Nous sommes désolés.")
    with pytest.raises(errors.AgainstTheClause) as told:
        kept.step(number, 1, answer)
    assert "art. 5.12" in told.value.sentence()
    kept.step(number, 1, dataclasses.replace(answer, departure="Le message était parti."))
    (found,) = kept.steps(number)
    assert (found.departure, found.cite) == ("Le message était parti.", "art. 5.12")


def test_a_redirected_complaint_is_still_followed_up_where_a_limit_names_it(register):
    service, _account = service_of(register, "montmagny")
    kept = service.interactions
    number = kept.record(draft(KIND.COMPLAINT))
    kept.step(number, 1, step(STEP.REDIRECTED, text="Écrivez-nous."))
    assert kept.one(number).open
    assert kept.one(number).answered_at is None


def test_due_by_hand_with_a_reason_and_counting_again(register):
    service, _account = service_of(register, "montmagny")
    kept = service.interactions
    number = kept.record(draft(KIND.COMPLAINT))
    assert kept.one(number).due_basis is DueBasis.UNKNOWN
    assert kept.without_due() == (number,)
    with pytest.raises(errors.ReasonMissing):
        kept.step(number, 1, step(STEP.DUE, due_at=at("2026-12-01T12:00")))
    other = kept.record(draft(KIND.COMPLAINT))
    kept.step(number, 1, step(STEP.DUE, due_at=at("2026-12-01T12:00"), text="Vérifié avec le service"))
    service.settings.save(dataclasses.replace(service.settings.settings(), document_days=5))
    assert kept.recount() == 1
    assert kept.one(number).due_at == at("2026-12-01T12:00")
    assert kept.one(other).due_at == at("2026-11-23T16:30")
    kept.change(number, kept.one(number).version, draft(KIND.QUESTION))
    assert kept.one(number).due_at == at("2026-12-01T12:00")  # what was set by hand stays


def test_late_ones_stand_first(register):
    service, account = service_of(register, "blainville")
    kept = service.interactions
    late = kept.record(draft(received="2026-11-16T09:00", text="Déneigement de la rue des Érables"))
    soon = kept.record(draft(received="2026-11-20T09:00", account_id=account))
    none = kept.record(draft(KIND.MEDIA, received="2026-11-05T09:00"))
    done = kept.record(draft(received="2026-11-03T09:00"))
    kept.step(done, 1, step(STEP.ANSWERED, "2026-11-04T09:00", channel="email", text="Voilà."))
    older = kept.record(draft(received="2026-10-03T09:00"))
    kept.step(older, 1, step(STEP.SET_ASIDE, "2026-10-04T09:00", text="Injures"))
    assert listed(service) == [late, soon, none, done, older]
    assert list(kept.numbers(InteractionFilter())) == [late, soon, none, done, older]
    assert [row.late for row in kept.rows((late, soon, done))] == [True, False, False]
    assert listed(service, waiting=Waiting.LATE) == [late]
    assert listed(service, text="erables rue") == [late]
    assert listed(service, account_id=account) == [soon]
    assert listed(service, state=STATE.SET_ASIDE) == [older]
    assert listed(service, kind=KIND.MEDIA) == [none]
    assert listed(service, since=dt.date(2026, 11, 3), until=dt.date(2026, 11, 5)) == [none, done]
    figures = kept.figures()
    assert (figures.open, figures.late, figures.answered, figures.median_hours) == (3, 1, 1, 24.0)


def test_what_leaves_the_register(register, tmp_path):
    service, _account = service_of(register, "montmagny")
    kept = service.interactions
    number = kept.record(draft(sender="=1+1", text="Une question; « oui » ou non?\nMerci"))
    kept.step(number, 1, step(STEP.ANSWERED, channel="email", text="Oui."))
    assert kept.exports.register_pdf(InteractionFilter()).startswith(b"%PDF")
    assert kept.exports.times_pdf(2026).startswith(b"%PDF")
    for name in ("liste.csv", "liste.xlsx"):
        kept.exports.write_register(InteractionFilter(), tmp_path / name)
        kept.exports.write_times(2026, tmp_path / f"temps-{name}")
    assert "Une question; « oui » ou non?" in (tmp_path / "liste.csv").read_text("utf-8-sig")
    (month,) = kept.exports.times(2026)
    assert (month.received, month.answered, month.in_time, month.late, month.median_hours) == (
        1,
        1,
        1,
        0,
        23.0,
    )


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"text": "  "}, errors.TextMissing),
        ({"text": "x" * 70_000}, errors.TextTooLong),
        ({"received": "2026-12-24T10:00"}, errors.ReceivedInFuture),
        ({"received": "0001-01-01T10:00"}, errors.ReceivedTooEarly),
        ({"link": "facebook"}, errors.LinkImpossible),
        ({"sender": "é" * 201}, errors.DepartmentTooLong),
        ({"account_id": 99}, errors.AccountGone),
    ],
)
def test_what_cannot_be_is_refused_plainly(register, values, error):
    service, _account = service_of(register, "blainville")
    with pytest.raises(error) as told:
        service.interactions.record(draft(**values))
    assert told.value.sentence()
    assert not service.interactions.any()
