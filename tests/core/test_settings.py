"""Preferences survive, and a broken file never breaks the start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from medias_desktop.core import paths, settings


def test_what_is_saved_comes_back():
    mine = replace(settings.Settings(), language="en", theme="dark", text_scale=1.5).with_recent(
        Path("/a/b.medias")
    )
    settings.save(mine)
    assert settings.load() == mine


def test_recent_registers_are_unique_and_few():
    mine = settings.Settings()
    for number in range(12):
        mine = mine.with_recent(Path(f"/r/{number % 10}.medias"))
    assert len(mine.recent) == settings.RECENT
    assert mine.recent[0] == str(Path("/r/1.medias"))
    assert len(set(mine.recent)) == len(mine.recent)
    assert str(Path("/r/1.medias")) not in mine.without_recent(Path("/r/1.medias")).recent


@pytest.mark.parametrize("content", ["{ broken", '["fr"]'])
def test_a_broken_file_is_put_aside(content):
    path = paths.profile_folder() / "settings.json"
    path.write_text(content, "utf-8")
    assert settings.load() == settings.Settings()
    assert path.with_suffix(".unreadable.json").read_text("utf-8") == content


def test_wrong_kinds_are_ignored():
    path = paths.profile_folder() / "settings.json"
    path.write_text('{"language": 3, "text_scale": 9.0, "recent": "x", "unknown": 1}', "utf-8")
    loaded = settings.load()
    assert loaded.language == "fr"
    assert loaded.text_scale == 2.0
    assert loaded.recent == ()


def test_whatever_stands_in_the_file_the_window_opens(qtbot):
    from medias_desktop.window.main_window import MainWindow

    path = paths.profile_folder() / "settings.json"
    for text in (
        '{"geometry": "é\\ud800"}',
        "[" * 100_000,
        '{"language": "xx", "theme": "zz"}',
        '{"text_scale": NaN}',
    ):
        path.write_text(text, "utf-8")
        loaded = settings.load()
        qtbot.addWidget(MainWindow(loaded))
        settings.save(loaded)
        assert settings.load() == loaded


def test_a_register_whose_name_is_no_text_is_remembered():
    odd = Path("/r/\udce9t\udce9.medias")  # Latin-1 bytes, as old disks have them
    settings.save(settings.Settings().with_recent(odd))
    assert settings.load().recent == (str(odd),)


def test_a_profile_that_cannot_be_made_keeps_nobody_from_working(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        monkeypatch.setenv("MEDIAS_PROFILE", str(folder))
        assert settings.load() == settings.Settings()
        settings.save(settings.Settings())
    assert (tmp_path / "file").read_text() == "x"
