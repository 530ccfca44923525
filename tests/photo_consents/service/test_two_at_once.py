"""Two windows on one register: what the other one did in the meantime is told in one sentence, and nothing is half done."""

from __future__ import annotations

import datetime as dt
import threading

import pytest

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.photo_consents.errors import EventGone, ItemGone
from medias_desktop.photo_consents.errors.items import EventInUse, ItemInUse
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, ConsentDraft, Method, Reach
from medias_desktop.photo_consents.rules.items import ItemDraft, Review, Rights, SubjectKind
from medias_desktop.photo_consents.rules.persons import PortrayedDraft
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import UseDraft
from medias_desktop.photo_consents.service.publishing import CopyWish
from tests.photo_consents.pictures import make_photo
from tests.photo_consents.seen import FACE, event, named, outsider, photo, service_of
from tests.registers import open_again

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def here(register):
    return service_of(register)


@pytest.fixture
def there(register):
    opened = open_again(register)
    yield service_of(opened)
    opened.close()


@pytest.fixture
def agreed(here, tmp_path):
    """A photo, the only person in it, and the consent to Facebook."""
    path = make_photo(tmp_path / "a.jpg", (400, 300), [(1000, 2000, 800, 1200)])
    (number,) = here.adding.add_files([path], ItemDraft(rights=Rights.OWN, source="Loisirs"), keep=True).added
    person = outsider(here, adult=True)
    named(here, number, person)
    here.items.review(number, here.items.item(number).version, Review.DONE)
    draft = ConsentDraft(person, Reach(), frozenset({Purpose.FACEBOOK}), DAY)
    return number, person, here.consents.record(draft, (ActDraft(ActKind.GIVEN, DAY, Method.PAPER),))


def test_the_same_pictures_added_in_both(here, there, tmp_path):
    paths = [make_photo(tmp_path / f"{seed}.jpg", (120, 90), seed=seed) for seed in range(30)]
    told = {}
    both = threading.Barrier(2)

    def add(name, service):
        both.wait(30)
        told[name] = service.adding.add_files(paths, ItemDraft(), keep=name == "here")

    threads = [threading.Thread(target=add, args=pair) for pair in (("here", here), ("there", there))]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert here.listing.count() == 30
    counts = [(len(one.added), len(one.known), one.refused, one.left) for one in told.values()]
    assert sum(added for added, *_others in counts) == 30
    assert all(added + known == 30 for added, known, *_others in counts)
    assert all((refused, left) == ((), 0) for *_numbers, refused, left in counts)
    assert len(here.items.pictures(range(1, 1000))) == 30


def test_an_event_that_went_while_files_are_added_to_it(here, there, tmp_path):
    number = event(here)
    there.events.remove(number)
    with pytest.raises(EventGone):
        here.adding.add_files([make_photo(tmp_path / "a.jpg", (80, 60))], ItemDraft(event_id=number))


def test_an_event_removed_between_two_parts_of_a_batch(here, there, tmp_path):
    number = event(here)
    paths = [make_photo(tmp_path / f"{seed}.jpg", (80, 60), seed=seed) for seed in range(3)]

    class Removing:
        def report(self, done, _total):
            if done == 1:
                there.events.remove(number)

    with pytest.raises(UserError):
        here.adding.add_files(paths, ItemDraft(event_id=number), keep=False, progress=Removing())
    assert here.listing.count() == 0


def test_an_event_that_is_used_elsewhere_stays(here, there):
    number = event(here)
    photo(there, event_id=number)
    with pytest.raises(EventInUse):
        here.events.remove(number)


@pytest.mark.parametrize("write", ["other", "change", "consent", "use", "subject"])
def test_what_went_elsewhere_is_told(here, there, write):
    number, happening, person = photo(here), event(here), outsider(here, adult=True)
    item = here.items.item(number)
    there.items.remove(number, "Erreur")
    there.events.remove(happening)
    acts = {
        "other": lambda: photo(here, event_id=happening),
        "change": lambda: here.items.change(number, item.version, ItemDraft(title="Autre")),
        "consent": lambda: here.consents.record(
            ConsentDraft(person, Reach(number), frozenset({Purpose.FACEBOOK}), DAY),
            (ActDraft(ActKind.ASKED, DAY),),
        ),
        "use": lambda: here.uses.add(UseDraft(number, Purpose.FACEBOOK, planned_on=dt.date(2026, 12, 1))),
        "subject": lambda: here.subjects.add(number, SubjectKind.PERSON, person, FACE),
    }
    with pytest.raises((EventGone, ItemGone)) as told:
        acts[write]()
    assert "\n" not in told.value.sentence()


def test_the_same_photo_changed_in_both(here, there):
    number = photo(here)
    version = here.items.item(number).version
    there.items.review(number, version, Review.NOBODY)
    with pytest.raises(ChangedElsewhere):
        here.items.review(number, version, Review.DONE)
    assert here.items.item(number).review is Review.NOBODY


def test_withdrawn_there_while_it_is_published_here(here, there, agreed):
    number, _person, consent = agreed
    question = Question(Purpose.FACEBOOK, here.today)
    use = here.uses.add(UseDraft(number, Purpose.FACEBOOK, planned_on=here.today))
    assert here.answers.answer(number, question).state is PublicationState.PUBLISHABLE
    there.consents.withdraw([consent], here.today, "Ne veut plus")
    with pytest.raises(UserError):  # the copy is refused
        here.publishing.copy(number, question, CopyWish(blur=False))
    here.uses.publish(use, here.uses.use(use).version, here.today)  # what happened is recorded
    (live,) = here.uses.to_take_down(here.today)
    assert live.use.id == use


def test_published_there_while_it_is_withdrawn_here(here, there, agreed):
    number, _person, consent = agreed
    there.uses.add(UseDraft(number, Purpose.FACEBOOK, published_on=here.today))
    here.consents.withdraw([consent], here.today, "Ne veut plus")
    assert [one.use.item_id for one in here.uses.consequences([consent]).take_down] == [number]


def test_a_photo_that_got_a_publication_elsewhere_stays(here, there):
    number = photo(here)
    there.uses.add(UseDraft(number, Purpose.FACEBOOK, planned_on=dt.date(2026, 12, 1)))
    with pytest.raises(ItemInUse):
        here.items.remove(number, "Erreur")


def test_a_person_corrected_in_both(here, there):
    number = outsider(here)
    version = here.portrayed.one(number).version
    there.portrayed.change(number, version, PortrayedDraft("Bélanger", "Léonie"))
    with pytest.raises(ChangedElsewhere):
        here.portrayed.change(number, version, PortrayedDraft("Bélanger", "Léon"))


def test_the_same_publication_taken_down_in_both(here, there, agreed):
    from medias_desktop.photo_consents.rules.uses import Removal

    use = here.uses.add(UseDraft(agreed[0], Purpose.FACEBOOK, published_on=here.today))
    version = here.uses.use(use).version
    there.uses.remove(use, version, here.today, "Zoé Côté", Removal.REMOVED)
    with pytest.raises(UserError) as told:
        here.uses.remove(use, version, here.today, "Luc Roy", Removal.REMOVED)
    assert "\n" not in told.value.sentence()
