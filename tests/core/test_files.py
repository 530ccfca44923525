"""Whole files or none."""

from __future__ import annotations

import errno
import os
import sys

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
