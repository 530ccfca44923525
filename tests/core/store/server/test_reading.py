"""Plain statements as the server's driver wants them."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store.server.reading import driver_style


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("SELECT a FROM t WHERE b = :b AND c = :b", "SELECT a FROM t WHERE b = %(b)s AND c = %(b)s"),
        ("SELECT '12:30:ab'", "SELECT '12:30:ab'"),
        ("SELECT 'l''heure :x', :x", "SELECT 'l''heure :x', %(x)s"),
        ('SELECT "a:b" FROM t', 'SELECT "a:b" FROM t'),
        ("SELECT a::text, :a::text", "SELECT a::text, %(a)s::text"),
        ("SELECT a LIKE '%x' || :p", "SELECT a LIKE '%%x' || %(p)s"),
        ("SELECT 7 % 3", "SELECT 7 %% 3"),
        ("SELECT 1 -- :no\n, :yes", "SELECT 1 -- :no\n, %(yes)s"),
        ("SELECT /* :no % */ :yes", "SELECT /* :no %% */ %(yes)s"),
    ],
)
def test_names_become_the_drivers(ours, theirs):
    assert driver_style(ours) == theirs


PIECES = st.lists(
    st.sampled_from(
        [":a", ":b_2", "'x:a'", "'it''s :b'", '"c:d"', "a", "::int", "--:a\n", "/*:a*/", " ", "%", ",", "1:"]
    ),
    max_size=12,
)


@given(PIECES)
def test_no_name_in_a_text_is_touched(pieces):
    """Texts, comments and casts come out as they went in; every name outside of them is turned, none besides."""
    written = driver_style(" ".join(pieces)).replace("%%", "%")
    expected = " ".join(f"%({piece[1:]})s" if piece in (":a", ":b_2") else piece for piece in pieces)
    assert written == expected


def test_sqlite_understands_the_same_statements():
    with sqlite3.connect(":memory:") as connection:
        assert connection.execute("SELECT ':x', :x /* :no */", {"x": 1}).fetchone() == (":x", 1)
    connection.close()
