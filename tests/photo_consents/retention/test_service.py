"""Destroying persons shown and photos: what is due by hand-counted days, what goes, and that nothing becomes publishable."""

import datetime as dt

import pytest
import sqlalchemy as sa

from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents import models
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.consents import EvidenceKind
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.service import PhotoConsentService, consent_writing
from medias_desktop.policies.service import PolicyService
from medias_desktop.safekeeping.service.retention import RetentionService
from medias_desktop.slices import retained
from tests.photo_consents.written import Written


@pytest.fixture
def written(register):
    return Written(register)


@pytest.fixture
def retention(register):
    service = RetentionService(register, retained())
    for kind in ("portrayed_person", "photo_item", "former_person"):
        service.set_rule(kind, 12, "03-205")
    return service


def due(retention, kind):
    return [record.label for record in retention.due(kind)]


def rows(register, table, *conditions):
    with register.read() as connection:
        return connection.execute(
            sa.select(sa.func.count()).select_from(table).where(*conditions)
        ).scalar_one()


def trail_holds(register, *words):
    with register.read() as connection:
        bodies = connection.execute(sa.text("SELECT body FROM audit_content")).scalars().all()
    return [word for word in words if any(word in body for body in bodies)]


def old_person(register, written, **more):
    """Somebody whose record is old enough for every delay of these tests."""
    number = written.person(**more)
    with register.transaction("test") as tx:
        tx.update(models.portrayed, number, created_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    return number


def publish(register, item, **days):
    with register.transaction("test") as tx:
        tx.insert(models.use, uid=new_uid(), item_id=item, purpose="facebook", **days)


def test_a_person_is_due_when_the_last_consent_is_over_for_the_delay(register, written, retention, clock):
    # Twelve months before the clock's day: an end on that very day is due, one a day later is not.
    limit = clock.today().replace(year=clock.today().year - 1)
    for last, end in (("Due", limit), ("Later", limit + dt.timedelta(days=1))):
        shown = old_person(register, written, last=last, first="")
        consent = written.consent(shown, starts_on=dt.date(2020, 1, 2), ends_on=end)
        written.act(consent, "given", day=dt.date(2020, 1, 2))
    assert due(retention, "portrayed_person") == ["Due"]
    assert retention.waiting() >= 1


def test_nobody_is_due_while_a_consent_without_end_stands_or_a_photo_is_still_to_be_seen(
    register, written, retention
):
    standing = old_person(register, written, last="Standing", first="")
    consent = written.consent(standing, starts_on=dt.date(2020, 1, 2), ends_on=None)
    written.act(consent, "given", day=dt.date(2020, 1, 2))

    withdrawn = old_person(register, written, last="Withdrawn", first="")
    consent = written.consent(withdrawn, starts_on=dt.date(2020, 1, 2), ends_on=None)
    written.act(consent, "given", day=dt.date(2020, 1, 2))
    written.act(consent, "withdrawn", day=dt.date(2021, 1, 2))

    again = old_person(register, written, last="Again", first="")
    consent = written.consent(again, starts_on=dt.date(2020, 1, 2), ends_on=None)
    for year, kind in ((2020, "given"), (2021, "withdrawn"), (2022, "given")):
        written.act(consent, kind, day=dt.date(year, 1, 2))

    seen = old_person(register, written, last="Seen", first="")
    item = written.item("Fête", day=dt.date(2020, 1, 2))
    written.seen(item, seen)
    publish(register, item, published_on=dt.date(2020, 1, 3))
    assert due(retention, "portrayed_person") == ["Withdrawn"]
    assert due(retention, "photo_item") == []


def test_a_destroyed_person_leaves_nothing_and_makes_nothing_publishable(register, written, retention):
    shown = old_person(register, written, last="Zyxwvutsky", first="Quirin")
    written.guardian(shown, last="Qwertzuiop", first="Ada")
    item = written.item("Fête", day=dt.date(2020, 1, 2))
    written.seen(item, shown)
    consent = written.consent(shown, starts_on=dt.date(2020, 1, 2), ends_on=dt.date(2020, 6, 1))
    given = written.act(consent, "given", day=dt.date(2020, 1, 2))
    written.act(consent, "cancelled", day=dt.date(2020, 1, 3), replaces_id=given)
    assert trail_holds(register, "Zyxwvutsky", "Qwertzuiop") == ["Zyxwvutsky", "Qwertzuiop"]

    retention.destroy("portrayed_person", retention.due("portrayed_person"), Silent())

    for table in (models.portrayed, models.guardian, models.subject, models.consent, models.act):
        assert rows(register, table) == 0, table.name
    assert trail_holds(register, "Zyxwvutsky", "Qwertzuiop") == []
    service = PhotoConsentService(register, PeopleService(register), PolicyService(register))
    answer = service.answers.answer(item, Question(Purpose.FACEBOOK, dt.date(2020, 2, 1)))
    assert answer.state is PublicationState.INCOMPLETE


def test_what_is_kept_of_a_person_of_the_list_goes_with_the_person(register, written, retention):
    people = PeopleService(register)
    number = people.add(PersonDraft("Zyxwvutsky", "Quirin", end_date=dt.date(2020, 1, 1)))
    shown = written.person(last="", first="", person_id=number)
    item = written.item("Fête")
    written.seen(item, shown)
    consent = written.consent(shown, starts_on=dt.date(2020, 1, 2), ends_on=dt.date(2030, 6, 1))
    written.act(consent, "given", day=dt.date(2020, 1, 2), witness="Quirin Zyxwvutsky")
    assert due(retention, "portrayed_person") == []

    retention.destroy("former_person", retention.due("former_person"), Silent())

    for table in (models.portrayed, models.subject, models.consent, models.act):
        assert rows(register, table) == 0, table.name
    assert trail_holds(register, "Zyxwvutsky") == []


def test_a_destroyed_photo_takes_its_picture_its_copy_and_its_own_consents_along(
    register, written, retention
):
    shown = old_person(register, written)
    with register.transaction("test") as tx:
        kept = attachments.keep(tx, "fete.jpg", "image/jpeg", b"the original")
    item = written.item("Fête nommant Zyxwvutsky", day=dt.date(2020, 1, 2), content_sha256=kept)
    with register.transaction("test") as tx:
        tx.insert_many(models.picture, [{"item_id": item, "content": b"small"}])
    written.seen(item, shown)
    publish(register, item, published_on=dt.date(2020, 1, 3), removed_on=dt.date(2020, 5, 1))
    own = written.consent(shown, item_id=item, starts_on=dt.date(2020, 1, 2), ends_on=dt.date(2020, 6, 1))
    written.act(own, "given", day=dt.date(2020, 1, 2))
    general = written.consent(shown, starts_on=dt.date(2020, 1, 2), ends_on=dt.date(2020, 6, 1))
    assert due(retention, "photo_item") == ["Fête nommant Zyxwvutsky"]

    retention.destroy("photo_item", retention.due("photo_item"), Silent())

    for table in (models.item, models.picture, models.subject, models.use, models.act):
        assert rows(register, table) == 0, table.name
    assert rows(register, models.consent, models.consent.c.id == general) == 1
    assert rows(register, models.consent) == 1
    with register.read() as connection:
        left = connection.execute(sa.text("SELECT count(*) FROM attachment WHERE sha256 = :it"), {"it": kept})
        assert left.scalar_one() == 0
    assert trail_holds(register, "Zyxwvutsky") == []


@pytest.mark.parametrize("kind", ["portrayed_person", "photo_item"])
def test_a_file_that_something_else_keeps_too_stays(register, written, retention, kind):
    """A photo that was sent in as a proof: one content, kept once, named by the photo and by the consent."""
    with register.transaction("test") as tx:
        kept = attachments.keep(tx, "fete.jpg", "image/jpeg", b"the original")
    shown = old_person(register, written)
    item = written.item("Fête", day=dt.date(2020, 1, 2), content_sha256=kept)
    consent = written.consent(shown, starts_on=dt.date(2020, 1, 2), ends_on=dt.date(2020, 6, 1))
    given = written.act(consent, "given", day=dt.date(2020, 1, 2))
    with register.transaction("test") as tx:
        consent_writing.attach(tx, [given], EvidenceKind.DOCUMENT, content_sha256=kept)

    retention.destroy(kind, retention.due(kind), Silent())

    assert rows(register, models.item) + rows(register, models.evidence) == 1
    assert rows(register, models.item, models.item.c.id == item) == int(kind == "portrayed_person")
    assert attachments.fetch(register, kept) == b"the original"


def test_a_name_in_the_title_of_a_photo_is_counted_as_staying(register, written, retention):
    old_person(register, written, last="Zyxwvutsky", first="Quirin")
    written.item("Quirin Zyxwvutsky reçoit un prix")
    (kind,) = [one for one in retained() if one.kind.code == "portrayed_person"]
    with register.read() as connection:
        records = kind.records(connection)
        assert kind.mentions(connection, records) == 1


def test_what_changed_since_it_was_shown_is_not_destroyed(register, written, retention):
    from medias_desktop.safekeeping.errors import RecordsChanged

    shown = old_person(register, written, last="Due", first="")
    found = retention.due("portrayed_person")
    assert [one.label for one in found] == ["Due"]
    written.guardian(shown)
    with pytest.raises(RecordsChanged):
        retention.destroy("portrayed_person", found, Silent())
    assert rows(register, models.portrayed) == 1
