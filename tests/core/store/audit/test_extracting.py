"""An extract of the trail: the whole chain, the contents of some records only."""

from __future__ import annotations

import io

import pytest

from medias_desktop.core.store.audit import extracting
from tests.core.store.audit.test_exporting import ID, check, lines, rewrite


@pytest.fixture
def extract(town, tmp_path):
    town.seal(1, "u-1")
    path = tmp_path / "extrait.ndjson"
    with town.engine.connect() as connection, path.open("wb") as stream:
        found = extracting.write_extract(connection, stream, ID, frozenset({("note", "1")}))
    return path, found


def test_only_what_is_asked_for_is_told(extract):
    path, found = extract
    first, *events = lines(path)
    assert first == {"format": "medias-trail-extract/1", "register": ID}
    told = [one for one in events if "body" in one]
    assert told
    assert {(one["entity"], one["record"]) for one in told} == {("note", "1")}
    withheld = [one for one in events if one.get("withheld")]
    assert not any("salt" in one or "body" in one for one in withheld)
    assert (len(told), len(told) + len(withheld)) == (found.shown, found.events)


def test_the_independent_verifier_finds_it_intact(extract):
    path, found = extract
    code, said = check(path, "--head", f"{found.head_seq}:{found.head_hash}")
    assert code == 0
    assert "This is an extract" in said
    assert "VERDICT: intact." in said


def numbered(values, path):
    return next(n for n, one in enumerate(values) if one.get(path))


def drop(values):
    del values[2]


def hide(values):
    """Pretend that a content was never meant to be there."""
    one = values[numbered(values, "body")]
    del one["body"], one["salt"]


def alter(values):
    one = values[numbered(values, "body")]
    one["body"] = one["body"].replace('"', "'", 1)


def relabel(values):
    values[numbered(values, "withheld")]["action"] = "other"


def whole(values):
    """Pass an extract off as the whole trail."""
    values[0]["format"] = "medias-trail/1"


@pytest.mark.parametrize("tamper", [drop, hide, alter, relabel, whole])
def test_the_independent_verifier_notices(extract, tamper):
    path, _found = extract
    values = lines(path)
    tamper(values)
    rewrite(path, values)
    code, said = check(path)
    assert code == 1
    assert "NOT INTACT" in said


def test_an_empty_trail_has_an_empty_extract(book):
    stream = io.BytesIO()
    with book.engine.connect() as connection:
        found = extracting.write_extract(connection, stream, ID, frozenset())
    assert found == (0, 0, 0, bytes(32).hex())
