"""A file that another program holds for a moment is waited for; one that stays held is told."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from medias_desktop.core import files, patience, settings
from medias_desktop.core.files import FileInUse, FileUnreadable
from medias_desktop.core.patience import open_patiently, patiently, rename_patiently, replace_patiently


def refusal(number: int | None = None, winerror: int | None = None) -> PermissionError:
    error = PermissionError(number or errno.EACCES, "refused")
    if winerror is not None:
        error.winerror = winerror
    return error


class Holder:
    """Holds every file for the first ``times`` tries to replace or open it, as an antivirus does."""

    def __init__(self, monkeypatch, method: str, error: OSError, times: int) -> None:
        self.left, self.waited, self._error = times, [], error
        real = getattr(Path, method)

        def act(path, *args, **kwargs):
            if self.left > 0:
                self.left -= 1
                raise self._error
            return real(path, *args, **kwargs)

        monkeypatch.setattr(Path, method, act)

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)


HELD = [refusal(winerror=32), refusal(winerror=33), refusal(winerror=5), refusal(errno.EBUSY)]


@pytest.mark.parametrize("error", HELD)
def test_a_file_held_for_a_second_is_replaced(tmp_path, monkeypatch, error):
    path = tmp_path / "a.pdf"
    files.write_bytes(path, b"one")
    holder = Holder(monkeypatch, "replace", error, 6)
    files.write_bytes(path, b"two", wait=holder.wait)
    assert path.read_bytes() == b"two"
    assert len(holder.waited) == 6
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["a.pdf"]


@pytest.mark.parametrize("error", HELD)
def test_a_file_that_stays_held_is_told_and_left_as_it_was(tmp_path, monkeypatch, error):
    path = tmp_path / "a.pdf"
    files.write_bytes(path, b"one")
    holder = Holder(monkeypatch, "replace", error, 10_000)
    with pytest.raises(FileInUse) as caught:
        files.write_bytes(path, b"two", wait=holder.wait)
    assert "a.pdf" in caught.value.sentence()
    assert sum(holder.waited) == pytest.approx(2.0)
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["a.pdf"]


@pytest.mark.parametrize("error", [refusal(), refusal(errno.EROFS), refusal(errno.ENOSPC)])
def test_other_refusals_are_not_waited_for(tmp_path, monkeypatch, error):
    path = tmp_path / "a.pdf"
    holder = Holder(monkeypatch, "replace", error, 1)
    with pytest.raises((files.FolderReadOnly, files.DiskFull)):
        files.write_bytes(path, b"two", wait=holder.wait)
    assert holder.waited == []


def test_a_folder_is_not_waited_for(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    holder = Holder(monkeypatch, "replace", refusal(winerror=5), 1)
    with pytest.raises(PermissionError):
        replace_patiently(tmp_path / "a", tmp_path / "folder", wait=holder.wait)
    assert holder.waited == []


@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="root may write what is marked read-only")
def test_a_file_marked_read_only_is_not_waited_for(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").write_bytes(b"y")
    (tmp_path / "b").chmod(0o400)
    holder = Holder(monkeypatch, "replace", refusal(winerror=5), 1)
    with pytest.raises(PermissionError):
        replace_patiently(tmp_path / "a", tmp_path / "b", wait=holder.wait)
    assert holder.waited == []


def test_a_folder_of_which_a_file_is_held_is_renamed_when_it_is_let_go(tmp_path, monkeypatch):
    (tmp_path / "copie.part").mkdir()
    (tmp_path / "copie.part" / "a").write_bytes(b"x")
    holder = Holder(monkeypatch, "rename", refusal(winerror=5), 3)
    rename_patiently(tmp_path / "copie.part", tmp_path / "copie", wait=holder.wait)
    assert (tmp_path / "copie" / "a").read_bytes() == b"x"
    assert len(holder.waited) == 3
    Holder(monkeypatch, "rename", refusal(winerror=5), 10_000)
    with pytest.raises(FileInUse):
        rename_patiently(tmp_path / "copie", tmp_path / "autre", wait=holder.wait)


def test_a_missing_file_is_not_waited_for(tmp_path):
    waited = []
    with pytest.raises(FileNotFoundError):
        replace_patiently(tmp_path / "gone", tmp_path / "b", wait=waited.append)
    with pytest.raises(FileNotFoundError):
        open_patiently(tmp_path / "gone", wait=waited.append)
    assert waited == []


def test_a_file_held_for_a_second_is_read(tmp_path, monkeypatch):
    path = tmp_path / "liste.csv"
    path.write_bytes(b"Nom\r\n")
    holder = Holder(monkeypatch, "open", refusal(winerror=32), 6)
    assert files.read_bytes(path, wait=holder.wait) == b"Nom\r\n"
    assert len(holder.waited) == 6


def test_a_file_that_stays_held_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "liste.csv"
    path.write_bytes(b"Nom\r\n")
    holder = Holder(monkeypatch, "open", refusal(winerror=32), 10_000)
    with pytest.raises(FileInUse):
        files.read_bytes(path, wait=holder.wait)
    assert sum(holder.waited) == pytest.approx(2.0)


def test_a_file_closed_to_us_is_told_at_once(tmp_path, monkeypatch):
    path = tmp_path / "liste.csv"
    path.write_bytes(b"Nom\r\n")
    holder = Holder(monkeypatch, "open", refusal(), 1)
    with pytest.raises(FileUnreadable):
        files.read_bytes(path, wait=holder.wait)
    assert holder.waited == ([] if os.name != "nt" else [patience.PAUSES[0]])


def test_settings_that_are_held_are_not_put_aside(tmp_path, monkeypatch):
    """An antivirus that looks at them must not cost a person their preferences."""
    settings.save(settings.Settings(theme="dark"))
    monkeypatch.setattr(patience, "PAUSES", (0,))
    Holder(monkeypatch, "open", refusal(winerror=32), 1)
    assert settings.load().theme == "dark"
    Holder(monkeypatch, "open", refusal(winerror=32), 2)
    assert settings.load() == settings.Settings()
    monkeypatch.undo()
    monkeypatch.setenv("MEDIAS_PROFILE", str(tmp_path / "profile"))
    assert settings.load().theme == "dark"


def test_it_is_tried_once_more_after_the_last_pause():
    tries = []

    def act():
        tries.append(1)
        if len(tries) <= len(patience.PAUSES):
            raise refusal(errno.EBUSY)
        return "done"

    assert patiently(act, wait=lambda _seconds: None) == "done"


@pytest.mark.skipif(os.name != "nt", reason="only Windows lets a program open a file for itself alone")
def test_a_file_truly_opened_by_another_program(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"one")
    hold = (
        "import ctypes, sys; k = ctypes.windll.kernel32;"
        "h = k.CreateFileW(sys.argv[1], 0x80000000, 0, None, 3, 0x80, None); print('held', flush=True);"
        "sys.stdin.read(); k.CloseHandle(h)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        other.stdout.readline()
        with pytest.raises(FileInUse):
            files.write_bytes(path, b"two", wait=lambda _seconds: None)
        with pytest.raises((FileInUse, FileUnreadable)):
            files.read_bytes(path, wait=lambda _seconds: None)
        files.write_bytes(path, b"two", wait=lambda _seconds: other.communicate())
    assert path.read_bytes() == b"two"
