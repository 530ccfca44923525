"""The command that measures the reading of documents on a folder of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.__main__ import main

TEXT = "1. Purpose\n\nThis policy is about snow.\n\n2. Storage\n\nSnow is stored behind the arena.\n"


def _document(folder: Path, outline: str) -> None:
    (folder / "snow.txt").write_text(TEXT, encoding="utf-8")
    (folder / "snow.tsv").write_text(outline, encoding="utf-8")


def test_a_folder_read_as_expected_reaches_the_aims(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    _document(tmp_path, "1\t1\tPurpose\n1\t2\tStorage\n")
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].split()[-7:-3] == ["2", "100", "100", "100"]


def test_a_missed_section_and_a_wrong_level_are_listed_and_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    _document(tmp_path, "1\t1\tPurpose\n2\t2\tStorage\n1\t3\tSalt\n")
    assert main(["-v", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "- 1 | 3 | Salt" in out
    assert "≠ 1 | 2 | Storage (expected 2)" in out


def test_a_refused_document_counts_as_nothing_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "empty.tsv").write_text("1\t1\tPurpose\n", encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    assert "empty.txt" in capsys.readouterr().out


def test_a_folder_without_outlines_is_a_mistake(tmp_path: Path):
    assert main([str(tmp_path)]) == 1
