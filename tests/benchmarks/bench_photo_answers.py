"""May 1,000 photos of 20 persons each be published? Beside the bare statements that fetch the same rows.

600 persons, a third of them minors with two guardians, each with a general consent, every fourth with one for an event as
well. The answers say of each photo who has not agreed and which consents the others rest on. Run:
python -m tests.benchmarks.bench_photo_answers
"""

from __future__ import annotations

import datetime as dt
import gc
import random
import sys
import tempfile
import time
from pathlib import Path

from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.transaction import new_uids
from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents import models
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.policies.service import PolicyService
from tests.registers import make_register

PHOTOS, SEEN, PERSONS, EVENTS = 1000, 20, 600, 40
MOST_MILLISECONDS = 50.0
MOST_RATIO = 3.0
ROUNDS = 15
DAY = dt.date(2026, 11, 21)
NOW = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)

STATEMENTS = (
    "SELECT id, kind, event_id, review, rights, rights_until, has_location, source, credit_line, alt_fr, alt_en"
    " FROM photo_item ORDER BY id",
    "SELECT item_id, portrayed_id, kind FROM photo_subject ORDER BY item_id",
    "SELECT s.*, n.last_name, n.first_name, n.group_code FROM portrayed_person s"
    " LEFT JOIN person n ON n.id = s.person_id",
    "SELECT * FROM legal_guardian ORDER BY portrayed_id, id",
    "SELECT * FROM photo_consent ORDER BY id",
    "SELECT * FROM photo_consent_act ORDER BY id",
)


def fill(register: Register) -> None:
    """Record the persons, their guardians and consents, and the photos."""
    chance = random.Random(7)
    with register.transaction("fill") as tx:
        tx.insert_many(
            models.event,
            [
                {"id": n, "uid": u, "title": f"Fête {n}", "search_key": "", "created_at": NOW}
                for n, u in _rows(EVENTS)
            ],
        )
        tx.insert_many(models.portrayed, [_person(number, uid) for number, uid in _rows(PERSONS)])
        minors = [number for number in range(1, PERSONS + 1) if _is_minor(number)]
        tx.insert_many(
            models.guardian,
            [
                {"uid": uid, "portrayed_id": minors[n // 2], "last_name": f"Parent {n}", "relation": "parent"}
                for n, uid in enumerate(new_uids(2 * len(minors)))
            ],
        )
        consents = [(number, None) for number in range(1, PERSONS + 1)]
        consents += [(number, chance.randint(1, EVENTS)) for number in range(1, PERSONS + 1, 4)]
        tx.insert_many(
            models.consent,
            [_consent(n + 1, uid, *consents[n]) for n, uid in enumerate(new_uids(len(consents)))],
        )
        first = {number: 2 * place + 1 for place, number in enumerate(minors)}
        tx.insert_many(
            models.act,
            [
                _act(n + 1, uid, consents[n][0], first.get(consents[n][0]))
                for n, uid in enumerate(new_uids(len(consents)))
            ],
        )
        tx.insert_many(models.item, [_item(number, uid, chance) for number, uid in _rows(PHOTOS)])
        uids = new_uids(PHOTOS * SEEN)
        tx.insert_many(
            models.subject,
            [
                {"uid": uids.pop(), "item_id": number, "kind": "person", "portrayed_id": portrayed}
                for number in range(1, PHOTOS + 1)
                for portrayed in chance.sample(range(1, PERSONS + 1), SEEN)
            ],
        )


def _rows(count: int) -> list[tuple[int, str]]:
    return list(enumerate(new_uids(count), start=1))


def _is_minor(number: int) -> bool:
    return number % 3 == 0


def _person(number: int, uid: str) -> dict[str, object]:
    birth = dt.date(2016, 5, 1) if _is_minor(number) else dt.date(1980, 5, 1)
    names = {
        "last_name": f"Nom {number}",
        "first_name": "Alex",
        "sort_key": f"nom {number}",
        "search_key": "",
    }
    return {"id": number, "uid": uid, "birth_date": birth, "created_at": NOW, **names}


def _consent(number: int, uid: str, portrayed: int, event: int | None) -> dict[str, object]:
    dates = {"starts_on": dt.date(2026, 1, 1), "ends_on": dt.date(2027, 12, 31), "created_at": NOW}
    uses = "facebook,website,bulletin"
    return {
        "id": number,
        "uid": uid,
        "portrayed_id": portrayed,
        "event_id": event,
        "purposes": uses,
        "language": "fr",
        **dates,
    }


def _act(consent: int, uid: str, portrayed: int, guardian: int | None) -> dict[str, object]:
    kind = "refused" if portrayed % 97 == 0 else "given"
    about = {"consent_id": consent, "portrayed_id": portrayed, "guardian_id": guardian}
    said = {"kind": kind, "day": dt.date(2026, 2, 1), "method": "paper", "language": "fr", "recorded_at": NOW}
    return {"uid": uid, **about, **said}


def _item(number: int, uid: str, chance: random.Random) -> dict[str, object]:
    said = {
        "kind": "photo",
        "title": f"Photo {number}",
        "rights": "own",
        "review": "done",
        "alt_fr": "Des gens",
    }
    return {
        "id": number,
        "uid": uid,
        "event_id": chance.randint(1, EVENTS),
        "day": DAY,
        "search_key": "",
        "added_at": NOW,
        **said,
    }


def measure(register: Register) -> tuple[float, float]:
    """Return the least milliseconds of 1,000 answers, and of the bare statements, taken in turn."""
    service = PhotoConsentService(register, PeopleService(register), PolicyService(register))
    numbers = list(range(1, PHOTOS + 1))
    question = Question(Purpose.FACEBOOK, DAY)
    ours, bare = [], []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.perf_counter()
        found = service.answers.answers(numbers, question)
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        for statement in STATEMENTS:
            register.rows(statement)
        bare.append(time.perf_counter() - start)
    states = [one.state for one in found.values()]
    assert len(states) == PHOTOS
    assert 0 < states.count(PublicationState.BLOCKED) < PHOTOS
    assert states.count(PublicationState.PUBLISHABLE) > PHOTOS / 2
    return min(ours) * 1000, min(bare) * 1000


def main() -> int:
    """Print both times and their ratio; 1 when the answers take longer than their aim."""
    with tempfile.TemporaryDirectory() as folder:
        register = make_register(Path(folder) / "essai.medias", Municipality("Ville de Sainte-Élodie"))
        fill(register)
        ours, bare = measure(register)
        register.close()
    ratio = ours / bare
    print(
        f"photo answers: {PHOTOS} photos x {SEEN} persons in {ours:.1f} ms (aim {MOST_MILLISECONDS:.0f}),"
        f" the same rows by bare statements {bare:.1f} ms, ratio {ratio:.2f} (aim {MOST_RATIO})"
    )
    return int(ratio > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
