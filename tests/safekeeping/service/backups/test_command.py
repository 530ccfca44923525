"""Backups from the command line: exit codes, one sentence, no question."""

from __future__ import annotations

import pytest

from medias_desktop.__main__ import VERBS
from medias_desktop.cli import COMMANDS, main
from medias_desktop.core.command import PASSPHRASE_VARIABLE, open_register
from medias_desktop.core.store.backups.listing import list_backups
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import backup_folder
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Role
from medias_desktop.safekeeping.service.backups import BackupService
from medias_desktop.safekeeping.service.users import UserService
from tests.registers import make_register
from tests.safekeeping.keys import CHEAP, PASSPHRASE
from tests.safekeeping.service.backups.conftest import SLICES, add, names

OTHER = "raquette neige cabane sirop"


@pytest.fixture
def path(made, monkeypatch):
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
    return made[0]


@pytest.fixture
def run(capsys):
    def run_command(*arguments):
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return run_command


def people(path):
    register = open_register(path)
    try:
        return names(register)
    finally:
        register.close()


def record(path, *who):
    register = open_register(path)
    add(register, *who)
    register.close()


def test_the_verbs_are_known_without_importing_them():
    assert {verb.split()[0] for verb in COMMANDS} <= VERBS


def test_a_backup_is_one_sentence(run, path, made):
    code, out, err = run("backup", path)
    assert (code, err) == (0, [])
    (line,) = out
    (backup,) = list_backups(backup_folder(made[1].access.register_id))
    assert str(backup.folder) in line
    assert backup.manifest.reason is BackupReason.SCHEDULED


def test_a_backup_is_copied_where_it_is_told(run, path, tmp_path):
    usb = tmp_path / "USB"
    code, out, err = run("backup", path, "--to", usb)
    assert code == 1
    assert len(out) == 1  # the backup itself was made
    assert "USB" in err[0]
    usb.mkdir()
    code, out, err = run("backup", path, "--to", usb)
    assert (code, len(out), err) == (0, 2, [])
    assert list_backups(next(usb.iterdir()))


def test_a_missing_register_and_a_missing_passphrase_stop(run, path, monkeypatch, tmp_path):
    assert run("backup", tmp_path / "nulle-part.medias")[0] == 1
    monkeypatch.delenv(PASSPHRASE_VARIABLE)
    code, out, err = run("backup", path)
    assert (code, out) == (1, [])
    assert PASSPHRASE_VARIABLE in err[0]


def test_a_backup_is_restored_only_when_the_loss_is_wanted(run, path, made):
    record(path, "Roy")
    run("backup", path)
    record(path, "Tremblay", "Vachon")
    folder = backup_folder(made[1].access.register_id)
    code, out, err = run("restore", folder, path)
    assert code == 1
    assert "2 opérations" in " ".join(out)
    assert "--yes" in err[0]
    assert people(path) == ["Roy", "Tremblay", "Vachon"]
    code, out, err = run("restore", folder, path, "--yes")
    assert (code, err) == (0, [])
    assert ".before-" in out[-1]
    assert people(path) == ["Roy"]


def test_nothing_is_asked_when_nothing_is_lost(run, path, made):
    record(path, "Roy")
    run("backup", path)
    (backup,) = list_backups(backup_folder(made[1].access.register_id))
    assert run("restore", backup.folder, path)[0] == 0
    assert people(path) == ["Roy"]


@pytest.mark.parametrize("content", [None, b"", b"damaged" * 1000])
def test_a_broken_register_is_brought_back(run, path, made, content):
    record(path, "Roy")
    run("backup", path)
    folder = backup_folder(made[1].access.register_id)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    if content:  # what it held cannot be known
        assert run("restore", folder, path)[0] == 1
        assert path.read_bytes() == content
    code, _out, err = run("restore", folder, path, *(["--yes"] if content else []))
    assert (code, err) == (0, [])
    assert people(path) == ["Roy"]


def test_a_backup_makes_a_register_of_its_own_elsewhere(run, path, made, tmp_path):
    record(path, "Roy")
    run("backup", path)
    folder = backup_folder(made[1].access.register_id)
    other = tmp_path / "ailleurs" / "copie.medias"
    assert run("restore", folder, other)[0] == 1  # no such folder
    other.parent.mkdir()
    assert run("restore", folder, other)[0] == 0
    assert people(other) == people(path) == ["Roy"]


def test_another_registers_backup_is_refused(run, path, tmp_path, clock):
    stranger = make_register(tmp_path / "autre.medias", Municipality("Autre"), clock)
    BackupService.over(stranger, SLICES).make(BackupReason.BY_HAND)
    stranger.close()
    code, _out, err = run("restore", backup_folder(stranger.id), path, "--yes")
    assert code == 1
    assert "autre registre" in err[0]
    assert run("restore", tmp_path / "vide", path)[0] == 1


def test_only_the_direction_restores(run, path, made, clock, monkeypatch):
    run("backup", path)
    register = Register.open(path, clock, made[1].access)
    UserService(register, CHEAP).add("Alain Bédard", Role.CLERK, OTHER)
    register.close()
    monkeypatch.setenv(PASSPHRASE_VARIABLE, OTHER)
    folder = backup_folder(made[1].access.register_id)
    code, _out, err = run("restore", folder, path, "--yes", "--user", "Alain Bédard")
    assert code == 1
    assert "direction générale" in err[0]
    code, _out, err = run("restore", folder, path, "--yes", "--user", "Personne")
    assert code == 1


def test_a_restore_is_rehearsed(run, path, made):
    assert run("rehearse", path)[0] == 1
    run("backup", path)
    code, out, err = run("rehearse", path)
    assert (code, len(out), err) == (0, 1, [])
    (backup,) = list_backups(backup_folder(made[1].access.register_id))
    content = bytearray(backup.register_file.read_bytes())
    content[5000] ^= 1
    backup.register_file.write_bytes(content)
    code, out, err = run("rehearse", path)
    assert (code, out) == (1, [])
    assert backup.name in err[0]
