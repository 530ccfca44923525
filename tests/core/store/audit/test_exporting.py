"""The exported trail is checked by a program that shares nothing with ours, also after every kind of tampering."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys

import pytest

from medias_desktop.core import paths
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import FolderMissing
from medias_desktop.core.store.audit import exporting
from tests.core.store.audit.writing import AT, digest, public

VERIFIER = paths.resource("verifier", exporting.VERIFIER)
ID = "0123456789ab0123456789ab"


def export(book, path, **more):
    with book.engine.connect() as connection:
        return exporting.export(connection, path, ID, **more)


def check(path, *more, verifier=VERIFIER, env=None):
    command = [sys.executable, "-I", str(verifier), str(path), "--language", "en", *more]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.fixture
def exported(town, tmp_path):
    town.act(("erase", "audit_event", "person/2", {"basis": "règle 2.3.1", "events": [3, 6]}))
    town.sql("DELETE FROM audit_content WHERE subject = 'person/2'")
    town.seal(1, "u-1")
    path = tmp_path / "journal é.ndjson"
    assert export(town, path) == 8
    return path


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def rewrite(path, values):
    path.write_text("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), "utf-8")


def test_the_file(town, exported):
    first, *events, seal, second, end = lines(exported)
    assert first == {"format": "medias-trail/1", "register": ID}
    assert [event["seq"] for event in events] == list(range(1, 9))
    assert ["body" in event for event in events] == [True, True, False, True, True, False, True, True]
    assert json.loads(events[3]["body"])["new"] == {"text": "un"}
    assert set(events[0]) == {
        "seq",
        "entry",
        "at",
        "actor",
        "action",
        "change",
        "entity",
        "record",
        "commitment",
        "hash",
        "salt",
        "body",
    }
    assert (seal["seal"]["seq"], second["seal"]["at"]) == (6, AT)
    assert end == {"end": {"events": 8, "seals": 2, "seq": 8, "head": town.hash.hex()}}


def test_a_good_export(town, exported):
    code, said = check(exported)
    assert code == 0
    assert "VERDICT: intact." in said
    assert "8 operations, 2 of them" in said
    assert "2 seals, 2 signatures checked" in said
    assert f"8, {town.hash.hex()}" in said


def test_the_verdict_in_french(exported):
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(VERIFIER), str(exported)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "VERDICT : intact." in done.stdout


def test_an_empty_trail(book, tmp_path):
    assert export(book, tmp_path / "a.ndjson") == 0
    assert check(tmp_path / "a.ndjson")[0] == 0


def test_a_head_that_was_printed(town, exported):
    digits = town.hash.hex()
    assert check(exported, "--head", f"8:{digits[:16]}")[0] == 0
    assert check(exported, "--head", f"8:{digits}")[0] == 0
    for wrong in (f"7:{digits}", f"9:{digits}", f"8:{digits[:15]}", "8:" + "0" * 16, "x"):
        code, said = check(exported, "--head", wrong)
        assert code == 1
        assert "is not the one expected" in said


def changed_event(**values):
    return lambda all_: all_[4].update(values)


def changed_seal(**values):
    return lambda all_: all_[9]["seal"].update(values)


@pytest.mark.parametrize(
    ("tamper", "sentence"),
    [
        (changed_event(body='{"new":{"text":"XX"}}'), "The content of operation 4 was changed"),
        (changed_event(salt="00" * 32), "The content of operation 4 was changed"),
        (changed_event(actor="u-9"), "Operation 4 or what came before it was changed"),
        (changed_event(at=5), "Line 5 cannot be read"),
        (changed_event(entry=2), "Operation 4 does not belong"),
        (lambda all_: all_[4].pop("body"), "The content of operation 4 is gone"),
        (lambda all_: all_.pop(4), "Operations 4 to 4 are missing"),
        (lambda all_: all_.insert(5, all_[4]), "Operation 4 is out of order"),
        (lambda all_: all_.pop(), "The end of the file is missing"),
        (lambda all_: all_.__delitem__(slice(7, 9)), "The seal on operation 8 belongs to another history"),
        (lambda all_: all_.pop(10), "The end of the file is missing"),
        (lambda all_: all_.pop(0), "not an exported audit trail"),
        (lambda all_: all_.append({}), "Line 13 cannot be read"),
        (changed_seal(at="2026-01-01T00:00:00.000000Z"), "The seal on operation 6 is not valid"),
        (changed_seal(signature="00"), "The seal on operation 6 is not valid"),
        (changed_seal(signature=None), "The seal on operation 6 is not valid"),
        (changed_seal(public_key=public(2).hex()), "The seal on operation 6 is not valid"),
        (changed_seal(head="00" * 32), "The seal on operation 6 belongs to another history"),
    ],
)
def test_tampered_exports(exported, tamper, sentence):
    values = lines(exported)
    tamper(values)
    rewrite(exported, values)
    code, said = check(exported)
    assert code == 1
    assert sentence in said
    assert "VERDICT: NOT INTACT." in said


def test_swapped_events(exported):
    values = lines(exported)
    values[4], values[5] = values[5], values[4]
    rewrite(exported, values)
    code, said = check(exported)
    assert code == 1
    assert "Operation 4 is out of order" in said


def test_an_erased_content_put_back(town, tmp_path):
    town.act(("erase", "audit_event", "person/1", {"basis": "", "events": [4]}))
    export(town, tmp_path / "a.ndjson")
    assert "The content of operation 4 was destroyed and is there again" in check(tmp_path / "a.ndjson")[1]


def test_a_seal_by_a_strangers_key(town, tmp_path):
    town.seal(2, "u-1")
    export(town, tmp_path / "a.ndjson")
    code, said = check(tmp_path / "a.ndjson")
    assert code == 1
    assert "The seal on operation 7 was not set by a user" in said


def test_a_former_users_seal(town, tmp_path):
    town.act(("update", "register_user", "1", {"old": {}, "new": {"public_key": digest(public(2))}}))
    town.seal(2, "u-1")
    export(town, tmp_path / "a.ndjson")
    assert check(tmp_path / "a.ndjson")[0] == 0
    town.act(("delete", "register_user", "1", {"old": {}}))
    town.seal(2, "u-1")
    export(town, tmp_path / "a.ndjson")
    assert "The seal on operation 9 was not set by a user" in check(tmp_path / "a.ndjson")[1]


def test_without_openssl_it_says_what_it_did_not_check(exported, tmp_path):
    code, said = check(exported, env={"PATH": str(tmp_path)})
    assert code == 0
    assert "Signatures were NOT checked" in said


@pytest.mark.parametrize("content", ["", "hello\n", "[]\n", '{"format":"other"}\n', "\x00"])
def test_other_files(tmp_path, content):
    path = tmp_path / "x.ndjson"
    path.write_text(content, "utf-8")
    code, said = check(path)
    assert code == 1
    assert "not an exported audit trail" in said


def test_the_copy_beside_the_export_works_alone(exported, tmp_path):
    folder = tmp_path / "clé usb"
    folder.mkdir()
    copy = exporting.export_verifier(folder)
    shutil.copy(exported, folder)
    assert copy.name == "verify_trail.py"
    assert check(folder / exported.name, verifier=copy)[0] == 0


def test_the_verifier_asks_for_nothing_but_python():
    tree = ast.parse(VERIFIER.read_text("utf-8"), feature_version=(3, 8))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported <= sys.stdlib_module_names
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def test_a_cancelled_export_leaves_nothing(town, tmp_path):
    class Ear:
        def report(self, done, total):
            raise Cancelled

    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.ndjson").write_text("before", "utf-8")
    with pytest.raises(Cancelled):
        export(town, folder / "a.ndjson", progress=Ear())
    assert [(path.name, path.read_text("utf-8")) for path in folder.iterdir()] == [("a.ndjson", "before")]


def test_a_folder_that_is_not_there(town, tmp_path):
    with pytest.raises(FolderMissing):
        export(town, tmp_path / "none" / "a.ndjson")


@pytest.mark.file_only(reason="a server keeps no value of another type in a column")
def test_a_damaged_trail_is_exported_as_it_is(town, tmp_path):
    town.sql("UPDATE audit_event SET hash = 7, actor = x'ff' WHERE seq = 4")
    assert export(town, tmp_path / "a.ndjson") == 7
    assert check(tmp_path / "a.ndjson")[0] == 1
