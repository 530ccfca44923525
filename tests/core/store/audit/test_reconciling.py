"""What was changed in the tables behind the trail shows when the trail is replayed."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core import i18n
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.store.audit import reconciling, verifying
from medias_desktop.core.store.audit.reconciling import Difference, DifferenceKind
from tests.core.store.audit.conftest import followed

UNKNOWN, CHANGED, MISSING = (
    DifferenceKind.UNKNOWN_ROW,
    DifferenceKind.CHANGED_ROW,
    DifferenceKind.MISSING_ROW,
)


def found(book, **more):
    with book.engine.connect() as connection:
        return [
            (d.kind, d.entity, d.record, d.columns)
            for d in reconciling.reconcile(connection, followed, **more)
        ]


def test_rows_that_are_what_the_trail_says(town):
    assert found(town) == []


def test_a_row_edited_behind_the_trail(town):
    town.sql("UPDATE note SET text = 'XX', done = true WHERE id = 1")
    assert found(town) == [(CHANGED, "note", "1", ("text", "done"))]
    with town.engine.connect() as connection:
        assert verifying.verify(connection).sound  # the chain alone sees nothing


def test_an_old_row_put_back(town):
    town.sql("UPDATE note SET text = 'Été « un »' WHERE id = 1")
    assert found(town) == [(CHANGED, "note", "1", ("text",))]


def test_a_row_added_behind_the_trail(town):
    town.sql("INSERT INTO note (id, text, done) VALUES (9, 'x', false)")
    assert found(town) == [(UNKNOWN, "note", "9", ())]


def test_a_deleted_row_put_back(town):
    town.sql("INSERT INTO note (id, text, done) VALUES (2, 'deux', true)")
    assert found(town) == [(UNKNOWN, "note", "2", ())]


def test_a_row_removed_behind_the_trail(town):
    town.sql("DELETE FROM note WHERE id = 3")
    assert found(town) == [(MISSING, "note", "3", ())]


def test_every_kind_of_value_is_compared_as_the_trail_writes_it(book):
    content = b"\x00\xff"
    new = {
        "id": 5,
        "text": "“Œuvre”",
        "day": "2026-02-28",
        "done": True,
        "at": "2026-11-21T15:30:00.000000Z",
        "content": "sha256:" + hashlib.sha256(content).hexdigest(),
    }
    book.act(("insert", "note", "5", {"new": new}))
    book.sql(
        "INSERT INTO note (id, text, day, done, at, content)"
        " VALUES (5, '“Œuvre”', '2026-02-28', true, '2026-11-21T15:30:00.000000Z', :content)",
        content=content,
    )
    assert found(book) == []
    book.sql("UPDATE note SET day = '2026-03-01', at = '2026-11-21T15:30:00.000001Z', content = :c", c=b"")
    assert found(book) == [(CHANGED, "note", "5", ("day", "at", "content"))]
    book.sql("UPDATE note SET day = NULL, at = NULL, content = NULL")
    assert found(book) == [(CHANGED, "note", "5", ("day", "at", "content"))]


def test_a_key_of_two_columns(book):
    book.act(("insert", "pair", "12/elected", {"new": {"one": 12, "two": "elected", "text": "a"}}))
    book.sql("INSERT INTO pair VALUES (12, 'elected', 'a')")
    assert found(book) == []
    book.sql("UPDATE pair SET two = 'student'")
    assert found(book) == [(UNKNOWN, "pair", "12/student", ()), (MISSING, "pair", "12/elected", ())]


def test_of_an_erased_record_only_its_presence_is_known(town):
    town.sql("DELETE FROM audit_content WHERE subject = 'person/1'")
    town.sql("UPDATE note SET text = 'anything' WHERE id = 1")
    assert found(town) == []
    town.act(("update", "note", "1", {"old": {"text": "anything"}, "new": {"text": "known again"}}))
    assert found(town) == [(CHANGED, "note", "1", ("text",))]
    town.sql("DELETE FROM note WHERE id = 1")
    assert found(town) == [(MISSING, "note", "1", ())]


def test_an_erased_deletion_still_says_that_the_row_is_gone(town):
    town.sql("DELETE FROM audit_content WHERE seq = 6")
    assert found(town) == []


@pytest.mark.file_only(reason="a server keeps no value of another type in a column")
def test_a_value_of_a_wrong_type_is_a_finding(town):
    town.sql("UPDATE note SET day = 1.5, done = 'maybe', text = x'00' WHERE id = 1")
    assert found(town) == [(CHANGED, "note", "1", ("text", "day", "done"))]


@pytest.mark.parametrize("body", ["[", "[" * 100_000])
def test_an_altered_body_is_for_verify_to_tell(town, body):
    town.sql("UPDATE audit_content SET body = :body WHERE seq = 4", body=body)
    assert found(town) == []


def test_many_chunks(town, monkeypatch):
    monkeypatch.setattr(verifying.chunks, "__defaults__", (1,))
    monkeypatch.setattr(reconciling, "CHUNK", 1)
    assert found(town) == []


def test_it_can_be_cancelled(town):
    class Ear:
        def report(self, done, total):
            raise Cancelled

    with pytest.raises(Cancelled):
        found(town, progress=Ear())


def keep(book, content, name=None, pieces=2):
    name = name or hashlib.sha256(content).hexdigest()
    book.sql(
        "INSERT INTO attachment (sha256, name, media_type, size, created_at)"
        " VALUES (:name, 'x.pdf', 'application/pdf', :size, '2026-11-21T15:30:00.000000Z')",
        name=name,
        size=len(content),
    )
    step = len(content) // pieces + 1
    for number, start in enumerate(range(0, len(content), step)):
        book.sql(
            "INSERT INTO attachment_chunk VALUES (:name, :position, :content)",
            name=name,
            position=number,
            content=content[start : start + step],
        )
    return name


def contents(book):
    with book.engine.connect() as connection:
        return [(d.kind, d.record) for d in reconciling.reconcile_contents(connection)]


def test_contents_of_files(book):
    keep(book, b"")
    scan = keep(book, bytes(range(256)) * 20, pieces=12)
    other = keep(book, b"photo")
    assert contents(book) == []
    book.sql("UPDATE attachment_chunk SET content = :c WHERE sha256 = :s AND position = 7", c=b"x", s=scan)
    book.sql("DELETE FROM attachment_chunk WHERE sha256 = :s", s=other)
    assert contents(book) == [(DifferenceKind.CHANGED_CONTENT, name) for name in sorted([scan, other])]


@pytest.mark.file_only(reason="a server keeps no value of another type in a column")
def test_a_file_whose_columns_are_of_a_wrong_type(book):
    one, other = keep(book, b"scan"), keep(book, b"photo")
    book.sql("UPDATE attachment_chunk SET content = 'photo' WHERE sha256 = :s", s=other)
    book.sql("UPDATE attachment SET size = 'large' WHERE sha256 = :s", s=one)
    assert contents(book) == [(DifferenceKind.CHANGED_CONTENT, other)]


def test_a_piece_of_no_file(book):
    if book.engine.dialect.name != "sqlite":
        book.sql("ALTER TABLE attachment_chunk DROP CONSTRAINT fk_attachment_chunk_sha256_attachment")
    for position in (0, 1):
        book.sql(
            "INSERT INTO attachment_chunk VALUES ('ab', :position, :content)", position=position, content=b"x"
        )
    assert contents(book) == [(DifferenceKind.UNKNOWN_ROW, "ab")]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", list(DifferenceKind))
def test_every_difference_has_its_sentence(kind, language):
    i18n.use_language(language)
    text = reconciling.describe(Difference(kind, "person", "12", ("email",)))
    assert text.startswith("person 12")
    assert text.endswith(".")


@given(st.lists(st.tuples(st.sampled_from("iud"), st.integers(1, 3), st.text("ab", max_size=2)), max_size=12))
def test_what_is_replayed_is_what_was_done(steps):
    """The same steps done to a dictionary and told as bodies end in the same rows."""
    rows, bodies = {}, {}
    for step, record, text in steps:
        if step == "i" and record not in rows:
            rows[record], bodies[record] = (
                {"id": record, "text": text},
                [f'{{"new":{{"id":{record},"text":"{text}"}}}}'],
            )
        elif step == "u" and record in rows:
            rows[record] = {**rows[record], "text": text}
            bodies[record].append(f'{{"new":{{"text":"{text}"}}}}')
        elif step == "d":
            rows.pop(record, None)
            bodies.pop(record, None)
    assert {record: reconciling._told(told) for record, told in bodies.items()} == rows
