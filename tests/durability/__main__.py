"""Every long run, one after the other: ``python -m tests.durability`` (about an hour), or one tenth of it: ``… 0.1``.

Exits with 1 when any of them found something.
"""

from __future__ import annotations

import os
import subprocess
import sys

RUNS = (
    ("powercuts", 10_000),
    ("kills", 1_000),
    ("texts", 300),
    ("signing", 200),
    ("returned", 200),
    ("photos", 200),
    ("backups", 50),
    ("migrations", 60),
    ("flips", 1_000),
)
KEY_CHANGES = 60


def main(arguments: list[str]) -> int:
    """Run all of them."""
    share = float((arguments or ["1"])[0])
    commands = [
        [sys.executable, "-m", f"tests.durability.{name}", str(max(1, round(share * times)))]
        for name, times in RUNS
    ]
    commands.append([sys.executable, "-m", "pytest", "-q", "tests/safekeeping/service/test_rotating.py"])
    rounds = str(max(1, round(share * KEY_CHANGES)))
    environment = {**os.environ, "MEDIAS_KILL_ROUNDS": rounds, "QT_QPA_PLATFORM": "offscreen"}
    return max(subprocess.run(command, env=environment, check=False).returncode for command in commands)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
