"""Verifying files without a window: one or several, with a register or without, for people and for machines."""

from __future__ import annotations

import json
import re

import pytest

from medias_desktop import cli
from medias_desktop.core.command import PASSPHRASE_VARIABLE
from medias_desktop.core.files import FileMissing, FolderMissing
from medias_desktop.core.pdf.errors import NotAPdf
from medias_desktop.signatures.command import run_verify
from medias_desktop.slices import held_documents
from medias_desktop.verbs import JSON_KEYS
from tests.core.pdf.tools import text_of
from tests.policies.test_command import OPENING
from tests.signatures.files import adopted, changed


@pytest.fixture
def folder(tmp_path, register, monkeypatch):
    monkeypatch.setenv(PASSPHRASE_VARIABLE, OPENING)
    pdf = adopted(register)
    (tmp_path / "adoption.pdf").write_bytes(pdf)
    (tmp_path / "modifie.pdf").write_bytes(changed(pdf))
    return tmp_path


def verify(folder, *names, register=True, **more):
    return run_verify(
        [folder / name for name in names],
        folder / "essai.medias" if register else None,
        holders=held_documents,
        **more,
    )


def test_a_copy_is_verified_against_its_register(folder):
    found = verify(folder, "adoption.pdf")
    assert found.accepted
    assert found.lines[0].startswith("Authentique. ")
    assert "résolution 2026-11-214" in found.lines[1]
    assert "Jean L’Heureux, Greffier, Ville de Sainte-Élodie\u00a0: Valide" in found.lines
    assert found.lines[-1] == "    Rien n’a été modifié après cette signature."


def test_a_document_signed_by_pen_is_accepted_by_its_register_alone(tmp_path, register, monkeypatch):
    monkeypatch.setenv(PASSPHRASE_VARIABLE, OPENING)
    (tmp_path / "plume.pdf").write_bytes(adopted(register, pen=True))
    assert verify(tmp_path, "plume.pdf").accepted
    assert not verify(tmp_path, "plume.pdf", register=False).accepted


def test_without_a_register_an_unchanged_file_passes_and_the_unknown_signer_is_told(folder, clock):
    found = verify(folder, "adoption.pdf", register=False, clock=clock)
    assert found.accepted
    assert found.lines[0].startswith("Intact, mais le signataire n’est pas confirmé. ")


def test_a_strangers_file_is_not_the_registers(folder, twice):
    (folder / "autre.pdf").write_bytes(twice)
    found = verify(folder, "autre.pdf")
    assert not found.accepted
    assert "ne détient pas ce fichier" in found.lines[1]


def test_a_changed_file_is_not_accepted(folder):
    for register in (True, False):
        found = verify(folder, "modifie.pdf", register=register)
        assert not found.accepted
        assert found.lines[0].startswith("Modifié après la signature. ")


def test_a_single_file_that_cannot_be_verified_is_an_error(folder):
    (folder / "image.pdf").write_bytes(b"GIF89a")
    with pytest.raises(NotAPdf):
        verify(folder, "image.pdf", register=False)
    with pytest.raises(FileMissing):
        verify(folder, "nowhere.pdf", register=False)


def test_several_files_are_told_one_after_the_other_whatever_befalls_one(folder):
    found = verify(folder, "adoption.pdf", "nowhere.pdf", "modifie.pdf")
    assert not found.accepted
    assert found.lines[0] == str(folder / "adoption.pdf")
    assert str(folder / "modifie.pdf") in found.lines
    (error,) = found.errors
    assert "nowhere.pdf" in error
    assert [one["accepted"] for one in found.machine] == [True, False, False]


def test_the_report_is_written_for_all_of_them(folder):
    found = verify(folder, "adoption.pdf", "modifie.pdf", report=folder / "rapport.pdf")
    text = " ".join(text_of(folder, (folder / "rapport.pdf").read_bytes()).split())
    for told in ("Authentique", "adoption.pdf", "Modifié après la signature", "modifie.pdf"):
        assert told in text
    assert found.lines[-1].endswith("rapport.pdf")


def test_a_report_that_could_not_be_written_stops_everything_first(folder):
    with pytest.raises(FolderMissing):
        verify(folder, "adoption.pdf", report=folder / "nowhere" / "rapport.pdf")


def test_machines_are_given_keys_that_stay(folder, capsys):
    code = cli.main(
        [
            *("verify", "--json", "--language", "en", str(folder / "adoption.pdf")),
            *("--register", str(folder / "essai.medias")),
        ]
    )
    (found,) = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (found["accepted"], found["conclusion"], found["held"]["kind"]) == (True, "held", "adoption")
    assert set(found) == {
        *("file", "error", "size", "sha256", "checked_at", "register", "accepted", "conclusion"),
        *("pages", "revisions", "problems", "held", "relation", "pdfa", "signatures"),
    }
    first, second = found["signatures"]
    told = {name for line in JSON_KEYS for name in line.replace(":", ",").replace(" ", "").split(",")}
    assert set(found) | set(first) <= told
    assert (first["signer"], first["intact"], first["trusted"]) == ("Marie-Ève Côté-Gagné", True, True)
    assert second["covers_whole_file"]


def test_a_signature_that_cannot_be_read_has_the_same_keys(folder):
    pdf = (folder / "adoption.pdf").read_bytes()
    at = re.search(rb"/Contents <([0-9a-f]+)", pdf).start(1)
    (folder / "abime.pdf").write_bytes(pdf[:at] + b"ffffffff" + pdf[at + 8 :])
    (found,) = verify(folder, "abime.pdf", register=False).machine
    first, second = found["signatures"]
    assert set(first) == set(second)
    assert first["chain"] is None


def test_the_help_names_every_key(capsys):
    with pytest.raises(SystemExit):
        cli.main(["verify", "--help", "--language", "en"])
    told = capsys.readouterr().out
    for key in ("conclusion", "relation", "certificate_sha256", "--report"):
        assert key in told


def test_exit_codes_tell_a_script_what_to_do(folder, capsys):
    assert cli.main(["verify", str(folder / "adoption.pdf")]) == 0
    assert cli.main(["verify", str(folder / "modifie.pdf")]) == 1
    assert cli.main(["verify", str(folder / "adoption.pdf"), str(folder / "parti.pdf")]) == 1
    assert "parti.pdf" in capsys.readouterr().err
