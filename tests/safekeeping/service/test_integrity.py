"""Verifying a register whole: what was done to it behind the program is found and told in plain words."""

from __future__ import annotations

import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.register import Register
from medias_desktop.migrations.tables import metadata
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.command import run_check
from medias_desktop.safekeeping.service.integrity import IntegrityService
from tests.policies.adopting import draft
from tests.registers import change_behind


@pytest.fixture
def filled(register):
    from medias_desktop.policies.service import PolicyService

    draft(PolicyService(register))
    for name in ("Roy", "Côté", "Tremblay"):
        PeopleService(register).add(PersonDraft(name, "Luc"))
    return register


def check(register):
    return IntegrityService(register, metadata).check(Silent())


def test_nothing_is_wrong_with_what_only_the_program_touched(filled):
    report = check(filled)
    assert report.sound
    assert report.findings == ()
    assert report.verdict.events == filled.rows("SELECT count(*) AS n FROM audit_event")[0]["n"]
    accepted, lines = run_check(filled, metadata, Silent())
    assert accepted
    assert lines[-1] == "Rien à signaler."


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE person SET last_name = 'Gagnon' WHERE id = 2", "person 2"),
        ("DELETE FROM person WHERE id = 3", "person 3"),
        ("UPDATE attachment_chunk SET content = x'00'", "attachment"),
        ("DELETE FROM section WHERE position = 1", "section"),
    ],
)
def test_what_was_done_behind_the_trail_is_found(filled, statement, word):
    change_behind(filled, statement)
    report = check(filled)
    assert not report.sound
    assert any(word in finding for finding in report.record_findings)
    assert not report.trail_findings
    accepted, lines = run_check(filled, metadata, Silent())
    assert not accepted
    assert any(word in line for line in lines)


def test_a_tail_that_was_cut_off_is_known_from_what_this_computer_saw(filled):
    change_behind(
        filled,
        "DROP TRIGGER audit_event_no_delete",
        "DELETE FROM person WHERE id = 3",
        "DELETE FROM audit_content WHERE seq = (SELECT max(seq) FROM audit_event)",
        "DELETE FROM audit_event WHERE seq = (SELECT max(seq) FROM audit_event)",
    )
    report = check(filled)
    assert report.history_findings
    assert report.trail_findings
    assert not report.record_findings
    heads.forget(filled.id)
    assert check(filled).sound  # nothing inside the file tells it: hence what is remembered outside


@pytest.mark.file_only(reason="a server never lets go of its foreign keys")
def test_a_record_that_belongs_to_nothing(filled):
    change_behind(
        filled,
        "PRAGMA foreign_keys=OFF",
        "INSERT INTO section (version_id, position, level) VALUES (99, 1, 1)",
    )
    assert any("section" in finding for finding in check(filled).file_findings)


@pytest.mark.file_only(reason="the pages of the file")
def test_a_damaged_page_is_told_and_nothing_else_is_claimed(filled):
    with filled.transaction("test") as tx:
        attachments.keep(tx, "photo.jpg", "image/jpeg", bytes(range(256)) * 400)
    filled.close()
    data = bytearray(filled.path.read_bytes())
    data[-2000] ^= 1  # in the last page, which is of the file kept: opening does not read it
    filled.path.write_bytes(data)
    damaged = Register.open(filled.path, access=filled.access)
    report = check(damaged)
    assert "endommagé" in report.file_findings[0]
    assert report.verdict.events == 0
    damaged.close()


def test_it_can_be_stopped_at_every_step(filled):
    class Counting:
        def __init__(self, stop=None):
            self.calls, self.stop = 0, stop

        def report(self, done, total):
            assert 0 <= done <= total
            self.calls += 1
            if self.calls == self.stop:
                raise Cancelled

    whole = Counting()
    IntegrityService(filled, metadata).check(whole)
    assert whole.calls > 5
    for stop in range(1, whole.calls + 1):
        with pytest.raises(Cancelled):
            IntegrityService(filled, metadata).check(Counting(stop))
