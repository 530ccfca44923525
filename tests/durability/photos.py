"""A day with photos: folders are added, people named, consents recorded and withdrawn, forms confirmed, photos published.

``python -m tests.durability.photos ROUNDS [SEED]`` kills it at any instant, again and again (``kills``). Exits with 1 when an item is
without its picture or its kept copy, somebody is seen in what is not there, a consent is there in part, or a page of a
form proves nothing.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.attachments import fetch
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.register import Register
from medias_desktop.paper.handling import Fit
from medias_desktop.photo_consents.rules.consents import (
    ActDraft,
    ActKind,
    ConsentDraft,
    EvidenceKind,
    Method,
    Reach,
)
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.forms import FormKind, FormOrder
from medias_desktop.photo_consents.rules.items import ItemDraft, SubjectKind
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.returns import FormDecision, LineAnswer
from medias_desktop.photo_consents.rules.uses import UseDraft
from medias_desktop.photo_consents.service import agreement
from tests.durability import kills, work
from tests.paper.scanner import as_pdf, printed
from tests.photo_consents import seen
from tests.photo_consents.pictures import make_photo

BATCH = 4
"""Photos of a folder."""
PERSONS = 6
SOME = frozenset({Purpose.FACEBOOK, Purpose.WEBSITE})


class PhotoDay(work.Day):
    """What is done with photos, by chance but the same for the same seed."""

    def __init__(self, register: Register, seed: int) -> None:
        super().__init__(register, seed)
        self.photos = seen.service_of(register)
        self.folder = Path(os.environ["MEDIAS_PROFILE"], "photos")
        self.folder.mkdir(parents=True, exist_ok=True)

    def act(self) -> None:
        """Do one action; what cannot be done is told, not done."""
        more = [self.withdraw, self.confirm, self.confirm, self.publish, self.drop]
        actions = [self.take, self.take, self.name, self.consent, self.consent, *more]
        try:
            self.chance.choice(actions)()
        except UserError:
            self.take()

    def take(self) -> None:
        """Add a folder of photos, some of them known already; copies are kept now and then."""
        paths = [
            make_photo(self.folder / f"{n}.jpg", (96, 72), seed=self.chance.randrange(1 << 20))
            for n in range(BATCH)
        ]
        draft = ItemDraft(event_id=self.chance.choice(self.photos.listing.events())[0])
        self.photos.adding.add_files(paths, draft, keep=self.chance.random() < 0.5)

    def name(self) -> None:
        """Name somebody in a photo."""
        number = self.chance.choice(self._items())
        self.photos.subjects.add(number, SubjectKind.PERSON, self._person(), seen.FACE)

    def consent(self) -> None:
        """Record what somebody said about a photo, with a letter as evidence."""
        day = self.register.clock.today()
        draft = ConsentDraft(self._person(), Reach(self.chance.choice(self._items())), SOME, day)
        acts = (
            ActDraft(ActKind.ASKED, day),
            ActDraft(self.chance.choice([ActKind.GIVEN, ActKind.REFUSED]), day, Method.EMAIL),
        )
        letter = self.chance.randbytes(3000)
        self.photos.consents.record(draft, acts, [(EvidenceKind.DOCUMENT, letter, "courriel.eml")])

    def withdraw(self) -> None:
        """Withdraw everything that a person agreed to."""
        person = self._person()
        numbers = [one.id for one in self.photos.consents.of_portrayed(person)]
        self.photos.consents.withdraw(numbers, self.register.clock.today(), "Ne veut plus")

    def confirm(self) -> None:
        """Confirm a form that came back, or receive them again."""
        returns = self.photos.returns
        ready = [match for match in returns.matches() if match.fit is Fit.READY]
        if not ready:
            scans = sorted(Path(os.environ["MEDIAS_PROFILE"], "scans").glob("*.pdf"))
            returns.receive([self.chance.choice(scans)], Silent())
            return
        match = self.chance.choice(ready)
        answers = tuple(
            LineAnswer(line.portrayed.id, SOME, consent_id=line.consent_id, place=(line.page, line.line))
            for line in match.form.lines
        )
        returns.confirm(match.page, match.form, FormDecision(self.register.clock.today(), answers))

    def publish(self) -> None:
        """Plan where some photos go."""
        day = self.register.clock.today() + dt.timedelta(days=3)
        chosen = self.chance.sample(self._items(), 2)
        self.photos.uses.add_many([UseDraft(one, Purpose.FACEBOOK, planned_on=day) for one in chosen])

    def drop(self) -> None:
        """Remove an item that was added by mistake."""
        self.photos.items.remove(self.chance.choice(self._items()), "Erreur")

    def _items(self) -> list[int]:
        found = list(self.photos.listing.numbers(ItemFilter()))
        if len(found) < BATCH:
            self.take()
            return self._items()
        return found

    def _person(self) -> int:
        return self.chance.choice(self.photos.portrayed.listing.found("", PERSONS))


def prepare(register: Register) -> None:
    """Record an event and persons, and scan the forms that they signed."""
    day = PhotoDay(register, 0)
    today = register.clock.today()
    event = seen.event(day.photos)
    persons = [seen.outsider(day.photos, f"Roy {n}", adult=True) for n in range(PERSONS)]
    order = FormOrder(FormKind.INDIVIDUAL, Reach(event_id=event), SOME, today, today + dt.timedelta(days=700))
    document = day.photos.forms.write(order, persons, Silent())
    folder = Path(os.environ["MEDIAS_PROFILE"], "scans")
    folder.mkdir(exist_ok=True)
    for n in range(PERSONS // 2):
        pages = [printed(document, page, 150) for page in (2 * n, 2 * n + 1)]
        (folder / f"{n}.pdf").write_bytes(as_pdf(pages, 150))
    day.take()


FAULTS = {
    "an item without its picture": (
        "SELECT 1 FROM photo_item i WHERE kind = 'photo' AND NOT EXISTS"
        " (SELECT 1 FROM photo_picture p WHERE p.item_id = i.id)"
    ),
    "a picture without its item": (
        "SELECT 1 FROM photo_picture p WHERE NOT EXISTS (SELECT 1 FROM photo_item i WHERE i.id = p.item_id)"
    ),
    "somebody seen nowhere": (
        "SELECT 1 FROM photo_subject s WHERE NOT EXISTS (SELECT 1 FROM photo_item i WHERE i.id = s.item_id)"
    ),
    "a consent that nobody was asked for": (
        "SELECT 1 FROM photo_consent c WHERE NOT EXISTS"
        " (SELECT 1 FROM photo_consent_act a WHERE a.consent_id = c.id)"
    ),
    "an answer by e-mail without the e-mail": (
        "SELECT 1 FROM photo_consent_act a WHERE a.method = 'email' AND NOT EXISTS"
        " (SELECT 1 FROM photo_consent_evidence e WHERE e.act_id = a.id)"
    ),
    "an answer on paper without its page": (
        "SELECT 1 FROM photo_consent_act a WHERE a.kind = 'given' AND a.method = 'paper' AND NOT EXISTS"
        " (SELECT 1 FROM photo_consent_evidence e WHERE e.act_id = a.id)"
    ),
    "a page filed without proving anything": (
        "SELECT 1 FROM paper_page p WHERE state = 'filed' AND NOT EXISTS"
        " (SELECT 1 FROM photo_consent_evidence e WHERE e.page_id = p.id)"
    ),
    "a page that proves and waits": (
        "SELECT 1 FROM paper_page p JOIN photo_consent_evidence e ON e.page_id = p.id WHERE p.state <> 'filed'"
    ),
    "a copy that nothing names": (
        "SELECT 1 FROM attachment a WHERE media_type = 'image/jpeg' AND NOT EXISTS"
        " (SELECT 1 FROM photo_item i WHERE i.content_sha256 = a.sha256)"
    ),
    "half of what was planned together": (
        "SELECT 1 FROM photo_use GROUP BY planned_on HAVING count(*) % 2 <> 0"
    ),
}


def faults(register: Register, acknowledged: int) -> list[str]:
    """Return what is wrong with a register that was opened again."""
    found = work.faults(register, acknowledged)
    with register.read() as connection:
        found += agreement.findings(connection)
    for row in register.rows("SELECT content_sha256 FROM photo_item WHERE content_sha256 IS NOT NULL"):
        fetch(register, row[0])
    return found + [name for name, statement in FAULTS.items() for _row in register.rows(statement)]


def main(arguments: list[str]) -> int:
    """Work until killed, or for so many actions, when a register is given; otherwise run rounds and print what was found."""
    if arguments and arguments[0].isdecimal():
        found = kills.run(int(arguments[0]), int((arguments[1:] or ["1"])[0]), THIS, LONGEST)
        print(f"photos: {dict(found)}")
        return int(set(found) != {"rounds", "events acknowledged"})
    path, seed, count = Path(arguments[0]), int(arguments[1]), int((arguments[2:] or ["-1"])[0])
    register = Register.open(path)
    with register._writing() as connection:  # the log is folded in often, as after a long day
        connection.exec_driver_sql("PRAGMA wal_autocheckpoint=40")
    day = PhotoDay(register, seed)
    while count:
        day.act()
        known = heads.remembered(register.id)
        os.write(1, b"%d\n" % (known.seq if known else 0))
        count -= 1
    register.close()
    return 0


THIS = sys.modules[__name__]
LONGEST = 0.5
"""Seconds after which a round is killed at the latest: a folder takes about a fifth of one."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
