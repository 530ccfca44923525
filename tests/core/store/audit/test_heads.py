"""What a computer remembers of a register's history survives torn writes, and an older file is noticed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core import i18n, paths
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.audit.heads import Head, HistoryProblem

ID = "0123456789ab0123456789ab"


def head(seq):
    return Head(seq, bytes([seq % 256]) * 32)


def file():
    return paths.profile_folder() / "heads" / ID


def check(book):
    with book.engine.connect() as connection:
        return heads.check(connection, ID)


def test_nothing_is_known_at_first_and_after_forgetting(town):
    assert heads.remembered(ID) is None
    assert check(town) is None
    heads.remember(ID, head(3))
    heads.forget(ID)
    heads.forget(ID)
    assert heads.remembered(ID) is None


def test_the_newest_is_remembered_and_the_one_before_it_too():
    for seq in (1, 2, 5, 7):
        heads.remember(ID, head(seq))
        assert heads.remembered(ID) == head(seq)
    assert heads.known_heads(ID) == {5: head(5).hash, 7: head(7).hash}
    assert file().stat().st_size == 1024


def test_an_older_head_changes_nothing():
    heads.remember(ID, head(9))
    heads.remember(ID, head(4))
    heads.remember(ID, Head(9, b"\xff" * 32))
    assert heads.remembered(ID) == head(9)


def test_registers_are_remembered_apart():
    heads.remember(ID, head(9))
    assert heads.remembered(ID[::-1]) is None


@given(st.integers(0, 511), st.binary(max_size=40), st.booleans())
def test_a_torn_write_loses_the_newest_at_most(tmp_path_factory, at, garbage, second):
    folder = tmp_path_factory.mktemp("heads")
    path = folder / ID
    heads._write(path, head(1))
    heads._write(path, head(2))
    if second:
        heads._write(path, head(3))
    newest = 3 if second else 2
    slot = 0 if second else 512
    content = bytearray(path.read_bytes())
    garbage = garbage[: 512 - at]
    content[slot + at : slot + at + len(garbage)] = garbage
    path.write_bytes(content)
    found = heads._heads(path.read_bytes())
    assert head(newest - 1) in found
    assert set(found) <= {head(newest - 1), head(newest)}


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"x" * 1024, b"medias-head/1 5 00 11" + b" " * 491, bytes(5000)]
)
def test_a_damaged_file_is_no_memory_and_is_written_anew(content):
    file().parent.mkdir(parents=True)
    file().write_bytes(content)
    assert heads.remembered(ID) is None
    heads.remember(ID, head(5))
    assert heads.remembered(ID) == head(5)


def test_a_profile_that_cannot_be_written_remembers_nothing():
    (paths.profile_folder() / "heads").write_bytes(b"")
    heads.remember(ID, head(5))
    assert heads.remembered(ID) is None
    heads.forget(ID)


def test_an_untouched_register(town):
    heads.remember(ID, (town.seq, town.hash))
    assert check(town) is None
    town.act(("read", "note", "1", {}))
    assert check(town) is None


def test_an_older_file_put_back(town):
    heads.remember(ID, (12, b"x" * 32))
    assert check(town) == HistoryProblem(Head(12, b"x" * 32), 5)


def test_another_history(town):
    heads.remember(ID, (7, b"x" * 32))
    assert check(town) == HistoryProblem(Head(7, b"x" * 32), 0)


def test_a_hole_where_the_head_was(town):
    heads.remember(ID, (5, b"x" * 32))
    town.sql("DELETE FROM audit_content WHERE seq = 5")
    town.sql("DELETE FROM audit_event WHERE seq = 5")
    problem = check(town)
    assert problem is not None
    assert problem.lost == 1


def test_a_drivers_own_connection_will_do(town):
    heads.remember(ID, (12, b"x" * 32))
    raw = town.engine.raw_connection()
    try:
        problem = heads.check(raw.driver_connection, ID)
    finally:
        raw.close()
    assert problem is not None
    assert problem.lost == 5


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("lost", [0, 1, 7])
def test_sentences(lost, language):
    i18n.use_language(language)
    text = heads.describe(HistoryProblem(head(5), lost))
    assert text.endswith(".")
    assert "{" not in text


def test_it_asks_for_nothing_but_the_standard_library():
    code = (
        "import sys; import medias_desktop.core.store.audit.heads;"
        "print([m for m in ('sqlalchemy', 'cryptography', 'sqlcipher3', 'PySide6') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )
