"""Who may only read changes nothing of photos and consents; what they may look at, list or copy out they do."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.photo_consents.models import (
    act,
    consent,
    event,
    form,
    guardian,
    item,
    portrayed,
    setting,
    subject,
    use,
)
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, ConsentDraft, Method, Reach
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.forms import FormKind, FormOrder
from medias_desktop.photo_consents.rules.items import EventDraft, ItemDraft, Review, Rights, SubjectKind
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import Removal, UseDraft
from tests.photo_consents import seen
from tests.photo_consents.pictures import make_photo, photo_bytes

DAY = dt.date(2026, 11, 20)
FACEBOOK = frozenset({Purpose.FACEBOOK})
TABLES = (act, consent, event, form, guardian, item, portrayed, setting, subject, use)


class Town:
    """A register with something of everything, then only to be read."""

    def __init__(self, register, folder):
        self.register, self.folder = register, folder
        self.s = seen.service_of(register)
        self.listed = seen.listed(register)
        self.event, self.empty = seen.event(self.s), seen.event(self.s, "Rien")
        path = make_photo(folder / "a.jpg", (400, 300), [(1000, 2000, 800, 1200)])
        draft = ItemDraft(event_id=self.event, rights=Rights.OWN, source="Loisirs")
        (self.item,) = self.s.adding.add_files([path], draft, keep=True).added
        self.other = seen.photo(self.s)
        self.person = seen.outsider(self.s, adult=True)
        self.child = seen.child(self.s)
        self.seen = seen.named(self.s, self.item, self.person)
        asked = ConsentDraft(self.person, Reach(), FACEBOOK, DAY)
        self.consent = self.s.consents.record(asked, (ActDraft(ActKind.GIVEN, DAY, Method.PAPER),))
        self.act = self.s.consents.one(self.consent).acts[0].id
        self.planned = self.s.uses.add(UseDraft(self.item, Purpose.FACEBOOK, planned_on=dt.date(2026, 12, 1)))
        self.live = self.s.uses.add(UseDraft(self.item, Purpose.FACEBOOK, published_on=DAY))
        self.order = FormOrder(FormKind.INDIVIDUAL, Reach(), FACEBOOK, DAY)
        self.draft = ConsentDraft(self.person, Reach(self.item), FACEBOOK, DAY)
        register.actor = register.actor._replace(role=Role.READING)

    @property
    def content(self):
        return [
            [tuple(row) for row in self.register.rows(f"SELECT * FROM {one.name} ORDER BY 1")]
            for one in TABLES
        ]

    @property
    def mother(self):
        return self.s.portrayed.one(self.child).guardians[0]


@pytest.fixture
def town(register, tmp_path):
    return Town(register, tmp_path)


WRITES = {
    "add event": lambda t: t.s.events.add(EventDraft("Noël")),
    "change event": lambda t: t.s.events.change(t.event, 1, EventDraft("Noël")),
    "remove event": lambda t: t.s.events.remove(t.empty),
    "add files": lambda t: t.s.adding.add_files(
        [make_photo(t.folder / "b.jpg", (80, 60), seed=9)], ItemDraft()
    ),
    "add a file to keep": lambda t: t.s.adding.add_files(
        [make_photo(t.folder / "b.jpg", (80, 60), seed=9)], ItemDraft(), keep=True
    ),
    "paste": lambda t: t.s.adding.add_clipboard(photo_bytes((80, 60), format="PNG"), ItemDraft()),
    "add other": lambda t: t.s.items.add_other(ItemDraft(title="Article")),
    "change item": lambda t: t.s.items.change(
        t.item, t.s.items.item(t.item).version, ItemDraft(title="Autre")
    ),
    "change items": lambda t: t.s.items.change_many([t.item], source="Autre"),
    "review": lambda t: t.s.items.review(t.item, t.s.items.item(t.item).version, Review.NOBODY),
    "remove item": lambda t: t.s.items.remove(t.other, "Erreur"),
    "name": lambda t: t.s.subjects.add(t.other, SubjectKind.PERSON, t.person, seen.FACE),
    "move": lambda t: t.s.subjects.move(t.seen, t.s.subjects.one(t.seen).version, seen.OTHER_FACE),
    "rename": lambda t: t.s.subjects.name(
        t.seen, t.s.subjects.one(t.seen).version, SubjectKind.PERSON, t.child
    ),
    "unname": lambda t: t.s.subjects.remove(t.seen, t.s.subjects.one(t.seen).version),
    "copy names": lambda t: t.s.subjects.copy(t.item, t.other),
    "add person": lambda t: t.s.portrayed.add(PortrayedDraft("Roy", "Luc")),
    "take from the list": lambda t: t.s.portrayed.of_person(t.listed),
    "change person": lambda t: t.s.portrayed.change(t.person, 1, PortrayedDraft("Roy", "Luc")),
    "add guardian": lambda t: t.s.portrayed.guardians.add(t.child, GuardianDraft("Roy", "Luc")),
    "change guardian": lambda t: t.s.portrayed.guardians.change(
        t.mother.id, t.mother.version, GuardianDraft("Roy", "Lucie")
    ),
    "end guardian": lambda t: t.s.portrayed.guardians.end(t.mother.id, t.mother.version, DAY),
    "record": lambda t: t.s.consents.record(t.draft, (ActDraft(ActKind.GIVEN, DAY, Method.PAPER),)),
    "act": lambda t: t.s.consents.act(t.consent, ActDraft(ActKind.REFUSED, DAY, Method.EMAIL)),
    "withdraw": lambda t: t.s.consents.withdraw([t.consent], DAY, "Non"),
    "correct": lambda t: t.s.consents.correct(t.act, ActDraft(ActKind.GIVEN, DAY, Method.EMAIL)),
    "cancel": lambda t: t.s.consents.cancel(t.act, "Erreur"),
    "refuse on screen": lambda t: t.s.screen_signing.refuse(t.draft, None),
    "plan": lambda t: t.s.uses.add(UseDraft(t.item, Purpose.PRESS, planned_on=dt.date(2026, 12, 2))),
    "publish": lambda t: t.s.uses.publish(t.planned, 1, DAY),
    "give up": lambda t: t.s.uses.drop(t.planned, 1),
    "take down": lambda t: t.s.uses.remove(t.live, 1, DAY, "Zoé", Removal.REMOVED),
    "print forms": lambda t: t.s.forms.write(t.order, [t.person], Silent()),
    "settings": lambda t: t.s.settings.change(
        dataclasses.replace(t.s.settings.current(), keep_copies=not t.s.settings.current().keep_copies)
    ),
}


@pytest.mark.parametrize("write", list(WRITES.values()), ids=list(WRITES))
def test_nothing_is_changed(town, write):
    before = town.content
    with pytest.raises(NotEntitled) as told:
        write(town)
    assert "\n" not in told.value.sentence()
    assert town.content == before


def test_what_changes_nothing_is_done(town):
    question = Question(Purpose.FACEBOOK, town.s.today)
    assert town.s.cards.card(town.item, question).picture
    assert town.s.items.original(town.item)
    assert town.s.publishing.prospect(town.item, question)
    assert town.s.forms.preview(town.order, [town.person], Silent()).pdf.startswith(b"%PDF")
    assert town.s.exports.pdf(ItemFilter()).startswith(b"%PDF")
    assert town.s.exports.extract(town.person).startswith(b"%PDF")
    town.s.exports.write(ItemFilter(), town.folder / "a.csv")
    assert town.s.portrayed.search_everyone("")
    town.s.uses.standing(town.s.today)
    town.s.deadlines.on(town.s.today)
