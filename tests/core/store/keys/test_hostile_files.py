"""Key files made by somebody who means harm, or by nobody at all: one sentence, never a traceback or a frozen program."""

from __future__ import annotations

import copy
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.encoding import canonical
from medias_desktop.core.store.keys.errors import KeyFileDamaged, KeyFileNewer
from medias_desktop.core.store.keys.key_file import KeyFile
from tests.core.store.keys.conftest import DIRECTOR, make_office

OFFICE = make_office()
WHOLE = json.loads(OFFICE.file.content())
KINDS = [None, True, 0, -1, 1.5, 1e300, 10**30, "", "x", "é\u0000", "A" * 70_000, [], [[]], {}, {"a": 1}]


def with_checksum(value):
    """Return the bytes of a file whose checksum is right: anybody can make one."""
    value = {k: v for k, v in value.items() if k != "sha256"}
    value["sha256"] = hashlib.sha256(canonical(value)).hexdigest()
    return json.dumps(value).encode()


def damaged(data):
    with pytest.raises(KeyFileDamaged) as caught:
        KeyFile.read(data, "Ville.medias.keys")
    assert "Ville.medias.keys" in caught.value.sentence()


def everywhere(value, path=()):
    if isinstance(value, dict):
        for name, one in value.items():
            yield (*path, name)
            yield from everywhere(one, (*path, name))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield (*path, at)
            yield from everywhere(one, (*path, at))


def put(path, new):
    value = copy.deepcopy(WHOLE)
    inner = value
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = new
    return value


def test_the_file_itself_is_read():
    assert KeyFile.read(with_checksum(WHOLE), "") == OFFICE.file


@pytest.mark.parametrize("path", [p for p in everywhere(WHOLE) if p != ("sha256",)], ids=str)
def test_a_wrong_kind_anywhere_is_refused_or_opens_nothing(path):
    for new in KINDS:
        value = put(path, new)
        if value == WHOLE:
            continue
        try:
            file = KeyFile.read(with_checksum(value), "Ville.medias.keys")
        except (KeyFileDamaged, KeyFileNewer):
            continue
        if path == ("generation",):
            continue  # anybody may claim a generation
        with pytest.raises(UserError):
            file.unlock(OFFICE.director, DIRECTOR)


@pytest.mark.parametrize("path", [p for p in everywhere(WHOLE) if isinstance(p[-1], str)], ids=str)
def test_a_missing_field(path):
    value = put(path, None)
    inner = value
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    damaged(json.dumps(value).encode() if path == ("sha256",) else with_checksum(value))


@pytest.mark.parametrize("path", [("zusatz",), ("slots", 0, "zusatz")], ids=str)
def test_a_field_too_many(path):
    damaged(with_checksum(put(path, 1)))


@pytest.mark.parametrize(
    "cost",
    [
        [1 << 40, 3, 4],
        [262_144, 1 << 31, 4],
        [262_144, 3, 1 << 20],
        [1 << 20, 20, 1],
        [8, 1, 1],
        [0, 0, 0],
        [-262_144, 3, 4],
        [262_144, 3],
        [True, True, True],
        ["262144", 3, 4],
        [262_144.0, 3, 4],
        None,
    ],
    ids=str,
)
def test_costs_that_would_freeze_the_program_or_make_guessing_cheap(cost):
    damaged(with_checksum(put(("slots", 0, "cost"), cost)))


@pytest.mark.parametrize(
    "at", ["", "yesterday", "2026-11-21", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59+00:00"]
)
def test_times_that_are_none(at):
    damaged(with_checksum(put(("slots", 0, "created_at"), at)))


def test_one_slot_twice_none_and_a_thousand_and_one():
    slots = WHOLE["slots"]
    damaged(with_checksum(WHOLE | {"slots": slots + slots[:1]}))
    damaged(with_checksum(WHOLE | {"slots": []}))
    damaged(with_checksum(WHOLE | {"slots": [slots[0] | {"id": f"{n:032x}"} for n in range(1001)]}))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"NaN",
        b"\xff\xfe\x00",
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"format": "medias-keys/1", "sha256": "'
        + b"0" * 64
        + b'", "slots": '
        + b"[" * 900
        + b"]" * 900
        + b"}",
        b"9" * 100_000,
        b'{"format": "\\ud800"}',
        b'{"format": "medias-keys/1", "a": "\\ud800", "sha256": "' + b"0" * 64 + b'"}',
        b'{"format": "medias-keys/' + b"9" * 100 + b'x"}',
        b"SQLite format 3\x00" + bytes(4096),
    ],
    ids=lambda data: repr(data[:20]),
)
def test_other_contents(data):
    damaged(data)


def test_fifty_megabytes_of_json_are_not_read(tmp_path):
    path = tmp_path / "Ville.medias.keys"
    with path.open("wb") as stream:
        stream.write(b'{"slots": [')
        for _ in range(50):
            stream.write(b'"' + b"x" * (1 << 20) + b'",')
        stream.write(b"0]}")
    with pytest.raises(KeyFileDamaged):
        storage.read(path)


@given(st.binary(max_size=300))
def test_random_bytes(data):
    damaged(data)


@given(st.integers(0, len(OFFICE.file.content()) - 1), st.integers(0, 7))
def test_any_flipped_bit_is_noticed_or_harmless(at, bit):
    data = bytearray(OFFICE.file.content())
    data[at] ^= 1 << bit
    try:
        file = KeyFile.read(bytes(data), "Ville.medias.keys")
    except (KeyFileDamaged, KeyFileNewer):
        return
    assert file == OFFICE.file  # white space, or a bit of base 64 that holds nothing


leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)


@given(st.sampled_from([p for p in everywhere(WHOLE) if p != ("sha256",)]), values)
def test_anything_anywhere(path, new):
    value = put(path, new)
    try:
        data = with_checksum(value)
    except ValueError:  # a lone surrogate has no bytes
        return
    try:
        file = KeyFile.read(data, "Ville.medias.keys")
    except (KeyFileDamaged, KeyFileNewer):
        return
    assert KeyFile.read(file.content(), "Ville.medias.keys") == file
