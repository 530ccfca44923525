"""What is destroyed is gone from the disk: not a piece of a name in any page of the file, free or used, nor in the log."""

from __future__ import annotations

import pytest

from medias_desktop.core.store import attachments, connection, search
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.register import Municipality
from medias_desktop.core.text import fold
from medias_desktop.people.models import person
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from tests.core.store.decrypted import decrypted, file_pages, log_pages
from tests.registers import make_register
from tests.safekeeping.people import GONE, KIND, Town

LAST, FIRST, EARLIER = "Zyxwvéqjkbœrth", "Quïxofrénnph", "Vjkqzwypœlm"
NOTE = "Wqzkphrase xjvorigyde"
PIECE = 5
"""Letters in a row that give a name away: an index keeps terms without the beginning that they share with others."""

PERSON = search.Kind("person")

pytestmark = pytest.mark.file_only


def pieces(*texts):
    """Return every piece of the texts as they are written, folded and stemmed, in bytes."""
    forms = set()
    for text in texts:
        for form in (
            text,
            text.upper(),
            text.casefold(),
            fold(text),
            *search.words(text, "fr"),
            *search.words(text, "en"),
        ):
            forms |= {form[start : start + PIECE] for start in range(len(form) - PIECE + 1)}
    return {form.encode() for form in forms}


def traces(content, *texts):
    return sorted(piece.decode() for piece in pieces(*texts) if piece in content)


def fill(register):
    """Add many persons and among them the one to be destroyed, renamed and indexed several times, with a letter."""
    people = PeopleService(register)
    numbers = [people.add(PersonDraft(f"Roy{n}", "Noémie")) for n in range(120)]
    gone = people.add(PersonDraft(EARLIER, FIRST, email=f"{fold(LAST)}@ville.example"))
    numbers += [people.add(PersonDraft(f"Côté{n}", "Luc")) for n in range(120)]
    people.change(gone, 1, PersonDraft(LAST, FIRST, "Q-77"))
    with register.transaction("test") as tx:
        search.index_many(
            tx, PERSON, (search.Entry(str(n), "fr", f"Roy{n}", f"note {n}", f"person/{n}") for n in numbers)
        )
        about = f"person/{gone}"
        search.index(tx, PERSON, str(gone), "fr", f"{EARLIER}, {FIRST}", NOTE, about)
        search.index(tx, PERSON, str(gone), "fr", f"{LAST}, {FIRST}", f"{NOTE} de {LAST}", about)
        search.index(tx, search.Kind("letter"), "1", "fr", "Lettre", f"À {FIRST} {LAST}", about)
        letter = f"{FIRST} {LAST} {NOTE}\n".encode() * 9000
        digest = attachments.keep(tx, "lettre.txt", "text/plain", letter)
    return gone, digest


def destroy(register, gone, digest):
    with register.transaction("destroy") as tx:
        tx.delete(person, gone)
        search.drop_subject(tx, f"person/{gone}")
        attachments.drop(tx, digest)
        tx.erase(f"person/{gone}", "03-205")


def test_nothing_of_a_destroyed_person_is_left_on_the_disk(register):
    gone, digest = fill(register)
    key, words = register.access.data_key, (LAST, FIRST, EARLIER, NOTE)
    assert set(traces(decrypted(register.path, key), *words)) >= {
        LAST[:PIECE],
        fold(LAST)[:PIECE],
        EARLIER[:PIECE],
    }
    destroy(register, gone, digest)
    assert traces(log_pages(register.path, key), *words)  # what was written lately stands in the log
    assert register.leave_no_traces()
    assert log_pages(register.path, key) == b""
    assert traces(file_pages(register.path, key), *words) == []
    for raw in (register.path, register.path.with_name(register.path.name + "-shm")):
        assert traces(raw.read_bytes(), *words) == []
    with register.read() as reading:
        assert verify(reading).problems == ()
    register.close()
    assert traces(decrypted(register.path, key), *words) == []


def test_closing_leaves_no_traces_either(register):
    gone, digest = fill(register)
    destroy(register, gone, digest)
    register.close()
    assert traces(decrypted(register.path, register.access.data_key), LAST, FIRST, EARLIER, NOTE) == []


def test_without_overwriting_the_traces_would_be_seen(tmp_path, clock, monkeypatch):
    lax = tuple(pragma.replace("secure_delete=ON", "secure_delete=OFF") for pragma in connection._PRAGMAS)
    assert lax != connection._PRAGMAS
    monkeypatch.setattr(connection, "_PRAGMAS", lax)
    register = make_register(tmp_path / "lache.medias", Municipality("Ville de Sainte-Élodie"), clock)
    gone, digest = fill(register)
    destroy(register, gone, digest)
    register.close()
    assert traces(decrypted(register.path, register.access.data_key), LAST, FIRST, EARLIER, NOTE)


def test_an_index_that_is_not_overwritten_would_be_seen(register):
    gone, digest = fill(register)
    with register._writing() as writing:
        writing.connection.cursor().execute(
            "INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 0)"
        )
    destroy(register, gone, digest)
    register.close()
    found = traces(decrypted(register.path, register.access.data_key), LAST, FIRST, EARLIER, NOTE)
    assert found
    assert all(fold(piece) == piece for piece in found)  # the index knows folded words alone


def test_the_retention_schedule_leaves_no_traces(register):
    town = Town(register)
    with register.transaction("index") as tx:
        about = f"person/{town.gone}"
        search.index(
            tx, PERSON, str(town.gone), "fr", f"{GONE.last_name}, {GONE.first_name}", "Voirie", about
        )
    key, words = register.access.data_key, (GONE.last_name, GONE.first_name, "a demandé un délai")
    assert traces(decrypted(register.path, key), *words)
    town.confirm()
    assert town.retention.destroy(KIND, town.due()).traces_gone
    assert traces(decrypted(register.path, key), *words) == []
