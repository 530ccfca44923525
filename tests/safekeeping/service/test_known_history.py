"""What this computer had seen of a register, on both engines."""

from __future__ import annotations

from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.audit.heads import Head
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.service.known_history import accept, look


def test_what_is_there_is_seen_and_what_was_seen_is_missed(register):
    PeopleService(register).add(PersonDraft("Roy"))
    heads.forget(register.id)
    assert look(register) is None
    seen = heads.remembered(register.id)
    assert seen is not None
    heads.remember(register.id, Head(seen.seq + 7, b"x" * 32))
    missing = look(register)
    assert missing is not None
    assert (missing.problem.lost, missing.last_seq, missing.last_at) == (7, seen.seq, register.clock.now())
    accept(register, missing)
    assert look(register) is None
    assert heads.remembered(register.id).seq == seen.seq + 1
    (row,) = register.rows("SELECT body FROM audit_content ORDER BY seq DESC LIMIT 1")
    assert f'"known_seq":{seen.seq + 7}' in row["body"]
