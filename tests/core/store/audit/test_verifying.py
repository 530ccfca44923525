"""Every way of changing the trail behind the program's back is noticed, on each engine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.store.audit import chain, problems, verifying
from medias_desktop.core.store.audit.problems import Problem, ProblemKind
from tests.core.store.audit.writing import public


def verdict(book, **given_):
    with book.engine.connect() as connection:
        return verifying.verify(connection, **given_)


def found(book, **given_):
    return [(one.kind, one.seq, one.count) for one in verdict(book, **given_).problems]


def test_an_untouched_trail_is_sound(town):
    got = verdict(town, known_heads={town.seq: town.hash})
    assert (got.events, got.erased, got.seals, got.problems) == (7, 0, 1, ())
    assert (got.head_seq, got.head_hash) == (7, town.hash)
    assert got.sound


def test_an_empty_trail_is_sound(book):
    got = verdict(book)
    assert (got.events, got.head_seq, got.head_hash, got.problems) == (0, 0, bytes(32), ())


def test_an_edited_body(town):
    town.sql("UPDATE audit_content SET body = replace(body, 'un', 'XX') WHERE seq = 4")
    assert found(town) == [(ProblemKind.CONTENT_CHANGED, 4, 1)]


def test_an_edited_salt(town):
    town.sql("UPDATE audit_content SET salt = :salt WHERE seq = 4", salt=bytes(32))
    assert found(town) == [(ProblemKind.CONTENT_CHANGED, 4, 1)]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "u-9"),
        ("at", "2026-11-20T15:30:00.000000Z"),
        ("record", "3"),
        ("entity", "person"),
        ("change", "insert"),
    ],
)
def test_an_edited_header(town, column, value):
    town.sql(f"UPDATE audit_event SET {column} = :value WHERE seq = 4", value=value)
    assert found(town) == [(ProblemKind.CHANGED, 4, 1)]


def test_an_edited_actor_with_its_hash_made_anew(town):
    town.sql("UPDATE audit_event SET actor = 'u-9' WHERE seq = 4")
    (row,) = town.rows(
        "SELECT seq, entry, at, actor, action, change, entity, record, commitment FROM audit_event WHERE seq = 4"
    )
    (previous,) = town.rows("SELECT hash FROM audit_event WHERE seq = 3")[0]
    town.sql(
        "UPDATE audit_event SET hash = :hash WHERE seq = 4",
        hash=chain.link(bytes(previous), chain.header_bytes(chain.Header(*row))),
    )
    assert found(town) == [(ProblemKind.CHANGED, 5, 1)]


def test_a_whole_tail_made_anew_is_betrayed_by_the_seal_and_by_a_known_head(town):
    head = town.hash
    town.sql("DELETE FROM audit_content WHERE seq > 3")
    town.sql("DELETE FROM audit_event WHERE seq > 3")
    town.seq, (town.hash,) = 3, town.rows("SELECT hash FROM audit_event WHERE seq = 3")[0]
    for number in range(4):
        town.act(("update", "note", "1", {"old": {"text": "a"}, "new": {"text": str(number)}}))
    assert found(town, known_heads={7: head}) == [
        (ProblemKind.SEAL_DIFFERS, 6, 1),
        (ProblemKind.OTHER_HISTORY, 7, 1),
    ]


def test_a_deleted_body_without_a_tombstone(town):
    town.sql("DELETE FROM audit_content WHERE seq IN (2, 3, 6)")
    assert found(town) == [(ProblemKind.CONTENT_GONE, 2, 2), (ProblemKind.CONTENT_GONE, 6, 1)]


def test_a_body_that_a_tombstone_lists_is_erased(town):
    town.sql("DELETE FROM audit_content WHERE subject = 'person/1'")
    town.act(("erase", "audit_event", "person/1", {"basis": "règle 2.3.1", "events": [2, 4]}))
    got = verdict(town)
    assert (got.problems, got.erased) == ((), 2)


def test_a_tombstone_covers_only_what_came_before_it(town):
    town.act(("erase", "audit_event", "person/1", {"basis": "", "events": [8, 9, "2", None]}))
    town.act(("read", "note", "1", {}))
    town.sql("DELETE FROM audit_content WHERE seq IN (2, 9)")
    assert found(town) == [(ProblemKind.CONTENT_GONE, 2, 1), (ProblemKind.CONTENT_GONE, 9, 1)]


def test_a_tombstone_goes_with_nobody(town):
    town.act(("erase", "audit_event", "person/1", {"basis": "", "events": [2, 4]}))
    town.sql("DELETE FROM audit_content WHERE seq IN (2, 4, 8)")
    assert found(town) == [
        (ProblemKind.CONTENT_GONE, 2, 1),
        (ProblemKind.CONTENT_GONE, 4, 1),
        (ProblemKind.CONTENT_GONE, 8, 1),
    ]


def test_an_erased_body_put_back(town):
    """The tombstone says that it went, yet it is there: an older copy of the table was put back."""
    town.act(("erase", "audit_event", "person/1", {"basis": "", "events": [4]}))
    assert found(town) == [(ProblemKind.CONTENT_BACK, 4, 1)]


def test_a_tombstone_that_was_altered_excuses_nothing(town):
    town.sql("DELETE FROM audit_content WHERE seq = 2")
    town.act(("erase", "audit_event", "person/9", {"basis": "", "events": []}))
    town.sql("UPDATE audit_content SET body = :body WHERE seq = 8", body='{"basis":"","events":[2]}')
    assert found(town) == [(ProblemKind.CONTENT_CHANGED, 8, 1), (ProblemKind.CONTENT_GONE, 2, 1)]


def test_a_deleted_event(town):
    town.sql("DELETE FROM audit_content WHERE seq = 4")
    town.sql("DELETE FROM audit_event WHERE seq = 4")
    assert found(town) == [(ProblemKind.MISSING, 4, 1), (ProblemKind.CHANGED, 5, 1)]


def test_the_first_event_deleted(town):
    town.sql("DELETE FROM audit_content WHERE seq = 1")
    town.sql("DELETE FROM audit_event WHERE seq = 1")
    assert (ProblemKind.MISSING, 1, 1) in found(town)


def test_a_truncated_tail_with_its_seal_left(town):
    town.sql("DELETE FROM audit_content WHERE seq > 4")
    town.sql("DELETE FROM audit_event WHERE seq > 4")
    assert found(town) == [(ProblemKind.SEAL_AHEAD, 6, 1)]


def test_a_truncated_tail_without_its_seal_is_seen_by_who_remembers_a_head(town):
    for table in ("audit_content", "audit_seal", "audit_event"):
        town.sql(f"DELETE FROM {table} WHERE seq > 4")
    assert found(town) == []
    assert found(town, known_heads={7: town.hash}) == [(ProblemKind.TRUNCATED, 5, 3)]


def test_swapped_events(town):
    first, second = town.rows(
        "SELECT entry, at, actor, action, change, entity, record, commitment, hash FROM audit_event WHERE seq IN (5, 7) ORDER BY seq"
    )
    names = ["entry", "at", "actor", "action", "change", "entity", "record", "commitment", "hash"]
    change = "UPDATE audit_event SET " + ", ".join(f"{n} = :{n}" for n in names) + " WHERE seq = :seq"
    town.sql(change, **dict(zip(names, second, strict=True)), seq=5)
    town.sql(change, **dict(zip(names, first, strict=True)), seq=7)
    got = {seq for kind, seq, _count in found(town) if kind is ProblemKind.CHANGED}
    assert got >= {5, 6, 7}


def test_an_event_before_the_first(town):
    town.sql(
        "INSERT INTO audit_event SELECT -1, -1, at, actor, action, change, entity, record, commitment, hash FROM audit_event WHERE seq = 1"
    )
    assert (ProblemKind.CHANGED, -1, 1) in found(town)


def test_a_chain_that_begins_too_early(book):
    book.seq = -1
    book.act(("insert", "note", "1", {"new": {}}))
    book.act(("insert", "note", "2", {"new": {}}))
    assert found(book) == [(ProblemKind.CHANGED, 0, 1)]


def test_content_without_an_event(town):
    if town.engine.dialect.name != "sqlite":
        town.sql("ALTER TABLE audit_content DROP CONSTRAINT fk_audit_content_seq_audit_event")
    town.sql("INSERT INTO audit_content (seq, salt, body) VALUES (99, :salt, '{}')", salt=bytes(32))
    assert found(town) == [(ProblemKind.STRAY_CONTENT, 99, 1)]


def test_events_of_an_action_must_agree(book):
    """A chain that holds but whose second event claims the action of the first with another actor."""
    book.act(("insert", "note", "1", {"new": {}}))
    book.act(("insert", "note", "2", {"new": {}}), actor="u-2")
    (row,) = book.rows(
        "SELECT seq, entry, at, actor, action, change, entity, record, commitment FROM audit_event WHERE seq = 2"
    )
    header = chain.Header(*row)._replace(entry=1)
    (previous,) = book.rows("SELECT hash FROM audit_event WHERE seq = 1")[0]
    book.sql(
        "UPDATE audit_event SET entry = 1, hash = :hash WHERE seq = 2",
        hash=chain.link(bytes(previous), chain.header_bytes(header)),
    )
    assert found(book) == [(ProblemKind.MISPLACED, 2, 1)]


def test_a_seal_by_a_strangers_key(town):
    town.seal(2, "u-1")
    assert found(town) == [(ProblemKind.SEAL_STRANGER, 7, 1)]


def test_a_strangers_key_put_into_the_table_of_users_seals_nothing(town):
    town.sql(
        "INSERT INTO register_user (id, uid, name, role, public_key, active, created_at, version)"
        " VALUES (1, 'u-1', 'x', 'direction', :key, true, '2026-11-21T15:30:00.000000Z', 1)",
        key=public(2),
    )
    town.seal(2, "u-1")
    assert found(town) == [(ProblemKind.SEAL_STRANGER, 7, 1)]


def test_a_user_who_is_not_in_the_trail(town):
    town.seal(1, "u-2")
    assert found(town) == [(ProblemKind.SEAL_STRANGER, 7, 1)]


def test_a_forged_seal(town):
    town.seal(1, "u-1")
    town.sql("UPDATE audit_seal SET at = '2026-11-22T15:30:00.000000Z' WHERE seq = 7")
    assert found(town) == [(ProblemKind.SEAL_FORGED, 7, 1)]


def test_a_seal_for_another_head(town):
    town.seal(1, "u-1", head=bytes(32))
    assert found(town) == [(ProblemKind.SEAL_DIFFERS, 7, 1)]


def test_a_changed_key_seals_from_its_change_on_and_a_former_user_no_more(book):
    from tests.core.store.audit.writing import digest

    book.user(1, "u-1", public(1))
    book.seal(1, "u-1")
    book.act(
        ("update", "register_user", "1", {"old": {}, "new": {"public_key": digest(public(2))}}),
        action="change_key",
    )
    book.seal(2, "u-1")
    assert found(book) == []
    book.seal(1, "u-1")
    assert found(book) == [(ProblemKind.SEAL_STRANGER, 2, 1)]
    book.sql("DELETE FROM audit_seal")
    book.act(("update", "register_user", "1", {"old": {"active": True}, "new": {"active": False}}))
    book.seal(2, "u-1")
    assert found(book) == [(ProblemKind.SEAL_STRANGER, 3, 1)]


def test_a_known_head_inside_the_trail(town):
    assert found(town, known_heads={0: bytes(32), 3: bytes(32)}) == [(ProblemKind.OTHER_HISTORY, 3, 1)]


@pytest.mark.file_only(reason="a server keeps no value of another type in a column")
def test_wrong_types_are_problems_and_no_crash(town):
    town.sql("UPDATE audit_event SET actor = x'ff' WHERE seq = 2")
    town.sql("UPDATE audit_event SET entry = 4.5 WHERE seq = 4")
    town.sql("UPDATE audit_content SET salt = 'text' WHERE seq = 5")
    town.sql("UPDATE audit_content SET body = x'00' WHERE seq = 6")
    town.sql("UPDATE audit_event SET hash = 'text' WHERE seq = 7")
    town.sql(
        "INSERT INTO audit_seal (seq, head, at, signer, public_key, signature) VALUES (4, (SELECT hash FROM audit_event WHERE seq = 4), 5, x'00', 'x', 7)"
    )
    kinds = {(kind, seq) for kind, seq, _count in found(town)}
    assert {
        (ProblemKind.CHANGED, 2),
        (ProblemKind.CHANGED, 4),
        (ProblemKind.CONTENT_CHANGED, 5),
        (ProblemKind.CONTENT_CHANGED, 6),
        (ProblemKind.CHANGED, 7),
        (ProblemKind.SEAL_FORGED, 4),
    } <= kinds


@pytest.mark.parametrize("body", ["no JSON", "", "[" * 100_000, '"text"', "7"])
@pytest.mark.parametrize("column", ["change = 'erase'", "entity = 'register_user'"])
def test_a_forged_content_that_is_none_is_a_problem_and_no_crash(town, body, column):
    """Whoever writes to the file can make the commitment fit whatever the content has become."""
    salt = bytes(32)
    town.sql("UPDATE audit_content SET body = :body, salt = :salt WHERE seq = 4", body=body, salt=salt)
    town.sql(
        f"UPDATE audit_event SET {column}, commitment = :fits WHERE seq = 4",
        fits=chain.commitment(salt, body.encode()),
    )
    assert found(town) == [(ProblemKind.CHANGED, 4, 1)]


def test_problems_are_limited_in_number(town, monkeypatch):
    monkeypatch.setattr(verifying, "MAX_PROBLEMS", 2)
    town.sql("UPDATE audit_event SET actor = 'x'")
    assert len(found(town)) == 2


def test_chunks_are_seamless(town, monkeypatch):
    monkeypatch.setattr(verifying.chunks, "__defaults__", (3,))
    assert verdict(town).events == 7
    assert verdict(town).sound


def test_it_can_be_cancelled_and_says_how_far_it_is(town):
    seen = []

    class Ear:
        def report(self, done, total):
            seen.append((done, total))
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        verdict(town, progress=Ear())
    assert seen == [(0, 7), (7, 7)]


texts = st.text(st.characters(exclude_categories=[]), max_size=20)


@given(st.tuples(st.integers(), st.integers(), *[texts] * 7))
def test_the_fast_header_is_the_formats_header(fields):
    expected = chain.header_bytes(chain.Header(*fields))
    assert chain.header_text(*fields).encode("utf-8", "surrogatepass") == expected


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", list(ProblemKind))
def test_every_problem_has_its_sentences(kind, language):
    from medias_desktop.core import i18n

    i18n.use_language(language)
    for count in (1, 3):
        text = problems.describe(Problem(kind, 12, count))
        assert text.endswith(".")
        assert "{" not in text
        assert "12" in text


def test_the_program_writes_what_the_other_writer_writes(book):
    """Both writers make the same chain from the same salts: taken from the program's, checked by the other's rules."""
    import datetime as dt

    from medias_desktop.core.store.audit import trail

    at = dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC)
    with book.engine.begin() as connection:
        trail.append(
            connection,
            [trail.Event("insert", "note", "1", {"new": {"text": "Zoé “x”\n"}}, "person/1")] * 2,
            "u-1",
            "edit",
            at,
        )
    got = verdict(book)
    assert (got.events, got.problems) == (2, ())
