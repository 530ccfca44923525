"""Whoever is destroyed takes along the paper that proves nothing of anybody else."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.acknowledgements.retention import AcknowledgementsOfPersons
from medias_desktop.acknowledgements.rules import Method, ScopeKey
from medias_desktop.acknowledgements.service.evidence import evidence_of_person
from medias_desktop.acknowledgements.service.returns import Decision, Returns
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.service.integrity import IntegrityService
from tests.acknowledgements.returns import sheets
from tests.core.store.decrypted import decrypted
from tests.safekeeping.people import KIND, Town, naming

DAY = dt.date(2026, 11, 18)


class Paper:
    """A town whose persons send sheets back."""

    def __init__(self, register):
        self.register, self.town = register, Town(register)
        self.returns = Returns(register, self.town.signatures)
        self.scope = self.town.signatures.scope(ScopeKey(0, self.town.version))
        self.uids = {row["id"]: row["uid"] for row in register.rows("SELECT id, uid FROM person")}
        self.town.confirm()

    def receive(self, *codes, name="Zyxwvutsky Quirin.pdf"):
        data = sheets.scan(*(sheets.page_saying(code, f"{name} {at}") for at, code in enumerate(codes)))
        got = self.returns.tray.receive(data, name, Silent())
        return [self.returns.match(number) for number in got.numbers]

    def own(self, person):
        return sheets.individual(self.register, self.scope, self.uids[person])

    def confirm(self, match, *persons):
        self.returns.confirm(match.page, self.scope, Method.GROUP_SHEET, Decision(DAY, persons))

    def destroy(self):
        self.town.retention.destroy(KIND, self.town.due())

    def pages(self):
        return [row[0] for row in self.register.rows("SELECT id FROM paper_page ORDER BY id")]

    def files(self):
        return {row[0] for row in self.register.rows("SELECT sha256 FROM attachment WHERE name = 'page.pdf'")}


@pytest.fixture
def paper(register):
    return Paper(register)


def test_a_page_goes_with_the_only_one_it_concerns(register, paper):
    first, mine = paper.receive(paper.own(paper.town.gone), paper.own(paper.town.here))
    paper.returns.keep_as_evidence(first)
    paper.confirm(mine, paper.town.here)
    attachments.thumbnail(register, first.page.content_sha256)
    paper.destroy()
    assert paper.pages() == [mine.page.id]
    assert paper.files() == {mine.page.content_sha256}
    assert not register.rows(
        "SELECT 1 FROM attachment_thumbnail WHERE sha256 = :sha256", sha256=first.page.content_sha256
    )
    assert len(evidence_of_person(register, paper.town.here)) == 1


def test_a_shared_page_stays_for_the_other_and_is_counted(register, paper):
    gone, here = paper.town.gone, paper.town.here
    (match,) = paper.receive(sheets.group(register, paper.scope, [gone, here]), name="groupe.pdf")
    paper.confirm(match, here)
    with register.read() as connection:
        from medias_desktop.acknowledgements.retention.paper import staying_pages

        assert staying_pages(connection, [gone]) == 1
        assert staying_pages(connection, [gone, here]) == 0
    paper.destroy()
    assert paper.pages() == [match.page.id]
    assert register.rows("SELECT person_id FROM acknowledgement_group_line")[0][0] == here


def test_a_scan_called_after_them_that_stays_is_counted(register, paper):
    gone, here = paper.town.gone, paper.town.here
    kept = AcknowledgementsOfPersons()
    first, mine, waiting = paper.receive(paper.own(gone), paper.own(here), paper.own(here))
    with register.read() as connection:
        before = kept.mentions(connection, [gone])
    paper.returns.keep_as_evidence(first)
    paper.confirm(mine, here)
    with register.read() as connection:
        assert (
            kept.mentions(connection, [gone]) == before == 2
        )  # the pages of who stays: the scan is called so
        assert kept.mentions(connection, [here]) == 0
    paper.destroy()
    assert paper.pages() == [mine.page.id, waiting.page.id]


def test_a_name_without_letters_is_in_no_text(register, paper):
    smiling, other = (PeopleService(register).add(PersonDraft(name)) for name in ("😀", "Roy"))
    paper.town.signatures.record(paper.scope.version.id, [other], DAY, Method.ON_SCREEN, "Luc Roy", "Note")
    paper.receive("", name="groupe.pdf")
    with register.read() as connection:
        assert AcknowledgementsOfPersons().mentions(connection, [smiling]) == 0


def test_a_group_sheet_on_which_nobody_is_left_goes(register, paper):
    (match,) = paper.receive(sheets.group(register, paper.scope, [paper.town.gone]))
    assert match.persons
    paper.destroy()
    assert paper.pages() == []
    assert not register.rows("SELECT 1 FROM acknowledgement_group_sheet")


def test_unopened_post_with_their_code_goes(register, paper):
    waiting, aside, other = paper.receive(
        paper.own(paper.town.gone), paper.own(paper.town.gone), paper.own(paper.town.here)
    )
    paper.returns.tray.set_aside(aside.page.id, "Quirin l’a envoyée deux fois")
    paper.destroy()
    assert paper.pages() == [other.page.id]
    assert waiting.page.id not in paper.pages()


def test_nothing_of_the_scan_is_left_in_the_trail_and_it_verifies(register, paper):
    (match,) = paper.receive(paper.own(paper.town.gone))
    paper.returns.keep_as_evidence(match)
    assert naming(register, "Zyxwvutsky Quirin.pdf")
    paper.destroy()
    assert naming(register, "zyxwvutsky", "quirin") == []
    with register.read() as connection:
        assert verify(connection).problems == ()


@pytest.mark.file_only
def test_not_a_byte_of_the_picture_is_left_on_the_disk(register, paper):
    (match,) = paper.receive(paper.own(paper.town.gone))
    paper.returns.keep_as_evidence(match)
    content = attachments.fetch(register, match.page.content_sha256)
    piece = content[len(content) // 2 : len(content) // 2 + 40]
    key = register.access.data_key
    assert piece in decrypted(register.path, key)
    paper.destroy()
    assert register.leave_no_traces()
    assert piece not in decrypted(register.path, key)


def test_the_integrity_check_knows_the_pages(register, paper):
    from medias_desktop.slices import tables

    match, other = paper.receive(paper.own(paper.town.gone), paper.own(paper.town.here))
    paper.returns.keep_as_evidence(match)
    paper.confirm(other, paper.town.here)
    paper.destroy()
    report = IntegrityService(register, tables()).check(Silent())
    assert report.sound, report.findings
