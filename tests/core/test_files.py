"""Whole files or none."""

from __future__ import annotations

import errno
import os
import sys
import threading

import pytest

from medias_desktop.core import files


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "a.pdf"
    files.write_bytes(path, b"one")
    files.write_bytes(path, b"two")
    assert path.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["a.pdf"]


def test_an_interrupted_write_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    files.write_bytes(path, b"one")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(files.DiskFull) as caught:
        files.write_bytes(path, b"two")
    assert str(tmp_path) in caught.value.sentence()
    assert path.read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["a.pdf"]


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is a Linux device")
def test_a_truly_full_device():
    with (
        pytest.raises(files.DiskFull),
        files.os_errors_explained(files.Path("/dev/full")),
        files.Path("/dev/full").open("wb", 0) as stream,
    ):
        stream.write(b"x")


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(files.FolderMissing):
        files.write_bytes(tmp_path / "gone" / "a.pdf", b"x")


def test_reading(tmp_path):
    with pytest.raises(files.FileMissing):
        files.read_bytes(tmp_path / "gone.txt")
    (tmp_path / "empty.txt").touch()
    with pytest.raises(files.EmptyFile):
        files.read_bytes(tmp_path / "empty.txt")
    with pytest.raises(files.FileUnreadable):
        files.read_bytes(tmp_path)


def test_a_file_without_end_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_MEGABYTES", 1)
    path = tmp_path / "journal.txt"
    path.write_bytes(b"x" * (1024 * 1024))
    assert len(files.read_bytes(path)) == 1024 * 1024
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(files.FileTooLarge) as caught:
        files.read_bytes(path)
    assert "journal.txt" in caught.value.sentence()


@pytest.mark.skipif(os.name == "nt", reason="rights of files work differently on Windows")
def test_a_written_file_has_the_rights_of_any_other(tmp_path):
    plain, ours = tmp_path / "plain.txt", tmp_path / "ours.pdf"
    plain.write_bytes(b"x")
    files.write_bytes(ours, b"x")
    assert ours.stat().st_mode == plain.stat().st_mode
    ours.chmod(0o640)
    files.write_bytes(ours, b"y")
    assert ours.stat().st_mode & 0o777 == 0o640


def test_a_name_as_long_as_the_system_takes(tmp_path):
    files.write_bytes(tmp_path / ("a" * 251 + ".pdf"), b"x")
    with pytest.raises(files.NameTooLong):
        files.write_bytes(tmp_path / ("a" * 252 + ".pdf"), b"x")


def test_no_document_is_written_over_a_register(register):
    before = register.path.read_bytes()
    with pytest.raises(files.WouldReplaceRegister) as caught:
        files.write_bytes(register.path, b"%PDF-1.7")
    assert register.path.name in caught.value.sentence()
    assert register.path.read_bytes() == before


def test_a_folder_instead_of_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in (tmp_path, files.Path()):
        with pytest.raises(files.FolderGiven):
            files.write_bytes(folder, b"x")
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/null is a device here only")
def test_a_device_is_written_to_never_replaced():
    files.require_writable(files.Path("/dev/null"))
    files.write_bytes(files.Path("/dev/null"), b"x")
    assert files.Path("/dev/null").is_char_device()
    with pytest.raises(files.DiskFull):
        files.write_bytes(files.Path("/dev/full"), b"x")
    assert files.Path("/dev/full").is_char_device()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_goes_on_leading_to_the_file(tmp_path):
    (tmp_path / "real.pdf").write_bytes(b"one")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    files.write_bytes(tmp_path / "link.pdf", b"two")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"two"


def test_what_would_be_refused_is_known_before(tmp_path, register):
    for path, error in (
        (tmp_path, files.FolderGiven),
        (register.path, files.WouldReplaceRegister),
        (tmp_path / "gone" / "a.pdf", files.FolderMissing),
        (tmp_path / ("a" * 300), files.NameTooLong),
    ):
        with pytest.raises(error):
            files.require_writable(path)
    files.require_writable(tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_name_that_no_system_takes_is_not_there():
    assert not files.is_there(files.Path("a" * 5000))
    with pytest.raises(files.FileUnreadable) as caught:
        files.read_bytes(files.Path("a" * 5000))
    assert len(caught.value.sentence()) < 300


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows keeps pipes apart from files")
def test_a_pipe_in_a_files_place_keeps_nobody_waiting(tmp_path):
    pipe = tmp_path / "Ville.medias"
    os.mkfifo(pipe)
    with pytest.raises(files.FileUnreadable):
        files.read_head(pipe, 16)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows keeps pipes apart from files")
def test_a_document_may_come_from_a_pipe(tmp_path):
    pipe = tmp_path / "politique.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"1. But",))
    writer.start()
    assert files.read_bytes(pipe) == b"1. But"
    writer.join()


@pytest.mark.parametrize("how", ["folder", "file"])
def test_what_was_begun_and_never_finished_is_gone_once_another_is_begun(tmp_path, how):
    """What a stopped program leaves may hold persons' certificates: nobody would ever look for it."""
    before, now = tmp_path / ".medias-00112233aabbccdd.part", tmp_path / ".medias-ffeeddccbbaa9988.part"
    foreign = tmp_path / ".medias-notes.part"
    for folder in (before, now, foreign):
        folder.mkdir()
        (folder / "Attestation.pdf").write_bytes(b"x")
    file = tmp_path / ".medias-0011223344556677.part"
    file.write_bytes(b"x")
    for path in (before, file, foreign):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    if how == "folder":
        with files.new_folder(tmp_path / "Sceaux") as (_temporary, finish):
            finish()
    else:
        files.require_writable(tmp_path / "Sceaux")
        files.write_bytes(tmp_path / "Sceaux", b"x")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "profile") == [
        ".medias-ffeeddccbbaa9988.part",  # another window may be filling it
        ".medias-notes.part",
        "Sceaux",
    ]
