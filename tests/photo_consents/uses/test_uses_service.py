"""Publications: what may be recorded, and what they ask for when somebody withdraws. Sunday 22 November 2026."""

from __future__ import annotations

import datetime as dt
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents.errors import ItemGone
from medias_desktop.photo_consents.errors.uses import (
    AlreadyDropped,
    AlreadyPublished,
    AlreadyTakenDown,
    LinkIsNoLink,
    NotPublishedYet,
    NotTakenDown,
    PlannedInPast,
    PublishedInFuture,
    TakenDownBeforePublished,
    TakenDownByNobody,
    TakenDownInFuture,
    UseGone,
    UseTextTooLong,
    UseWithoutDay,
)
from medias_desktop.photo_consents.rules.answers import Why
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.use_checks import check_link
from medias_desktop.photo_consents.rules.uses import Removal, UseDraft
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.policies.service import PolicyService
from tests.photo_consents.written import Written

DAY = dt.date(2026, 11, 22)
LINK = "https://www.facebook.com/sainte.elodie/posts/1"


@pytest.fixture
def written(register, clock):
    clock.set_today(DAY)
    return Written(register)


@pytest.fixture
def service(register, written):
    return PhotoConsentService(register, PeopleService(register), PolicyService(register))


@pytest.fixture
def uses(service):
    return service.uses


@pytest.fixture
def shown(written):
    """A photo that shows Léa, who agreed to Facebook and the website."""
    item, person = written.item("La fête"), written.person()
    written.seen(item, person)
    consent = written.consent(person)
    written.act(consent)
    return item, person, consent


def _published(item, day=dt.date(2026, 11, 2), **more):
    return UseDraft(item, Purpose.FACEBOOK, published_on=day, **more)


def _planned(item, day=dt.date(2026, 12, 1), **more):
    return UseDraft(item, Purpose.FACEBOOK, planned_on=day, **more)


