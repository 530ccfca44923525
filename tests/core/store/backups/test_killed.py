"""Programs killed at any instant leave whole backups, and the old register or the restored one.

Longer: ``python -m tests.durability.backups 50``.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

KINDS = ["make", "rotate", "copy", "restore", "erase"]


def run(*arguments):
    command = [sys.executable, "-m", "tests.durability.backups", *arguments]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    lines = [line.split() for line in result.stdout.splitlines() if not line.isdigit()]
    return {line[0]: dict(zip(line[1::2], map(int, line[2::2]), strict=True)) for line in lines}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a program that copies itself is needed")
def test_killed_before_each_file_operation():
    found = run("steps")
    assert list(found) == KINDS
    assert all(counts["bad"] == 0 for counts in found.values())
    assert all(counts["killed"] > 5 for counts in found.values())
    assert found["make"]["unfinished"] > 5
    assert found["restore"]["unfinished"] > 5


def test_killed_at_random():
    found = run("2")
    assert list(found) == KINDS
    assert all(counts["bad"] == 0 for counts in found.values())
    assert all(counts["killed"] == 2 for counts in found.values())
