"""The SQL of lists says of everybody what the rules say of one person; the states at hand what the events add up to."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medias_desktop.acknowledgements.models import campaign_person, event, status
from medias_desktop.acknowledgements.rules import (
    ACTS,
    AcknowledgementState,
    Audience,
    Campaign,
    CampaignDraft,
    EventKind,
    Method,
    OverviewFilter,
    Scope,
    ScopeKey,
    deciding_act,
)
from medias_desktop.acknowledgements.rules.campaigns import DEFAULT_DAYS, months_later
from medias_desktop.acknowledgements.rules.scope import Standing, stands
from medias_desktop.acknowledgements.service import reading, writing
from medias_desktop.acknowledgements.service.coverage import coverage
from medias_desktop.acknowledgements.service.listing import concerns
from medias_desktop.core.store.search import names
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import fold
from medias_desktop.people.models import person
from medias_desktop.people.rules import Group, PersonDraft, search_key, sort_key
from medias_desktop.policies.rules import Change
from tests.acknowledgements.test_service_minor_changes import amend

TODAY = dt.date(2026, 11, 21)
ON_REGISTER = settings(
    max_examples=40,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
RECORDED = ("handed_out", "signed", "refused", "exempted")
DEPARTMENTS = ("", "Greffe", "Loisirs & culture", "Égouts")
NAMES = ("Roy", "roy-côté", "L’Heureux", "O'Neil", 'Mac"Roy', "100 %", "a_b", "Œuvray", "!Zyx", "Ro")
WORDS = ("", "roy", "ROY", "côté", "cote", "o'neil", 'mac"', '"', "%", "_b", "!", "&", "œuv", "oeu", "AND", "roy cot", "ro -y", "*", "NEAR(", "gre", "zoé", "\x00roy", "r\x00oy")  # fmt: skip

# Days at which something ends or begins are drawn most often: that is where mistakes are.
RENEWALS = (1, 12)
near = st.integers(-3, 3).map(lambda n: TODAY + dt.timedelta(days=n))
lately = st.integers(0, 8).map(lambda n: TODAY - dt.timedelta(days=n))
run_out = st.builds(
    lambda months, overdue, off: (
        months_later(TODAY - dt.timedelta(days=(DEFAULT_DAYS + 1) * overdue), -months)
        + dt.timedelta(days=off)
    ),
    st.sampled_from(RENEWALS),
    st.booleans(),
    st.integers(-2, 2),
)
signed_day = st.one_of(run_out, run_out, lately, st.dates(TODAY - dt.timedelta(days=800), TODAY))
recorded_state = st.one_of(
    st.tuples(st.just("signed"), signed_day), st.tuples(st.sampled_from(RECORDED), signed_day)
)


class Someone(NamedTuple):
    last: str
    department: str
    group: Group
    start: dt.date | None
    end: dt.date | None
    states: tuple[tuple[str, dt.date] | None, ...]
    """For each of the three texts, the newest first."""
    single: bool


someone = st.builds(
    Someone,
    st.sampled_from(NAMES),
    st.sampled_from(DEPARTMENTS),
    st.sampled_from(list(Group)),
    st.one_of(st.none(), lately, near),
    st.one_of(st.none(), st.none(), near),
    st.tuples(*[st.one_of(st.none(), recorded_state)] * 3),
    st.booleans(),
)
audience = st.builds(
    Audience,
    st.just(False),
    st.one_of(
        st.just(frozenset(Group)),
        st.frozensets(st.sampled_from(list(Group)), max_size=3),
    ),
    st.one_of(st.just(frozenset()), st.frozensets(st.sampled_from(DEPARTMENTS[1:]), max_size=2)),
)
filters = st.builds(
    OverviewFilter,
    st.one_of(st.just(""), st.sampled_from(WORDS)),
    st.one_of(st.none(), st.sampled_from(list(AcknowledgementState))),
    st.one_of(st.none(), st.none(), st.sampled_from(list(Group))),
    st.one_of(st.just(""), st.just(""), st.sampled_from(DEPARTMENTS)),
    st.sampled_from((False, False, False, True)),
)


class Rounds(NamedTuple):
    """What a scope is made of: until when, how soon after arriving, how often again, and how many texts count."""

    due: dt.date | None
    arrival_days: int | None
    renewal_months: int | None
    superseded: bool
    texts: int
    by_campaign: bool


rounds = st.builds(
    Rounds,
    st.one_of(st.none(), near),
    st.one_of(st.none(), st.integers(0, 8)),
    st.one_of(st.none(), st.sampled_from(RENEWALS)),
    st.sampled_from((False, False, True)),
    st.integers(0, 2),
    st.sampled_from((True, True, False)),
)


@pytest.fixture
def texts(register, policies, version_id):
    """Return three adopted texts, the newest first."""
    second = amend(register, policies, Change.MINOR, dt.date(2026, 11, 18), "2")
    third = amend(register, policies, Change.MINOR, dt.date(2026, 11, 20), "3")
    by_number = {one.id: one for one in policies.adopted_versions()}
    return [by_number[number] for number in (third, second, version_id)]


@pytest.fixture
def campaign_id(service, people, texts):
    people.add(PersonDraft("Roy"))  # a campaign asks somebody
    return service.campaign_service.open(texts[0].id, CampaignDraft("Automne", Audience(), due_date=None))


def make_scope(texts, campaign_id, audience, given, persons):
    singles = frozenset(number for number, one in persons if one.single)
    campaign = None
    if given.by_campaign:
        campaign = Campaign(
            campaign_id, "u", "", texts[0].policy_id, texts[0].id, audience, TODAY,
            arrival_days=given.arrival_days, renewal_months=given.renewal_months,
        )  # fmt: skip
        audience = Audience(False, audience.groups, audience.departments, singles)
    return Scope(
        texts[0], TODAY, TODAY, audience, campaign,
        due=given.due if campaign else None,
        read_with=tuple(texts[1 : 1 + given.texts]),
        superseded=given.superseded,
    )  # fmt: skip


def fill(register, texts, campaign_id, everybody):
    """Replace the persons of a register; return each with the number it got."""
    with register.transaction("fill") as tx:
        tx.delete_where(status)
        tx.delete_where(campaign_person)
        tx.delete_where(person)
        numbers = tx.new_numbers(person, len(everybody))
        for number, one in zip(numbers, everybody, strict=True):
            draft = PersonDraft(one.last, "Zoé", f"{number}", "", one.department, one.group)
            tx.insert(
                person, id=number, uid=new_uid(), number=draft.number, last_name=one.last, first_name="Zoé",
                department=one.department, group_code=one.group.value, start_date=one.start, end_date=one.end,
                sort_key=sort_key(one.last, "Zoé"), search_key=search_key(draft),
                created_at=tx.now, updated_at=tx.now,
            )  # fmt: skip
            for n, found in enumerate(one.states):
                if found is not None:
                    tx.insert(
                        status, version_id=texts[n].id, person_id=number, state=found[0],
                        event_id=10 * number + n, day=found[1],
                        method="group_sheet" if found[0] == "signed" else "",
                    )  # fmt: skip
            if one.single:
                tx.insert(campaign_person, campaign_id=campaign_id, person_id=number)
    return list(zip(numbers, everybody, strict=True))


def expected_state(scope, number, one):
    standing = [
        None if found is None else Standing(
            AcknowledgementState(found[0]), 10 * number + n, found[1],
            Method.GROUP_SHEET if found[0] == "signed" else None, rank,
        )
        for n, (found, rank) in enumerate(
            zip(one.states, [0, *(text.ordinal for text in scope.read_with)], strict=False)
        )
    ]  # fmt: skip
    return stands(scope, one.start, standing[0], [found for found in standing[1:] if found is not None])


def wanted_rows(scope, persons, wanted):
    found = []
    for number, one in persons:
        counted = concerns(scope, number, one.group, one.department, one.start, one.end)
        state = expected_state(scope, number, one)
        if counted is wanted.uncounted or (wanted.uncounted and one.states[0] is None):
            continue
        key = search_key(PersonDraft(one.last, "Zoé", f"{number}", "", one.department, one.group))
        words = fold(wanted.text.replace("\x00", "")).split()
        if (
            all(word in key for word in words)
            and wanted.state in (None, state.state)
            and wanted.group in (None, one.group)
            and wanted.department in ("", one.department)
        ):
            found.append((sort_key(one.last, "Zoé"), number, counted, state))
    return [
        (number, counted, state) for _key, number, counted, state in sorted(found, key=lambda row: row[:2])
    ]


@ON_REGISTER
@given(data=st.data())
def test_lists_and_counts_say_what_the_rules_say(register, service, texts, campaign_id, monkeypatch, data):
    everybody = data.draw(st.lists(someone, max_size=12))
    persons = fill(register, texts, campaign_id, everybody)
    monkeypatch.setattr(names, "FEW", data.draw(st.sampled_from((0, 3, 2000))))
    monkeypatch.setattr(names, "FAR", data.draw(st.sampled_from((2, 5000))))
    lists = service.listing
    for _round in range(3):
        scope = make_scope(texts, campaign_id, data.draw(audience), data.draw(rounds), persons)
        states = Counter(row[2].state.value for row in wanted_rows(scope, persons, OverviewFilter()))
        states["signed"] += states.pop("superseded", 0)
        counts = lists.counts(scope)
        assert {name: getattr(counts, name) for name in states} == dict(states)
        assert counts.total == sum(states.values())
        for by in ("department", "group"):
            lines = coverage(register, scope, by)
            assert sum(line.counts.signed for line in lines) == counts.signed
            assert sum(line.counts.total for line in lines) == counts.total
        for wanted in data.draw(st.lists(filters, min_size=1, max_size=4)):
            rows = wanted_rows(scope, persons, wanted)
            told = [(row.person_id, row.counted, row.status) for row in lists.everyone(scope, wanted)]
            assert told == rows
            assert list(lists.numbers(scope, wanted)) == [row[0] for row in rows]
            count = data.draw(st.integers(1, 14))
            first = lists.first(scope, wanted, count)
            told = [(row.person_id, row.counted, row.status) for row in first]
            assert told == (rows[:count] if first.whole else rows[: len(first)])
            after = lists.first(scope, wanted, 2, after=1)
            assert [row.person_id for row in after] == [row[0] for row in rows[1:3]][: len(after)]
            assert len(after) == len(rows[1:3]) or not after.whole


def crowd(count):
    """Return persons whose days are those at which something ends or begins, drawn once and for all."""
    chance = random.Random(6)

    def shifted(day, most):
        return day + dt.timedelta(days=chance.randint(-most, most))

    def signed_on():
        day = TODAY - dt.timedelta(days=(DEFAULT_DAYS + 1) * chance.randint(0, 1))
        return shifted(months_later(day, -chance.choice(RENEWALS)), 1)

    def recorded():
        kind = chance.choice(("", "signed", "signed", *RECORDED))
        return (kind, signed_on()) if kind else None

    return [
        Someone(
            chance.choice(NAMES),
            chance.choice(DEPARTMENTS),
            chance.choice(list(Group)),
            chance.choice((None, TODAY - dt.timedelta(days=chance.randint(0, 3)), shifted(TODAY, 1))),
            chance.choice((None, None, shifted(TODAY, 1))),
            (recorded(), recorded(), recorded()),
            chance.random() < 0.2,
        )
        for _n in range(count)
    ]


on_the_day = st.builds(
    Rounds,
    st.one_of(st.none(), st.integers(-1, 1).map(lambda n: TODAY + dt.timedelta(days=n))),
    st.one_of(st.none(), st.integers(0, 3)),
    st.one_of(st.none(), st.sampled_from(RENEWALS)),
    st.sampled_from((False, False, False, True)),
    st.integers(0, 2),
    st.sampled_from((True, True, True, False)),
)


def test_each_state_holds_whom_the_rules_put_there_on_the_very_day(register, service, texts, campaign_id):
    persons = fill(register, texts, campaign_id, crowd(500))

    @settings(max_examples=150)
    @given(audience, on_the_day)
    def check(audience, rounds):
        scope = make_scope(texts, campaign_id, audience, rounds, persons)
        rows = wanted_rows(scope, persons, OverviewFilter())
        for state in AcknowledgementState:
            found = service.listing.numbers(scope, OverviewFilter(state=state))
            assert list(found) == [number for number, _counted, told in rows if told.state is state], state

    check()


acts = st.tuples(st.sampled_from(ACTS), st.integers(0, 3), st.integers(0, 20))
follows = st.tuples(
    st.sampled_from((EventKind.CORRECTED, EventKind.CANCELLED)), st.integers(0, 12), st.integers(0, 20)
)


@ON_REGISTER
@given(steps=st.lists(st.one_of(acts, follows), max_size=12))
def test_states_at_hand_are_what_the_events_add_up_to(register, service, persons, version_id, steps):
    scope = service.scope(ScopeKey(0, version_id))
    rows = service.listing.rows(scope, persons[:4])
    with register.transaction("start_over") as tx:
        tx.delete_where(status)
        tx.delete_where(event, event.c.replaces_id.is_not(None))
        tx.delete_where(event)
    made = []
    for kind, whose, ago in steps:
        day = TODAY - dt.timedelta(days=ago)
        with register.transaction("step") as tx:
            if kind in ACTS:
                fields = {"day": day, "witness": f"témoin {ago}", "note": "motif"}
                made += writing.add_events(tx, scope.version, [rows[whose]], kind, fields, recorded_by="A")
            elif made:
                number = made[whose % len(made)]
                owner = reading.owner_of(tx.connection, number)
                last = next(one for one in reading.recorded(tx.connection, *owner) if one.event.id == number)
                made.append(writing.follow(tx, last, kind, {"day": day, "note": f"{ago}"}, "A"))
        for row in rows:
            with register.read() as connection:
                events = [one.event for one in reading.recorded(connection, version_id, row.person_id)]
                found = connection.execute(
                    status.select().where(
                        status.c.person_id == row.person_id, status.c.version_id == version_id
                    )
                ).all()
            act = deciding_act(events)
            assert [
                (one.state, one.event_id, one.day, one.method, one.witness, one.note) for one in found
            ] == ([] if act is None else [(act.kind.value, act.id, act.day, "", act.witness, act.note)])