@pytest.mark.parametrize(
    ("draft", "error"),
    [
        ({}, UseWithoutDay),
        ({"planned_on": dt.date(2026, 11, 21)}, PlannedInPast),
        ({"published_on": dt.date(2026, 11, 23)}, PublishedInFuture),
        ({"published_on": DAY, "link": "facebook"}, LinkIsNoLink),
        ({"published_on": DAY, "account": "x" * 201}, UseTextTooLong),
        ({"published_on": DAY, "note": "x" * 5001}, UseTextTooLong),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(written, uses, draft, error):
    item = written.item()
    good = _planned(item)
    with pytest.raises(error) as caught:
        uses.add_many([good, UseDraft(item, Purpose.FACEBOOK, **draft)])
    assert caught.value.sentence()
    assert uses.of_item(item) == ()


def test_a_photo_that_is_gone_cannot_be_published(uses):
    with pytest.raises(ItemGone):
        uses.add(_planned(77))
    with pytest.raises(UseGone):
        uses.use(77)


@pytest.mark.parametrize(
    "link",
    [
        "",
        LINK,
        "http://localhost:8000/x",
        "HTTPS://WWW.SAINTE-ÉLODIE.QC.CA/fête?a=1#b",
        "https://[2001:db8::1]/",
    ],
)
def test_links_that_a_browser_opens(link):
    check_link(link)


@pytest.mark.parametrize(
    "link",
    [
        "www.facebook.com",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:// facebook.com",
        "https://facebook.com/\n",
        "https://facebook",
        "https://[x/",
        "https://facebook.com:port/",
        "https://facebook.com/\u202egnp.exe",
        "https://facebook.com/" + "x" * 2000,
    ],
)
def test_links_that_are_none(link):
    with pytest.raises(LinkIsNoLink):
        check_link(link)


@given(st.text(max_size=60))
def test_no_text_breaks_the_check_of_links(text):
    try:
        check_link(text)
    except LinkIsNoLink:
        return
    assert not text or text.lower().startswith(("http://", "https://"))
    assert not set(text) & set(string.whitespace)


def test_a_publication_from_plan_to_take_down(written, uses, shown, clock):
    item, _person, consent = shown
    number = uses.add(_planned(item, DAY, responsible=" Julie "))
    use = uses.use(number)
    assert (use.is_planned, use.is_live, use.responsible, use.item_title) == (True, False, "Julie", "La fête")
    with pytest.raises(NotPublishedYet):
        uses.remove(number, 1, DAY, "Julie", Removal.REMOVED)
    uses.publish(number, 1, DAY, LINK)
    relied = uses._register.rows("SELECT relied_on FROM photo_use")[0][0]
    assert relied == uses._register.rows("SELECT uid FROM photo_consent WHERE id = :id", id=consent)[0][0]
    for again in (lambda: uses.publish(number, 2, DAY), lambda: uses.drop(number, 2)):
        with pytest.raises(AlreadyPublished):
            again()
    with pytest.raises(TakenDownBeforePublished):
        uses.remove(number, 2, dt.date(2026, 11, 21), "Julie", Removal.REMOVED)
    with pytest.raises(TakenDownInFuture):
        uses.remove(number, 2, dt.date(2026, 11, 23), "Julie", Removal.REMOVED)
    with pytest.raises(TakenDownByNobody):
        uses.remove(number, 2, DAY, "  ", Removal.REMOVED)
    with pytest.raises(NotTakenDown):
        uses.restore(number, 2)
    with pytest.raises(ChangedElsewhere):
        uses.remove(number, 1, DAY, "Julie", Removal.REMOVED)
    uses.remove(number, 2, DAY, "Julie", Removal.BLURRED, "Sur la photo 2")
    done = uses.taken_down(DAY)
    assert [(one.removed_by, one.removal, one.note) for one in done] == [
        ("Julie", Removal.BLURRED, "Sur la photo 2")
    ]
    assert uses.pending() == ()
    with pytest.raises(AlreadyTakenDown):
        uses.remove(number, 3, DAY, "Julie", Removal.REMOVED)
    uses.restore(number, 3)
    assert [one.id for one in uses.pending()] == [number]


def test_what_was_given_up_stays_given_up(uses, shown):
    number = uses.add(_planned(shown[0]))
    uses.drop(number, 1)
    assert uses.pending() == ()
    with pytest.raises(AlreadyDropped):
        uses.publish(number, 2, DAY)
    assert uses.of_item(shown[0])[0].dropped_on == DAY


def test_another_action_records_a_publication_within_its_own_transaction(register, uses, shown):
    """As a post of the calendar does: all of it or nothing."""
    with register.transaction("write_post") as tx:
        first = uses.add(_planned(shown[0], post_uid="post-1"), tx)
    assert [one.id for one in uses.of_post("post-1")] == [first]
    assert uses.of_post("") == ()
    with pytest.raises(RuntimeError), register.transaction("write_post") as tx:
        uses.add(_planned(shown[0], post_uid="post-2"), tx)
        raise RuntimeError
    assert uses.of_post("post-2") == ()
    actions = register.rows("SELECT DISTINCT action FROM audit_event WHERE entity = 'photo_use'")
    assert [row[0] for row in actions] == ["write_post"]


def test_a_withdrawal_stops_what_is_planned_and_takes_down_what_is_published(written, uses, shown):
    item, person, consent = shown
    other = written.item("Sans elle", review="nobody")
    planned, published = uses.add(_planned(item)), uses.add(_published(item, link=LINK))
    uses.add_many([_planned(other), _published(other)])
    assert uses.standing(DAY).everything == ()
    assert [one.id for one in uses.touched([consent])] == [published, planned]
    assert uses.touched([consent], purposes={Purpose.WEBSITE}) == ()
    written.act(consent, "withdrawn", DAY, note="Elle ne veut plus")
    found = uses.standing(DAY)
    assert [one.use.id for one in found.stop] == [planned]
    assert [one.use.id for one in found.take_down] == [published]
    assert found.complete == found.regularise == ()
    assert uses.consequences([consent], DAY) == uses.consequences((), DAY, portrayed_id=person) == found
    assert {one.why for one in found.take_down[0].answer.reasons} >= {Why.WITHDRAWN}
    assert (uses.blocked(DAY), uses.to_take_down(DAY)) == (found.stop, found.take_down)
    uses.remove(published, 1, DAY, "Julie", Removal.REMOVED)
    assert uses.to_take_down(DAY) == ()


def test_a_withdrawal_for_one_purpose_leaves_the_others(written, uses, shown):
    item, _person, consent = shown
    on_site = uses.add(UseDraft(item, Purpose.WEBSITE, published_on=DAY))
    on_facebook = uses.add(_published(item))
    written.act(consent, "withdrawn", DAY, purposes="facebook")
    assert [one.use.id for one in uses.to_take_down(DAY)] == [on_facebook]
    assert uses.use(on_site).is_live


def test_a_consent_that_ends_before_the_planned_day_stops_it(written, uses):
    item, person = written.item(), written.person()
    written.seen(item, person)
    written.act(written.consent(person, ends_on=dt.date(2026, 11, 30)))
    before = uses.add(_planned(item, dt.date(2026, 11, 30)))
    after = uses.add(_planned(item, dt.date(2026, 12, 1)))
    published = uses.add(_published(item))
    assert [one.use.id for one in uses.blocked(DAY)] == [after]
    assert uses.to_take_down(DAY) == ()
    late = dt.date(2026, 12, 1)
    assert [one.use.id for one in uses.blocked(late)] == [before, after], "never published on its day"
    assert [one.use.id for one in uses.to_take_down(late)] == [published]


def test_who_comes_of_age_without_a_word_is_taken_down_and_who_never_said_anything_is_put_in_order(
    written, uses
):
    came_of_age = written.person("Roy", "Ana", dt.date(2008, 11, 22))
    guardian = written.guardian(came_of_age)
    written.act(written.consent(came_of_age), guardian_id=guardian)
    never_asked = written.person("Cyr", "Bo")
    first, second = written.item("Ana"), written.item("Bo")
    written.seen(first, came_of_age)
    written.seen(second, never_asked)
    lapsed = uses.add(_published(first))
    missing = uses.add(_published(second))
    to_complete = uses.add(_planned(second))
    assert uses.to_take_down(dt.date(2026, 11, 21)) == ()
    found = uses.standing(DAY)
    assert [one.use.id for one in found.take_down] == [lapsed]
    assert [one.use.id for one in found.regularise] == [missing]
    assert [one.use.id for one in found.complete] == [to_complete]
    assert found.stop == ()


def test_rights_that_ended_take_the_photo_down(written, uses):
    item = written.item(review="nobody", rights="licence", rights_until=dt.date(2026, 11, 21))
    published = uses.add(_published(item))
    assert [one.use.id for one in uses.to_take_down(DAY)] == [published]


def test_thousands_of_publications_are_asked_about_in_a_few_statements(register, written, uses, monkeypatch):
    from medias_desktop.photo_consents import models

    people = [written.person(f"Nom{n}", "P") for n in range(20)]
    items = [written.item() for _each in range(40)]
    for number, item in enumerate(items):
        written.seen(item, people[number % 20])
    consents = [written.consent(person) for person in people]
    for consent in consents:
        written.act(consent)
    with register.transaction("test") as tx:
        rows = [
            {
                "uid": f"{n:036d}",
                "item_id": items[n % 40],
                "purpose": "facebook",
                "published_on": None if n % 2 else dt.date(2026, 1, 1) + dt.timedelta(days=n % 300),
                "planned_on": dt.date(2026, 12, 1) + dt.timedelta(days=n % 60) if n % 2 else None,
            }
            for n in range(3000)
        ]
        tx.insert_many(models.use, rows)
    written.act(consents[0], "withdrawn", DAY)  # shown on items 0 and 20: 150 of the publications, all even
    counted = []
    plain = type(register).rows

    def counting(self, statement, **values):
        counted.append(statement)
        return plain(self, statement, **values)

    monkeypatch.setattr(type(register), "rows", counting)
    found = uses.standing(DAY)
    assert (len(found.take_down), len(found.stop)) == (150, 0)
    assert len(counted) < 100, "statements do not grow with the publications"

    class Stops:
        def report(self, done, total):
            raise Cancelled

    with pytest.raises(Cancelled):
        uses.standing(DAY, Stops())


def test_a_copy_on_which_somebody_is_covered_is_answered_for_by_the_others(written, uses, shown):
    """Léa agreed; Noé never did, and cannot be seen on the copy that was published in October."""
    item, lea, consent = shown
    noe = written.person("Roy", "Noé")
    written.seen(item, noe)
    covered = uses.add(_published(item, covered=frozenset({noe})))
    plain = uses.add(_published(item))
    assert uses.use(covered).covered == {noe}
    assert [one.use.id for one in uses.standing(DAY).regularise] == [plain]
    assert [one.use.id for one in uses.to_take_down(DAY)] == []

    written.act(consent, "withdrawn", DAY)
    assert [one.use.id for one in uses.to_take_down(DAY)] == [covered, plain]

    everybody = uses.add(_published(item, covered=frozenset({lea, noe})))
    assert everybody not in [one.use.id for one in uses.to_take_down(DAY)]


def test_a_copy_relies_on_none_of_whom_it_covers(register, written, uses, shown):
    item, lea, _consent = shown
    other = written.person("Roy", "Noé")
    written.seen(item, other)
    agreed = written.consent(other)
    written.act(agreed)
    use = uses.add(_published(item, covered=frozenset({lea})))
    (row,) = register.rows("SELECT relied_on FROM photo_use WHERE id = :use", use=use)
    (uid,) = register.rows("SELECT uid FROM photo_consent WHERE id = :agreed", agreed=agreed)
    assert row["relied_on"] == uid["uid"]
